/* otlp_metrics.c -- metrics of OpenTelemetry as series
 *
 * A metric has the points of all its attributes in one list, mostly one point
 * of each.  They are gathered by their attributes, in the order of the file,
 * and added when the metric ends: what its numbers are stands behind them.
 */
#include "importers/otlp_metrics.h"

#include "importers/field.h"
#include "importers/series_draft.h"

#include <math.h>
#include <string.h>

/* What a metric gives: of each set of attributes a series, or two. */
struct number {
	const char *suffix;
	const char *keys[3];
};

enum { NUMBERS = 2 };

static const struct number numbers[] = { { "", { "as_double", "as_int" } } };
static const struct number parts[NUMBERS] = { { "_count", { "count" } },
					      { "_sum", { "sum" } } };

struct point {
	int64_t at; /* milliseconds */
	double value;
};

/* Of one set of attributes. */
struct set {
	GPtrArray *pairs;	 /* names and values, the facts' own */
	GArray *points[NUMBERS]; /* of struct point */
	bool is_timeless;	 /* one of them is */
};

struct gathered {
	GPtrArray *sets;
	GHashTable *by_attributes; /* hash: the set, borrowed */
	const char *name, *unit, *service;
	enum series_type type;
	bool is_left_out, has_parts;
	bool is_told; /* whether it is told by its changes */
};

static void free_set(void *data)
{
	struct set *set = data;

	g_ptr_array_unref(set->pairs);
	for (int n = 0; n < NUMBERS; n++)
		g_array_unref(set->points[n]);
	g_free(set);
}

static struct gathered *gathered_new(void)
{
	struct gathered *gathered = g_new0(struct gathered, 1);

	gathered->sets = g_ptr_array_new_with_free_func(free_set);
	gathered->by_attributes = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, NULL);
	return gathered;
}

static void gathered_free(struct gathered *gathered)
{
	g_hash_table_unref(gathered->by_attributes);
	g_ptr_array_unref(gathered->sets);
	g_free(gathered);
}

/* Equal for the same attributes. */
static uint64_t attributes_hash(const struct json *point)
{
	const struct json *attributes = field(point, "attributes");

	return attributes ? json_hash(attributes) : 0;
}

static struct set *set_new(struct reading *reading, const struct json *point)
{
	struct otlp_around alone = { .record = point };
	struct set *set = g_new0(struct set, 1);

	set->pairs = g_ptr_array_new();
	for (int n = 0; n < NUMBERS; n++)
		set->points[n] =
			g_array_new(false, false, sizeof(struct point));
	for (const struct json *pair = json_first(field(point, "attributes"));
	     pair; pair = json_next(pair)) {
		const char *key = field_own(reading, pair, "key");
		const char *value =
			key ? otlp_text(reading, &alone, key) : NULL;

		if (value) {
			g_ptr_array_add(set->pairs, (char *)key);
			g_ptr_array_add(set->pairs, (char *)value);
		}
	}
	return set;
}

static struct set *set_of(struct gathered *gathered, struct reading *reading,
			  const struct json *point)
{
	uint64_t hash = attributes_hash(point);
	struct set *set = g_hash_table_lookup(gathered->by_attributes, &hash);

	if (set)
		return set;
	set = set_new(reading, point);
	g_ptr_array_add(gathered->sets, set);
	g_hash_table_insert(gathered->by_attributes,
			    g_memdup2(&hash, sizeof(hash)), set);
	return set;
}

static bool read_value(const struct json *point, const struct number *number,
		       double *value)
{
	for (int k = 0; number->keys[k]; k++)
		if (json_real(field(point, number->keys[k]), value))
			return true;
	return false;
}

static void gather(struct gathered *gathered, struct reading *reading,
		   const struct json *json)
{
	struct set *set = set_of(gathered, reading, json);
	const struct number *some = gathered->has_parts ? parts : numbers;
	struct point point;
	int64_t at;

	if (!otlp_time(json, "time_unix_nano", &at) || at == 0) {
		set->is_timeless = true;
		return;
	}
	point.at = at / 1000000;
	for (int n = 0; n < (gathered->has_parts ? NUMBERS : 1); n++)
		if (read_value(json, &some[n], &point.value))
			g_array_append_val(set->points[n], point);
}

/* -- as series */

static void add_series(struct reading *reading, const struct gathered *gathered,
		       const struct set *set, int n)
{
	const char *suffix = (gathered->has_parts ? parts : numbers)[n].suffix;
	g_autofree char *name = g_strconcat(gathered->name, suffix, NULL);
	struct series_draft draft;

	series_begin(&draft, reading, reading->record);
	draft.series.name = facts_text(reading->import->facts, name);
	draft.series.unit = gathered->unit;
	draft.series.type = gathered->type;
	for (uint32_t p = 0; p < set->pairs->len; p += 2)
		series_label(&draft, set->pairs->pdata[p],
			     set->pairs->pdata[p + 1]);
	if (gathered->service)
		series_label(&draft, "service.name", gathered->service);
	for (uint32_t p = 0; p < set->points[n]->len; p++) {
		const struct point *point =
			&g_array_index(set->points[n], struct point, p);

		series_point(&draft, point->at, point->value);
	}
	series_end(&draft);
}

static void add(struct reading *reading, const struct gathered *gathered)
{
	if (gathered->is_left_out || gathered->sets->len == 0) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	for (int n = 0; n < (gathered->has_parts ? NUMBERS : 1); n++)
		for (uint32_t s = 0; s < gathered->sets->len; s++) {
			const struct set *set = gathered->sets->pdata[s];

			if (!set->is_timeless)
				add_series(reading, gathered, set, n);
			else
				reading_malformed(
					reading, "time missing",
					"a point has no 'timeUnixNano'");
		}
}

/* -- a metric */

/* Changes since the last point, not a sum from the beginning. */
static bool is_delta(const struct json *data)
{
	int64_t number;

	if (field_integer(data, "aggregation_temporality", &number))
		return number == 1;
	return field_is(data, "aggregation_temporality",
			"AGGREGATION_TEMPORALITY_DELTA");
}

/* What its numbers are, as far as is known; they, or NULL. */
static const struct json *describe(struct gathered *gathered,
				   struct reading *reading,
				   const struct otlp_around *around)
{
	const struct json *gauge = field(around->record, "gauge");
	const struct json *sum = field(around->record, "sum");
	const struct json *histogram = field(around->record, "histogram");
	const struct json *data;
	const char *name = field_own(reading, around->record, "name");

	if (!histogram)
		histogram = field(around->record, "exponential_histogram");
	data = gauge ? gauge : sum ? sum : histogram;
	gathered->name = name ? name : "";
	gathered->unit = field_own(reading, around->record, "unit");
	gathered->service = otlp_text(reading, around, "service.name");
	gathered->has_parts = data && data == histogram;
	gathered->is_told =
		data == gauge || field(data, "aggregation_temporality");
	gathered->is_left_out = !data || (data != gauge && is_delta(data));
	gathered->type = gathered->has_parts ? SERIES_HISTOGRAM :
			 data == sum && field_truth(sum, "is_monotonic") ?
					       SERIES_COUNTER :
					       SERIES_GAUGE;
	return gathered->is_left_out ? NULL : field(data, "data_points");
}

void otlp_read_metric(struct reading *reading, const struct otlp_around *around,
		      bool goes_on)
{
	struct gathered *gathered = g_steal_pointer(&reading->state);
	const struct json *points;

	if (!gathered)
		gathered = gathered_new();
	points = describe(gathered, reading, around);
	for (const struct json *point = json_first(points); point;
	     point = json_next(point))
		gather(gathered, reading, point);
	if (goes_on) {
		reading->state = gathered;
		return;
	}
	add(reading, gathered);
	gathered_free(gathered);
}

void otlp_finish_metric(struct reading *reading)
{
	struct gathered *gathered = g_steal_pointer(&reading->state);

	if (!gathered)
		return;
	if (gathered->is_told)
		add(reading, gathered);
	else
		reading_malformed(reading, "cut",
				  "the metric \"%s\" is cut before its "
				  "'aggregationTemporality'",
				  gathered->name);
	gathered_free(gathered);
}
