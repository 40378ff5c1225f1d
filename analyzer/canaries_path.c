/* canaries_path.c -- how far canaries got, as a panel
 *
 * Weights are those that were met, as long as there are few of them; else the
 * plain ladder, so that canaries of other steps can stand in one picture.
 */
#include "analyzer/canaries_said.h"

enum { WHOLE = 100, WEIGHTS = PROMOTION_STEPS - 2 };

static const uint32_t ladder[] = { 5, 25, 50 };

/* Weights below 100 that some canary reached, rising. */
static GArray *weights_met(const struct canaries_said *said)
{
	GArray *weights = g_array_new(false, false, sizeof(uint32_t));
	bool is_met[WHOLE + 1] = { false };

	for (uint32_t i = 0; i < said->all->len; i++) {
		const struct canary_said *one = said->all->pdata[i];
		const GArray *steps = one->replay->steps;

		for (uint32_t s = 0; s < steps->len; s++) {
			const struct replay_step *step =
				&g_array_index(steps, struct replay_step, s);

			is_met[MIN(step->weight, WHOLE)] = true;
		}
		is_met[MIN(one->reached, WHOLE)] = true;
	}
	for (uint32_t w = 1; w < WHOLE; w++)
		if (is_met[w])
			g_array_append_val(weights, w);
	if (weights->len > WEIGHTS) {
		g_array_set_size(weights, 0);
		g_array_append_vals(weights, ladder, G_N_ELEMENTS(ladder));
	}
	return weights;
}

/* Of those whose end is known: which got to a weight; 0: all of them. */
static bool got_to(const struct canary_said *one, uint32_t weight)
{
	return one->end != CANARY_UNKNOWN && one->reached >= weight;
}

/* The last step is the promotion itself, whatever the weights were. */
static struct promotion_step step_between(const struct canaries_said *said,
					  uint32_t weight, uint32_t next)
{
	struct promotion_step step = { 0 };

	for (uint32_t i = 0; i < said->all->len; i++) {
		const struct canary_said *one = said->all->pdata[i];
		bool goes_on = one->end == CANARY_PROMOTED ||
			       (next <= WHOLE && got_to(one, next));

		if (!got_to(one, weight))
			continue;
		step.reached++;
		step.stopped += !goes_on && one->end == CANARY_STOPPED;
		step.open += !goes_on && one->end == CANARY_OPEN;
	}
	return step;
}

static const char *name_of(struct composer *composer, uint32_t weight)
{
	g_autofree char *name = g_strdup_printf("%u%%", weight);

	return weight == 0 ? "started" : pool_text(composer->pool, name);
}

/* Whether somebody stayed below the first weight, or at all of the traffic. */
static bool has_stayed(const struct canaries_said *said, uint32_t from,
		       uint32_t below)
{
	for (uint32_t i = 0; i < said->all->len; i++) {
		const struct canary_said *one = said->all->pdata[i];

		if (one->end != CANARY_PROMOTED && got_to(one, from) &&
		    one->reached < below)
			return true;
	}
	return false;
}

static const struct promotion *describe(struct composer *composer,
					const struct canaries_said *said)
{
	struct promotion *promotion =
		pool_new_array(composer->pool, struct promotion, 1);
	struct promotion_step *steps = pool_new_array(
		composer->pool, struct promotion_step, PROMOTION_STEPS + 1);
	g_autoptr(GArray) weights = weights_met(said);
	uint32_t none = 0, all = WHOLE;
	bool is_whole = has_stayed(said, WHOLE, UINT32_MAX);

	if (weights->len == 0 ||
	    has_stayed(said, 0, g_array_index(weights, uint32_t, 0)))
		g_array_prepend_val(weights, none);
	if (is_whole)
		g_array_append_val(weights, all);
	for (uint32_t i = 0; i < weights->len; i++) {
		uint32_t weight = g_array_index(weights, uint32_t, i);
		uint32_t next =
			i + 1 < weights->len ?
				g_array_index(weights, uint32_t, i + 1) :
				UINT32_MAX;

		steps[promotion->n] = step_between(said, weight, next);
		steps[promotion->n++].name = name_of(composer, weight);
	}
	steps[promotion->n].reached = said->ends[CANARY_PROMOTED];
	steps[promotion->n++].name = is_whole ? "promoted" : "100%";
	promotion->steps = steps;
	return promotion;
}

struct panel canaries_promotion(struct composer *composer,
				const struct canaries_said *said)
{
	const char *title = "Canary promotion path";
	uint32_t n = said->all->len, known = n - said->ends[CANARY_UNKNOWN];

	if (known == 0)
		return panel_missing(
			composer, PANEL_PROMOTION,
			n == 0 ? STATE_NONE : STATE_NOT_MEASURED, title,
			"canaries",
			n == 0 ? canaries_before(composer, said) :
				 say(composer, "no series of their metrics, "
					       "and no record of their end"));
	return panel_drawn(
		PANEL_PROMOTION, title,
		say(composer,
		    known == 1 ? "% canary under its rules; bar height = "
				 "canaries that reach that share of traffic" :
				 "% canaries under their rules; bar height = "
				 "those that reach that share of traffic",
		    value_count(known)),
		describe(composer, said),
		say(composer, "% of % canaries are promoted, % are stopped",
		    value_count(said->ends[CANARY_PROMOTED]),
		    value_count(known),
		    value_count(said->ends[CANARY_STOPPED])));
}
