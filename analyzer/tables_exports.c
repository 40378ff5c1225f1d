/* tables_exports.c -- the tables of the other records, as they were read
 *
 * A column is a member of the record's struct, or worked out from it; the
 * columns are in the order of the schema, and all end with the place.
 */
#include "analyzer/tables.h"
#include "model/entries.h"
#include "model/records_ci.h"
#include "model/records_delivery.h"

enum field_form {
	FIELD_END,
	FIELD_TEXT,
	FIELD_TIME,
	FIELD_REAL,
	FIELD_COUNT,
	FIELD_INTEGER,
	FIELD_TRUTH,
	FIELD_WORD,
	FIELD_MADE,
};

struct field {
	enum field_form form;
	size_t offset;
	const char *(*word)(unsigned value);
	void (*make)(struct tables *tables, const void *record);
};

static void make_labels(struct tables *tables, uint32_t first, uint32_t n)
{
	const struct facts *facts = tables->metrics->facts;
	GString *text = g_string_new(NULL);

	for (uint32_t l = first; l < first + n; l++) {
		const struct label *label =
			&g_array_index(facts->labels, struct label, l);

		g_string_append_printf(text, "%s%s=%s", l > first ? ";" : "",
				       label->name, label->value);
	}
	table_text(&tables->writer, pool_text(tables->pool, text->str));
	g_string_free(text, true);
}

static void series_labels(struct tables *tables, const void *record)
{
	const struct series *series = record;

	make_labels(tables, series->first_label, series->labels);
}

static void alert_labels(struct tables *tables, const void *record)
{
	const struct alert *alert = record;

	make_labels(tables, alert->first_label, alert->labels);
}

static void series_points(struct tables *tables, const void *record)
{
	const struct series *series = record;

	table_integer(&tables->writer, (int64_t)series->points);
}

static void series_end(struct tables *tables, const void *record)
{
	table_time(&tables->writer,
		   series_last_at(tables->metrics->facts, record));
}

static void write_value(struct tables *tables, const struct series *series,
			uint64_t point)
{
	if (series->points == 0)
		table_empty(&tables->writer);
	else
		table_real(&tables->writer,
			   g_array_index(tables->metrics->facts->values, double,
					 series->first_point + point));
}

static void series_first_value(struct tables *tables, const void *record)
{
	write_value(tables, record, 0);
}

static void series_last_value(struct tables *tables, const void *record)
{
	const struct series *series = record;

	write_value(tables, series, series->points - 1);
}

static void span_seconds(struct tables *tables, const void *record)
{
	const struct span *span = record;

	table_real(&tables->writer,
		   (double)(span->ended_ns - span->started_ns) / 1e9);
}

static const char *result_word(unsigned value)
{
	return result_name((enum result)value);
}

static const char *test_outcome_word(unsigned value)
{
	return test_outcome_name((enum test_outcome)value);
}

static const char *series_type_word(unsigned value)
{
	return series_type_name((enum series_type)value);
}

static const char *chaos_verdict_word(unsigned value)
{
	return chaos_verdict_name((enum verdict_of_chaos)value);
}

/* clang-format off */
static const struct field runs_fields[] = {
	{ FIELD_TEXT, offsetof(struct ci_run, run_id), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct ci_run, attempt), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_run, name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_run, entry.service_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_run, repository), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_run, branch), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_run, commit_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_run, trigger), NULL, NULL },
	{ FIELD_WORD, offsetof(struct ci_run, result), result_word, NULL },
	{ FIELD_TIME, offsetof(struct ci_run, queued_at), NULL, NULL },
	{ FIELD_TIME, offsetof(struct ci_run, started_at), NULL, NULL },
	{ FIELD_TIME, offsetof(struct ci_run, finished_at), NULL, NULL },
	{ FIELD_REAL, offsetof(struct ci_run, busy_seconds), NULL, NULL },
	{ FIELD_REAL, offsetof(struct ci_run, queued_seconds), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_run, link), NULL, NULL },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field jobs_fields[] = {
	{ FIELD_TEXT, offsetof(struct ci_job, run_id), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct ci_job, attempt), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_job, entry.id), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_job, name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_job, stage), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_job, entry.service_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_job, branch), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_job, commit_name), NULL, NULL },
	{ FIELD_WORD, offsetof(struct ci_job, result), result_word, NULL },
	{ FIELD_TRUTH, offsetof(struct ci_job, may_fail), NULL, NULL },
	{ FIELD_TIME, offsetof(struct ci_job, queued_at), NULL, NULL },
	{ FIELD_TIME, offsetof(struct ci_job, started_at), NULL, NULL },
	{ FIELD_TIME, offsetof(struct ci_job, finished_at), NULL, NULL },
	{ FIELD_REAL, offsetof(struct ci_job, busy_seconds), NULL, NULL },
	{ FIELD_REAL, offsetof(struct ci_job, queued_seconds), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_job, why), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct ci_job, link), NULL, NULL },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field tests_fields[] = {
	{ FIELD_TIME, offsetof(struct test_result, entry.at), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct test_result, suite), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct test_result, class_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct test_result, name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct test_result, file), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct test_result, entry.service_name), NULL, NULL },
	{ FIELD_WORD, offsetof(struct test_result, outcome), test_outcome_word, NULL },
	{ FIELD_REAL, offsetof(struct test_result, seconds), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct test_result, repetitions), NULL, NULL },
	{ FIELD_TRUTH, offsetof(struct test_result, is_flaky), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct test_result, why), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct test_result, commit_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct test_result, run_id), NULL, NULL },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field spans_fields[] = {
	{ FIELD_TIME, offsetof(struct span, entry.at), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, trace_id), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, span_id), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, parent_id), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, entry.service_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, pipeline), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, task), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, run_id), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, repository), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, branch), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, commit_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, environment), NULL, NULL },
	{ FIELD_WORD, offsetof(struct span, result), result_word, NULL },
	{ FIELD_TRUTH, offsetof(struct span, is_error), NULL, NULL },
	{ FIELD_MADE, 0, NULL, span_seconds },
	{ FIELD_REAL, offsetof(struct span, queued_seconds), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct span, link), NULL, NULL },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field series_fields[] = {
	{ FIELD_TEXT, offsetof(struct series, name), NULL, NULL },
	{ FIELD_MADE, 0, NULL, series_labels },
	{ FIELD_TEXT, offsetof(struct series, entry.service_name), NULL, NULL },
	{ FIELD_WORD, offsetof(struct series, type), series_type_word, NULL },
	{ FIELD_TEXT, offsetof(struct series, unit), NULL, NULL },
	{ FIELD_MADE, 0, NULL, series_points },
	{ FIELD_TIME, offsetof(struct series, entry.at), NULL, NULL },
	{ FIELD_MADE, 0, NULL, series_end },
	{ FIELD_MADE, 0, NULL, series_first_value },
	{ FIELD_MADE, 0, NULL, series_last_value },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field events_fields[] = {
	{ FIELD_TIME, offsetof(struct event, entry.at), NULL, NULL },
	{ FIELD_TIME, offsetof(struct event, ended_at), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct event, kind), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct event, entry.service_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct event, tags), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct event, text), NULL, NULL },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field alerts_fields[] = {
	{ FIELD_TEXT, offsetof(struct alert, name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct alert, entry.service_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct alert, severity), NULL, NULL },
	{ FIELD_MADE, 0, NULL, alert_labels },
	{ FIELD_TIME, offsetof(struct alert, began_at), NULL, NULL },
	{ FIELD_TIME, offsetof(struct alert, acked_at), NULL, NULL },
	{ FIELD_TIME, offsetof(struct alert, ended_at), NULL, NULL },
	{ FIELD_TRUTH, offsetof(struct alert, is_pending), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct alert, text), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct alert, link), NULL, NULL },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field canaries_fields[] = {
	{ FIELD_TEXT, offsetof(struct canary, name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct canary, space), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct canary, entry.service_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct canary, revision), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct canary, phase), NULL, NULL },
	{ FIELD_WORD, offsetof(struct canary, result), result_word, NULL },
	{ FIELD_TIME, offsetof(struct canary, started_at), NULL, NULL },
	{ FIELD_TIME, offsetof(struct canary, finished_at), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct canary, checks), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct canary, failed_checks), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct canary, limit), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct canary, weight), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct canary, why), NULL, NULL },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field chaos_results_fields[] = {
	{ FIELD_TEXT, offsetof(struct chaos_result, experiment), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct chaos_result, engine), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct chaos_result, entry.service_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct chaos_result, target), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct chaos_result, phase), NULL, NULL },
	{ FIELD_WORD, offsetof(struct chaos_result, verdict), chaos_verdict_word, NULL },
	{ FIELD_TIME, offsetof(struct chaos_result, started_at), NULL, NULL },
	{ FIELD_TIME, offsetof(struct chaos_result, finished_at), NULL, NULL },
	{ FIELD_REAL, offsetof(struct chaos_result, probe_success), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct chaos_result, probes), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct chaos_result, passed_probes), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct chaos_result, passed_runs), NULL, NULL },
	{ FIELD_COUNT, offsetof(struct chaos_result, failed_runs), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct chaos_result, why), NULL, NULL },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field flag_evaluations_fields[] = {
	{ FIELD_TIME, offsetof(struct flag_evaluation, entry.at), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct flag_evaluation, flag), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct flag_evaluation, variant), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct flag_evaluation, entry.service_name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct flag_evaluation, why), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct flag_evaluation, subject), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct flag_evaluation, measure), NULL, NULL },
	{ FIELD_REAL, offsetof(struct flag_evaluation, value), NULL, NULL },
	{ FIELD_TRUTH, offsetof(struct flag_evaluation, is_error), NULL, NULL },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field objectives_fields[] = {
	{ FIELD_TEXT, offsetof(struct objective, name), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct objective, entry.service_name), NULL, NULL },
	{ FIELD_REAL, offsetof(struct objective, target), NULL, NULL },
	{ FIELD_INTEGER, offsetof(struct objective, window_seconds), NULL, NULL },
	{ FIELD_TRUTH, offsetof(struct objective, is_calendar), NULL, NULL },
	{ FIELD_INTEGER, offsetof(struct objective, slice_seconds), NULL, NULL },
	{ FIELD_REAL, offsetof(struct objective, threshold), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct objective, good), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct objective, bad), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct objective, total), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct objective, ratio), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct objective, about), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct objective, level), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct objective, level_is), NULL, NULL },
	{ FIELD_REAL, offsetof(struct objective, slice_target), NULL, NULL },
	{ FIELD_TEXT, offsetof(struct objective, unread), NULL, NULL },
	{ FIELD_END, 0, NULL, NULL },
};

static const struct field *const fields[RECORD_KINDS] = {
	[RECORD_RUN] = runs_fields,
	[RECORD_JOB] = jobs_fields,
	[RECORD_TEST] = tests_fields,
	[RECORD_SPAN] = spans_fields,
	[RECORD_SERIES] = series_fields,
	[RECORD_EVENT] = events_fields,
	[RECORD_ALERT] = alerts_fields,
	[RECORD_CANARY] = canaries_fields,
	[RECORD_CHAOS] = chaos_results_fields,
	[RECORD_EVALUATION] = flag_evaluations_fields,
	[RECORD_OBJECTIVE] = objectives_fields,
};
/* clang-format on */

static void write_number(struct table_writer *writer, const struct field *field,
			 const void *at)
{
	switch (field->form) {
	case FIELD_TIME:
		table_time(writer, *(const int64_t *)at);
		break;
	case FIELD_REAL:
		table_real(writer, *(const double *)at);
		break;
	case FIELD_COUNT:
		table_integer(writer, *(const uint32_t *)at);
		break;
	case FIELD_INTEGER:
		table_integer(writer, *(const int64_t *)at);
		break;
	default:
		table_boolean(writer, *(const bool *)at);
		break;
	}
}

static void write_field(struct tables *tables, const struct field *field,
			const void *record)
{
	const void *at = (const char *)record + field->offset;

	if (field->form == FIELD_TEXT)
		table_text(&tables->writer, *(const char *const *)at);
	else if (field->form == FIELD_WORD)
		table_text(&tables->writer, field->word(*(const unsigned *)at));
	else if (field->form == FIELD_MADE)
		field->make(tables, record);
	else
		write_number(&tables->writer, field, at);
}

static bool is_shown(const struct tables *tables, enum record_kind kind,
		     const struct record_entry *entry)
{
	const struct window *window = &tables->metrics->window;

	if (tables->all || entry->at == NO_TIME)
		return true;
	if (kind == RECORD_SERIES)
		return entry->at < window->until;
	return window_holds(window, entry->at);
}

void tables_exports(struct tables *tables, enum record_kind kind)
{
	const struct facts *facts = tables->metrics->facts;

	for (uint32_t i = 0; i < facts->records[kind]->len; i++) {
		const struct record_entry *entry = facts_entry(facts, kind, i);

		if (!is_shown(tables, kind, entry))
			continue;
		for (const struct field *field = fields[kind];
		     field->form != FIELD_END; field++)
			write_field(tables, field, entry);
		table_text(&tables->writer,
			   place_text(tables->pool, facts, entry->place));
	}
}
