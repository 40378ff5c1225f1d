/* series_draft.c -- a series while its points are being read */
#include "importers/series_draft.h"

#include "model/entries.h"

#include <string.h>

/* Of a series; servers allow far fewer. */
enum { LABELS = 256 };

void series_begin(struct series_draft *draft, struct reading *reading,
		  uint32_t record)
{
	*draft = (struct series_draft){
		.reading = reading,
		.pairs = g_ptr_array_new(),
		.series = {
			.entry = reading_entry(reading, NULL, NO_TIME, NULL),
			.name = "",
			.first_point = reading->import->facts->times->len,
		},
	};
	draft->series.entry.place.record = record;
}

void series_label(struct series_draft *draft, const char *name,
		  const char *value)
{
	struct facts *facts = draft->reading->import->facts;

	if (strcmp(name, "__name__") == 0) {
		draft->series.name = facts_text(facts, value);
		return;
	}
	for (uint32_t p = 0; p < draft->pairs->len; p += 2)
		if (strcmp(draft->pairs->pdata[p], name) == 0) {
			draft->pairs->pdata[p + 1] =
				(char *)facts_text(facts, value);
			return;
		}
	if (draft->pairs->len == 2 * LABELS)
		return;
	g_ptr_array_add(draft->pairs, (char *)facts_text(facts, name));
	g_ptr_array_add(draft->pairs, (char *)facts_text(facts, value));
}

void series_point(struct series_draft *draft, int64_t milliseconds,
		  double value)
{
	struct facts *facts = draft->reading->import->facts;

	if (draft->series.points > 0 &&
	    g_array_index(facts->times, int64_t, facts->times->len - 1) >=
		    milliseconds)
		draft->is_disordered = true;
	g_array_append_val(facts->times, milliseconds);
	g_array_append_val(facts->values, value);
	draft->series.points++;
}

struct point {
	int64_t at;
	double value;
	uint64_t nth;
};

static int by_time(gconstpointer a, gconstpointer b)
{
	const struct point *x = a, *y = b;

	if (x->at != y->at)
		return (x->at > y->at) - (x->at < y->at);
	return (x->nth > y->nth) - (x->nth < y->nth);
}

static void set_length(struct facts *facts, uint64_t length)
{
	g_array_set_size(facts->times, (unsigned)length);
	g_array_set_size(facts->values, (unsigned)length);
}

static void put_in_order(struct series_draft *draft)
{
	struct facts *facts = draft->reading->import->facts;
	uint64_t first = draft->series.first_point, n = draft->series.points;
	int64_t *times = &g_array_index(facts->times, int64_t, first);
	double *values = &g_array_index(facts->values, double, first);
	g_autoptr(GArray) points = g_array_sized_new(
		false, false, sizeof(struct point), (unsigned)n);
	uint64_t kept = 0;

	for (uint64_t i = 0; i < n; i++) {
		struct point point = { times[i], values[i], i };

		g_array_append_val(points, point);
	}
	g_array_sort(points, by_time);
	for (uint64_t i = 0; i < n; i++) {
		const struct point *point =
			&g_array_index(points, struct point, i);

		if (kept > 0 && times[kept - 1] == point->at)
			kept--;
		times[kept] = point->at;
		values[kept++] = point->value;
	}
	draft->series.points = kept;
	set_length(facts, first + kept);
}

static enum series_type type_of(const struct series *series,
				const GPtrArray *pairs)
{
	if (series->type != SERIES_UNKNOWN)
		return series->type;
	if (g_str_has_suffix(series->name, "_total"))
		return SERIES_COUNTER;
	for (uint32_t p = 0; p < pairs->len; p += 2)
		if (strcmp(pairs->pdata[p], "le") == 0 &&
		    g_str_has_suffix(series->name, "_bucket"))
			return SERIES_HISTOGRAM;
	return SERIES_UNKNOWN;
}

static const char *service_of(const GPtrArray *pairs)
{
	static const char *const names[] = { "service",	     "service_name",
					     "service.name", "sloth_service",
					     "app",	     "application",
					     "job" };

	for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
		for (uint32_t p = 0; p < pairs->len; p += 2)
			if (strcmp(pairs->pdata[p], names[n]) == 0 &&
			    *(const char *)pairs->pdata[p + 1])
				return pairs->pdata[p + 1];
	return NULL;
}

/* Of the bytes, so that NaN is equal to NaN. */
static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
	const uint8_t *byte = bytes;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ byte[i]) * UINT64_C(1099511628211);
	return hash;
}

static uint64_t content_of(const struct series_draft *draft)
{
	const struct facts *facts = draft->reading->import->facts;
	const struct series *series = &draft->series;
	uint64_t hash = hash_bytes(UINT64_C(14695981039346656037), series->name,
				   strlen(series->name) + 1);

	for (uint32_t l = 0; l < series->labels; l++) {
		const struct label *label = &g_array_index(
			facts->labels, struct label, series->first_label + l);

		hash = hash_bytes(hash, label->name, strlen(label->name) + 1);
		hash = hash_bytes(hash, label->value, strlen(label->value) + 1);
	}
	hash = hash_bytes(
		hash,
		&g_array_index(facts->times, int64_t, series->first_point),
		series->points * sizeof(int64_t));
	return hash_bytes(
		hash,
		&g_array_index(facts->values, double, series->first_point),
		series->points * sizeof(double));
}

static int64_t seconds_of(int64_t milliseconds)
{
	int64_t rest = milliseconds % 1000;

	return (milliseconds - rest) / 1000 - (rest < 0);
}

void series_end(struct series_draft *draft)
{
	struct reading *reading = draft->reading;
	struct facts *facts = reading->import->facts;
	struct series *series = &draft->series;

	if (series->points == 0) {
		series_drop(draft);
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (draft->is_disordered)
		put_in_order(draft);
	series->type = type_of(series, draft->pairs);
	series->entry.service_name = service_of(draft->pairs);
	series->labels =
		reading_add_labels(reading, draft->pairs, &series->first_label);
	series->entry.at = seconds_of(
		g_array_index(facts->times, int64_t, series->first_point));
	reading_span(reading,
		     seconds_of(g_array_index(facts->times, int64_t,
					      series->first_point +
						      series->points - 1)));
	series->entry.content = content_of(draft);
	facts_add_record(facts, RECORD_SERIES, series);
	g_clear_pointer(&draft->pairs, g_ptr_array_unref);
}

void series_drop(struct series_draft *draft)
{
	set_length(draft->reading->import->facts, draft->series.first_point);
	g_clear_pointer(&draft->pairs, g_ptr_array_unref);
}
