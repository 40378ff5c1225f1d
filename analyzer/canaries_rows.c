/* canaries_rows.c -- canaries one by one: how they ended, and why
 *
 * Told are those that somebody should look at; those that were promoted as
 * their rules say are only counted.
 */
#include "analyzer/canaries_said.h"

#include <math.h>
#include <string.h>

/* How a metric is read: percent of success are told as failures. */
struct reading {
	const char *name;
	enum value_kind kind;
	double offset, factor;
};

static struct reading reading_of(const char *name)
{
	if (strcmp(name, "request-success-rate") == 0)
		return (struct reading){ "error rate", VALUE_RATE, 1, -0.01 };
	if (strcmp(name, "error-rate") == 0)
		return (struct reading){ "error rate", VALUE_RATE, 0, 1 };
	if (strcmp(name, "request-duration") == 0)
		return (struct reading){ "request-duration, ms", VALUE_COUNT, 0,
					 1 };
	if (strcmp(name, "latency") == 0)
		return (struct reading){ "latency, ms", VALUE_COUNT, 0, 1 };
	return (struct reading){ name, VALUE_NUMBER, 0, 1 };
}

static const struct sentence *values_words(struct composer *composer,
					   const struct canary_said *one,
					   const struct reading *reading)
{
	const struct canary_comparison *beside = &one->beside;
	double now = reading->offset + reading->factor * beside->median;
	double primary =
		reading->offset + reading->factor * beside->primary_median;
	struct value level = value_number(reading->kind, now);

	if (beside->n == 0)
		return NULL;
	if (beside->primary_n == 0)
		return say(composer, "%, no primary", level);
	if (!(primary > 0) || !(now >= 0))
		return say(composer, "% vs %", level,
			   value_number(reading->kind, primary));
	return say(composer, "% vs %, %", level,
		   value_number(reading->kind, primary),
		   value_number(VALUE_RATIO, now / primary));
}

static const struct sentence *verdict_words(struct composer *composer,
					    const struct canary_said *one)
{
	bool is_beside = one->notice == CANARY_BESIDE;

	if (one->is_by_record)
		return say(composer, "not scored");
	if (is_beside && g_str_equal(one->beside.verdict, "wider"))
		return say(composer, "promoted, but spread wider");
	if (is_beside && one->end == CANARY_PROMOTED)
		return say(composer, "promoted, but worse");
	if (one->end == CANARY_PROMOTED)
		return say(composer, "passes");
	if (one->reached == 0) /* without weights, or before any traffic */
		return say(composer,
			   one->end == CANARY_STOPPED ? "stopped" : "open");
	return say(composer,
		   one->end == CANARY_STOPPED ? "stopped at %" : "open at %",
		   value_number(VALUE_SHARE, one->reached / 100.0));
}

/* The failures of the check that is shown, then those of the others. */
static const struct sentence *failures_words(struct composer *composer,
					     const struct canary_said *one)
{
	const struct canary_replay *replay = one->replay;
	uint32_t failed = 0, missing = 0, others = 0;

	for (uint32_t s = 0; s < replay->steps->len; s++) {
		const struct replay_step *step =
			&g_array_index(replay->steps, struct replay_step, s);

		if (step->check == REPLAY_NONE)
			continue;
		failed += step->check == one->check;
		missing += isnan(step->value);
		others += step->check != one->check;
	}
	if (missing > 0)
		return say(composer, "% of % failed checks had no data",
			   value_count(missing), value_count(failed + others));
	if (others > 0)
		return say(composer, "% failed checks, % of other metrics",
			   value_count(failed + others), value_count(others));
	return say(composer, failed == 1 ? "% failed check" : "% failed checks",
		   value_count(failed));
}

/* The first metric without values, if that is why there is no verdict. */
static uint32_t missing_check(const struct canary_said *one)
{
	const struct canary_replay *replay = one->replay;

	for (uint32_t c = 0;
	     !replay->is_by_conditions && c < replay->run.rules.n_checks; c++)
		if (replay->run.started_at != NO_TIME && !replay->measured[c])
			return c;
	return REPLAY_NONE;
}

/* Without the metric, which stands beside it. */
static const char *told_reason(const struct canary_replay *replay)
{
	return replay->reason +
	       (replay->metric ? strlen(replay->metric) + 1 : 0);
}

static const struct sentence *reason_words(struct composer *composer,
					   const struct canary_said *one)
{
	if (one->notice == CANARY_BESIDE)
		return g_str_equal(one->beside.verdict, "wider") ?
			       say(composer, "spread % of the primary's",
				   value_number(VALUE_RATIO,
						one->beside.spreads.ratio)) :
			       say(composer, "than the primary (95%% CI)");
	if (one->is_by_record && missing_check(one) != REPLAY_NONE)
		return say(composer, "not measured");
	if (!one->replay->reason)
		return NULL;
	if (one->is_by_record || one->replay->is_by_conditions)
		return say(composer, "%", value_text(told_reason(one->replay)));
	return failures_words(composer, one);
}

static const struct sentence *about_words(struct composer *composer,
					  const struct canary_said *one)
{
	const struct canary_run *run = &one->replay->run;
	int64_t at = run->started_at != NO_TIME ? run->started_at :
						  run->record->entry.at;

	if (!run->record->revision)
		return say(composer, "%", composer_moment(composer, at));
	return say(composer, "% · %", composer_moment(composer, at),
		   value_text(run->record->revision));
}

static struct stepper_row make_row(struct composer *composer,
				   const struct canary_said *one)
{
	const struct canary_run *run = &one->replay->run;
	size_t n = MIN(one->beside.n, one->beside.primary_n > 0 ?
					      one->beside.primary_n :
					      one->beside.n);
	struct stepper_row row = {
		.name = pool_text(composer->pool, canaries_name(one)),
		.about = about_words(composer, one),
		.passed = one->passed,
		.steps = one->steps,
		.is_stopped = one->end == CANARY_STOPPED && !one->is_by_record,
		.verdict = verdict_words(composer, one),
		.reason = reason_words(composer, one),
		.recorded = run->recorded,
		.is_worse = one->end == CANARY_STOPPED ||
			    one->notice == CANARY_BESIDE,
		.differs = one->replay->agrees == 0,
	};

	if (one->is_by_record && missing_check(one) != REPLAY_NONE) {
		row.metric = pool_text(
			composer->pool,
			reading_of(run->rules.checks[missing_check(one)].name)
				.name);
	} else if (one->replay->metric) {
		row.metric = one->replay->metric;
	} else if (one->check != REPLAY_NONE) {
		struct reading reading =
			reading_of(run->rules.checks[one->check].name);

		row.metric = pool_text(composer->pool, reading.name);
		row.values = values_words(composer, one, &reading);
		row.samples = say(composer, "n = %", value_count((double)n));
	}
	return row;
}

struct panel canaries_steppers(struct composer *composer,
			       const struct canaries_said *said, uint32_t most)
{
	const char *title = "Stopped, inconclusive, or not as recorded";
	struct steppers *steppers =
		pool_new_array(composer->pool, struct steppers, 1);
	uint32_t n = MIN(said->noticed->len, most);
	struct stepper_row *rows =
		pool_new_array(composer->pool, struct stepper_row, n + 1);

	if (said->noticed->len == 0)
		return panel_missing(
			composer, PANEL_STEPPERS, STATE_NONE, title,
			said->all->len == 0 ? "canaries" : "such canaries",
			said->all->len == 0 ?
				canaries_before(composer, said) :
				say(composer,
				    "all % were promoted as their rules say",
				    value_count(said->all->len)));
	for (uint32_t i = 0; i < n; i++)
		rows[i] = make_row(composer, said->noticed->pdata[i]);
	*steppers = (struct steppers){ rows, n, NULL };
	if (said->noticed->len > n)
		steppers->more = say(composer, "and % more: sheet Canary",
				     value_count(said->noticed->len - n));
	return panel_drawn(PANEL_STEPPERS, title,
			   say(composer,
			       "a square is a step: filled = passed, cross = "
			       "stopped there; n = values of the canary and of "
			       "the primary, the fewer"),
			   steppers,
			   say(composer, "% canaries that need a look",
			       value_count(said->noticed->len)));
}
