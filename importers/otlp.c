/* otlp.c -- traces, logs and metrics of OpenTelemetry as JSON
 *
 * Lines of the collector's file exporter, answers of Tempo, what SDKs print.  A
 * record is a resource with its scopes, or a value that holds several.  Of
 * CI/CD the attributes stand on the span, its scope or its resource, under the
 * names of several versions of the conventions.  Logs matter for evaluations of
 * flags; numbers become series (otlp_metrics.c).
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/otlp_field.h"
#include "importers/otlp_metrics.h"
#include "importers/otlp_span.h"

/* The lists of resources in a value, of any signal, and of their scopes. */
static const char *const resource_keys[] = { "resource_spans", "batches",
					     "resource_logs",
					     "resource_metrics", NULL };
static const char *const scope_keys[] = {
	"scope_spans",
	"instrumentation_library_spans",
	"scope_logs",
	"instrumentation_library_logs",
	"scope_metrics",
	"instrumentation_library_metrics",
	NULL,
};

static bool has_one(const struct json *record, const char *const *names)
{
	for (int k = 0; names[k]; k++)
		if (json_is_array(field(record, names[k])))
			return true;
	return false;
}

/* One alone, as otel-cli writes each into a file. */
static bool is_span(const struct json *record)
{
	return json_text(field(record, "trace_id")) &&
	       json_text(field(record, "span_id")) &&
	       field(record, "start_time_unix_nano");
}

static bool has_spans(const struct json *record)
{
	static const char *const names[] = {
		"resource_spans",
		"batches",
		"scope_spans",
		"instrumentation_library_spans",
		"scope_profiles", /* not relevant */
		NULL,
	};

	return has_one(record, names) || is_span(record) ||
	       has_one(json_member(record, "trace"), resource_keys);
}

static bool has_logs(const struct json *record)
{
	static const char *const names[] = { "resource_logs", "scope_logs",
					     "instrumentation_library_logs",
					     NULL };

	return has_one(record, names);
}

static bool has_metrics(const struct json *record)
{
	static const char *const names[] = { "resource_metrics",
					     "scope_metrics",
					     "instrumentation_library_metrics",
					     NULL };

	return has_one(record, names);
}

static void read_log(struct reading *reading, const struct otlp_around *around,
		     bool goes_on)
{
	int64_t at;

	(void)goes_on;
	if (!otlp_time(around->record, "time_unix_nano", &at) ||
	    (at == 0 &&
	     !otlp_time(around->record, "observed_time_unix_nano", &at))) {
		reading_malformed(reading, "not a time",
				  "a time of a log record is no number of "
				  "nanoseconds");
		return;
	}
	if (!otlp_read_evaluation(reading, around,
				  at ? otlp_seconds(at) : NO_TIME,
				  field_text(around->record, "event_name")))
		reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_span(struct reading *reading, const struct otlp_around *around,
		      bool goes_on)
{
	(void)goes_on;
	otlp_read_span(reading, around);
}

/* Whether a metric ends in the next slice only: its points are the third list.
 */
static bool is_cut(const struct reading *reading, const struct json *record)
{
	return reading->lists_behind == 3 && !json_next(record);
}

static uint32_t read_scope(struct reading *reading, const struct json *resource,
			   const struct json *scope)
{
	static const struct {
		const char *key;
		void (*read)(struct reading *reading,
			     const struct otlp_around *around, bool goes_on);
	} signals[] = { { "spans", read_span },
			{ "log_records", read_log },
			{ "logs", read_log },
			{ "metrics", otlp_read_metric } };
	struct otlp_around around = {
		.scope = field(scope, "scope"),
		.resource = resource,
	};
	uint32_t n = 0;

	if (!around.scope)
		around.scope = field(scope, "instrumentation_library");
	for (size_t s = 0; s < G_N_ELEMENTS(signals); s++)
		for (const struct json *record =
			     json_first(field(scope, signals[s].key));
		     record; record = json_next(record), n++) {
			around.record = record;
			signals[s].read(reading, &around,
					is_cut(reading, record) &&
						!json_next(scope));
		}
	return n;
}

static uint32_t read_resource(struct reading *reading,
			      const struct json *record)
{
	const struct json *resource = field(record, "resource");
	uint32_t n = 0;

	for (int k = 0; scope_keys[k]; k++)
		for (const struct json *scope =
			     json_first(field(record, scope_keys[k]));
		     scope; scope = json_next(scope))
			n += read_scope(reading, resource, scope);
	return n;
}

void otlp_read(struct reading *reading, const struct json *record)
{
	const struct json *trace = json_member(record, "trace");
	const struct json *owner =
		has_one(trace, resource_keys) ? trace : record;
	struct otlp_around alone = { .record = record };
	uint32_t n;

	if (is_span(record)) {
		otlp_read_span(reading, &alone);
		return;
	}
	if (reading->lists_before == 0)
		otlp_end_metric(reading);
	n = read_resource(reading, record);
	for (int k = 0; resource_keys[k]; k++)
		for (const struct json *one =
			     json_first(field(owner, resource_keys[k]));
		     one; one = json_next(one))
			n += read_resource(reading, one);
	if (n == 0 && reading->lists_before == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

static const char *const lists_of_spans[] = {
	"resourceSpans",       "resource_spans",   "batches",
	"trace.resourceSpans", "resourceProfiles", NULL
};
/* Those of Jaeger's and Zipkin's own forms, too: export OTLP instead. */
static const char *const keys_of_spans[] = {
	"resource",  "scopeSpans", "resourceSpans", "traceID",	     "spans",
	"processes", "traceId",	   "parentId",	    "localEndpoint", NULL
};

const struct importer importer_otlp_traces = {
	.name = "otlp-traces",
	.about = "traces of OpenTelemetry (OTLP), Tempo",
	.forms = "JSON",
	.kind = SOURCE_TRACES,
	.list_keys = lists_of_spans,
	.keys = keys_of_spans,
	.recognises = has_spans,
	.read = otlp_read,
	.finish = otlp_finish_metrics,
};

static const char *const lists_of_logs[] = { "resourceLogs", "resource_logs",
					     NULL };
static const char *const keys_of_logs[] = { "resource", "scopeLogs",
					    "resourceLogs", "logRecords",
					    NULL };

const struct importer importer_otlp_logs = {
	.name = "otlp-logs",
	.about = "logs of OpenTelemetry (OTLP): evaluations of flags",
	.forms = "JSON",
	.kind = SOURCE_FLAGS,
	.list_keys = lists_of_logs,
	.keys = keys_of_logs,
	.recognises = has_logs,
	.read = otlp_read,
	.finish = otlp_finish_metrics,
};

static const char *const lists_of_metrics[] = { "resourceMetrics",
						"resource_metrics", NULL };
static const char *const keys_of_metrics[] = { "resource", "scopeMetrics",
					       "resourceMetrics", "dataPoints",
					       NULL };

const struct importer importer_otlp_metrics = {
	.name = "otlp-metrics",
	.about = "metrics of OpenTelemetry (OTLP)",
	.forms = "JSON",
	.kind = SOURCE_SERIES,
	.list_keys = lists_of_metrics,
	.keys = keys_of_metrics,
	.recognises = has_metrics,
	.read = otlp_read,
	.finish = otlp_finish_metrics,
};
