/* tables_scorecard.c -- the workbook's scorecard and the limits it uses */
#include "analyzer/order.h"
#include "analyzer/tables.h"
#include "analyzer/tier.h"
#include "model/report.h"

#include <math.h>

enum { HOUR = 3600 };

/* Ratios are shown as relative change: 1.29 is +29 %. */
static double relative(const struct measure *measure)
{
	return measure->change - 1;
}

/* Empty where there is no data: nobody was asked, so it is not 0. */
static void write_count(struct table_writer *writer,
			const struct measure *measure)
{
	if (isnan(measure->value))
		table_empty(writer);
	else
		table_integer(writer, (int64_t)measure->value);
}

static void write_verdict(struct table_writer *writer,
			  const struct measure *measure)
{
	const char *name = verdict_name(measure->verdict);

	table_text(writer, *name ? name : NULL);
}

static void write_tier(struct table_writer *writer,
		       const struct measure *measure)
{
	if (measure->tier != TIER_NONE)
		table_text(writer, tier_name(measure->tier));
	else
		table_text(writer, measure->n == 0 || isnan(measure->value) ?
					   "[x]" :
					   "[low]");
}

static const struct measure *get(const struct tables *tables, uint32_t scope,
				 enum metric metric, enum statistic statistic)
{
	return metrics_find(tables->metrics, scope, metric, statistic);
}

static void write_frequency(struct tables *tables, uint32_t scope)
{
	struct table_writer *writer = &tables->writer;
	const struct measure *count =
		get(tables, scope, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT);
	const struct measure *per_day =
		get(tables, scope, DEPLOYMENT_FREQUENCY, STATISTIC_PER_DAY);

	write_count(writer, count);
	table_real(writer, per_day->value);
	table_real(writer, per_day->value * 7);
	table_real(writer, get(tables, scope, DEPLOYMENT_FREQUENCY,
			       STATISTIC_DAYS_PER_WEEK_P50)
				   ->value);
	table_real(writer, relative(per_day));
	write_verdict(writer, per_day);
	write_tier(writer, per_day);
}

static void write_lead_time(struct tables *tables, uint32_t scope)
{
	struct table_writer *writer = &tables->writer;
	const struct measure *median =
		get(tables, scope, LEAD_TIME, STATISTIC_P50);

	table_real(writer, median->value / HOUR);
	table_real(writer,
		   get(tables, scope, LEAD_TIME, STATISTIC_P90)->value / HOUR);
	table_real(writer, relative(median));
	write_verdict(writer, median);
	write_tier(writer, median);
}

static void write_failure(struct tables *tables, uint32_t scope)
{
	struct table_writer *writer = &tables->writer;
	const struct measure *failed =
		get(tables, scope, CHANGE_FAILURE_RATE, STATISTIC_FAILED);
	const struct measure *rate =
		get(tables, scope, CHANGE_FAILURE_RATE, STATISTIC_RATE);

	write_count(writer, failed);
	table_real(writer, rate->value);
	table_real(writer, rate->ci_low);
	table_real(writer, rate->ci_high);
	table_real(writer, rate->change);
	write_tier(writer, rate);
}

static void write_recovery(struct tables *tables, uint32_t scope)
{
	struct table_writer *writer = &tables->writer;
	const struct measure *mean =
		get(tables, scope, TIME_TO_RECOVERY, STATISTIC_MEAN);

	write_count(writer,
		    get(tables, scope, TIME_TO_RECOVERY, STATISTIC_RESOLVED));
	table_real(writer, mean->value / HOUR);
	table_real(writer,
		   get(tables, scope, TIME_TO_RECOVERY, STATISTIC_P50)->value /
			   HOUR);
	write_tier(writer, mean);
}

static const char *note(const struct tables *tables, uint32_t scope)
{
	if (scope == NONE)
		return "tier: of the median service";
	if (isnan(get(tables, scope, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT)
			  ->value))
		return "no deploys in the data";
	return NULL;
}

static void write_score(struct tables *tables, uint32_t scope)
{
	const struct metrics *metrics = tables->metrics;
	struct table_writer *writer = &tables->writer;

	if (scope == NONE) {
		table_text(writer, "All services");
		table_empty(writer);
	} else {
		const struct service *service = facts_service(
			metrics->facts,
			g_array_index(metrics->scopes, uint32_t, scope));

		table_text(writer, service->name);
		table_text(writer, service->owner);
	}
	write_frequency(tables, scope);
	write_lead_time(tables, scope);
	write_failure(tables, scope);
	write_recovery(tables, scope);
	table_text(writer, note(tables, scope));
	table_integer(writer, get(tables, scope, LEAD_TIME, STATISTIC_P50)->n);
}

void tables_scorecard(struct tables *tables)
{
	g_autoptr(GArray) order = order_scopes(tables->metrics);

	write_score(tables, NONE);
	for (uint32_t i = 0; i < tables->metrics->scopes->len; i++)
		write_score(tables, g_array_index(order, uint32_t, i));
}

static const struct {
	enum metric metric;
	const char *prefix, *unit, *what;
	double factor; /* from the unit of the metric */
} limits[] = {
	{ DEPLOYMENT_FREQUENCY, "df", "per_day", "deploys a day, at least", 1 },
	{ LEAD_TIME, "lt", "h", "median lead time, up to", 1.0 / HOUR },
	{ CHANGE_FAILURE_RATE, "cfr", "fraction", "change failure rate, up to",
	  1 },
	{ TIME_TO_RECOVERY, "ttr", "h", "mean time to recovery, up to",
	  1.0 / HOUR },
};

static void write_limit(struct tables *tables, const char *name, double value,
			const char *unit, const char *meaning)
{
	table_text(&tables->writer, name);
	table_real(&tables->writer, value);
	table_text(&tables->writer, unit);
	table_text(&tables->writer, meaning);
}

/* Names: df_elite_per_day … lt_elite_h … cfr_elite … ttr_medium_h. */
static void write_tier_limits(struct tables *tables, size_t i)
{
	static const char *const tiers[] = { "elite", "high", "medium" };
	const struct tier_limits *tier = tier_limits(limits[i].metric);

	for (int t = 0; t < 3; t++) {
		const char *unit = limits[i].unit;
		g_autofree char *name = g_strdup_printf(
			"%s_%s%s%s", limits[i].prefix, tiers[t],
			limits[i].metric == CHANGE_FAILURE_RATE ? "" : "_",
			limits[i].metric == CHANGE_FAILURE_RATE ? "" : unit);
		g_autofree char *meaning = g_strdup_printf(
			"%s: %s%s", tier_name((enum tier)(TIER_ELITE - t)),
			limits[i].what,
			tier->is_open[t] ? ", the limit itself excluded" : "");

		write_limit(tables, pool_text(tables->pool, name),
			    tier->limits[t] * limits[i].factor, unit,
			    pool_text(tables->pool, meaning));
		table_boolean(&tables->writer, !tier->is_open[t]);
	}
}

static void write_targets(struct tables *tables)
{
	const struct targets *targets = &tables->metrics->settings->targets;
	const struct {
		const char *name, *unit, *meaning;
		double value;
	} all[] = {
		{ "target_success_rate", "fraction",
		  "pipelines: success rate, above", targets->success_rate },
		{ "target_build_duration_s", "s",
		  "pipelines: mean build duration, below",
		  targets->build_duration },
		{ "target_flaky_rate", "fraction",
		  "pipelines: flaky test rate, below", targets->flaky_rate },
		{ "target_queue_wait_s", "s",
		  "pipelines: mean queue wait, below", targets->queue_wait },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		write_limit(tables, all[i].name, all[i].value, all[i].unit,
			    all[i].meaning);
		table_boolean(&tables->writer, false);
	}
}

void tables_thresholds(struct tables *tables)
{
	write_limit(tables, "min_n", TIER_MIN_N, "count",
		    "events that a tier needs in its own denominator");
	table_boolean(&tables->writer, true);
	write_limit(tables, "min_days", TIER_MIN_DAYS, "days",
		    "days that the tier of deployment frequency needs");
	table_boolean(&tables->writer, true);
	write_limit(
		tables, "window_days",
		get(tables, NONE, DEPLOYMENT_FREQUENCY, STATISTIC_PER_DAY)->n,
		"days", "days of the window of this review");
	table_empty(&tables->writer);
	for (size_t i = 0; i < G_N_ELEMENTS(limits); i++)
		write_tier_limits(tables, i);
	write_targets(tables);
}
