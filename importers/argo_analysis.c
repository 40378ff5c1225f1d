/* argo_analysis.c -- what an AnalysisRun of Argo asked, and what it measured
 *
 * The conditions and limits stand in the specification, the measurements (the
 * last ten of each metric) in the status, both by the metric's name.
 */
#include "importers/argo_analysis.h"

#include "importers/field.h"

#include <string.h>

enum { USUAL_ERRORS = 4 };

static const struct json *spec_of(const struct json *record, const char *name)
{
	const struct json *list = field_at(record, "spec.metrics");

	for (const struct json *one = json_first(list); one;
	     one = json_next(one))
		if (g_strcmp0(field_text(one, "name"), name) == 0)
			return one;
	return NULL;
}

/* A number, or a text; -1 is without a limit. */
static uint32_t limit_at(const struct json *spec, const char *path,
			 uint32_t usual)
{
	int64_t limit;

	if (!field_integer(spec, path, &limit))
		return usual;
	return limit < 0 || limit > INT32_MAX ? UINT32_MAX : (uint32_t)limit;
}

/* A text; in YAML a number may stand without quotes. */
static const char *value_of(struct reading *reading, const struct json *one)
{
	const struct json *value = field(one, "value");
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	double number;

	if (json_is_number(value) && json_real(value, &number))
		return facts_text(
			reading->import->facts,
			g_ascii_dtostr(digits, sizeof(digits), number));
	return facts_text(reading->import->facts, json_text(value));
}

/* One that still runs has no value yet; an error never has one. */
static void read_values(struct reading *reading, const struct json *result,
			struct analysis_metric *metric)
{
	GPtrArray *values = g_ptr_array_new();
	const struct json *list = field(result, "measurements");

	for (const struct json *one = json_first(list); one;
	     one = json_next(one)) {
		if (field_is(one, "phase", "Running|Pending"))
			continue;
		g_ptr_array_add(values,
				field_is(one, "phase", "Error") ?
					NULL :
					(gpointer)value_of(reading, one));
	}
	metric->n = values->len;
	metric->values = facts_own(reading->import->facts,
				   g_ptr_array_free(values, false));
}

static struct analysis_metric read_metric(struct reading *reading,
					  const struct json *spec,
					  const struct json *result)
{
	struct analysis_metric metric = {
		.name = field_own(reading, result, "name"),
		.success = field_own(reading, spec, "success_condition"),
		.failure = field_own(reading, spec, "failure_condition"),
		.failure_limit = limit_at(spec, "failure_limit", 0),
		.inconclusive_limit = limit_at(spec, "inconclusive_limit", 0),
		.error_limit =
			limit_at(spec, "consecutive_error_limit", USUAL_ERRORS),
		.count = limit_at(result, "count", 0),
	};

	read_values(reading, result, &metric);
	return metric;
}

const struct canary_analysis *argo_read_analysis(struct reading *reading,
						 const struct json *record)
{
	struct facts *facts = reading->import->facts;
	const struct json *list = field_at(record, "status.metric_results");
	GArray *metrics =
		g_array_new(false, false, sizeof(struct analysis_metric));
	struct canary_analysis *analysis;

	for (const struct json *one = json_first(list); one;
	     one = json_next(one)) {
		struct analysis_metric metric;

		if (field_truth(one, "dry_run"))
			continue;
		metric = read_metric(
			reading, spec_of(record, field_text(one, "name")), one);
		g_array_append_val(metrics, metric);
	}
	if (metrics->len == 0) {
		g_array_unref(metrics);
		return NULL;
	}
	analysis = facts_own(facts, g_new0(struct canary_analysis, 1));
	analysis->n = metrics->len;
	analysis->metrics = facts_own(facts, g_array_free(metrics, false));
	return analysis;
}
