/* selectors.c -- the series that many selectors mean
 *
 * Thousands of sections of a configuration ask for the same counter with
 * another value of a label.  So selectors lie by their name and one label that
 * must have a value; a series asks for those of its name and values alone.
 */
#include "analyzer/selectors.h"

#include <string.h>

struct index {
	const struct facts *facts;
	GHashTable *by_key; /* of GArray of uint32_t, numbers of selectors */
	GPtrArray *labels;  /* those that keys have, each once */
	GArray *others;	    /* of uint32_t: selectors without a name */
	GString *key;	    /* room for one */
	GArray *looks;	    /* of struct selector_look, by number */
};

static struct selector_look *look_at(const struct index *index, uint32_t s)
{
	return &g_array_index(index->looks, struct selector_look, s);
}

/* Without a label it is the name alone. */
static const char *write_key(struct index *index, const char *name,
			     const char *label, const char *value)
{
	g_string_assign(index->key, name);
	if (label)
		g_string_append_printf(index->key, "\n%s\n%s", label, value);
	return index->key->str;
}

/* A label that must have a value, or NULL. */
static const struct matcher *needed(const struct selector *selector)
{
	for (uint32_t m = 0; m < selector->n; m++) {
		const struct matcher *matcher = &selector->matchers[m];

		if (matcher->matching == MATCHES_EQUAL && *matcher->value)
			return matcher;
	}
	return NULL;
}

static GArray *list_at(struct index *index, const char *key)
{
	GArray *list = g_hash_table_lookup(index->by_key, key);

	if (!list) {
		list = g_array_new(false, false, sizeof(uint32_t));
		g_hash_table_insert(index->by_key, g_strdup(key), list);
	}
	return list;
}

static void add_label(GPtrArray *labels, const char *label)
{
	if (!g_ptr_array_find_with_equal_func(labels, label, g_str_equal, NULL))
		g_ptr_array_add(labels, (char *)label);
}

static void add(struct index *index, const struct selector *selector,
		uint32_t number)
{
	const struct matcher *matcher = needed(selector);
	GArray *list;

	if (!selector->name) {
		g_array_append_val(index->others, number);
		return;
	}
	list = list_at(index, write_key(index, selector->name, NULL, NULL));
	if (matcher) {
		add_label(index->labels, matcher->label);
		list = list_at(index,
			       write_key(index, selector->name, matcher->label,
					 matcher->value));
	}
	g_array_append_val(list, number);
}

static struct index *index_new(const struct facts *facts)
{
	struct index *index = g_new0(struct index, 1);

	index->facts = facts;
	index->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      (GDestroyNotify)g_array_unref);
	index->labels = g_ptr_array_new();
	index->others = g_array_new(false, false, sizeof(uint32_t));
	index->key = g_string_new(NULL);
	index->looks = g_array_new(false, true, sizeof(struct selector_look));
	return index;
}

static void index_free(struct index *index)
{
	for (uint32_t s = 0; s < index->looks->len; s++) {
		struct selector_look *look = look_at(index, s);

		if (look->selector)
			selector_end(look);
	}
	g_array_unref(index->looks);
	g_hash_table_unref(index->by_key);
	g_ptr_array_unref(index->labels);
	g_array_unref(index->others);
	g_string_free(index->key, true);
	g_free(index);
}

/* Those of a list, or NULL, that mean a series. */
static void ask(struct index *index, const GArray *list, uint32_t series,
		GPtrArray *found)
{
	for (uint32_t i = 0; list && i < list->len; i++) {
		uint32_t s = g_array_index(list, uint32_t, i);

		if (selector_means(look_at(index, s), series))
			g_array_append_val((GArray *)found->pdata[s], series);
	}
}

static void find(struct index *index, uint32_t i, GPtrArray *found)
{
	const struct series *series = selector_series(index->facts, i);
	const GArray *named = g_hash_table_lookup(
		index->by_key, write_key(index, series->name, NULL, NULL));

	ask(index, index->others, i, found);
	ask(index, named, i, found);
	for (uint32_t l = 0; named && l < index->labels->len; l++) {
		const char *label = index->labels->pdata[l];
		const char *key =
			write_key(index, series->name, label,
				  selector_label(index->facts, series, label));

		ask(index, g_hash_table_lookup(index->by_key, key), i, found);
	}
}

static void free_found(void *found)
{
	if (found)
		g_array_unref(found);
}

GPtrArray *selectors_find(const struct facts *facts,
			  const struct selector *const *selectors, uint32_t n)
{
	struct index *index = index_new(facts);
	GPtrArray *found = g_ptr_array_new_with_free_func(free_found);

	g_ptr_array_set_size(found, (int)n);
	g_array_set_size(index->looks, n);
	for (uint32_t s = 0; s < n; s++) {
		if (!selectors[s])
			continue;
		found->pdata[s] = g_array_new(false, false, sizeof(uint32_t));
		*look_at(index, s) = selector_begin(facts, selectors[s]);
		add(index, selectors[s], s);
	}
	for (uint32_t i = 0; i < facts->records[RECORD_SERIES]->len; i++)
		find(index, i, found);
	index_free(index);
	return found;
}
