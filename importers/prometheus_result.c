/* prometheus_result.c -- elements of a result of Prometheus
 *
 * A native histogram has other buckets at each time.  It becomes the series of
 * a classic one: for each upper bound that occurs, how many lie below it; what
 * has no bucket there is empty, so nothing is guessed.
 */
#include "importers/prometheus_result.h"

#include "importers/field.h"
#include "importers/json_numbers.h"
#include "importers/json_points.h"
#include "importers/point.h"
#include "importers/series_draft.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* More than any server keeps. */
enum { BOUNDS = 200 };

bool prometheus_is_result(const struct json *element)
{
	return json_is_object(json_member(element, "metric")) &&
	       (json_member(element, "values") ||
		json_member(element, "value") ||
		json_member(element, "histograms") ||
		json_member(element, "histogram"));
}

static void begin(struct series_draft *draft, struct reading *reading,
		  const struct json *element, const char *query)
{
	series_begin(draft, reading, reading->record);
	for (const struct json *label =
		     json_first(json_member(element, "metric"));
	     label; label = json_next(label)) {
		g_autofree char *value = json_name(label);

		if (value)
			series_label(draft, json_key(label), value);
	}
	if (!*draft->series.name && query)
		draft->series.name = facts_text(reading->import->facts, query);
}

static bool tell_point(struct series_draft *draft, const struct json *pair)
{
	g_autofree char *quoted = json_quote(pair);
	uint64_t n = draft->series.points + 1;

	series_drop(draft);
	reading_malformed(draft->reading, "not a point",
			  "point %" PRIu64 ": %s is not a time and a value", n,
			  quoted);
	return false;
}

static bool add_pair(struct series_draft *draft, const struct json *pair)
{
	int64_t at;
	double value;

	if (!point_of_pair(pair, &at, &value))
		return tell_point(draft, pair);
	series_point(draft, at, value);
	return true;
}

static bool add_element(struct series_draft *draft, const struct json *element)
{
	struct json_points *points;
	uint64_t first, n;

	if (!json_is_points(element, &points, &first, &n))
		return add_pair(draft, element);
	for (uint64_t i = first; i < first + n; i++) {
		int64_t at;
		double value;

		json_points_take(points, i, &at, &value);
		series_point(draft, at, value);
	}
	return true;
}

/* VictoriaMetrics exports the two columns: milliseconds beside the values. */
static bool add_columns(struct series_draft *draft, const struct json *values,
			const struct json *times)
{
	struct json_cursor time = json_cursor_begin(times, true);
	struct json_cursor value = json_cursor_begin(values, true);

	while (time.element) {
		const char *text = json_text(value.element);
		int64_t at;
		double number;

		if (!json_cursor_integer(&time, &at) || !value.element)
			return tell_point(draft, time.element);
		if (text ? !point_value(text, strlen(text), &number) :
			   !json_cursor_real(&value, &number) &&
				    !json_cursor_is_null(&value))
			return tell_point(draft, value.element);
		if (!json_cursor_is_null(&value))
			series_point(draft, at, number);
		json_cursor_next(&time);
		json_cursor_next(&value);
	}
	return true;
}

static bool add_pairs(struct series_draft *draft, const struct json *element)
{
	const struct json *values = json_member(element, "values");
	const struct json *times = json_member(element, "timestamps");
	const struct json *value = json_member(element, "value");

	if (times)
		return add_columns(draft, values, times);
	for (const struct json *pair = json_first(values); pair;
	     pair = json_next(pair))
		if (!add_element(draft, pair))
			return false;
	return !value || add_pair(draft, value);
}

/* -- native histograms */

/* The pairs [time, histogram] of an element, be it one or many. */
static const struct json *first_pair(const struct json *element)
{
	const struct json *one = json_member(element, "histogram");

	return one ? one : json_first(json_member(element, "histograms"));
}

static const struct json *histogram_of(const struct json *pair)
{
	return json_next(json_first(pair));
}

/* [rule, left, right, count] */
static const struct json *part_of(const struct json *bucket, int n)
{
	const struct json *part = json_first(bucket);

	while (n-- > 0)
		part = json_next(part);
	return part;
}

struct bound {
	double number;
	const struct json *value; /* as it is written */
};

static int by_bound(gconstpointer a, gconstpointer b)
{
	const struct bound *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

/* The upper bounds that occur, in order. */
static GArray *bounds_of(const struct json *element)
{
	GArray *bounds = g_array_new(false, false, sizeof(struct bound));
	uint32_t kept = 0;

	for (const struct json *pair = first_pair(element); pair;
	     pair = json_key(pair) ? NULL : json_next(pair)) {
		const struct json *buckets =
			json_member(histogram_of(pair), "buckets");

		for (const struct json *bucket = json_first(buckets); bucket;
		     bucket = json_next(bucket)) {
			struct bound bound = { 0, part_of(bucket, 2) };

			if (json_real(bound.value, &bound.number) &&
			    isfinite(bound.number))
				g_array_append_val(bounds, bound);
		}
	}
	g_array_sort(bounds, by_bound);
	for (uint32_t b = 0; b < bounds->len; b++) {
		struct bound *all = &g_array_index(bounds, struct bound, 0);

		if (kept == 0 || all[kept - 1].number != all[b].number)
			all[kept++] = all[b];
	}
	g_array_set_size(bounds, MIN(kept, (uint32_t)BOUNDS));
	return bounds;
}

static double below(const struct json *histogram, double bound)
{
	double sum = 0;

	for (const struct json *bucket =
		     json_first(json_member(histogram, "buckets"));
	     bucket; bucket = json_next(bucket)) {
		double right, count;

		if (json_real(part_of(bucket, 2), &right) && right <= bound &&
		    json_real(part_of(bucket, 3), &count))
			sum += count;
	}
	return sum;
}

static void label_bucket(struct series_draft *draft, const struct bound *bound)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	const char *text = bound ? json_text(bound->value) : "+Inf";

	if (!text)
		text = g_ascii_dtostr(digits, sizeof(digits), bound->number);
	series_label(draft, "le", text);
}

/* A series that a histogram becomes: by a member of it, or below a bound. */
static void read_part(struct reading *reading, const struct json *element,
		      const char *suffix, const char *member,
		      const struct bound *bound)
{
	g_autofree char *name = NULL;
	struct series_draft draft;

	begin(&draft, reading, element, NULL);
	name = g_strconcat(draft.series.name, suffix, NULL);
	draft.series.name = facts_text(reading->import->facts, name);
	draft.series.type = SERIES_HISTOGRAM;
	if (strcmp(suffix, "_bucket") == 0)
		label_bucket(&draft, bound);
	for (const struct json *pair = first_pair(element); pair;
	     pair = json_key(pair) ? NULL : json_next(pair)) {
		const struct json *histogram = histogram_of(pair);
		int64_t at;

		if (!point_time_of(pair, &at) || !json_is_object(histogram)) {
			tell_point(&draft, pair);
			return;
		}
		series_point(&draft, at,
			     bound ? below(histogram, bound->number) :
				     field_real(histogram, member));
	}
	series_end(&draft);
}

static void read_histogram(struct reading *reading, const struct json *element)
{
	g_autoptr(GArray) bounds = bounds_of(element);

	for (uint32_t b = 0; b < bounds->len; b++)
		read_part(reading, element, "_bucket", NULL,
			  &g_array_index(bounds, struct bound, b));
	read_part(reading, element, "_bucket", "count", NULL);
	read_part(reading, element, "_count", "count", NULL);
	read_part(reading, element, "_sum", "sum", NULL);
}

void prometheus_read_result(struct reading *reading, const struct json *element,
			    const char *query)
{
	bool is_histogram = json_member(element, "histogram") ||
			    json_member(element, "histograms");
	struct series_draft draft;

	if (is_histogram)
		read_histogram(reading, element);
	if (is_histogram && !json_member(element, "values") &&
	    !json_member(element, "value"))
		return;
	begin(&draft, reading, element, query);
	if (add_pairs(&draft, element))
		series_end(&draft);
}
