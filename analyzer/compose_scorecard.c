/* compose_scorecard.c -- a row a service: the four keys at a glance */
#include "analyzer/changes.h"
#include "analyzer/composer.h"
#include "analyzer/spark.h"

#include <math.h>

enum { ROWS_A_PAGE = 12, KEYS = 4 };

static struct value missing(void)
{
	return (struct value){ .kind = VALUE_TEXT, .is_missing = true };
}

static struct score_metric metric_of(struct composer *composer, uint32_t scope,
				     enum metric metric,
				     enum statistic statistic)
{
	const struct measure *measure =
		composer_measure(composer, scope, metric, statistic);
	bool has_moved = measure->verdict == VERDICT_BETTER ||
			 measure->verdict == VERDICT_WORSE;

	return (struct score_metric){
		.number = changes_is_few(measure) ? missing() :
						    changes_level(measure),
		.change = has_moved ? changes_change(measure) : missing(),
		.tier = { measure->tier, measure->tier_sure },
		.verdict = measure->verdict,
		.n = measure->n,
		.spark = spark_of(composer, scope, metric),
		.low = measure->ci_low,
		.high = measure->ci_high,
		.previous = measure->previous,
	};
}

static struct score score_of(struct composer *composer, uint32_t scope)
{
	struct sample recoveries = composer_recoveries(
		composer, scope, &composer->metrics->window);
	double deploys = composer_measure(composer, scope, DEPLOYMENT_FREQUENCY,
					  STATISTIC_COUNT)
				 ->value;

	return (struct score){
		.name = scope == NONE ? "All services" :
					composer_service(composer, scope)->name,
		.deploys = isnan(deploys) ? 0 : (uint32_t)deploys,
		.is_all = scope == NONE,
		.frequency = metric_of(composer, scope, DEPLOYMENT_FREQUENCY,
				       STATISTIC_PER_DAY),
		.lead = metric_of(composer, scope, LEAD_TIME, STATISTIC_P50),
		.failure = metric_of(composer, scope, CHANGE_FAILURE_RATE,
				     STATISTIC_RATE),
		.recovery = metric_of(composer, scope, TIME_TO_RECOVERY,
				      STATISTIC_MEAN),
		.recoveries = recoveries.values,
		.n_recoveries = recoveries.n,
	};
}

/* The interval plots end at half, or further right if a rate is there. */
static double rate_axis(const struct score *rows, uint32_t n)
{
	double most = 0.5;

	for (uint32_t i = 0; i < n; i++)
		if (!isnan(rows[i].failure.high))
			most = fmax(most, rows[i].failure.high);
	return fmin(ceil(most * 10) / 10, 1);
}

/* How many of the four keys of a scope are Elite. */
static uint32_t count_elite(const struct score *row)
{
	return (row->frequency.tier.tier == TIER_ELITE) +
	       (row->lead.tier.tier == TIER_ELITE) +
	       (row->failure.tier.tier == TIER_ELITE) +
	       (row->recovery.tier.tier == TIER_ELITE);
}

/* "web and search are Elite on three metrics", or NULL. */
static const struct sentence *praise(struct composer *composer,
				     const struct score *rows, uint32_t n)
{
	const char *names[2] = { NULL, NULL };
	uint32_t most = 0, found = 0;

	for (uint32_t i = 1; i < n; i++)
		most = MAX(most, count_elite(&rows[i]));
	if (most < 2)
		return NULL;
	for (uint32_t i = 1; i < n; i++)
		if (count_elite(&rows[i]) == most && found++ < 2)
			names[found - 1] = rows[i].name;
	if (found == 1)
		return say(composer, "% is Elite on % metrics",
			   value_text(names[0]), value_word(most));
	if (found == 2)
		return say(composer, "% and % are Elite on % metrics",
			   value_text(names[0]), value_text(names[1]),
			   value_word(most));
	return say(composer, "% of % services are Elite on % metrics",
		   value_word(found), value_word(n - 1), value_word(most));
}

/* The service that fails most, where that can be said. */
static const struct score *worst(const struct score *rows, uint32_t n)
{
	const struct score *found = NULL;

	for (uint32_t i = 1; i < n; i++) {
		if (rows[i].failure.tier.tier == TIER_NONE ||
		    rows[i].failure.number.number <= 0)
			continue;
		if (!found || rows[i].failure.number.number >
				      found->failure.number.number)
			found = &rows[i];
	}
	return found;
}

static void add_headlines(struct draft *draft, const struct score *rows,
			  uint32_t n)
{
	struct composer *composer = draft->composer;
	const struct sentence *good = praise(composer, rows, n);
	const struct score *bad = n > 2 ? worst(rows, n) : NULL;

	if (good && bad) {
		g_autofree char *words = g_strconcat(
			good->words, "; % fails % of deploys", NULL);
		struct value values[KEYS + 2];

		for (uint32_t i = 0; i < good->n; i++)
			values[i] = good->values[i];
		values[good->n] = value_text(bad->name);
		values[good->n + 1] = bad->failure.number;
		for (uint32_t i = good->n + 2; i < KEYS + 2; i++)
			values[i] = missing();
		draft_headline(draft,
			       good->n == 2 ?
				       say(composer, words, values[0],
					   values[1], values[2], values[3]) :
				       say(composer, words, values[0],
					   values[1], values[2], values[3],
					   values[4]));
	}
	draft_headline(draft, good);
	if (bad)
		draft_headline(draft,
			       say(composer,
				   "% fails % of its deploys, more than "
				   "any other service",
				   value_text(bad->name), bad->failure.number));
}

static void add_page(struct composer *composer, const struct score *rows,
		     uint32_t n, uint32_t first, uint32_t all)
{
	g_autofree char *id = first == 0 ?
				      g_strdup("scorecard") :
				      g_strdup_printf("scorecard-%u",
						      first / ROWS_A_PAGE + 1);
	struct draft draft = draft_begin(
		composer, pool_text(composer->pool, id), "Scorecard");
	struct scorecard *card =
		pool_new_array(composer->pool, struct scorecard, 1);

	card->rows = rows + first;
	card->n = n;
	card->previous_name = composer->report->short_previous;
	card->current_name = composer->report->short_name;
	card->rate_axis = rate_axis(rows, all);
	if (first == 0)
		add_headlines(&draft, rows, all);
	draft.page.standfirst =
		composer->metrics->has_previous ?
			say(composer,
			    "Values for %, with the change from %. Sorted by "
			    "deploys.",
			    value_text(composer->said),
			    value_text(composer->said_before)) :
			say(composer, "Values for %. Sorted by deploys.",
			    value_text(composer->said));
	draft_panel(&draft,
		    panel_drawn(PANEL_SCORECARD, NULL, NULL, card,
				say(composer,
				    composer->n_scopes == 1 ?
					    "The four keys of % service "
					    "in %" :
					    "The four keys of % services "
					    "in %",
				    value_count(composer->n_scopes),
				    value_text(composer->said))));
	draft.page.footnote =
		say(composer, "All services: pooled values, tier of the median "
			      "service. A dash: no data, or fewer than 5 "
			      "events. Triangles: detectable change (all 95%%, "
			      "one service 99%%). Interval: 95%% Wilson.");
	draft_end(&draft);
}

void compose_scorecard(struct composer *composer)
{
	uint32_t n = composer->n_scopes + 1;
	struct score *rows = pool_new_array(composer->pool, struct score, n);

	rows[0] = score_of(composer, NONE);
	for (uint32_t i = 1; i < n; i++)
		rows[i] = score_of(composer, composer->ranking[i - 1]);
	for (uint32_t first = 0; first < n; first += ROWS_A_PAGE)
		add_page(composer, rows, MIN(n - first, ROWS_A_PAGE), first, n);
}
