/* tables_metrics.c -- the tables of values: metrics and weekly */
#include "analyzer/tables.h"
#include "model/report.h"

static void write_scope(struct tables *tables, uint32_t service)
{
	bool is_all = service == NONE;

	table_text(&tables->writer, is_all ? "all" : "service");
	table_text(
		&tables->writer,
		is_all ? NULL :
			 facts_service(tables->metrics->facts, service)->name);
}

static const char *or_null(const char *text)
{
	return *text ? text : NULL;
}

static const char *change_kind_name(enum change_kind kind)
{
	return kind == CHANGE_RATIO  ? "ratio" :
	       kind == CHANGE_POINTS ? "pp" :
				       NULL;
}

static void write_change(struct table_writer *writer,
			 const struct measure *measure, bool has_previous)
{
	table_real(writer, measure->previous);
	if (has_previous && measure->previous_n != NONE)
		table_integer(writer, measure->previous_n);
	else
		table_empty(writer);
	table_real(writer, measure->change);
	table_text(writer, change_kind_name(measure->change_kind));
	table_real(writer, measure->change_ci_low);
	table_real(writer, measure->change_ci_high);
	table_text(writer, or_null(verdict_name(measure->verdict)));
}

void tables_metrics(struct tables *tables)
{
	const struct metrics *metrics = tables->metrics;
	struct table_writer *writer = &tables->writer;

	for (uint32_t i = 0; i < metrics->measures->len; i++) {
		const struct measure *measure =
			&g_array_index(metrics->measures, struct measure, i);

		table_time(writer, metrics->window.since);
		table_time(writer, period_day(metrics->window.until - 1,
					      metrics->zone));
		write_scope(tables, measure->service);
		table_text(writer, metric_name(measure->metric));
		table_text(writer, statistic_name(measure->statistic));
		table_real(writer, measure->value);
		table_text(writer, unit_name(measure->unit));
		table_integer(writer, measure->n);
		table_real(writer, measure->ci_low);
		table_real(writer, measure->ci_high);
		table_text(writer, or_null(tier_name(measure->tier)));
		write_change(writer, measure, metrics->has_previous);
		table_text(writer, measure->note);
	}
}

static const char *signal_name(enum signal signal)
{
	static const char *const names[] = {
		[SIGNAL_NONE] = NULL,
		[SIGNAL_OUTSIDE] = "outside",
		[SIGNAL_RUN] = "run",
		[SIGNAL_NEAR] = "near",
	};

	return names[signal];
}

static void write_week(struct tables *tables, const struct week *week)
{
	struct table_writer *writer = &tables->writer;

	table_time(writer, week->monday_at);
	write_scope(tables, week->service);
	table_integer(writer, week->deploys);
	table_integer(writer, week->deploy_days);
	table_integer(writer, week->changes);
	table_real(writer, week->lead_p50);
	table_real(writer, week->lead_p90);
	table_integer(writer, week->failed);
	table_real(writer, week->failure_rate);
	table_integer(writer, week->incidents);
	table_real(writer, week->recovery_mean);
	table_real(writer, week->xmr_centre);
	table_real(writer, week->xmr_lower);
	table_real(writer, week->xmr_upper);
	table_text(writer, signal_name(week->signal));
	table_boolean(writer, week->is_complete);
}

void tables_weekly(struct tables *tables)
{
	for (uint32_t w = 0; w < tables->metrics->weeks->len; w++)
		write_week(tables, metrics_week(tables->metrics, w));
}
