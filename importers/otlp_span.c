/* otlp_span.c -- spans of traces, those of CI/CD above all */
#include "importers/otlp_span.h"

#include "importers/field.h"
#include "model/entries.h"
#include "model/records_ci.h"

#include <math.h>
#include <string.h>

static enum result result_of_word(const char *word)
{
	if (word_is(word, "success|succeeded|successful|passed|completed"))
		return RESULT_SUCCESS;
	if (word_is(word, "failure|failed|error|timeout|timed_out|unstable"))
		return RESULT_FAILURE;
	if (word_is(word, "cancellation|cancelled|canceled|aborted"))
		return RESULT_CANCELLED;
	if (word_is(word, "skip|skipped|neutral|not_built"))
		return RESULT_SKIPPED;
	if (word_is(word, "pending|executing|finalizing|queued|running|"
			  "in_progress|waiting"))
		return RESULT_RUNNING;
	return RESULT_UNKNOWN;
}

/* Of another status than "error" its message says nothing. */
static bool is_error(const struct json *span)
{
	int64_t code;

	if (field_integer(span, "status.code", &code))
		return code == 2;
	return field_is(span, "status.code", "STATUS_CODE_ERROR|ERROR");
}

static bool is_ok(const struct json *span)
{
	int64_t code;

	if (field_integer(span, "status.code", &code))
		return code == 1;
	return field_is(span, "status.code", "STATUS_CODE_OK|OK");
}

/* ".../runs/123/job/5" names the run. */
static const char *run_of_link(struct reading *reading, const char *link)
{
	const char *at = link ? strstr(link, "/runs/") : NULL;
	g_autofree char *id = NULL;
	size_t length;

	if (!at)
		return NULL;
	at += strlen("/runs/");
	length = strspn(at, "0123456789");
	if (length == 0)
		return NULL;
	id = g_strndup(at, length);
	return facts_text(reading->import->facts, id);
}

/* As Jenkins tells it, from before there were conventions. */
static const char *read_jenkins(struct reading *reading,
				const struct otlp_around *around,
				struct span *span)
{
	span->pipeline = otlp_text(reading, around, "ci.pipeline.id");
	if (!span->pipeline)
		return NULL;
	span->run_id = otlp_text(reading, around, "ci.pipeline.run.number");
	span->link = otlp_text(reading, around, "ci.pipeline.run.url");
	return otlp_text(reading, around, "ci.pipeline.run.result");
}

static void read_pipeline(struct reading *reading,
			  const struct otlp_around *around, struct span *span)
{
	const char *word = otlp_text(
		reading, around,
		"cicd.pipeline.task.run.result|cicd.pipeline.task.run.status|"
		"cicd.pipeline.run.task.status|cicd.pipeline.result|"
		"cicd.pipeline.run.status|deployment.status|"
		"cicd.pipeline.run.state");

	span->pipeline = otlp_text(reading, around, "cicd.pipeline.name");
	span->task = otlp_text(reading, around, "cicd.pipeline.task.name");
	span->link = otlp_text(reading, around,
			       "cicd.pipeline.task.run.url.full|"
			       "cicd.pipeline.run.url.full");
	span->run_id = otlp_text(reading, around, "cicd.pipeline.run.id");
	if (!span->run_id)
		span->run_id = run_of_link(reading, span->link);
	span->queued_seconds = /* in nanoseconds, as the collector has it */
		otlp_real(around, "cicd.pipeline.run.queue.duration") / 1e9;
	if (!span->pipeline && !span->task && !word)
		word = read_jenkins(reading, around, span);
	span->result = result_of_word(word);
	if (!word && (span->pipeline || span->task))
		span->result = span->is_error	     ? RESULT_FAILURE :
			       is_ok(around->record) ? RESULT_SUCCESS :
						       RESULT_UNKNOWN;
}

static void read_source(struct reading *reading,
			const struct otlp_around *around, struct span *span)
{
	span->repository = otlp_text(
		reading, around, "vcs.repository.name|vcs.repository.url.full");
	span->branch = otlp_text(reading, around,
				 "vcs.ref.head.name|vcs.repository.ref.name|"
				 "vcs.ref.head");
	span->commit_name = otlp_text(reading, around,
				      "vcs.ref.head.revision|"
				      "vcs.repository.ref.revision");
	span->environment = otlp_text(reading, around,
				      "deployment.environment.name|"
				      "deployment.environment");
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct span *span)
{
	if (!otlp_time(record, "start_time_unix_nano", &span->started_ns) ||
	    !otlp_time(record, "end_time_unix_nano", &span->ended_ns)) {
		g_autofree char *quoted =
			json_quote(field(record, "start_time_unix_nano"));

		reading_malformed(reading, "not a time",
				  "'startTimeUnixNano' is %s, or the end is no "
				  "number of nanoseconds",
				  quoted);
		return false;
	}
	if (span->started_ns == 0)
		span->started_ns = span->ended_ns;
	if (span->started_ns == 0) {
		reading_finding(reading, NO_TIME, "no times",
				"a span has neither start nor end: left out");
		reading_end(reading, FATE_NOT_RELEVANT);
		return false;
	}
	return true;
}

static void mend_end(struct reading *reading, struct span *span)
{
	if (span->ended_ns != 0 && span->ended_ns < span->started_ns)
		reading_finding(reading, span->entry.at,
				"ends before it begins",
				"the span %s ends before it begins",
				span->span_id ? span->span_id : "");
	span->ended_ns = MAX(span->ended_ns, span->started_ns);
}

/* Flags that were evaluated in it; each is a record of its own. */
static void read_events(struct reading *reading,
			const struct otlp_around *around)
{
	struct otlp_around event = *around;

	for (event.record = json_first(field(around->record, "events"));
	     event.record; event.record = json_next(event.record)) {
		const char *name = field_text(event.record, "name");
		int64_t at;

		if (name && g_str_has_prefix(name, "feature_flag") &&
		    otlp_time(event.record, "time_unix_nano", &at))
			otlp_read_evaluation(reading, &event,
					     at ? otlp_seconds(at) : NO_TIME,
					     name);
	}
}

static const char *name_span(struct reading *reading, const struct span *span)
{
	g_autofree char *id = NULL;

	if (!span->trace_id || !span->span_id)
		return NULL;
	id = g_strconcat(span->trace_id, "/", span->span_id, NULL);
	return facts_text(reading->import->facts, id);
}

void otlp_read_span(struct reading *reading, const struct otlp_around *around)
{
	const struct json *record = around->record;
	struct span span = {
		.trace_id = otlp_id(reading, field(record, "trace_id")),
		.span_id = otlp_id(reading, field(record, "span_id")),
		.parent_id = otlp_id(reading, field(record, "parent_span_id")),
		.name = field_own(reading, record, "name"),
		.is_error = is_error(record),
		.queued_seconds = NAN,
	};

	if (!read_times(reading, record, &span))
		return;
	span.entry = reading_entry(reading, name_span(reading, &span),
				   otlp_seconds(span.started_ns), record);
	mend_end(reading, &span);
	read_pipeline(reading, around, &span);
	read_source(reading, around, &span);
	span.entry.service_name = otlp_text(reading, around, "service.name");
	facts_add_record(reading->import->facts, RECORD_SPAN, &span);
	read_events(reading, around);
}
