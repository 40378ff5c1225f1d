/* tables_ci.c -- the tables of pipelines, their stages and flaky tests */
#include "analyzer/tables.h"

#include "analyzer/ci_gather.h"

#include <string.h>

static void write_name(struct table_writer *writer, const char *name)
{
	table_text(writer, *name ? name : NULL);
}

/* A count is 0 where its source was given. */
static void write_count(struct table_writer *writer, bool is_known, uint32_t n)
{
	if (is_known)
		table_integer(writer, n);
	else
		table_empty(writer);
}

static void write_week(struct tables *tables, const struct ci_scope *scope,
		       const struct ci_week *week)
{
	static const char *const kinds[] = { "all", "service", "pipeline" };
	struct table_writer *writer = &tables->writer;
	const struct ci *ci = &tables->metrics->ci;
	const struct ci_value *value = &week->value;
	const struct targets *targets = &tables->metrics->settings->targets;

	table_time(writer, week->monday_at);
	write_name(writer, scope->home.service);
	write_name(writer, scope->home.pipeline);
	write_count(writer, ci->has_runs, value->runs);
	write_count(writer, ci->has_runs, value->succeeded);
	write_count(writer, ci->has_runs, value->failed);
	write_count(writer, ci->has_runs, value->cancelled);
	table_real(writer, value->success_rate);
	table_real(writer, value->duration_mean);
	table_real(writer, value->duration_p50);
	table_real(writer, value->duration_p95);
	table_real(writer, value->wait_mean);
	table_real(writer, value->wait_p95);
	write_count(writer, ci->has_tests, value->tests);
	write_count(writer, ci->has_tests, value->flaky);
	table_real(writer, value->flaky_rate);
	write_count(writer, ci->has_runs, value->skipped);
	table_text(writer, kinds[scope->kind]);
	table_boolean(writer, week->is_complete);
	table_real(writer, targets->success_rate);
	table_real(writer, targets->build_duration);
	table_real(writer, targets->flaky_rate);
	table_real(writer, targets->queue_wait);
}

void tables_ci_weekly(struct tables *tables)
{
	const struct ci *ci = &tables->metrics->ci;

	for (uint32_t s = 0; s < ci->scopes->len; s++)
		for (uint32_t w = 0; w < ci->n_weeks; w++)
			write_week(
				tables,
				&g_array_index(ci->scopes, struct ci_scope, s),
				&g_array_index(ci->weeks, struct ci_week,
					       s * ci->n_weeks + w));
}

void tables_ci_stages(struct tables *tables)
{
	struct table_writer *writer = &tables->writer;
	const struct ci *ci = &tables->metrics->ci;

	for (uint32_t i = 0; i < ci->stages->len; i++) {
		const struct ci_stage *stage =
			&g_array_index(ci->stages, struct ci_stage, i);

		write_name(writer, stage->home.service);
		write_name(writer, stage->home.pipeline);
		write_name(writer, stage->stage);
		table_integer(writer, stage->runs);
		table_real(writer, stage->p50);
		table_real(writer, stage->p95);
		table_real(writer, stage->previous_p95);
		write_count(writer, tables->metrics->has_previous,
			    stage->previous_runs);
		table_real(writer, stage->critical_share);
		table_boolean(writer, stage->is_slower);
	}
}

/* What a counter grew by step by step is one row. */
static bool is_same(const struct flaky_test *a, const struct flaky_test *b)
{
	return a->passed == NONE && b->passed == NONE &&
	       home_compare(&a->home, &b->home) == 0 &&
	       strcmp(a->test, b->test) == 0;
}

static void write_flaky(struct tables *tables, const struct flaky_test *flaky)
{
	struct table_writer *writer = &tables->writer;

	write_name(writer, flaky->home.service);
	write_name(writer, flaky->suite);
	write_name(writer, flaky->test);
	table_text(writer, flaky->commit);
	write_count(writer, flaky->passed != NONE, flaky->passed);
	table_integer(writer, flaky->failed);
	table_time(writer, flaky->first_at);
	table_time(writer, flaky->last_at);
	write_name(writer, flaky->home.pipeline);
}

void tables_flaky(struct tables *tables)
{
	const struct metrics *metrics = tables->metrics;
	struct flaky_test row = { .passed = 0 };
	bool has_row = false;

	for (uint32_t i = 0; i < metrics->ci.flaky->len; i++) {
		const struct flaky_test *one =
			&g_array_index(metrics->ci.flaky, struct flaky_test, i);

		if (!tables->all && one->known_at != NO_TIME &&
		    !window_holds(&metrics->window, one->known_at))
			continue;
		if (has_row && is_same(&row, one)) {
			row.failed += one->failed;
			row.last_at = one->last_at;
			continue;
		}
		if (has_row)
			write_flaky(tables, &row);
		row = *one;
		has_row = true;
	}
	if (has_row)
		write_flaky(tables, &row);
}
