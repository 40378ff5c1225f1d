/* tables_flags.c -- the table of flags and their variants */
#include "analyzer/tables.h"
#include "model/flags.h"

#include <math.h>
#include <string.h>

enum { MOST = 12 };

static const double STROKE = 0.25;

bool tables_has_flags(const struct metrics *metrics)
{
	return metrics->facts->records[RECORD_EVALUATION]->len > 0 ||
	       metrics->settings->flags->len > 0;
}

static void write_estimate(struct table_writer *writer, struct estimate one)
{
	table_real(writer, one.value);
	table_real(writer, one.low);
	table_real(writer, one.high);
}

/* What nothing tells of is empty, not 0. */
static void write_count(struct table_writer *writer, bool is_measured,
			uint64_t n)
{
	if (is_measured)
		table_integer(writer, (int64_t)n);
	else
		table_empty(writer);
}

static void write_arm(struct tables *tables, const struct flag_result *result,
		      const struct flag_arm *arm)
{
	struct table_writer *writer = &tables->writer;

	table_text(writer, pool_text(tables->pool, result->flag));
	table_text(writer, pool_text(tables->pool, arm->variant));
	table_integer(writer, (int64_t)arm->exposures);
	write_count(writer, result->has_conversions, arm->conversions);
	write_estimate(writer, arm->rate);
	write_estimate(writer, arm->difference);
	table_real(writer, arm->p);
	table_real(writer, arm->error_rate);
	table_real(writer, arm->error_difference);
	table_real(writer, result->srm_p);
	table_text(writer, arm->decision);
	table_boolean(writer, arm->is_control);
	write_count(writer, result->has_errors, arm->errors);
	table_integer(writer, arm->n_values);
	table_real(writer, arm->mean);
	table_real(writer, arm->means.difference.value);
	table_real(writer, arm->means.difference.low);
	table_real(writer, arm->means.difference.high);
	table_real(writer, arm->means.p);
	table_integer(writer, (int64_t)result->crossed);
}

static const GPtrArray *results_of(const struct tables *tables)
{
	return tables->metrics
		->flags[tables->all ? FLAGS_OF_ALL : FLAGS_OF_WINDOW];
}

void tables_flags(struct tables *tables)
{
	const GPtrArray *results = results_of(tables);

	for (uint32_t r = 0; r < results->len; r++) {
		const struct flag_result *result = results->pdata[r];

		for (uint32_t a = 0; a < result->arms->len; a++)
			write_arm(tables, result, result->arms->pdata[a]);
	}
}

static void write_point(struct tables *tables, const struct flag_result *result,
			const struct flag_arm *arm, double diff, double height)
{
	struct table_writer *writer = &tables->writer;

	table_text(writer, pool_text(tables->pool, result->flag));
	table_text(writer, pool_text(tables->pool, arm->variant));
	table_text(writer, arm->decision);
	table_real(writer, diff);
	table_real(writer, height);
}

/* From one end to the other, with a stroke across at the difference. */
static void write_interval(struct tables *tables,
			   const struct flag_result *result,
			   const struct flag_arm *arm, double height)
{
	struct estimate one = arm->difference;

	write_point(tables, result, arm, one.low, height);
	write_point(tables, result, arm, one.value, height);
	write_point(tables, result, arm, one.value, height - STROKE);
	write_point(tables, result, arm, one.value, height + STROKE);
	write_point(tables, result, arm, one.value, height);
	write_point(tables, result, arm, one.high, height);
}

/* Those that are compared and may be read, as many as a chart bears. */
static bool is_drawn(const struct flag_arm *arm)
{
	return arm->decision && strcmp(arm->decision, "do not read") != 0 &&
	       isfinite(arm->difference.low) && isfinite(arm->difference.high);
}

void tables_flags_forest(struct tables *tables)
{
	const GPtrArray *results = results_of(tables);
	int n = 0;

	for (uint32_t r = 0; r < results->len; r++) {
		const struct flag_result *result = results->pdata[r];

		for (uint32_t a = 0; a < result->arms->len && n < MOST; a++)
			if (is_drawn(result->arms->pdata[a]))
				write_interval(tables, result,
					       result->arms->pdata[a], ++n);
	}
}
