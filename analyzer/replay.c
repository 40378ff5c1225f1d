/* replay.c -- what the rules of a canary make of given measurements
 *
 * A look of the controller is a function of its state and of what is measured
 * then; nothing else is remembered.  The order in which it asks is part of the
 * rules: skip, roll back, check, then go on by the strategy.
 */
#include "analyzer/replay.h"

#include <math.h>

enum { WHOLE = 100 };

static const uint32_t ladder[] = { 5, 25, 50, WHOLE };

const struct canary_rules replay_ladder = {
	.interval_seconds = 10 * 60,
	.threshold = 1,
	.steps = ladder,
	.n_steps = G_N_ELEMENTS(ladder),
};

const char *replay_act_name(enum replay_act act)
{
	static const char *const names[] = {
		[REPLAY_ADVANCES] = "advances",
		[REPLAY_HALTS] = "halts",
		[REPLAY_PROMOTES] = "promotes",
		[REPLAY_ROLLS_BACK] = "rolls back",
		[REPLAY_WAITS] = "waits",
	};

	return names[act];
}

const char *replay_verdict_name(enum replay_verdict verdict)
{
	static const char *const names[] = {
		[REPLAY_OPEN] = "open",
		[REPLAY_PROMOTED] = "promoted",
		[REPLAY_ROLLED_BACK] = "rolled back",
	};

	return names[verdict];
}

static uint32_t max_weight(const struct canary_rules *rules)
{
	if (rules->n_steps > 0)
		return MIN(rules->steps[rules->n_steps - 1], WHOLE);
	return rules->max_weight > 0 ? rules->max_weight : WHOLE;
}

/* How much is added to a weight. */
static uint32_t next_step(const struct canary_rules *rules, uint32_t weight)
{
	uint32_t most = WHOLE - weight;

	if (rules->step_weight > 0 || rules->n_steps == 0)
		return rules->step_weight;
	if (most == 0)
		return 1; /* any step promotes */
	if (weight == 0)
		return MIN(most, rules->steps[0]);
	for (uint32_t s = 0; s + 1 < rules->n_steps; s++)
		if (rules->steps[s] == weight)
			return rules->steps[s + 1] > weight ?
				       MIN(most, rules->steps[s + 1] - weight) :
				       0;
	return most;
}

bool replay_is_inside(const struct canary_check *check, double value)
{
	if (isnan(value))
		return false;
	if (check->is_open)
		return !(value <= check->low) && !(value >= check->high);
	return !(value < check->low) && !(value > check->high);
}

/* The state, and who is asked for values. */
struct replaying {
	const struct canary_rules *rules;
	replay_value value;
	const void *data;
	struct replay_step now;
};

static bool passes(struct replaying *replaying)
{
	const struct canary_rules *rules = replaying->rules;
	struct replay_step *now = &replaying->now;

	now->is_checked = true;
	for (uint32_t c = 0; c < rules->n_checks; c++) {
		double value = replaying->value(replaying->data, c, now->tick);

		if (replay_is_inside(&rules->checks[c], value))
			continue;
		now->check = c;
		now->value = value;
		return false;
	}
	return true;
}

static enum replay_act match(struct replaying *replaying)
{
	struct replay_step *now = &replaying->now;

	if (now->iterations >= replaying->rules->iterations)
		return REPLAY_PROMOTES;
	now->weight = WHOLE;
	now->iterations++;
	return REPLAY_ADVANCES;
}

/* One more look than iterations sends all traffic to the canary. */
static enum replay_act stand_beside(struct replaying *replaying)
{
	const struct canary_rules *rules = replaying->rules;
	struct replay_step *now = &replaying->now;

	if (now->iterations > rules->iterations)
		return REPLAY_PROMOTES;
	now->is_mirrored = rules->is_mirrored && !rules->is_unweighted &&
			   now->iterations < rules->iterations;
	if (now->iterations == rules->iterations && !rules->is_unweighted)
		now->weight = WHOLE;
	now->iterations++;
	return REPLAY_ADVANCES;
}

static enum replay_act shift(struct replaying *replaying)
{
	const struct canary_rules *rules = replaying->rules;
	struct replay_step *now = &replaying->now;
	uint32_t step = next_step(rules, now->weight);

	if (step == 0)
		return REPLAY_WAITS;
	if (now->weight >= max_weight(rules))
		return REPLAY_PROMOTES;
	if (rules->is_mirrored && now->weight == 0 && !now->is_mirrored) {
		now->is_mirrored = true;
		return REPLAY_ADVANCES;
	}
	now->is_mirrored = false;
	now->weight = MIN(now->weight + step, WHOLE);
	return REPLAY_ADVANCES;
}

static enum replay_act look(struct replaying *replaying)
{
	const struct canary_rules *rules = replaying->rules;
	struct replay_step *now = &replaying->now;

	if (rules->skips_analysis) {
		now->weight = 0;
		return REPLAY_PROMOTES;
	}
	if (now->failed_checks >= MAX(rules->threshold, 1u)) {
		now->weight = 0;
		now->is_mirrored = false;
		return REPLAY_ROLLS_BACK;
	}
	if ((now->weight > 0 || now->iterations > 0 || now->is_mirrored) &&
	    !passes(replaying)) {
		now->failed_checks++;
		return REPLAY_HALTS;
	}
	if (rules->iterations > 0)
		return rules->is_matched ? match(replaying) :
					   stand_beside(replaying);
	return shift(replaying);
}

enum replay_verdict replay_run(const struct canary_rules *rules,
			       replay_value value, const void *data,
			       uint32_t ticks, GArray *steps)
{
	struct replaying replaying = {
		.rules = rules,
		.value = value,
		.data = data,
	};
	struct replay_step *now = &replaying.now;

	for (uint32_t tick = 1; tick <= ticks; tick++) {
		now->tick = tick;
		now->check = REPLAY_NONE;
		now->value = NAN;
		now->is_checked = false;
		now->checked_weight = now->weight;
		now->act = look(&replaying);
		if (steps)
			g_array_append_val(steps, *now);
		if (now->act == REPLAY_PROMOTES)
			return REPLAY_PROMOTED;
		if (now->act == REPLAY_ROLLS_BACK)
			return REPLAY_ROLLED_BACK;
	}
	return REPLAY_OPEN;
}
