/* compose_lead_time.c -- how long changes take to production */
#include "analyzer/changes.h"
#include "analyzer/composer.h"
#include "analyzer/strips.h"
#include "analyzer/trends.h"

#include <math.h>

static const struct sentence *moved(struct composer *composer,
				    const struct measure *measure,
				    const char *words)
{
	return say(composer, words, value_text(composer_direction(measure)),
		   changes_before(measure), changes_now(measure));
}

static void add_headlines(struct draft *draft)
{
	struct composer *composer = draft->composer;
	const struct measure *p50 =
		composer_measure(composer, NONE, LEAD_TIME, STATISTIC_P50);
	const struct measure *p90 =
		composer_measure(composer, NONE, LEAD_TIME, STATISTIC_P90);
	const char *p50_moved = composer_direction(p50);
	struct value value = changes_level(p50);
	struct value tenth = changes_level(p90);

	if (p50_moved && composer_direction(p90))
		draft_headline(
			draft,
			say(composer,
			    "Lead time % from % to %; the slow tenth % from % "
			    "to %",
			    value_text(p50_moved), changes_before(p50),
			    changes_now(p50),
			    value_text(composer_direction(p90)),
			    changes_before(p90), changes_now(p90)));
	if (p50_moved)
		draft_headline(draft,
			       moved(composer, p50, "Lead time % from % to %"));
	if (p50->verdict == VERDICT_NONE)
		draft_headline(
			draft,
			say(composer,
			    "Lead time held at % (% before; within noise)",
			    changes_now(p50), changes_before(p50)));
	if (!changes_is_few(p50) && !isnan(p90->value))
		draft_headline(draft,
			       say(composer,
				   "Half of the changes took less than %; one "
				   "in ten more than %",
				   value, tenth));
	if (!changes_is_few(p50))
		draft_headline(draft,
			       say(composer,
				   "Changes took % to production at the median",
				   value));
}

static struct panel ecdf_panel(struct composer *composer)
{
	const struct metrics *metrics = composer->metrics;
	struct ecdf *ecdf = pool_new_array(composer->pool, struct ecdf, 1);
	const struct sentence *subtitle;

	ecdf->current = composer_leads(composer, NONE, &metrics->window);
	ecdf->current.name = composer->report->short_name;
	if (metrics->has_previous) {
		ecdf->previous =
			composer_leads(composer, NONE, &metrics->previous);
		ecdf->previous.name = composer->report->short_previous;
	}
	if (ecdf->current.n == 0)
		return panel_missing(composer, PANEL_ECDF,
				     composer_state_of_changes(composer),
				     "Share of changes in production within…",
				     "changes", NULL);
	subtitle = metrics->has_previous ?
			   say(composer, "% against %, log scale",
			       value_text(composer->said),
			       value_text(composer->said_before)) :
			   say(composer, "%, log scale",
			       value_text(composer->said));
	return panel_drawn(PANEL_ECDF, "Share of changes in production within…",
			   subtitle, ecdf,
			   say(composer,
			       "Share of changes in production over time: half "
			       "within %, nine in ten within %",
			       value_duration(ecdf->current.p50),
			       value_duration(ecdf->current.p90)));
}

/* What was not shipped yet, so that it is not forgotten. */
static const struct sentence *waiting(struct composer *composer)
{
	const struct measure *count =
		composer_measure(composer, NONE, WAITING, STATISTIC_COUNT);
	const struct measure *with = composer_measure(
		composer, NONE, LEAD_TIME_WITH_WAITING, STATISTIC_P50);

	if (isnan(count->value))
		return NULL;
	if (count->value == 0)
		return say(composer, "No change waits to be shipped.");
	if (isnan(with->value))
		return say(composer,
			   count->value == 1 ? "% change waits to be shipped." :
					       "% changes wait to be shipped.",
			   value_count(count->value));
	return say(composer,
		   count->value == 1 ?
			   "% change waits to be shipped; counted as not done "
			   "yet, it makes the median %." :
			   "% changes wait to be shipped; counted as not done "
			   "yet, they make the median %.",
		   value_count(count->value), value_duration(with->value));
}

static const struct sentence *footnote(struct composer *composer)
{
	const struct measure *p50 =
		composer_measure(composer, NONE, LEAD_TIME, STATISTIC_P50);
	uint32_t skewed = composer->metrics->skewed;
	const char *none = "No change is younger than its deploy.";
	const struct sentence *clock =
		skewed == 0 ?
			say(composer, none) :
			say(composer,
			    skewed == 1 ? "% is younger than its deploy (clock "
					  "skew) and left out." :
					  "% are younger than their deploy "
					  "(clock skew) and left out.",
			    value_count(skewed));
	const struct sentence *count =
		composer->metrics->has_previous ?
			say(composer,
			    "n = % changes in %, % in %. Limits: XmR on "
			    "logarithms of weekly medians. ",
			    value_count(p50->n), value_text(composer->said),
			    value_count(p50->previous_n),
			    value_text(composer->said_before)) :
			say(composer, "n = % changes in %. ",
			    value_count(p50->n), value_text(composer->said));

	const struct sentence *open = waiting(composer);
	const struct sentence *both =
		composer_join(composer, "", count, "", clock);

	return open ? composer_join(composer, "", both, " ", open) : both;
}

void compose_lead_time(struct composer *composer)
{
	struct draft draft =
		draft_begin(composer, "lead-time", "Lead time for changes");

	add_headlines(&draft);
	draft.page.standfirst = say(
		composer,
		"From % of a change to the production deploy "
		"that shipped it, per change; merges are not "
		"changes.",
		value_text(composer->metrics->settings->leads_from_committer ?
				   "the committer time" :
				   "the author time"));
	draft_panel(&draft, trends_lead_time(composer));
	draft_panel(&draft, ecdf_panel(composer));
	draft_panel(&draft, strips_lead_time(composer));
	draft.page.footnote = footnote(composer);
	draft_end(&draft);
}
