/* histogram_text.c -- native histograms as Prometheus' tools print them
 *
 * `{count:4, sum:1.9, [-0.001,0.001]:1, (0.5,0.7]:3}`: what is between a round
 * bracket and a value does not include it.
 */
#include "importers/histogram_text.h"

#include "importers/point.h"
#include "importers/prometheus_result.h"
#include "importers/series_draft.h"

#include <string.h>

struct histogram_text {
	struct json *element; /* {"metric": {}, "histograms": []} */
};

size_t histogram_text_length(const char *text)
{
	size_t length = strcspn(text, "}");

	return *text == '{' && text[length] == '}' ? length + 1 : 0;
}

static void add_text(struct json *container, const char *key, const char *text,
		     size_t length)
{
	json_add(container, key, json_new_text(text, length));
}

/* `(0.5,0.7]:3`: [rule, left, right, count] */
static bool add_bucket(struct json *buckets, const char *part)
{
	const char *comma = strchr(part, ',');
	const char *end = comma ? strpbrk(comma, "])") : NULL;
	struct json *bucket;
	const char *rule;
	double number;

	if (!end || end[1] != ':' ||
	    !point_value(part + 1, (size_t)(comma - part - 1), &number) ||
	    !point_value(comma + 1, (size_t)(end - comma - 1), &number) ||
	    !point_value(end + 2, strlen(end + 2), &number))
		return false;
	rule = *part == '(' ? (*end == ']' ? "0" : "2") :
			      (*end == ']' ? "3" : "1");
	bucket = json_new_array();
	add_text(bucket, NULL, rule, 1);
	add_text(bucket, NULL, part + 1, (size_t)(comma - part - 1));
	add_text(bucket, NULL, comma + 1, (size_t)(end - comma - 1));
	add_text(bucket, NULL, end + 2, strlen(end + 2));
	json_add(buckets, NULL, bucket);
	return true;
}

static bool add_number(struct json *histogram, const char *part)
{
	static const char *const keys[] = { "count", "sum" };

	for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
		size_t length = strlen(keys[k]);
		double number;

		if (!g_str_has_prefix(part, keys[k]) || part[length] != ':')
			continue;
		part += length + 1;
		if (!point_value(part, strlen(part), &number))
			return false;
		add_text(histogram, keys[k], part, strlen(part));
		return true;
	}
	return false;
}

/* The object that the API would have; NULL: another form. */
static struct json *read_histogram(const char *text)
{
	g_autofree char *inside =
		g_strndup(text + 1, histogram_text_length(text) - 2);
	g_auto(GStrv) parts = g_strsplit(inside, ", ", -1);
	struct json *histogram = json_new_object();
	struct json *buckets = json_new_array();
	bool is_read = json_is_object(histogram);

	for (int p = 0; parts[p] && is_read; p++)
		is_read = strchr("[(", *parts[p]) ?
				  add_bucket(buckets, parts[p]) :
				  add_number(histogram, parts[p]);
	json_add(histogram, "buckets", buckets);
	if (is_read && json_member(histogram, "count"))
		return histogram;
	json_free(histogram);
	return NULL;
}

static struct histogram_text *histograms_new(void)
{
	struct histogram_text *histograms = g_new0(struct histogram_text, 1);

	histograms->element = json_new_object();
	json_add(histograms->element, "metric", json_new_object());
	json_add(histograms->element, "histograms", json_new_array());
	return histograms;
}

bool histogram_text_add(struct histogram_text **histograms, const char *text,
			const char *time, size_t time_length)
{
	struct json *histogram = read_histogram(text);
	struct json *pair;

	if (!histogram)
		return false;
	if (!*histograms)
		*histograms = histograms_new();
	pair = json_new_array();
	add_text(pair, NULL, time, time_length);
	json_add(pair, NULL, histogram);
	json_add((struct json *)json_member((*histograms)->element,
					    "histograms"),
		 NULL, pair);
	return true;
}

static void take_label(void *data, const char *name, const char *value)
{
	add_text(data, name, value, strlen(value));
}

void histogram_text_end(struct histogram_text *histograms,
			struct reading *reading, const char *name, char *labels)
{
	struct json *metric =
		(struct json *)json_member(histograms->element, "metric");

	if (*name)
		add_text(metric, "__name__", name, strlen(name));
	if (*labels && !series_labels_read(labels, take_label, metric)) {
		reading_malformed(reading, "not a series",
				  "its labels are not whole");
		return;
	}
	prometheus_read_result(reading, histograms->element, NULL);
}

void histogram_text_free(struct histogram_text *histograms)
{
	if (!histograms)
		return;
	json_free(histograms->element);
	g_free(histograms);
}
