/* seal_entries.c -- the records of all the other kinds, in one way
 *
 * A record is the same as another if their formats and ids are the same, and
 * the times at which they were made; without an id, if their contents are.  An
 * array of indexes is sorted so that equal ones stand side by side, the one to
 * keep last; the rest is copied in the order of time.
 */
#include "model/entries.h"
#include "model/seal.h"

#include <string.h>

struct sorting {
	const struct facts *facts;
	enum record_kind kind;
};

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_places(struct place a, struct place b)
{
	int order = compare_numbers(a.source, b.source);

	return order ? order : compare_numbers(a.record, b.record);
}

static const char *format_of(const struct facts *facts,
			     const struct record_entry *entry)
{
	return facts_source(facts, entry->place.source)->format;
}

static int64_t made_at(const struct record_entry *entry)
{
	return entry->created_at != NO_TIME ? entry->created_at : entry->at;
}

static int compare_same(const struct facts *facts, const struct record_entry *a,
			const struct record_entry *b)
{
	int order = g_strcmp0(a->id, b->id);

	if (order == 0 && a->id)
		order = compare_numbers(made_at(a), made_at(b));
	if (order == 0 && !a->id)
		order = (a->content > b->content) - (a->content < b->content);
	return order ? order : strcmp(format_of(facts, a), format_of(facts, b));
}

static bool is_same(const struct facts *facts, const struct record_entry *a,
		    const struct record_entry *b)
{
	return compare_same(facts, a, b) == 0 && (a->id || a->content != 0);
}

static int by_sameness(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct sorting *sorting = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const struct record_entry *x =
		facts_entry(sorting->facts, sorting->kind, i);
	const struct record_entry *y =
		facts_entry(sorting->facts, sorting->kind, j);
	int order = compare_same(sorting->facts, x, y);

	if (order == 0)
		order = compare_numbers(x->modified_at, y->modified_at);
	if (order == 0)
		order = compare_places(x->place, y->place);
	return order ? order : compare_numbers(i, j);
}

static int by_time(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct sorting *sorting = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const struct record_entry *x =
		facts_entry(sorting->facts, sorting->kind, i);
	const struct record_entry *y =
		facts_entry(sorting->facts, sorting->kind, j);
	int order = compare_numbers(x->at, y->at);

	if (order == 0)
		order = seal_compare_ids(x->id, y->id);
	if (order == 0)
		order = compare_places(x->place, y->place);
	return order ? order : compare_numbers(i, j);
}

/* The one service of that name, or the one that has the name itself. */
static uint32_t service_of(const struct facts *facts, const char *name,
			   GArray *found)
{
	uint32_t service = facts_find_service(facts, name);

	if (service != NONE)
		return service;
	g_array_set_size(found, 0);
	facts_find_named(facts, name, found);
	return found->len == 1 ? g_array_index(found, uint32_t, 0) : NONE;
}

/* Names are interned, and so found by their addresses. */
static void find_services(struct facts *facts, enum record_kind kind)
{
	g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t i = 0; i < facts->records[kind]->len; i++) {
		struct record_entry *entry = facts_entry(facts, kind, i);
		void *service;

		entry->service = NONE;
		if (!entry->service_name)
			continue;
		if (!g_hash_table_lookup_extended(known, entry->service_name,
						  NULL, &service)) {
			service = GUINT_TO_POINTER(
				service_of(facts, entry->service_name, found));
			g_hash_table_insert(known, (char *)entry->service_name,
					    service);
		}
		entry->service = GPOINTER_TO_UINT(service);
	}
}

/* Moves the indexes of those that stay to the front; how many they are. */
static uint32_t drop_repeated(struct facts *facts, enum record_kind kind,
			      uint32_t *order, GHashTable *gone)
{
	uint32_t n = facts->records[kind]->len, kept = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct record_entry *entry =
			facts_entry(facts, kind, order[i]);

		if (i + 1 < n &&
		    is_same(facts, entry,
			    facts_entry(facts, kind, order[i + 1])))
			seal_drop(facts, entry->place, gone);
		else
			order[kept++] = order[i];
	}
	return kept;
}

static void seal_kind(struct facts *facts, enum record_kind kind,
		      GHashTable *gone)
{
	uint32_t n = facts->records[kind]->len, kept;
	g_autofree uint32_t *order = g_new(uint32_t, n + 1);
	GArray *sorted = g_array_sized_new(false, true,
					   (unsigned)record_kind_size(kind), n);
	struct sorting sorting = { facts, kind };

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	g_qsort_with_data(order, (int)n, sizeof(*order), by_sameness, &sorting);
	kept = drop_repeated(facts, kind, order, gone);
	g_qsort_with_data(order, (int)kept, sizeof(*order), by_time, &sorting);
	for (uint32_t i = 0; i < kept; i++)
		g_array_append_vals(sorted, facts_entry(facts, kind, order[i]),
				    1);
	g_array_unref(facts->records[kind]);
	facts->records[kind] = sorted;
}

void seal_entries(struct facts *facts, GHashTable *gone)
{
	for (int kind = 0; kind < RECORD_KINDS; kind++) {
		find_services(facts, (enum record_kind)kind);
		seal_kind(facts, (enum record_kind)kind, gone);
	}
	seal_runs(facts);
}
