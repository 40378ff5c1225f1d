/* compose_recovery.c -- how long incidents last */
#include "analyzer/changes.h"
#include "analyzer/composer.h"
#include "analyzer/order.h"
#include "analyzer/strips.h"

#include <math.h>

enum { COMPARED_MIN_N = 5 };

static void add_headlines(struct draft *draft)
{
	struct composer *composer = draft->composer;
	const struct measure *mean = composer_measure(
		composer, NONE, TIME_TO_RECOVERY, STATISTIC_MEAN);
	const struct measure *median = composer_measure(
		composer, NONE, TIME_TO_RECOVERY, STATISTIC_P50);
	struct sample all =
		composer_recoveries(composer, NONE, &composer->metrics->window);
	struct value mean_is =
		changes_value(mean, mean->value, mean->n, median->value);
	struct value median_is =
		changes_value(median, median->value, median->n, mean->value);
	double longest = all.n > 0 ? all.values[all.n - 1] : NAN;
	double share = longest / (mean->value * mean->n);

	if (all.n >= COMPARED_MIN_N && share >= 0.25)
		draft_headline(
			draft,
			say(composer,
			    "Recovery took % at the median, % on average; one "
			    "incident of % is % of the total",
			    median_is, mean_is, value_duration(longest),
			    value_rate(share, 100)));
	if (composer_direction(mean))
		draft_headline(draft,
			       say(composer, "Time to recovery % from % to %",
				   value_text(composer_direction(mean)),
				   changes_before(mean), changes_now(mean)));
	if (all.n >= COMPARED_MIN_N)
		draft_headline(
			draft,
			say(composer,
			    "Recovery took % at the median, % on average",
			    median_is, mean_is));
	else if (all.n == 1)
		draft_headline(draft,
			       say(composer, "One incident was resolved, in %",
				   value_duration(longest)));
	else if (all.n > 1)
		draft_headline(
			draft,
			say(composer,
			    "% incidents were resolved, the longest in %",
			    value_count(all.n), value_duration(longest)));
	else if (composer_has_incidents(composer))
		draft_headline(draft,
			       say(composer, "No incident was resolved"));
}

static void add_dots(struct composer *composer, GArray *dots)
{
	const struct metrics *metrics = composer->metrics;
	g_autoptr(GArray) order = order_incidents(metrics, false);

	for (uint32_t i = 0; i < order->len; i++) {
		uint32_t at = g_array_index(order, uint32_t, i);
		const struct incident *incident =
			facts_incident(metrics->facts, at);
		const struct incident_result *result =
			metrics_incident(metrics, at);
		struct scatter_dot dot = {
			.at = incident->began_at,
			.seconds = result->is_open ?
					   (double)(metrics->settings->as_of -
						    incident->began_at) :
					   result->recovery_seconds,
			.name = composer_named(composer, incident),
			.severity = composer_severity(incident->severity),
			.is_linked = result->deploy != NONE,
			.is_open = result->is_open,
		};

		if (result->is_counted && dot.seconds >= 0)
			g_array_append_val(dots, dot);
	}
}

static struct panel scatter_panel(struct composer *composer)
{
	const char *title = "Every incident";
	GArray *dots = g_array_new(false, false, sizeof(struct scatter_dot));
	struct scatter *scatter =
		pool_new_array(composer->pool, struct scatter, 1);
	struct sample all =
		composer_recoveries(composer, NONE, &composer->metrics->window);

	add_dots(composer, dots);
	scatter->n = dots->len;
	scatter->dots = pool_steal_array(composer->pool, dots);
	if (!composer_has_incidents(composer))
		return panel_missing(composer, PANEL_SCATTER,
				     STATE_NOT_MEASURED, title, "incidents",
				     say(composer, "no incidents were given"));
	if (scatter->n == 0)
		return panel_missing(composer, PANEL_SCATTER, STATE_NONE, title,
				     "incidents",
				     say(composer, "the source was read"));
	scatter->span = composer->span;
	scatter->span.since = composer->span.split;
	scatter->mean = all.mean;
	scatter->median = all.p50;
	return panel_drawn(
		PANEL_SCATTER, title,
		say(composer, "by the day it began, time to recovery on a log "
			      "scale; filled = followed a deploy, triangle = "
			      "open, at its age"),
		scatter,
		say(composer, "% incidents by date and time to recovery",
		    value_count(scatter->n)));
}

static struct panel ecdf_panel(struct composer *composer)
{
	const struct metrics *metrics = composer->metrics;
	const char *title = "Share of incidents resolved within…";
	struct ecdf *ecdf = pool_new_array(composer->pool, struct ecdf, 1);

	ecdf->current = composer_recoveries(composer, NONE, &metrics->window);
	ecdf->current.name = composer->report->short_name;
	if (metrics->has_previous) {
		ecdf->previous =
			composer_recoveries(composer, NONE, &metrics->previous);
		ecdf->previous.name = composer->report->short_previous;
	}
	if (!composer_has_incidents(composer))
		return panel_missing(composer, PANEL_ECDF, STATE_NOT_MEASURED,
				     title, "incidents",
				     say(composer, "no incidents were given"));
	if (ecdf->current.n == 0)
		return panel_missing(
			composer, PANEL_ECDF, STATE_NONE, title,
			"resolved incidents",
			metrics->has_previous ?
				say(composer, "% in %",
				    value_count(ecdf->previous.n),
				    value_text(composer->said_before)) :
				NULL);
	return panel_drawn(PANEL_ECDF, title,
			   say(composer, "resolved incidents, log scale"), ecdf,
			   NULL);
}

static const struct sentence *footnote(struct composer *composer)
{
	const struct measure *mean = composer_measure(
		composer, NONE, TIME_TO_RECOVERY, STATISTIC_MEAN);
	const struct measure *open = composer_measure(
		composer, NONE, TIME_TO_RECOVERY, STATISTIC_OPEN);
	const struct measure *failed = composer_measure(
		composer, NONE, FAILED_DEPLOYMENT_RECOVERY_TIME, STATISTIC_P50);

	if (failed->n == 0)
		return say(composer,
			   "n = % resolved; % open, out of mean and median. "
			   "Drills are out.",
			   value_count(mean->n), value_count(open->value));
	return say(
		composer,
		"n = % resolved; % open, out of mean and median. Failed "
		"deployment recovery time: median % (n = %). Drills are out.",
		value_count(mean->n), value_count(open->value),
		value_duration(failed->value), value_count(failed->n));
}

void compose_recovery(struct composer *composer)
{
	struct draft draft =
		draft_begin(composer, "time-to-recovery", "Time to recovery");

	add_headlines(&draft);
	draft.page.standfirst =
		say(composer,
		    "From beginning to end of each incident that "
		    "began in %.",
		    value_text(composer->said));
	draft_panel(&draft, scatter_panel(composer));
	draft_panel(&draft, ecdf_panel(composer));
	draft_panel(&draft, strips_recovery(composer));
	draft.page.footnote = footnote(composer);
	draft_end(&draft);
}
