/* compose_summary.c -- the first page: four keys, what changed, tiers */
#include "analyzer/composer.h"

#include "analyzer/changes.h"
#include "analyzer/spark.h"

#include <math.h>

static const struct key {
	enum metric metric;
	enum statistic statistic;
	const char *label, *unit;
} keys[] = {
	{ DEPLOYMENT_FREQUENCY, STATISTIC_PER_DAY, "Deployment frequency",
	  "a week" },
	{ LEAD_TIME, STATISTIC_P50, "Lead time for changes, median", NULL },
	{ CHANGE_FAILURE_RATE, STATISTIC_RATE, "Change failure rate", NULL },
	{ TIME_TO_RECOVERY, STATISTIC_MEAN, "Time to recovery, mean", NULL },
};

static const struct sentence *change_line(struct composer *composer,
					  const struct measure *measure)
{
	struct value was = changes_before(measure);

	if (isnan(measure->value))
		return isnan(measure->previous) ? NULL :
						  say(composer, "was %", was);
	switch (measure->verdict) {
	case VERDICT_BETTER:
	case VERDICT_WORSE:
		return say(composer, "was % · % (95%% CI %)", was,
			   changes_change(measure), changes_range(measure));
	case VERDICT_NONE:
		return say(composer, "was % · no detectable change", was);
	case VERDICT_NO_PREVIOUS:
		return say(composer, "no previous period");
	default:
		return isnan(measure->previous) ?
			       say(composer, "nothing to compare with") :
			       say(composer, "was % · too few to compare", was);
	}
}

static struct card make_card(struct composer *composer, const struct key *key)
{
	const struct measure *measure =
		composer_measure(composer, NONE, key->metric, key->statistic);

	return (struct card){
		.label = key->label,
		.number = changes_is_few(measure) ? value_count(NAN) :
						    changes_level(measure),
		.n = measure->n,
		.unit = isnan(measure->value) ? NULL : key->unit,
		.tier = { measure->tier, measure->tier_sure },
		.verdict = measure->verdict,
		.change = change_line(composer, measure),
		.spark = spark_of(composer, NONE, key->metric),
		.previous_name = composer->report->short_previous,
		.current_name = composer->report->short_name,
	};
}

static void add_cards(struct draft *draft)
{
	struct composer *composer = draft->composer;
	struct cards *cards = pool_new_array(composer->pool, struct cards, 1);
	struct card *four =
		pool_new_array(composer->pool, struct card, G_N_ELEMENTS(keys));

	for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
		four[k] = make_card(composer, &keys[k]);
	cards->cards = four;
	cards->n = G_N_ELEMENTS(keys);
	draft_panel(draft, panel_drawn(PANEL_CARDS, NULL, NULL, cards,
				       say(composer,
					   "The four keys of %: % deploys a "
					   "week, median lead time %, "
					   "change failure rate %, mean "
					   "time to recovery %",
					   value_text(composer->said),
					   four[0].number, four[1].number,
					   four[2].number, four[3].number)));
}

static void count_tiers(struct composer *composer, const struct key *key,
			struct tier_count *row)
{
	row->label = key->metric == LEAD_TIME	     ? "Lead time for changes" :
		     key->metric == TIME_TO_RECOVERY ? "Time to recovery" :
						       key->label;
	for (uint32_t p = 0; p < composer->n_scopes; p++) {
		const struct measure *measure = composer_measure(
			composer, p, key->metric, key->statistic);

		row->now[TIER_ELITE - measure->tier]++;
		if (composer->metrics->has_previous)
			row->before[TIER_ELITE - measure->previous_tier]++;
	}
}

static void add_tier_counts(struct draft *draft)
{
	struct composer *composer = draft->composer;
	struct tier_counts *counts =
		pool_new_array(composer->pool, struct tier_counts, 1);
	struct tier_count *rows = pool_new_array(
		composer->pool, struct tier_count, G_N_ELEMENTS(keys));
	const struct sentence *subtitle;

	for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
		count_tiers(composer, &keys[k], &rows[k]);
	counts->rows = rows;
	counts->n = G_N_ELEMENTS(keys);
	counts->previous_name = composer->said_before;
	if (counts->previous_name)
		subtitle = say(composer,
			       "one square = one service; outlined = %; "
			       "“n < 5” = too few events to tier",
			       value_text(counts->previous_name));
	else
		subtitle = say(composer, "one square = one service; “n < 5” = "
					 "too few events to tier");
	draft_panel(draft, panel_drawn(PANEL_TIER_COUNTS, "Services by tier",
				       subtitle, counts, NULL));
}

/* "lead time fell from 36 h to 20 h", or NULL if it did not move. */
static const struct sentence *clause(struct composer *composer,
				     enum metric metric, bool is_first)
{
	const struct key *key = &keys[metric];
	const struct measure *measure =
		composer_measure(composer, NONE, key->metric, key->statistic);
	const char *direction = composer_direction(measure);
	static const char *const names[][2] = {
		{ "deploys", "Deploys" },
		{ "lead time", "Lead time" },
		{ "failure rate", "Failure rate" },
		{ "recovery", "Recovery" },
	};

	if (!direction)
		return NULL;
	return say(composer,
		   metric == DEPLOYMENT_FREQUENCY ? "% % from % to % a week" :
						    "% % from % to %",
		   value_text(names[metric][is_first]), value_text(direction),
		   changes_before(measure), changes_now(measure));
}

/* "failure rate did not move", or how it did. */
static const struct sentence *stability(struct composer *composer)
{
	const struct measure *rate = composer_measure(
		composer, NONE, CHANGE_FAILURE_RATE, STATISTIC_RATE);
	const struct sentence *moved =
		clause(composer, CHANGE_FAILURE_RATE, false);

	if (moved)
		return moved;
	if (rate->verdict == VERDICT_NONE)
		return say(composer, "failure rate did not move");
	return NULL;
}

/* Levels, where nothing can be said about change. */
static const struct sentence *levels(struct composer *composer)
{
	const struct measure *lead =
		composer_measure(composer, NONE, LEAD_TIME, STATISTIC_P50);
	const struct measure *rate = composer_measure(
		composer, NONE, CHANGE_FAILURE_RATE, STATISTIC_RATE);

	if (isnan(rate->value))
		return NULL;
	if (changes_is_few(lead))
		return say(composer, "% of % deploys failed",
			   value_count(round(rate->value * rate->n)),
			   value_count(rate->n));
	return say(
		composer, "Changes took % at the median; % of % deploys failed",
		changes_level(lead), value_count(round(rate->value * rate->n)),
		value_count(rate->n));
}

static void add_headlines(struct draft *draft)
{
	struct composer *composer = draft->composer;
	const struct sentence *still = stability(composer);
	const struct sentence *lead = clause(composer, LEAD_TIME, false);
	const struct sentence *deploys =
		clause(composer, DEPLOYMENT_FREQUENCY, true);
	bool is_faster =
		composer_measure(composer, NONE, LEAD_TIME, STATISTIC_P50)
			->verdict == VERDICT_BETTER;

	if (lead && still)
		draft_headline(draft,
			       composer_join(composer,
					     is_faster ?
						     "Delivery got faster: " :
						     "Delivery got slower: ",
					     lead, "; ", still));
	draft_headline(draft, clause(composer, LEAD_TIME, true));
	if (deploys && still)
		draft_headline(draft, composer_join(composer, "", deploys, "; ",
						    still));
	draft_headline(draft, deploys);
	draft_headline(draft, clause(composer, CHANGE_FAILURE_RATE, true));
	draft_headline(draft, clause(composer, TIME_TO_RECOVERY, true));
	if (draft->headlines->len == 0 && still)
		draft_headline(draft,
			       say(composer, "Nothing moved beyond noise in %",
				   value_text(composer->said)));
	draft_headline(draft, levels(composer));
}

/* "1 service", "2 services", "– services": what was not given is not 0. */
static const struct sentence *number_of(struct composer *composer, double n,
					const char *one, const char *more)
{
	return say(composer, n == 1 ? one : more, value_count(n));
}

static const struct sentence *standfirst(struct composer *composer)
{
	const struct window *window = &composer->metrics->window;
	const struct measure *deploys = composer_measure(
		composer, NONE, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT);
	const struct measure *open = composer_measure(
		composer, NONE, TIME_TO_RECOVERY, STATISTIC_OPEN);
	const struct measure *resolved = composer_measure(
		composer, NONE, TIME_TO_RECOVERY, STATISTIC_RESOLVED);
	const struct sentence *said = number_of(composer, composer->n_scopes,
						"% service", "% services");

	said = composer_join(composer, "", said, " · ",
			     number_of(composer, deploys->value,
				       "% production deploy",
				       "% production deploys"));
	said = composer_join(composer, "", said, " · ",
			     number_of(composer, open->value + resolved->value,
				       "% incident", "% incidents"));
	said = composer_join(composer, "", said, " · ",
			     say(composer, "% (%)",
				 value_period(window->since, window->until),
				 value_text(composer->report->zone_name)));
	if (composer->metrics->has_previous)
		said = composer_join(
			composer, "", said, " · compared with ",
			say(composer, "%", value_text(composer->said_before)));
	if (window->is_incomplete)
		said = composer_join(composer, "", said, " · ",
				     say(composer, "not over yet"));
	return said;
}

void compose_summary(struct composer *composer)
{
	struct draft draft = draft_begin(composer, "summary", "Summary");

	add_headlines(&draft);
	draft.page.standfirst = standfirst(composer);
	add_cards(&draft);
	draft_panel(&draft, changes_panel(composer));
	draft_panel(&draft, decisions_panel(composer));
	add_tier_counts(&draft);
	draft.page.footnote = say(
		composer,
		"Tier limits: % (%). Triangles stand only where the 95%% "
		"interval of the change excludes none; 99%% for one service. "
		"Generated %.",
		value_text(composer->metrics->settings->benchmark),
		value_page("definitions"),
		value_time(VALUE_STAMP, composer->report->generated_at));
	draft_end(&draft);
}
