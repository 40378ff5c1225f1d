/* otlp_metrics.c -- metrics of OpenTelemetry as series
 *
 * A metric has the points of all its attributes in one list, mostly one point
 * of each.  They are gathered by their attributes, in the order of the file,
 * until the metric ends: what its numbers are stands behind them.  Then they go
 * to the series of the file.
 */
#include "importers/otlp_metrics.h"

#include "importers/field.h"
#include "importers/otlp_series.h"

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

/* Of one set of attributes. */
struct set {
	uint64_t attributes; /* equal for the same */
	struct otlp_series *series[NUMBERS];
	bool is_timeless; /* one of its points is */
};

struct metric {
	GPtrArray *sets;
	GHashTable *by_attributes; /* the same, borrowed */
	uint64_t resource;	   /* equal for the same */
	const char *name, *unit;
	enum series_type type;
	bool is_left_out, has_parts;
	bool is_told; /* whether it is told by its changes */
};

struct state {
	struct otlp_gathered *gathered;
	struct metric *metric; /* that goes on, or NULL */
};

static void free_set(void *data)
{
	struct set *set = data;

	for (int n = 0; n < NUMBERS; n++)
		otlp_series_free(set->series[n]);
	g_free(set);
}

static struct metric *metric_new(void)
{
	struct metric *metric = g_new0(struct metric, 1);

	metric->sets = g_ptr_array_new_with_free_func(free_set);
	metric->by_attributes = g_hash_table_new(g_int64_hash, g_int64_equal);
	return metric;
}

static void metric_free(struct metric *metric)
{
	g_hash_table_unref(metric->by_attributes);
	g_ptr_array_unref(metric->sets);
	g_free(metric);
}

static struct state *state_of(struct reading *reading)
{
	struct state *state = reading->state;

	if (!state) {
		reading->state = state = g_new0(struct state, 1);
		state->gathered = otlp_gathered_new();
	}
	return state;
}

/* -- points by their attributes */

static uint64_t attributes_hash(const struct json *owner)
{
	const struct json *attributes = field(owner, "attributes");

	return attributes ? json_hash(attributes) : 0;
}

static void add_labels(GPtrArray *pairs, struct reading *reading,
		       const struct json *owner)
{
	struct otlp_around alone = { .record = owner };

	for (const struct json *pair = json_first(field(owner, "attributes"));
	     pair; pair = json_next(pair)) {
		const char *key = field_own(reading, pair, "key");
		const char *value =
			key ? otlp_text(reading, &alone, key) : NULL;

		if (!value)
			continue;
		g_ptr_array_add(pairs, (char *)key);
		g_ptr_array_add(pairs, (char *)value);
	}
}

/* What runs twice counts twice: its resource tells one from the other. */
static struct set *set_new(struct reading *reading,
			   const struct otlp_around *around,
			   const struct json *point)
{
	const char *service = otlp_text(reading, around, "service.name");
	g_autoptr(GPtrArray) pairs = g_ptr_array_new();
	struct set *set = g_new0(struct set, 1);

	add_labels(pairs, reading, around->resource);
	if (service) {
		g_ptr_array_add(pairs, (char *)"service.name");
		g_ptr_array_add(pairs, (char *)service);
	}
	add_labels(pairs, reading, point);
	for (int n = 0; n < NUMBERS; n++) {
		set->series[n] = otlp_series_new(pairs);
		set->series[n]->record = reading->record;
	}
	return set;
}

static struct set *set_of(struct metric *metric, struct reading *reading,
			  const struct otlp_around *around,
			  const struct json *point)
{
	uint64_t attributes = attributes_hash(point);
	struct set *set =
		g_hash_table_lookup(metric->by_attributes, &attributes);

	if (set)
		return set;
	set = set_new(reading, around, point);
	set->attributes = attributes;
	g_ptr_array_add(metric->sets, set);
	g_hash_table_insert(metric->by_attributes, &set->attributes, set);
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

static void gather(struct metric *metric, struct reading *reading,
		   const struct otlp_around *around, const struct json *json)
{
	struct set *set = set_of(metric, reading, around, json);
	const struct number *some = metric->has_parts ? parts : numbers;
	struct otlp_point point;
	int64_t at;

	if (!otlp_time(json, "time_unix_nano", &at) || at == 0) {
		set->is_timeless = true;
		return;
	}
	point.at = at / 1000000;
	for (int n = 0; n < (metric->has_parts ? NUMBERS : 1); n++)
		if (read_value(json, &some[n], &point.value))
			g_array_append_val(set->series[n]->points, point);
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
static const struct json *describe(struct metric *metric,
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
	metric->name = name ? name : "";
	metric->unit = field_own(reading, around->record, "unit");
	metric->resource = attributes_hash(around->resource);
	metric->has_parts = data && data == histogram;
	metric->is_told =
		data == gauge || field(data, "aggregation_temporality");
	metric->is_left_out = !data || (data != gauge && is_delta(data));
	metric->type = metric->has_parts ? SERIES_HISTOGRAM :
		       data == sum && field_truth(sum, "is_monotonic") ?
					   SERIES_COUNTER :
					   SERIES_GAUGE;
	return metric->is_left_out ? NULL : field(data, "data_points");
}

static void end_series(struct reading *reading, const struct metric *metric,
		       struct set *set, int n)
{
	const char *suffix = (metric->has_parts ? parts : numbers)[n].suffix;
	g_autofree char *name = g_strconcat(metric->name, suffix, NULL);
	struct otlp_series *series = g_steal_pointer(&set->series[n]);

	series->name = facts_text(reading->import->facts, name);
	series->unit = metric->unit;
	series->type = metric->type;
	series->key = (set->attributes * 31 + metric->resource) * 31 +
		      g_str_hash(name);
	if (series->points->len > 0) {
		otlp_gathered_add(state_of(reading)->gathered, series);
		return;
	}
	otlp_series_free(series);
	reading_end(reading, FATE_NOT_RELEVANT);
}

static void end_metric(struct reading *reading, const struct metric *metric)
{
	if (metric->is_left_out || metric->sets->len == 0) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	for (int n = 0; n < (metric->has_parts ? NUMBERS : 1); n++)
		for (uint32_t s = 0; s < metric->sets->len; s++) {
			struct set *set = metric->sets->pdata[s];

			if (!set->is_timeless)
				end_series(reading, metric, set, n);
			else
				reading_malformed(
					reading, "time missing",
					"a point has no 'timeUnixNano'");
		}
}

void otlp_read_metric(struct reading *reading, const struct otlp_around *around,
		      bool goes_on)
{
	struct state *state = state_of(reading);
	struct metric *metric = g_steal_pointer(&state->metric);
	const struct json *points;

	if (!metric)
		metric = metric_new();
	points = describe(metric, reading, around);
	for (const struct json *point = json_first(points); point;
	     point = json_next(point))
		gather(metric, reading, around, point);
	if (goes_on) {
		state->metric = metric;
		return;
	}
	end_metric(reading, metric);
	metric_free(metric);
}

void otlp_end_metric(struct reading *reading)
{
	struct state *state = reading->state;
	struct metric *metric = state ? g_steal_pointer(&state->metric) : NULL;

	if (!metric)
		return;
	if (metric->is_told)
		end_metric(reading, metric);
	else
		reading_malformed(reading, "cut",
				  "the metric \"%s\" is cut before its "
				  "'aggregationTemporality'",
				  metric->name);
	metric_free(metric);
}

void otlp_finish_metrics(struct reading *reading)
{
	struct state *state = reading->state;

	if (!state)
		return;
	otlp_end_metric(reading);
	otlp_gathered_end(state->gathered, reading);
	otlp_gathered_free(state->gathered);
	g_clear_pointer(&reading->state, g_free);
}
