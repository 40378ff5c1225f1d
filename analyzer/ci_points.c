/* ci_points.c -- the points of series, of which several files may hold parts
 *
 * Pages of one query are series of the same name and labels.  Records are in
 * the order of their first points, so a chain of them is walked from one to the
 * next, and what another had told already is passed over.
 */
#include "analyzer/ci_series.h"

#include "analyzer/increase.h"
#include "model/entries.h"

static const struct series *record_of(const struct metrics *metrics,
				      const struct ci_series *series)
{
	return (const struct series *)(void *)facts_entry(
		metrics->facts, RECORD_SERIES, series->record);
}

/* Its name and all its labels, of which `le` is one. */
static char *name_all(const struct metrics *metrics,
		      const struct series *series)
{
	GString *key = g_string_new(series->name);

	for (uint32_t l = 0; l < series->labels; l++) {
		const struct label *label =
			&g_array_index(metrics->facts->labels, struct label,
				       series->first_label + l);

		g_string_append_printf(key, "\n%s\t%s", label->name,
				       label->value);
	}
	return g_string_free(key, false);
}

void ci_series_join(struct metrics *metrics)
{
	/* to the last of each chain, + 1 */
	g_autoptr(GHashTable) last =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (uint32_t i = 0; i < metrics->ci.series->len; i++) {
		struct ci_series *one =
			&g_array_index(metrics->ci.series, struct ci_series, i);
		char *key = name_all(metrics, record_of(metrics, one));
		uint32_t before =
			GPOINTER_TO_UINT(g_hash_table_lookup(last, key));

		if (before > 0) {
			one->is_more = true;
			g_array_index(metrics->ci.series, struct ci_series,
				      before - 1)
				.next = i;
		}
		g_hash_table_insert(last, key, GUINT_TO_POINTER(i + 1));
	}
}

static int64_t seconds_of(int64_t milliseconds)
{
	int64_t rest = milliseconds % 1000;

	return (milliseconds - rest) / 1000 - (rest < 0);
}

void ci_series_points(const struct metrics *metrics,
		      const struct ci_series *series,
		      void (*take)(int64_t at, double value, void *data),
		      void *data)
{
	const struct facts *facts = metrics->facts;
	int64_t told = INT64_MIN;

	if (series->is_more)
		return;
	while (series) {
		const struct series *record = record_of(metrics, series);

		for (uint64_t p = record->first_point;
		     p < record->first_point + record->points; p++) {
			int64_t at = g_array_index(facts->times, int64_t, p);

			if (at <= told)
				continue;
			told = at;
			take(seconds_of(at),
			     g_array_index(facts->values, double, p), data);
		}
		series = series->next == NONE ?
				 NULL :
				 &g_array_index(metrics->ci.series,
						struct ci_series, series->next);
	}
}

/* A counter on its way through its points. */
struct growing {
	struct increase increase;
	const struct ci_series *series;
	void (*take)(int64_t at, double amount, void *data);
	void *data;
};

static void grow(int64_t at, double value, void *data)
{
	struct growing *growing = data;
	bool has_fallen = value < growing->increase.before;
	double amount = increase_next(&growing->increase, value);

	if (amount > 0 && !(has_fallen && growing->series->is_of_kept))
		growing->take(at, amount * growing->series->scale,
			      growing->data);
}

void ci_series_growth(const struct metrics *metrics,
		      const struct ci_series *series,
		      void (*take)(int64_t at, double amount, void *data),
		      void *data)
{
	struct growing growing = { increase_begin(), series, take, data };

	ci_series_points(metrics, series, grow, &growing);
}
