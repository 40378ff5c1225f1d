/* compose_timeline.c -- every deploy and incident on one time axis */
#include "analyzer/composer.h"
#include "analyzer/flag_changes.h"
#include "analyzer/longest.h"
#include "analyzer/scope.h"

#include <math.h>

enum { LANES_A_PAGE = 10, LONGEST_TOLD = 10 };

static void add_deploys(struct composer *composer,
			const struct service *service, struct lane *lane)
{
	const struct metrics *metrics = composer->metrics;
	GArray *ticks = g_array_new(false, false, sizeof(struct lane_deploy));

	for (uint32_t i = 0; i < service->deploys; i++) {
		uint32_t d = service->first_deploy + i;
		const struct deploy_result *result = metrics_deploy(metrics, d);
		struct lane_deploy tick = {
			facts_deploy(metrics->facts, d)->deployed_at,
			result->is_failed,
		};

		if (!result->is_counted ||
		    !window_holds(&metrics->window, tick.at))
			continue;
		lane->counted++;
		lane->failed += result->is_failed;
		g_array_append_val(ticks, tick);
	}
	lane->n_deploys = ticks->len;
	lane->deploys = pool_steal_array(composer->pool, ticks);
}

static void add_incidents(struct composer *composer, uint32_t service,
			  struct lane *lane)
{
	const struct metrics *metrics = composer->metrics;
	GArray *bars = g_array_new(false, false, sizeof(struct lane_incident));

	for (uint32_t i = 0; i < metrics->incidents->len; i++) {
		const struct incident *incident =
			facts_incident(metrics->facts, i);
		const struct incident_result *result =
			metrics_incident(metrics, i);
		struct lane_incident bar = {
			incident->began_at,
			result->is_open ? metrics->window.until :
					  incident->ended_at,
			composer_severity(incident->severity),
			result->is_open,
		};

		if (result->is_counted &&
		    window_holds(&metrics->window, incident->began_at) &&
		    scope_has_incident(metrics, service, i))
			g_array_append_val(bars, bar);
	}
	lane->n_incidents = bars->len;
	lane->incidents = pool_steal_array(composer->pool, bars);
}

static void add_flags(struct composer *composer, const GArray *changes,
		      uint32_t service, struct lane *lane)
{
	const struct window *window = &composer->metrics->window;
	uint32_t first;

	lane->n_flags = flag_changes_between(changes, service, window->since,
					     window->until - 1, &first);
	int64_t *flags = pool_new_array(composer->pool, int64_t, lane->n_flags);

	for (uint32_t i = 0; i < lane->n_flags; i++)
		flags[i] = g_array_index(changes, struct flag_change, first + i)
				   .at;
	lane->flags = flags;
}

static struct panel lanes_panel(struct composer *composer, uint32_t first,
				uint32_t n)
{
	g_autoptr(GArray) changes =
		flag_changes(composer->metrics, composer->pool);
	struct lanes *lanes = pool_new_array(composer->pool, struct lanes, 1);
	struct lane *rows = pool_new_array(composer->pool, struct lane, n);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t p = composer->ranking[first + i];

		rows[i].name = composer_service(composer, p)->name;
		add_deploys(composer, composer_service(composer, p), &rows[i]);
		add_incidents(
			composer,
			g_array_index(composer->metrics->scopes, uint32_t, p),
			&rows[i]);
		add_flags(composer, changes,
			  g_array_index(composer->metrics->scopes, uint32_t, p),
			  &rows[i]);
	}
	lanes->since = composer->metrics->window.since;
	lanes->until = composer->metrics->window.until;
	lanes->lanes = rows;
	lanes->n = n;
	if (!composer_has_deploys(composer))
		return panel_missing(composer, PANEL_LANES, STATE_NOT_MEASURED,
				     NULL, "deploys",
				     say(composer, "no deploys were given"));
	return panel_drawn(PANEL_LANES, NULL, NULL, lanes,
			   say(composer,
			       n == 1 ? "Deploys and incidents of % service "
					"over time" :
					"Deploys and incidents of % services "
					"over time",
			       value_count(n)));
}

static void count_hours(const struct composer *composer, struct heat *heat)
{
	const struct metrics *metrics = composer->metrics;

	for (uint32_t d = 0; d < metrics->deploys->len; d++) {
		int64_t at = facts_deploy(metrics->facts, d)->deployed_at;
		const struct deploy_result *result = metrics_deploy(metrics, d);
		g_autoptr(GDateTime) utc = NULL;
		g_autoptr(GDateTime) local = NULL;

		if (!result->is_counted || !scope_has_deploy(metrics, d) ||
		    !window_holds(&metrics->window, at))
			continue;
		utc = g_date_time_new_from_unix_utc(at);
		local = g_date_time_to_timezone(utc, metrics->zone);
		int day = g_date_time_get_day_of_week(local) - 1;
		int hour = g_date_time_get_hour(local);

		heat->deploys[day][hour]++;
		heat->failed[day][hour] += result->is_failed;
		heat->most = MAX(heat->most, heat->deploys[day][hour]);
	}
}

static struct panel heat_panel(struct composer *composer)
{
	const char *title = "When we deploy";
	struct heat *heat = pool_new_array(composer->pool, struct heat, 1);

	count_hours(composer, heat);
	if (heat->most == 0)
		return panel_missing(composer, PANEL_HEAT,
				     composer_no_deploys(composer), title,
				     "deploys", NULL);
	return panel_drawn(PANEL_HEAT, title,
			   say(composer,
			       "deploys by weekday and hour, %; ring "
			       "= a deploy in the cell failed",
			       value_text(composer->report->zone_name)),
			   heat, NULL);
}

static void add_headlines(struct draft *draft)
{
	struct composer *composer = draft->composer;
	const struct measure *deploys = composer_measure(
		composer, NONE, CHANGE_FAILURE_RATE, STATISTIC_DEPLOYS);
	const struct measure *failed = composer_measure(
		composer, NONE, CHANGE_FAILURE_RATE, STATISTIC_FAILED);
	g_autoptr(GArray) all = longest_incidents(composer);
	uint32_t n = MIN(all->len, LONGEST_TOLD), after = 0;

	if (isnan(deploys->value))
		return;
	for (uint32_t i = 0; i < n; i++)
		after += metrics_incident(composer->metrics,
					  g_array_index(all, uint32_t, i))
				 ->deploy != NONE;
	if (n >= 3 && after == n)
		draft_headline(
			draft,
			say(composer,
			    "% deploys, % failed; all % longest incidents "
			    "followed a deploy",
			    value_count(deploys->value),
			    value_count(failed->value), value_word(n)));
	else if (n >= 3)
		draft_headline(
			draft,
			say(composer,
			    "% deploys, % failed; % of the % longest "
			    "incidents followed a deploy",
			    value_count(deploys->value),
			    value_count(failed->value),
			    after > 0 ? value_word(after) : value_text("none"),
			    value_word(n)));
	draft_headline(draft, say(composer, "% deploys, % failed",
				  value_count(deploys->value),
				  value_count(failed->value)));
}

static bool has_flags(const struct panel *lanes_panel)
{
	const struct lanes *lanes = lanes_panel->data;

	for (uint32_t i = 0; lanes && i < lanes->n; i++)
		if (lanes->lanes[i].n_flags > 0)
			return true;
	return false;
}

/* Of a page whose panels tell of flags, in lanes or before incidents. */
static const struct sentence *footnote(struct composer *composer,
				       bool tells_flags)
{
	int64_t window = composer->metrics->settings->incident_window;
	const struct sentence *words =
		say(composer,
		    "A failed deploy was rolled back or had an incident "
		    "attributed to it. Times in %.",
		    value_text(composer->report->zone_name));

	if (!tells_flags)
		return words;
	if (window == INT64_MAX)
		return composer_join(composer, "", words, " ",
				     say(composer,
					 "Flags changed before an incident are "
					 "possible causes; they count for "
					 "nothing."));
	return composer_join(
		composer, "", words, " ",
		say(composer,
		    "Flags changed within % before an incident are possible "
		    "causes; they count for nothing.",
		    value_number(VALUE_SPAN, (double)window)));
}

static void add_page(struct composer *composer, uint32_t first, uint32_t n)
{
	g_autofree char *id =
		first == 0 ? g_strdup("deploys-and-incidents") :
			     g_strdup_printf("deploys-and-incidents-%u",
					     first / LANES_A_PAGE + 1);
	struct draft draft =
		draft_begin(composer, pool_text(composer->pool, id),
			    "Deploys and incidents");
	struct panel lanes;
	bool tells_flags;

	if (first == 0)
		add_headlines(&draft);
	draft.page.standfirst =
		say(composer,
		    "Every counted deploy (tick) and incident (bar) of %, by "
		    "service.",
		    value_text(composer->said));
	lanes = lanes_panel(composer, first, n);
	tells_flags = has_flags(&lanes);
	draft_panel(&draft, lanes);
	if (first == 0) {
		struct panel longest = longest_panel(composer);

		tells_flags |= longest_has_flags(&longest);
		draft_panel(&draft, heat_panel(composer));
		draft_panel(&draft, longest);
	}
	draft.page.footnote = footnote(composer, tells_flags);
	draft_end(&draft);
}

void compose_timeline(struct composer *composer)
{
	uint32_t first = 0;

	do {
		add_page(composer, first,
			 MIN(composer->n_scopes - first, LANES_A_PAGE));
		first += LANES_A_PAGE;
	} while (first < composer->n_scopes);
}
