/* trial.c -- a rule of rollback, tried on the deploys of the window */
#include "analyzer/trial.h"

#include "analyzer/curves.h"
#include "analyzer/observe.h"

#include <math.h>

enum { ROWS = 2, COLUMNS = 4, CATCHES = 2 };

int64_t trial_deployed_at(const struct trial *trial, const struct backtest *one)
{
	return facts_deploy(trial->composer->metrics->facts, one->deploy)
		->deployed_at;
}

struct trial trial_of(struct composer *composer, uint32_t r)
{
	const struct metrics *metrics = composer->metrics;
	const struct backtest_rule *rule = metrics_rule(metrics, r);
	struct trial trial = {
		.composer = composer,
		.rule = rule,
		.failed = rule->classes[BACKTEST_CAUGHT] +
			  rule->classes[BACKTEST_MISSED],
		.fine = rule->classes[BACKTEST_FALSE_ALARM] +
			rule->classes[BACKTEST_CORRECT],
		.tests = g_ptr_array_new(),
		.is_rate = !rule->rule.series || rule->rule.above <= 1,
	};

	trial.known = trial.failed + trial.fine;
	for (uint32_t i = rule->first; i < rule->first + rule->n; i++) {
		struct backtest *one = metrics_backtest(metrics, i);

		if (window_holds(&metrics->window,
				 trial_deployed_at(&trial, one)))
			g_ptr_array_add(trial.tests, one);
	}
	return trial;
}

void trial_clear(struct trial *trial)
{
	g_ptr_array_unref(trial->tests);
}

struct value trial_level(const struct trial *trial, double level)
{
	return value_number(trial->is_rate ? VALUE_SHARE : VALUE_NUMBER, level);
}

struct panel trial_missing(const struct trial *trial, enum panel_kind kind,
			   const char *title)
{
	struct composer *composer = trial->composer;

	if (trial->tests->len == 0)
		return panel_missing(composer, kind,
				     composer_no_deploys(composer), title,
				     "counted deploys", NULL);
	return panel_missing(composer, kind, STATE_NOT_MEASURED, title,
			     "deploys with a series",
			     say(composer,
				 "none of % deploys has a series "
				 "with enough samples",
				 value_count(trial->tests->len)));
}

const struct sentence *trial_decision(struct composer *composer, uint32_t r)
{
	const struct backtest_rule *rule = metrics_rule(composer->metrics, r);
	uint32_t caught = rule->classes[BACKTEST_CAUGHT];
	uint32_t failed = caught + rule->classes[BACKTEST_MISSED];
	uint32_t false_alarms = rule->classes[BACKTEST_FALSE_ALARM];

	if (failed < TRIAL_CENTRE_MIN_N || 2 * caught < failed ||
	    false_alarms > caught)
		return NULL;
	return say(composer,
		   false_alarms == 1 ?
			   "Rule \u201c%\u201d would have caught % of % "
			   "failures, with % false alarm: enable it" :
			   "Rule \u201c%\u201d would have caught % of % "
			   "failures, with % false alarms: enable it",
		   value_text(rule->rule.name), value_count(caught),
		   value_count(failed), value_count(false_alarms));
}

static void fill_sweep(const struct trial *trial, struct sweep *sweep)
{
	struct composer *composer = trial->composer;
	const struct sentence **levels = pool_new_array(
		composer->pool, const struct sentence *, SWEEP_LEVELS);
	const struct sentence **lengths = pool_new_array(
		composer->pool, const struct sentence *, SWEEP_LENGTHS);
	struct sweep_outcome *cells =
		pool_new_array(composer->pool, struct sweep_outcome,
			       SWEEP_LEVELS * SWEEP_LENGTHS);

	for (uint32_t i = 0; i < SWEEP_LEVELS * SWEEP_LENGTHS; i++) {
		const struct sweep_cell *cell =
			&trial->rule
				 ->sweep[i / SWEEP_LENGTHS][i % SWEEP_LENGTHS];
		const uint32_t *classes = cell->classes;

		levels[i / SWEEP_LENGTHS] =
			say(composer, "> %", trial_level(trial, cell->above));
		lengths[i % SWEEP_LENGTHS] =
			cell->for_seconds == 0 ?
				say(composer, "at once") :
				say(composer, "for %",
				    value_number(VALUE_SPAN,
						 (double)cell->for_seconds));
		cells[i] = (struct sweep_outcome){
			classes[BACKTEST_CAUGHT],
			classes[BACKTEST_CAUGHT] + classes[BACKTEST_MISSED],
			classes[BACKTEST_FALSE_ALARM],
			cell->is_chosen,
		};
	}
	*sweep = (struct sweep){ levels, lengths, SWEEP_LEVELS, SWEEP_LENGTHS,
				 cells };
}

struct panel trial_sweep(const struct trial *trial)
{
	struct composer *composer = trial->composer;
	const char *title = "Other thresholds and durations";
	struct sweep *sweep = pool_new_array(composer->pool, struct sweep, 1);

	if (trial->known == 0)
		return trial_missing(trial, PANEL_SWEEP, title);
	fill_sweep(trial, sweep);
	return panel_drawn(PANEL_SWEEP, title,
			   say(composer, "caught of failed, and false alarms; "
					 "outlined: the rule"),
			   sweep, NULL);
}

/* A test, and how high the series went after the deploy. */
struct shown {
	const struct backtest *one;
	double peak;
};

/* False alarms, misses, catches; the highest first. */
static int by_interest(gconstpointer a, gconstpointer b)
{
	static const int interest[BACKTEST_CLASSES] = {
		[BACKTEST_FALSE_ALARM] = 0,
		[BACKTEST_MISSED] = 1,
		[BACKTEST_CAUGHT] = 2,
	};
	const struct shown *x = a, *y = b;
	int order = interest[x->one->class] - interest[y->one->class];

	if (order == 0 && x->peak != y->peak)
		order = x->peak > y->peak ? -1 : 1;
	return order ? order :
		       (x->one->deploy > y->one->deploy) -
			       (x->one->deploy < y->one->deploy);
}

static double peak_of(const struct trial *trial, const struct backtest *one,
		      const struct curve *curve)
{
	int64_t at = trial_deployed_at(trial, one) * 1000, until;
	double peak = 0;

	until = at + trial->rule->rule.within_seconds * 1000;
	for (uint64_t i = curve_until(curve, at);
	     i < curve->n && curve->times[i] <= until; i++)
		peak = fmax(peak, curve_value(curve, i));
	return peak;
}

/*
 * All that fired or should have, those to be shown first.  Tests stand by
 * service, so each series is made once.
 */
static GArray *interesting(const struct trial *trial)
{
	const struct metrics *metrics = trial->composer->metrics;
	GArray *all = g_array_new(false, false, sizeof(struct shown));
	struct error_rate *rate = NULL;
	uint32_t last = NONE;

	for (uint32_t i = 0; i < trial->tests->len; i++) {
		struct shown shown = { .one = trial->tests->pdata[i] };
		uint32_t service =
			facts_deploy(metrics->facts, shown.one->deploy)
				->service;

		if (shown.one->class == BACKTEST_CORRECT ||
		    shown.one->class == BACKTEST_UNKNOWN)
			continue;
		if (service != last) {
			error_rate_free(rate);
			rate = observe_series(metrics, trial->rule->rule.series,
					      service);
			last = service;
		}
		shown.peak = peak_of(trial, shown.one, rate->rate);
		g_array_append_val(all, shown);
	}
	error_rate_free(rate);
	g_array_sort(all, by_interest);
	return all;
}

static void fill_panel(const struct trial *trial, const struct backtest *one,
		       struct curve_panel *panel)
{
	struct composer *composer = trial->composer;
	const struct metrics *metrics = composer->metrics;
	g_autoptr(ErrorRate) rate = observe_series(
		metrics, trial->rule->rule.series,
		facts_deploy(metrics->facts, one->deploy)->service);

	curves_fill(composer, one->deploy, rate->rate, panel);
	panel->before = NAN;
	panel->limit = trial->rule->rule.above;
	panel->fired = one->is_fired ? (double)(one->fired_at -
						trial_deployed_at(trial, one)) /
					       60 :
				       NAN;
	panel->is_worse = one->class != BACKTEST_CAUGHT;
	panel->mark =
		say(composer, "%", value_text(backtest_class_name(one->class)));
	panel->outcome =
		curves_outcome(composer, one->deploy, rate->rate, panel->limit);
}

/*
 * Which of all is shown at place `i`.  However many are false or missed, some
 * places at the end are of catches, so that one sees what a catch is.
 */
static const struct backtest *shown_at(const GArray *all, uint32_t caught,
				       uint32_t i)
{
	uint32_t kept = MIN(caught, CATCHES), others = all->len - caught;

	if (others > ROWS * COLUMNS - kept && i >= ROWS * COLUMNS - kept)
		i += others - (ROWS * COLUMNS - kept);
	return g_array_index(all, struct shown, i).one;
}

/* Of at most ROWS × COLUMNS that fired or should have. */
struct panel trial_curves(const struct trial *trial)
{
	struct composer *composer = trial->composer;
	const char *title = "False alarms, misses and catches";
	struct curves *curves =
		pool_new_array(composer->pool, struct curves, 1);
	struct curve_panel *panels = pool_new_array(
		composer->pool, struct curve_panel, ROWS * COLUMNS);
	g_autoptr(GArray) all = interesting(trial);
	uint32_t n = all->len;

	if (trial->known == 0)
		return trial_missing(trial, PANEL_CURVES, title);
	if (n == 0)
		return panel_missing(composer, PANEL_CURVES, STATE_NONE, title,
				     "alarms and failed deploys", NULL);
	curves->n = MIN(n, ROWS * COLUMNS);
	for (uint32_t i = 0; i < curves->n; i++)
		fill_panel(
			trial,
			shown_at(all, trial->rule->classes[BACKTEST_CAUGHT], i),
			&panels[i]);
	curves->panels = panels;
	curves->rows = ROWS;
	curves->columns = COLUMNS;
	curves->from = CURVES_FROM;
	curves->to = CURVES_TO;
	curves->shaded =
		fmin((double)trial->rule->rule.within_seconds / 60, CURVES_TO);
	curves->are_rates = trial->is_rate;
	return panel_drawn(
		PANEL_CURVES, title,
		n > curves->n ?
			say(composer,
			    "dashed = the rule's threshold, square = when it "
			    "fires; own scale per panel; % more: sheet "
			    "Rollback",
			    value_count(n - curves->n)) :
			say(composer, "dashed = the rule's threshold, square "
				      "= when it fires; own scale per panel"),
		curves,
		say(composer, "Series round % deploys",
		    value_count(curves->n)));
}
