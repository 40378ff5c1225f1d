/* tables_chaos.c -- the table of experiments and their hypotheses */
#include "analyzer/chaos.h"
#include "analyzer/tables.h"

#include <math.h>

bool tables_has_chaos(const struct metrics *metrics)
{
	return metrics->facts->records[RECORD_CHAOS]->len > 0 ||
	       metrics->settings->experiments->len > 0;
}

/* In the unit of the limit: of a delay seconds. */
static double limit_of(const struct chaos_hypothesis *hypothesis)
{
	return isnan(hypothesis->limit.high) ? hypothesis->limit.low :
					       hypothesis->limit.high;
}

static void write_agreement(struct table_writer *writer, int agrees)
{
	if (agrees < 0)
		table_empty(writer);
	else
		table_boolean(writer, agrees);
}

static void append(GString *text, const char *id)
{
	g_string_append_printf(text, "%s%s", text->len > 0 ? ";" : "",
			       id ? id : "");
}

/* Incidents that were on, and deploys that rolled out, meanwhile. */
static void write_overlaps(struct tables *tables, const struct chaos_run *run)
{
	const struct facts *facts = tables->metrics->facts;
	g_autoptr(GString) incidents = g_string_new(NULL);
	g_autoptr(GString) deploys = g_string_new(NULL);

	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident *one = facts_incident(facts, i);

		if (chaos_is_during(run, one->began_at, one->ended_at))
			append(incidents, one->id);
	}
	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *one = facts_deploy(facts, d);

		if (chaos_is_during(run, one->started_at, one->deployed_at))
			append(deploys, one->id);
	}
	table_text(&tables->writer,
		   incidents->len > 0 ?
			   pool_text(tables->pool, incidents->str) :
			   NULL);
	table_text(&tables->writer,
		   deploys->len > 0 ? pool_text(tables->pool, deploys->str) :
				      NULL);
}

static void write_run(struct tables *tables, const struct chaos_run *run,
		      const struct chaos_hypothesis *hypothesis)
{
	struct table_writer *writer = &tables->writer;

	table_text(writer, run->experiment);
	table_text(writer, run->service);
	table_text(writer, hypothesis ? hypothesis->text : NULL);
	table_time(writer, run->started_at);
	table_time(writer, run->ended_at);
}

static void write_rest(struct tables *tables, const struct chaos_run *run)
{
	struct table_writer *writer = &tables->writer;
	const struct chaos_result *record = run->record;
	const struct deploy *deploy = chaos_running(tables->metrics, run);

	table_real(writer, record ? record->probe_success : NAN);
	table_text(writer, deploy ? deploy->id : NULL);
	table_text(writer, deploy ? deploy->version : NULL);
	write_overlaps(tables, run);
	table_text(writer,
		   record ? place_text(tables->pool, tables->metrics->facts,
				       record->entry.place) :
			    NULL);
}

static const char *recorded_of(const struct chaos_run *run)
{
	const char *name =
		run->record ? chaos_verdict_name(run->record->verdict) : NULL;

	return name && *name ? name : NULL;
}

static void write_hypothesis(struct tables *tables, const struct chaos_run *run,
			     const struct chaos_hypothesis *hypothesis)
{
	struct chaos_outcome outcome =
		chaos_judge(tables->metrics, run, hypothesis);
	struct table_writer *writer = &tables->writer;

	write_run(tables, run, hypothesis);
	table_real(writer, outcome.steady);
	table_real(writer, outcome.during);
	table_real(writer, limit_of(hypothesis));
	table_text(writer, chaos_held_name(outcome.held));
	table_real(writer, outcome.recovered_seconds);
	table_text(writer, recorded_of(run));
	write_agreement(writer, outcome.agrees);
	table_text(writer, outcome.reason);
	table_integer(writer, (int64_t)outcome.samples);
	write_rest(tables, run);
}

static void write_unasked(struct tables *tables, const struct chaos_run *run)
{
	struct table_writer *writer = &tables->writer;

	write_run(tables, run, NULL);
	for (int cell = 0; cell < 3; cell++)
		table_empty(writer);
	table_text(writer, chaos_held_name(CHAOS_NOT_SCORED));
	table_empty(writer);
	table_text(writer, recorded_of(run));
	table_empty(writer);
	table_text(writer, "no hypothesis");
	table_empty(writer);
	write_rest(tables, run);
}

void tables_chaos(struct tables *tables)
{
	g_autoptr(GArray) runs = chaos_runs(tables->metrics, tables->all);

	for (uint32_t r = 0; r < runs->len; r++) {
		const struct chaos_run *run =
			&g_array_index(runs, struct chaos_run, r);
		const GArray *asked = chaos_hypotheses(run);

		for (uint32_t h = 0; asked && h < asked->len; h++)
			write_hypothesis(tables, run,
					 chaos_hypothesis_at(asked, h));
		if (!asked || asked->len == 0)
			write_unasked(tables, run);
	}
}
