/* otlp_series.c -- series of a file of OpenTelemetry, gathered until it ends
 *
 * A collector writes a line every few seconds, with a point of each series.
 */
#include "importers/otlp_series.h"

#include "importers/series_draft.h"

struct otlp_series *otlp_series_new(GPtrArray *pairs)
{
	struct otlp_series *series = g_new0(struct otlp_series, 1);

	series->pairs = g_ptr_array_ref(pairs);
	series->points = g_array_new(false, false, sizeof(struct otlp_point));
	return series;
}

void otlp_series_free(void *data)
{
	struct otlp_series *series = data;

	if (!series)
		return;
	g_ptr_array_unref(series->pairs);
	g_array_unref(series->points);
	g_free(series);
}

struct otlp_gathered *otlp_gathered_new(void)
{
	struct otlp_gathered *gathered = g_new0(struct otlp_gathered, 1);

	gathered->all = g_ptr_array_new_with_free_func(otlp_series_free);
	gathered->by_key = g_hash_table_new(g_int64_hash, g_int64_equal);
	return gathered;
}

void otlp_gathered_free(struct otlp_gathered *gathered)
{
	if (!gathered)
		return;
	g_hash_table_unref(gathered->by_key);
	g_ptr_array_unref(gathered->all);
	g_free(gathered);
}

void otlp_gathered_add(struct otlp_gathered *gathered,
		       struct otlp_series *series)
{
	struct otlp_series *known =
		g_hash_table_lookup(gathered->by_key, &series->key);

	if (known) {
		g_array_append_vals(known->points, series->points->data,
				    series->points->len);
		otlp_series_free(series);
		return;
	}
	g_ptr_array_add(gathered->all, series);
	g_hash_table_insert(gathered->by_key, &series->key, series);
}

static void add(struct reading *reading, const struct otlp_series *series)
{
	struct series_draft draft;

	series_begin(&draft, reading, series->record);
	draft.series.name = series->name;
	draft.series.unit = series->unit;
	draft.series.type = series->type;
	for (uint32_t p = 0; p < series->pairs->len; p += 2)
		series_label(&draft, series->pairs->pdata[p],
			     series->pairs->pdata[p + 1]);
	for (uint32_t p = 0; p < series->points->len; p++) {
		const struct otlp_point *point =
			&g_array_index(series->points, struct otlp_point, p);

		series_point(&draft, point->at, point->value);
	}
	series_end(&draft);
}

void otlp_gathered_end(struct otlp_gathered *gathered, struct reading *reading)
{
	for (uint32_t s = 0; s < gathered->all->len; s++) {
		struct otlp_series *series = gathered->all->pdata[s];

		add(reading, series);
		g_array_set_size(series->points, 0);
	}
}
