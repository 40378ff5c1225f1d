/* selector.c -- the series that a selector means */
#include "analyzer/selector.h"

#include "model/entries.h"

#include <string.h>

const struct series *selector_series(const struct facts *facts, uint32_t i)
{
	return (const struct series *)facts_entry(facts, RECORD_SERIES, i);
}

static const struct label *label_at(const struct facts *facts,
				    const struct series *series, uint32_t i)
{
	return &g_array_index(facts->labels, struct label,
			      series->first_label + i);
}

const char *selector_label(const struct facts *facts,
			   const struct series *series, const char *label)
{
	if (strcmp(label, "__name__") == 0)
		return series->name;
	for (uint32_t l = 0; l < series->labels; l++)
		if (strcmp(label_at(facts, series, l)->name, label) == 0)
			return label_at(facts, series, l)->value;
	return "";
}

int selector_compare(const struct facts *facts, const struct series *a,
		     const struct series *b)
{
	uint32_t both = MIN(a->labels, b->labels);
	int order = strcmp(a->name, b->name);

	for (uint32_t l = 0; l < both && order == 0; l++) {
		const struct label *x = label_at(facts, a, l);
		const struct label *y = label_at(facts, b, l);

		order = strcmp(x->name, y->name);
		if (order == 0)
			order = strcmp(x->value, y->value);
	}
	return order ? order :
		       (a->labels > b->labels) - (a->labels < b->labels);
}

static bool matches(const struct matcher *matcher, GRegex *pattern,
		    const char *value)
{
	switch (matcher->matching) {
	case MATCHES_EQUAL:
		return strcmp(value, matcher->value) == 0;
	case MATCHES_OTHER:
		return strcmp(value, matcher->value) != 0;
	case MATCHES_LIKE:
		return g_regex_match(pattern, value, 0, NULL);
	default:
		return !g_regex_match(pattern, value, 0, NULL);
	}
}

struct selector_look selector_begin(const struct facts *facts,
				    const struct selector *selector)
{
	struct selector_look look = { facts, selector,
				      g_new0(GRegex *, selector->n + 1) };

	for (uint32_t m = 0; m < selector->n; m++) {
		const struct matcher *matcher = &selector->matchers[m];

		if (matcher->matching == MATCHES_LIKE ||
		    matcher->matching == MATCHES_UNLIKE)
			look.patterns[m] = selector_pattern(matcher->value);
	}
	return look;
}

bool selector_means(const struct selector_look *look, uint32_t i)
{
	const struct selector *selector = look->selector;
	const struct series *series = selector_series(look->facts, i);

	if (selector->name && strcmp(series->name, selector->name) != 0)
		return false;
	for (uint32_t m = 0; m < selector->n; m++)
		if (!matches(&selector->matchers[m], look->patterns[m],
			     selector_label(look->facts, series,
					    selector->matchers[m].label)))
			return false;
	return true;
}

void selector_end(struct selector_look *look)
{
	for (uint32_t m = 0; m < look->selector->n; m++)
		g_clear_pointer(&look->patterns[m], g_regex_unref);
	g_free(look->patterns);
}

void selector_find(const struct facts *facts, const struct selector *selector,
		   GArray *found)
{
	struct selector_look look = selector_begin(facts, selector);

	for (uint32_t i = 0; i < facts->records[RECORD_SERIES]->len; i++)
		if (selector_means(&look, i))
			g_array_append_val(found, i);
	selector_end(&look);
}
