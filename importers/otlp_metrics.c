/* otlp_metrics.c -- metrics of OpenTelemetry as series
 *
 * A metric has the points of all its attributes in one list, mostly one point
 * of each.  They are gathered by their attributes, in the order of the file.
 */
#include "importers/otlp_metrics.h"

#include "importers/field.h"
#include "importers/series_draft.h"

#include <math.h>
#include <string.h>

/* How a number is found in a point. */
struct number {
	const char *suffix;
	const char *keys[3];
};

static const struct number number_part = { "",
					   { "as_double", "as_int", NULL } };
static const struct number count_part = { "_count", { "count", NULL } };
static const struct number sum_part = { "_sum", { "sum", NULL } };

static bool read_value(const struct json *point, const struct number *number,
		       double *value)
{
	for (int k = 0; number->keys[k]; k++)
		if (json_real(field(point, number->keys[k]), value))
			return true;
	return false;
}

/* Equal for the same attributes. */
static uint64_t attributes_hash(const struct json *point)
{
	const struct json *attributes = field(point, "attributes");

	return attributes ? json_hash(attributes) : 0;
}

static void begin(struct series_draft *draft, struct reading *reading,
		  const struct otlp_around *around, const struct json *point,
		  const struct number *number)
{
	const char *name = field_text(around->record, "name");
	g_autofree char *whole =
		g_strconcat(name ? name : "", number->suffix, NULL);
	const char *service = otlp_text(reading, around, "service.name");

	series_begin(draft, reading, reading->record);
	draft->series.name = facts_text(reading->import->facts, whole);
	draft->series.unit = field_own(reading, around->record, "unit");
	for (const struct json *pair = json_first(field(point, "attributes"));
	     pair; pair = json_next(pair)) {
		const char *key = field_text(pair, "key");
		struct otlp_around alone = { .record = point };
		const char *value =
			key ? otlp_text(reading, &alone, key) : NULL;

		if (value)
			series_label(draft, key, value);
	}
	if (service)
		series_label(draft, "service.name", service);
}

static bool add_point(struct series_draft *draft, const struct json *point,
		      const struct number *number)
{
	int64_t at;
	double value;

	if (!otlp_time(point, "time_unix_nano", &at) || at == 0)
		return false;
	if (read_value(point, number, &value))
		series_point(draft, at / 1000000, value);
	return true;
}

/* The points of one set of attributes. */
static void read_series(struct reading *reading,
			const struct otlp_around *around,
			const GPtrArray *points, const struct number *number,
			enum series_type type)
{
	struct series_draft draft;

	begin(&draft, reading, around, points->pdata[0], number);
	draft.series.type = type;
	for (uint32_t p = 0; p < points->len; p++)
		if (!add_point(&draft, points->pdata[p], number)) {
			series_drop(&draft);
			reading_malformed(reading, "time missing",
					  "a point has no 'timeUnixNano'");
			return;
		}
	series_end(&draft);
}

static void free_list(void *list)
{
	g_ptr_array_unref(list);
}

static void read_points(struct reading *reading,
			const struct otlp_around *around,
			const struct json *points, const struct number *number,
			enum series_type type)
{
	g_autoptr(GHashTable) found = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(free_list);

	for (const struct json *point = json_first(points); point;
	     point = json_next(point)) {
		uint64_t hash = attributes_hash(point);
		GPtrArray *list = g_hash_table_lookup(found, &hash);

		if (!list) {
			list = g_ptr_array_new();
			g_ptr_array_add(all, list);
			g_hash_table_insert(
				found, g_memdup2(&hash, sizeof(hash)), list);
		}
		g_ptr_array_add(list, (void *)point);
	}
	for (uint32_t i = 0; i < all->len; i++)
		read_series(reading, around, all->pdata[i], number, type);
	if (all->len == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

/* Changes since the last point, not a sum from the beginning. */
static bool is_delta(const struct json *data)
{
	int64_t number;

	if (field_integer(data, "aggregation_temporality", &number))
		return number == 1;
	return field_is(data, "aggregation_temporality",
			"AGGREGATION_TEMPORALITY_DELTA");
}

void otlp_read_metric(struct reading *reading, const struct otlp_around *around)
{
	const struct json *gauge = field(around->record, "gauge");
	const struct json *sum = field(around->record, "sum");
	const struct json *histogram = field(around->record, "histogram");
	const struct json *points;

	if (!histogram)
		histogram = field(around->record, "exponential_histogram");
	if (gauge) {
		read_points(reading, around, field(gauge, "data_points"),
			    &number_part, SERIES_GAUGE);
	} else if (sum && !is_delta(sum)) {
		read_points(reading, around, field(sum, "data_points"),
			    &number_part,
			    field_truth(sum, "is_monotonic") ? SERIES_COUNTER :
							       SERIES_GAUGE);
	} else if (histogram && !is_delta(histogram)) {
		points = field(histogram, "data_points");
		read_points(reading, around, points, &count_part,
			    SERIES_HISTOGRAM);
		read_points(reading, around, points, &sum_part,
			    SERIES_HISTOGRAM);
	} else {
		reading_end(reading, FATE_NOT_RELEVANT);
	}
}
