/* charted_loop.c -- made-up panels of the loop
 *
 * Of the shape with gaps two stages are not measured and one has a source with
 * nothing in it; of the full one the fourth has a number beside its two.
 */
#include "tests/charted_making.h"

#include <math.h>

enum { RELEASE = 4, BUILD = 2, CODE = 1, OPERATE = 6 };

static const struct stage_text {
	const char *stage, *labels[LOOP_FIGURES], *source, *page, *missing;
} stages[LOOP_CARDS] = {
	{ "Plan",
	  { "changes waiting to be shipped", "their age, median" },
	  "from commits and deploys",
	  "lead-time",
	  "deploys of a repository" },
	{ "Code",
	  { "changes shipped", "rework rate of deploys" },
	  "from commits and deploys",
	  "lead-time",
	  "deploys of a repository" },
	{ "Build",
	  { "pipeline success rate", "build duration, mean" },
	  "from runs, traces and series",
	  "ci-health",
	  "CI runs" },
	{ "Test",
	  { "flaky test rate", "different tests run" },
	  "from tests",
	  "ci-health",
	  "test reports" },
	{ "Release",
	  { "canaries promoted", "flag comparisons decided" },
	  "from canaries and flags",
	  "canary",
	  "canaries and no feature flags" },
	{ "Deploy",
	  { "deployment frequency", "lead time for changes, median" },
	  "from commits and deploys",
	  "deploys-and-incidents",
	  "deploys" },
	{ "Operate",
	  { "change failure rate", "time to recovery, mean" },
	  "from deploys and incidents",
	  "change-failure-rate",
	  "incidents" },
	{ "Monitor",
	  { "error budgets spent", "deploys with twice the errors after" },
	  "from deploys, series and objectives",
	  "slo-budgets",
	  "objectives" },
};

/* By turns a time, a rate, a count and so many of so many. */
static struct value number_of(const struct making *making, uint32_t i)
{
	uint32_t n = making->shape->values;
	bool is_zero = making_is(making, SHAPE_ZERO);

	switch (i % 4) {
	case 0:
		return value_duration(n < MAKING_ENOUGH ? NAN :
				      is_zero		? 0 :
							  86400.0 * 2.6);
	case 1:
		return value_rate(is_zero ? 0 : 0.25, MAX(n, 1));
	case 2:
		return value_count(is_zero ? 0 : 1234.0 * i);
	default:
		return value_k_of_n(is_zero ? 0 : 5, 12);
	}
}

static const struct sentence *change_of(struct making *making, uint32_t i)
{
	uint32_t n = making->shape->values;

	if (making_is(making, SHAPE_FIRST))
		return sentence_make(making->pool, "no previous period");
	if (n < MAKING_ENOUGH && i % 4 == 0)
		return sentence_make(making->pool, "n = %: too few · was %",
				     value_count(n), value_duration(180000));
	if (making_is(making, SHAPE_ZERO) && i % 4 == 1)
		return sentence_make(making->pool, "of %, 95%% CI to % · was %",
				     value_count(n), value_rate(0.14, n),
				     value_rate(0.04, n));
	return sentence_make(making->pool,
			     i % 3 == 2 ? "was % · no detectable change" :
					  "was % · −62%%",
			     value_duration(180000));
}

static void fill(struct making *making, uint32_t c, struct loop_card *card)
{
	static const enum verdict verdicts[] = { VERDICT_BETTER, VERDICT_WORSE,
						 VERDICT_NONE, VERDICT_EMPTY };
	bool is_first = making_is(making, SHAPE_FIRST);

	card->n = LOOP_FIGURES;
	card->source = stages[c].source;
	card->page = stages[c].page;
	for (uint32_t f = 0; f < LOOP_FIGURES; f++)
		card->figures[f] = (struct loop_figure){
			.label = stages[c].labels[f],
			.number = number_of(making, LOOP_FIGURES * c + f),
			.unit = c == 5 && f == 0 ? "a week" : NULL,
			.verdict = is_first ? VERDICT_EMPTY :
					      verdicts[(c + f) % 4],
			.change = change_of(making, LOOP_FIGURES * c + f),
		};
}

const void *charted_loop(struct making *making)
{
	struct loop *loop = pool_new_array(making->pool, struct loop, 1);
	bool has_gaps = making_is(making, SHAPE_GAPS);

	for (uint32_t c = 0; c < LOOP_CARDS; c++) {
		struct loop_card *card = &loop->cards[c];

		card->stage = stages[c].stage;
		if (has_gaps && (c == RELEASE || c == BUILD))
			card->missing =
				sentence_make(making->pool, "no % were given",
					      value_text(stages[c].missing));
		else
			fill(making, c, card);
		if (has_gaps && c == CODE)
			card->figures[1].none =
				sentence_make(making->pool, "None in 2026 Q2");
	}
	if (making->shape->flags == 0)
		loop->cards[OPERATE].aside = sentence_make(
			making->pool, "chaos hypotheses held: % · was %",
			value_k_of_n(3, 4), value_k_of_n(2, 4));
	return loop;
}
