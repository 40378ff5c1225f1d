/* compose_failure.c -- which deploys failed, and where */
#include "analyzer/changes.h"
#include "analyzer/composer.h"
#include "analyzer/order.h"
#include "analyzer/statistics.h"
#include "analyzer/trends.h"

#include <math.h>

enum { TABLE_ROWS = 11, LIMIT_STEPS = 40 };

static void add_headlines(struct draft *draft)
{
	struct composer *composer = draft->composer;
	const struct measure *rate = composer_measure(
		composer, NONE, CHANGE_FAILURE_RATE, STATISTIC_RATE);
	const struct measure *failed = composer_measure(
		composer, NONE, CHANGE_FAILURE_RATE, STATISTIC_FAILED);
	struct value is = changes_level(rate);
	const struct measure *most = NULL;

	if (isnan(rate->value))
		return;
	for (uint32_t p = 0; p < composer->n_scopes; p++) {
		const struct measure *one = composer_measure(
			composer, p, CHANGE_FAILURE_RATE, STATISTIC_FAILED);

		if (!isnan(one->value) && (!most || one->value > most->value))
			most = one;
	}
	if (most && composer->n_scopes > 2 && most->value >= 2 &&
	    3 * most->value >= failed->value)
		draft_headline(
			draft,
			say(composer,
			    "% of % deploys failed (%); % alone had %",
			    value_count(failed->value), value_count(rate->n),
			    is,
			    value_text(facts_service(composer->metrics->facts,
						     most->service)
					       ->name),
			    value_count(most->value)));
	if (composer_direction(rate))
		draft_headline(draft, say(composer,
					  "Change failure rate % from % to %",
					  value_text(composer_direction(rate)),
					  changes_value(rate, rate->previous,
							rate->previous_n, NAN),
					  is));
	if (rate->n >= 5)
		draft_headline(draft, say(composer, "% of % deploys failed (%)",
					  value_count(failed->value),
					  value_count(rate->n), is));
	draft_headline(draft,
		       say(composer, "% of % deploys failed",
			   value_count(failed->value), value_count(rate->n)));
}

static const struct funnel_limit *limits_of(struct composer *composer,
					    double rate, uint32_t most)
{
	struct funnel_limit *limits = pool_new_array(
		composer->pool, struct funnel_limit, LIMIT_STEPS);

	for (uint32_t i = 0; i < LIMIT_STEPS; i++) {
		double n = pow(most, i / (LIMIT_STEPS - 1.0));
		double error = sqrt(rate * (1 - rate) / n);
		double z95 = statistics_z(CONFIDENCE_95) * error;
		double z99 = statistics_z(CONFIDENCE_99) * error;

		limits[i] = (struct funnel_limit){
			n,
			fmax(rate - z95, 0),
			fmin(rate + z95, 1),
			fmax(rate - z99, 0),
			fmin(rate + z99, 1),
		};
	}
	return limits;
}

static struct panel funnel_panel(struct composer *composer)
{
	const char *title = "Which services stand out";
	GArray *dots = g_array_new(false, false, sizeof(struct funnel_dot));
	struct funnel *funnel =
		pool_new_array(composer->pool, struct funnel, 1);
	double rate = composer_measure(composer, NONE, CHANGE_FAILURE_RATE,
				       STATISTIC_RATE)
			      ->value;
	uint32_t most = 2;

	for (uint32_t i = 0; i < composer->n_scopes; i++) {
		uint32_t p = composer->ranking[i];
		const struct measure *one = composer_measure(
			composer, p, CHANGE_FAILURE_RATE, STATISTIC_RATE);
		double error = sqrt(rate * (1 - rate) / fmax(one->n, 1));

		if (one->n == 0)
			continue;
		most = MAX(most, one->n);
		struct funnel_dot dot = {
			.name = composer_service(composer, p)->name,
			.n = one->n,
			.part = (uint32_t)round(one->value * one->n),
			.rate = one->value,
			.is_outside =
				one->n >= 5 &&
				fabs(one->value - rate) >
					statistics_z(CONFIDENCE_95) * error,
		};
		g_array_append_val(dots, dot);
	}
	funnel->n = dots->len;
	funnel->dots = pool_steal_array(composer->pool, dots);
	if (funnel->n == 0)
		return panel_missing(composer, PANEL_FUNNEL,
				     composer_no_deploys(composer), title,
				     "deploys", NULL);
	funnel->centre = rate;
	funnel->limits = limits_of(composer, rate, most);
	funnel->n_limits = LIMIT_STEPS;
	return panel_drawn(PANEL_FUNNEL, title,
			   say(composer, "failure rate by deploys; bands: 95%% "
					 "and 99%% limits round all services"),
			   funnel, NULL);
}

static const struct sentence *short_commit(struct composer *composer,
					   const struct deploy *deploy)
{
	g_autofree char *text = NULL;

	if (deploy->version)
		return say(composer, "%", value_text(deploy->version));
	if (!deploy->commit_name)
		return NULL;
	text = g_strndup(deploy->commit_name, 10);
	return say(composer, "%", value_text(text));
}

static const struct sentence *how(struct composer *composer,
				  const struct deploy_result *result)
{
	bool by_rollback = result->failure_reasons & FAILED_BY_ROLLBACK;

	if (result->incidents == 0)
		return say(composer, "rolled back");
	if (result->incidents == 1)
		return say(composer,
			   by_rollback ? "incident, rolled back" : "incident");
	return say(composer,
		   by_rollback ? "% incidents, rolled back" : "% incidents",
		   value_count(result->incidents));
}

/* Longest recovery first; those not recovered before all. */
static int by_recovery(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct metrics *metrics = data;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	double x_long = metrics_deploy(metrics, x)->recovery_seconds;
	double y_long = metrics_deploy(metrics, y)->recovery_seconds;

	if (isnan(x_long) != isnan(y_long))
		return isnan(x_long) ? -1 : 1;
	if (!isnan(x_long) && x_long != y_long)
		return x_long > y_long ? -1 : 1;
	return x < y ? -1 : x > y;
}

static GArray *failed_deploys(const struct composer *composer)
{
	g_autoptr(GArray) all = order_deploys(composer->metrics, false);
	GArray *failed = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t i = 0; i < all->len; i++) {
		uint32_t d = g_array_index(all, uint32_t, i);

		if (metrics_deploy(composer->metrics, d)->is_failed)
			g_array_append_val(failed, d);
	}
	g_array_sort_with_data(failed, by_recovery,
			       (gpointer)composer->metrics);
	return failed;
}

static void fill_row(struct composer *composer, uint32_t d,
		     const struct sentence **cells)
{
	const struct facts *facts = composer->metrics->facts;
	const struct deploy *deploy = facts_deploy(facts, d);
	const struct deploy_result *result =
		metrics_deploy(composer->metrics, d);

	cells[0] = say(composer, "%",
		       value_text(facts_service(facts, deploy->service)->name));
	cells[1] = say(composer, "%",
		       composer_moment(composer, deploy->deployed_at));
	cells[2] = short_commit(composer, deploy);
	cells[3] = how(composer, result);
	if (isnan(result->recovery_seconds))
		cells[4] = say(composer, "not recovered");
	else
		cells[4] = say(composer, "%",
			       value_duration(result->recovery_seconds));
}

static struct panel failed_panel(struct composer *composer)
{
	static const struct grid_column columns[] = {
		{ "Service", 2, false, true },
		{ "Deployed", 1.5, false, false },
		{ "Version or commit", 2, false, false },
		{ "How it failed", 2, false, false },
		{ "Recovery", 1, true, true },
	};
	const char *title = "Failed deploys";
	g_autoptr(GArray) failed = failed_deploys(composer);
	struct grid *grid = pool_new_array(composer->pool, struct grid, 1);
	uint32_t width = G_N_ELEMENTS(columns);
	const struct sentence **cells;

	if (failed->len == 0)
		return panel_missing(composer, PANEL_GRID,
				     composer_no_deploys(composer), title,
				     "failed deploys", NULL);
	grid->columns = columns;
	grid->width = width;
	grid->rows = MIN(failed->len, TABLE_ROWS);
	cells = pool_new_array(composer->pool, const struct sentence *,
			       grid->rows *width);
	for (uint32_t r = 0; r < grid->rows; r++)
		fill_row(composer, g_array_index(failed, uint32_t, r),
			 cells + r * width);
	grid->cells = cells;
	if (failed->len > grid->rows)
		grid->more = say(composer, "and % more: sheet Deploys",
				 value_count(failed->len - grid->rows));
	return panel_drawn(PANEL_GRID, title,
			   say(composer, "longest recovery first"), grid, NULL);
}

static const struct sentence *standfirst(struct composer *composer)
{
	const struct settings *settings = composer->metrics->settings;
	struct value rollback =
		value_number(VALUE_SPAN, (double)settings->rollback_window);
	struct value incident =
		value_number(VALUE_SPAN, (double)settings->incident_window);

	if (!composer_has_incidents(composer))
		return say(
			composer,
			"A deploy failed if a rollback followed within %. No "
			"incidents were given: only rollbacks count.",
			rollback);
	if (settings->incident_window == INT64_MAX)
		return say(
			composer,
			"A deploy failed if a rollback followed within %, or "
			"an incident began after it.",
			rollback);
	return say(composer,
		   "A deploy failed if a rollback followed within %, or an "
		   "incident began within % after it.",
		   rollback, incident);
}

void compose_failure(struct composer *composer)
{
	struct draft draft = draft_begin(composer, "change-failure-rate",
					 "Change failure rate");

	add_headlines(&draft);
	draft.page.standfirst = standfirst(composer);
	draft_panel(&draft, trends_deploys(composer));
	draft_panel(&draft, trends_failure_rate(composer));
	draft_panel(&draft, funnel_panel(composer));
	draft_panel(&draft, failed_panel(composer));
	draft.page.footnote =
		say(composer,
		    "Each deploy counts once, however many incidents "
		    "follow. The definitions have other incident "
		    "windows (%).",
		    value_page("definitions"));
	draft_end(&draft);
}
