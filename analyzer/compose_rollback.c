/* compose_rollback.c -- would a rule of rollback have been right? */
#include "analyzer/interval.h"
#include "analyzer/observe.h"
#include "analyzer/statistics.h"
#include "analyzer/trial.h"

#include <math.h>

/* No deploy failed: all that a rule can do is fire falsely. */
static const struct sentence *none_failed(struct composer *composer,
					  uint32_t false_alarms)
{
	if (false_alarms == 0)
		return say(composer, "No deploy failed, and the rollback rule "
				     "would never have fired");
	return say(composer,
		   "No deploy failed; the rollback rule would have fired on %",
		   value_count(false_alarms));
}

static void add_headlines(struct draft *draft, const struct trial *trial)
{
	struct composer *composer = draft->composer;
	const uint32_t *classes = trial->rule->classes;
	uint32_t false_alarms = classes[BACKTEST_FALSE_ALARM];
	struct value caught = value_count(classes[BACKTEST_CAUGHT]);
	struct value failed = value_count(trial->failed);

	if (trial->known == 0)
		return;
	if (trial->failed == 0)
		draft_headline(draft, none_failed(composer, false_alarms));
	else if (false_alarms == 0)
		draft_headline(draft,
			       say(composer,
				   "The rollback rule would have caught % of % "
				   "failed deploys and never fired falsely",
				   caught, failed));
	else
		draft_headline(draft,
			       say(composer,
				   "The rollback rule would have caught % of % "
				   "failed deploys and fired falsely on %",
				   caught, failed, value_count(false_alarms)));
	if (trial->failed > 0)
		draft_headline(draft, say(composer,
					  "The rule would have caught % of % "
					  "failed deploys",
					  caught, failed));
}

/* "71% (95% CI 36–92) of failed deploys were caught" */
static const struct sentence *share_words(struct composer *composer,
					  const char *few, const char *words,
					  uint32_t k, uint32_t n)
{
	struct share share = { k, n };
	struct estimate rate = interval_wilson(share, CONFIDENCE_95);
	struct value range = value_range(VALUE_RATE_RANGE, rate.low, rate.high);

	if (n == 0)
		return NULL;
	if (n < TRIAL_CENTRE_MIN_N)
		return say(composer, few, value_k_of_n(k, n));
	range.n = n;
	return say(composer, words, value_rate(rate.value, n), range);
}

static const struct sentence *saved_words(const struct trial *trial)
{
	g_autoptr(GArray) saved = g_array_new(false, false, sizeof(double));
	double median;

	for (uint32_t i = 0; i < trial->tests->len; i++) {
		const struct backtest *one = trial->tests->pdata[i];

		if (!isnan(one->saved_seconds))
			g_array_append_val(saved, one->saved_seconds);
	}
	if (saved->len == 0)
		return NULL;
	median = statistics_quantile((const double *)saved->data, saved->len,
				     0.5);
	if (median < 0)
		return say(trial->composer,
			   "Time saved: none at the median; people were % "
			   "faster (n = %).",
			   value_duration(-median), value_count(saved->len));
	if (saved->len == 1)
		return say(trial->composer, "Time saved: %, of one recovery.",
			   value_duration(median));
	return say(trial->composer,
		   saved->len < TRIAL_CENTRE_MIN_N ?
			   "Time saved: %, the median of only %." :
			   "Time saved: % at the median of % recoveries.",
		   value_duration(median), value_count(saved->len));
}

static struct panel verdicts_panel(const struct trial *trial)
{
	struct composer *composer = trial->composer;
	const char *title = "What the rule would have done";
	const uint32_t *classes = trial->rule->classes;
	struct verdicts *verdicts =
		pool_new_array(composer->pool, struct verdicts, 1);
	const struct sentence **lines =
		pool_new_array(composer->pool, const struct sentence *, 3);
	const struct sentence *all[] = {
		share_words(composer, "Recall: it catches % failures.",
			    "Recall: % of failures caught (95%% CI %).",
			    classes[BACKTEST_CAUGHT], trial->failed),
		share_words(composer, "Precision: % alarms are right.",
			    "Precision: % of alarms right (95%% CI %).",
			    classes[BACKTEST_CAUGHT],
			    classes[BACKTEST_CAUGHT] +
				    classes[BACKTEST_FALSE_ALARM]),
		saved_words(trial),
	};

	if (trial->known == 0)
		return trial_missing(trial, PANEL_VERDICTS, title);
	*verdicts = (struct verdicts){
		.caught = classes[BACKTEST_CAUGHT],
		.missed = classes[BACKTEST_MISSED],
		.false_alarms = classes[BACKTEST_FALSE_ALARM],
		.correct = classes[BACKTEST_CORRECT],
		.lines = lines,
	};
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		if (all[i])
			lines[verdicts->n_lines++] = all[i];
	return panel_drawn(PANEL_VERDICTS, title, NULL, verdicts,
			   say(composer,
			       "% caught, % missed, % false alarms, % correct",
			       value_count(verdicts->caught),
			       value_count(verdicts->missed),
			       value_count(verdicts->false_alarms),
			       value_count(verdicts->correct)));
}

static struct panel delays_panel(const struct trial *trial)
{
	struct composer *composer = trial->composer;
	const char *title = "How soon it fires";
	struct delays *delays =
		pool_new_array(composer->pool, struct delays, 1);
	struct delay_dot *dots = pool_new_array(
		composer->pool, struct delay_dot, trial->tests->len);
	g_autoptr(GArray) caught = g_array_new(false, false, sizeof(double));

	if (trial->known == 0)
		return trial_missing(trial, PANEL_DELAYS, title);
	for (uint32_t i = 0; i < trial->tests->len; i++) {
		const struct backtest *one = trial->tests->pdata[i];
		const struct deploy *deploy =
			facts_deploy(composer->metrics->facts, one->deploy);
		struct delay_dot dot = { deploy->id, 0, false };

		if (!one->is_fired)
			continue;
		dot.is_false = one->class == BACKTEST_FALSE_ALARM;
		dot.seconds =
			(double)(one->fired_at - trial_deployed_at(trial, one));
		dots[delays->n++] = dot;
		if (!dot.is_false)
			g_array_append_val(caught, dot.seconds);
	}
	if (delays->n == 0)
		return panel_missing(composer, PANEL_DELAYS, STATE_NONE, title,
				     "alarms", NULL);
	delays->dots = dots;
	delays->within = (double)trial->rule->rule.within_seconds;
	delays->median =
		caught->len < TRIAL_CENTRE_MIN_N ?
			NAN :
			statistics_quantile((const double *)caught->data,
					    caught->len, 0.5);
	return panel_drawn(PANEL_DELAYS, title,
			   say(composer, "time from the deploy to the alarm"),
			   delays, NULL);
}

static const struct sentence *standfirst(const struct trial *trial)
{
	const struct rollback_settings *rule = &trial->rule->rule;

	return say(trial->composer,
		   rule->series ?
			   "Rule \u201c%\u201d: above % for %, within % of a "
			   "deploy, against the deploys that failed." :
			   "Rule \u201c%\u201d: error rate above % for %, "
			   "within % of a deploy, against the deploys that "
			   "failed.",
		   value_text(rule->name), trial_level(trial, rule->above),
		   value_number(VALUE_SPAN, (double)rule->for_seconds),
		   value_number(VALUE_SPAN, (double)rule->within_seconds));
}

static const struct sentence *footnote(const struct trial *trial)
{
	uint32_t unknown = trial->tests->len - trial->known;

	if (unknown == 0)
		return say(trial->composer,
			   "\u201cFailed\u201d as on the page of the change "
			   "failure rate (%). All % deploys have a series.",
			   value_page("change-failure-rate"),
			   value_count(trial->known));
	return say(trial->composer,
		   "\u201cFailed\u201d as on the page of the change failure "
		   "rate (%). % of % deploys are left out: no series, or fewer "
		   "than half of its samples.",
		   value_page("change-failure-rate"), value_count(unknown),
		   value_count(trial->tests->len));
}

static void add_page(struct composer *composer, uint32_t r)
{
	struct trial trial = trial_of(composer, r);
	g_autofree char *id =
		r == 0 ? g_strdup("rollback-backtest") :
			 g_strdup_printf("rollback-backtest-%u", r + 1);
	struct draft draft = draft_begin(
		composer, pool_text(composer->pool, id), "Rollback backtest");

	add_headlines(&draft, &trial);
	draft.page.standfirst = standfirst(&trial);
	draft_panel(&draft, verdicts_panel(&trial));
	draft_panel(&draft, delays_panel(&trial));
	draft_panel(&draft, trial_sweep(&trial));
	draft_panel(&draft, trial_curves(&trial));
	draft.page.footnote = footnote(&trial);
	draft_end(&draft);
	trial_clear(&trial);
}

void compose_rollback(struct composer *composer)
{
	const struct metrics *metrics = composer->metrics;

	for (uint32_t r = 0; r < metrics->rules->len; r++)
		if (observe_has_rule(metrics, r))
			add_page(composer, r);
}
