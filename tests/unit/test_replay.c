/* test_replay.c -- canaries, what was measured, and what is done at each look
 *
 * Measured is a letter a look: `p` all checks pass, `f` the first one fails,
 * `s` the second one does, `-` there is no value, `b` a value on the bound.
 * Done is, for each look, the weight it leaves (`>20`), with `m` if requests
 * are mirrored, or the iterations (`i3`); `!2`: halted, with two failed checks
 * now; `P` promoted, `R` rolled back, `.` nothing.
 */
#include "analyzer/replay.h"

#include <math.h>
#include <string.h>

static const uint32_t ladder[] = { 5, 25, 50, 100 };
static const uint32_t fibonacci[] = { 1, 2, 3, 5, 8 };
static const uint32_t falling[] = { 20, 10, 40 };
static const uint32_t beyond[] = { 40, 130 };
static const uint32_t repeated[] = { 10, 10, 20 };
static const uint32_t from_zero[] = { 0, 10 };
static const uint32_t single[] = { 30 };

/* clang-format off */
#define LIST(of) .steps = of, .n_steps = G_N_ELEMENTS(of)
static const struct {
	const char *name;
	struct canary_rules rules;
	const char *measured, *want;
} cases[] = {
	{ "promoted", { .threshold = 5, .max_weight = 30, .step_weight = 10 },
	  "ppppp", ">10 >20 >30 P" },
	{ "nothing-is-checked-before-traffic",
	  { .threshold = 1, .max_weight = 30, .step_weight = 10 },
	  "fpppp", ">10 >20 >30 P" },
	{ "threshold-reached-exactly",
	  { .threshold = 2, .max_weight = 50, .step_weight = 10 },
	  "pfpfppp", ">10 !1 >20 !2 R" },
	{ "one-short-of-the-threshold",
	  { .threshold = 3, .max_weight = 20, .step_weight = 10 },
	  "pfpfp", ">10 !1 >20 !2 P" },
	{ "failures-need-not-follow-each-other",
	  { .threshold = 3, .max_weight = 90, .step_weight = 10 },
	  "pfpfpfp", ">10 !1 >20 !2 >30 !3 R" },
	{ "failures-are-not-forgotten",
	  { .threshold = 2, .max_weight = 50, .step_weight = 10 },
	  "pfppppfp", ">10 !1 >20 >30 >40 >50 !2 R" },
	{ "the-last-look-decides-before-it-checks",
	  { .threshold = 1, .max_weight = 10, .step_weight = 10 },
	  "pfp", ">10 !1 R" },
	{ "no-threshold-is-one", { .max_weight = 20, .step_weight = 10 },
	  "pfp", ">10 !1 R" },
	{ "a-maximum-that-is-no-multiple",
	  { .threshold = 5, .max_weight = 50, .step_weight = 20 },
	  "ppppp", ">20 >40 >60 P" },
	{ "never-above-a-hundred",
	  { .threshold = 5, .max_weight = 95, .step_weight = 40 },
	  "ppppp", ">40 >80 >100 P" },
	{ "a-step-above-the-maximum",
	  { .threshold = 5, .max_weight = 10, .step_weight = 50 },
	  "ppp", ">50 P" },
	{ "no-maximum-is-a-hundred", { .threshold = 5, .step_weight = 50 },
	  "pppp", ">50 >100 P" },
	{ "no-step-at-all", { .threshold = 5, .max_weight = 50 },
	  "ppp", ". . ." },
	{ "a-list", { .threshold = 5, LIST(ladder) },
	  "pppppp", ">5 >25 >50 >100 P" },
	{ "a-list-that-ends-below-a-hundred", { .threshold = 5, LIST(fibonacci) },
	  "pppppppp", ">1 >2 >3 >5 >8 P" },
	{ "a-list-sets-the-maximum",
	  { .threshold = 5, .max_weight = 3, LIST(fibonacci) },
	  "pppppppp", ">1 >2 >3 >5 >8 P" },
	{ "a-step-goes-before-a-list",
	  { .threshold = 5, .step_weight = 4, LIST(fibonacci) },
	  "pppp", ">4 >8 P" },
	{ "a-list-that-falls-goes-nowhere", { .threshold = 5, LIST(falling) },
	  "pppp", ">20 . . ." },
	{ "a-list-beyond-a-hundred", { .threshold = 5, LIST(beyond) },
	  "pppp", ">40 >100 P" },
	{ "a-list-that-repeats-goes-nowhere",
	  { .threshold = 5, LIST(repeated) }, "pppp", ">10 . . ." },
	{ "a-list-that-repeats-is-checked-all-the-same",
	  { .threshold = 2, LIST(repeated) }, "ppffp", ">10 . !1 !2 R" },
	{ "a-list-from-zero-never-begins",
	  { .threshold = 1, LIST(from_zero) }, "pfp", ". . ." },
	{ "a-list-of-one", { .threshold = 1, LIST(single) }, "ppp", ">30 P" },
	{ "a-maximum-above-a-hundred-is-never-reached",
	  { .threshold = 5, .max_weight = 120, .step_weight = 50 },
	  "pppp", ">50 >100 >100 >100" },
	{ "a-maximum-above-a-hundred-is-checked-on",
	  { .threshold = 1, .max_weight = 120, .step_weight = 50 },
	  "pppfp", ">50 >100 >100 !1 R" },
	{ "the-look-that-promotes-may-fail",
	  { .threshold = 3, .max_weight = 20, .step_weight = 10 },
	  "ppffp", ">10 >20 !1 !2 P" },
	{ "failures-in-a-row", { .threshold = 3, .max_weight = 50,
	  .step_weight = 10 }, "pffffp", ">10 !1 !2 !3 R" },
	{ "a-list-halts", { .threshold = 3, LIST(ladder) },
	  "ppfpfpfp", ">5 >25 !1 >50 !2 >100 !3 R" },
	{ "no-data-is-a-failed-check",
	  { .threshold = 2, .max_weight = 20, .step_weight = 10 },
	  "p-p-p", ">10 !1 >20 !2 R" },
	{ "no-data-for-the-second-metric",
	  { .threshold = 2, .max_weight = 20, .step_weight = 10 },
	  "psp", ">10 !1 >20" },
	{ "a-value-on-the-bound-passes",
	  { .threshold = 1, .max_weight = 20, .step_weight = 10 },
	  "pbbb", ">10 >20 P" },
	{ "skip-analysis",
	  { .threshold = 1, .max_weight = 20, .step_weight = 10,
	    .skips_analysis = true },
	  "fff", "P" },
	{ "mirror-before-the-first-step",
	  { .threshold = 5, .max_weight = 20, .step_weight = 10,
	    .is_mirrored = true },
	  "ppppp", ">0m >10 >20 P" },
	{ "mirrored-requests-are-checked",
	  { .threshold = 2, .max_weight = 20, .step_weight = 10,
	    .is_mirrored = true },
	  "pfpfp", ">0m !1 >10 !2 R" },
	{ "rolled-back-while-mirrored",
	  { .threshold = 2, .max_weight = 20, .step_weight = 10,
	    .is_mirrored = true },
	  "pffp", ">0m !1 !2 R" },
	{ "mirror-without-a-step",
	  { .threshold = 1, .is_mirrored = true }, "ppf", ". . ." },
	{ "mirror-before-a-step-above-the-maximum",
	  { .threshold = 1, .max_weight = 10, .step_weight = 50,
	    .is_mirrored = true }, "pppp", ">0m >50 P" },
	{ "no-data-while-mirrored",
	  { .threshold = 2, .max_weight = 20, .step_weight = 10,
	    .is_mirrored = true }, "p-pp", ">0m !1 >10 >20" },
	{ "skip-analysis-of-an-a-b",
	  { .threshold = 1, .iterations = 5, .is_matched = true,
	    .skips_analysis = true }, "f", "P" },
	{ "skip-analysis-and-mirror",
	  { .threshold = 1, .step_weight = 10, .is_mirrored = true,
	    .skips_analysis = true }, "f", "P" },
	{ "mirror-and-a-list",
	  { .threshold = 2, .is_mirrored = true, LIST(ladder) },
	  "pppppp", ">0m >5 >25 >50 >100 P" },
	{ "a-b",
	  { .threshold = 2, .iterations = 3, .is_matched = true },
	  "pppp", "i1>100 i2>100 i3>100 P" },
	{ "a-b-has-no-use-for-steps",
	  { .threshold = 2, .iterations = 2, .is_matched = true,
	    .max_weight = 50, .step_weight = 10, .is_mirrored = true },
	  "ppp", "i1>100 i2>100 P" },
	{ "a-b-rolled-back",
	  { .threshold = 2, .iterations = 10, .is_matched = true },
	  "ppfpfp", "i1>100 i2>100 !1 i3>100 !2 R" },
	{ "a-b-of-one", { .threshold = 1, .iterations = 1, .is_matched = true },
	  "fp", "i1>100 P" },
	{ "a-b-halts-before-it-is-promoted",
	  { .threshold = 3, .iterations = 1, .is_matched = true },
	  "pffp", "i1>100 !1 !2 P" },
	{ "a-b-without-data",
	  { .threshold = 1, .iterations = 3, .is_matched = true },
	  "p-p", "i1>100 !1 R" },
	{ "a-b-without-a-threshold", { .iterations = 3, .is_matched = true },
	  "ppfp", "i1>100 i2>100 !1 R" },
	{ "iterations-go-before-steps",
	  { .threshold = 1, .iterations = 2, .max_weight = 50,
	    .step_weight = 10 }, "ppppp", "i1>0 i2>0 i3>100 P" },
	{ "blue-green-halts-and-goes-on",
	  { .threshold = 3, .iterations = 2 },
	  "pfpfpp", "i1>0 !1 i2>0 !2 i3>100 P" },
	{ "blue-green-rolled-back-while-mirrored",
	  { .threshold = 2, .iterations = 3, .is_mirrored = true },
	  "ppffp", "i1>0m i2>0m !1 !2 R" },
	{ "blue-green-without-weights-may-fail",
	  { .threshold = 1, .iterations = 1, .is_unweighted = true },
	  "ppfp", "i1>0 i2>0 !1 R" },
	{ "blue-green",
	  { .threshold = 2, .iterations = 2 },
	  "ppppp", "i1>0 i2>0 i3>100 P" },
	{ "blue-green-is-checked-without-traffic",
	  { .threshold = 1, .iterations = 2 },
	  "pfp", "i1>0 !1 R" },
	{ "blue-green-at-full-weight-may-fail",
	  { .threshold = 1, .iterations = 1 },
	  "ppfp", "i1>0 i2>100 !1 R" },
	{ "blue-green-mirrors-all-the-time",
	  { .threshold = 2, .iterations = 2, .is_mirrored = true },
	  "ppppp", "i1>0m i2>0m i3>100 P" },
	{ "blue-green-without-weights",
	  { .threshold = 2, .iterations = 2, .is_unweighted = true,
	    .is_mirrored = true },
	  "ppppp", "i1>0 i2>0 i3>0 P" },
	{ "conditions-on-requests-alone-are-no-a-b",
	  { .threshold = 2, .max_weight = 20, .step_weight = 10,
	    .is_matched = true },
	  "ppp", ">10 >20 P" },
	{ "not-over", { .threshold = 5, .max_weight = 50, .step_weight = 5 },
	  "ppf", ">5 >10 !1" },
	{ "no-look", { .threshold = 5, .max_weight = 50, .step_weight = 5 },
	  "", "" },
};
/* clang-format on */

/* A rate that must not exceed 1 and one that must be at least 99. */
static const struct canary_check checks[] = {
	{ .low = NAN, .high = 1 },
	{ .low = 99, .high = NAN },
};

static double measured_at(const void *data, uint32_t check, uint32_t tick)
{
	const char *measured = data;
	char letter = measured[tick - 1];

	if (letter == '-' && check == 0)
		return NAN;
	if (letter == 'b')
		return check == 0 ? 1 : 99;
	if ((letter == 'f' && check == 0) || (letter == 's' && check == 1))
		return 50;
	return check == 0 ? 0.5 : 99.9;
}

static char *print(const GArray *steps)
{
	GString *text = g_string_new(NULL);

	for (uint32_t s = 0; s < steps->len; s++) {
		const struct replay_step *step =
			&g_array_index(steps, struct replay_step, s);

		g_string_append(text, s > 0 ? " " : "");
		if (step->act == REPLAY_ADVANCES && step->iterations > 0)
			g_string_append_printf(text, "i%u", step->iterations);
		if (step->act == REPLAY_ADVANCES)
			g_string_append_printf(text, ">%u%s", step->weight,
					       step->is_mirrored ? "m" : "");
		else if (step->act == REPLAY_HALTS)
			g_string_append_printf(text, "!%u",
					       step->failed_checks);
		else
			g_string_append(text,
					step->act == REPLAY_PROMOTES   ? "P" :
					step->act == REPLAY_ROLLS_BACK ? "R" :
									 ".");
	}
	return g_string_free(text, false);
}

static void looks(const void *data)
{
	const typeof(cases[0]) *row = data;
	struct canary_rules rules = row->rules;
	g_autoptr(GArray) steps =
		g_array_new(false, false, sizeof(struct replay_step));
	uint32_t ticks = (uint32_t)strlen(row->measured);
	g_autofree char *got = NULL;
	enum replay_verdict verdict;

	rules.checks = checks;
	rules.n_checks = G_N_ELEMENTS(checks);
	verdict = replay_run(&rules, measured_at, row->measured, ticks, steps);
	got = print(steps);
	g_assert_cmpstr(got, ==, row->want);
	g_assert_cmpint(verdict, ==,
			g_str_has_suffix(got, "P") ? REPLAY_PROMOTED :
			g_str_has_suffix(got, "R") ? REPLAY_ROLLED_BACK :
						     REPLAY_OPEN);
	g_assert_cmpint(
		replay_run(&rules, measured_at, row->measured, ticks, NULL), ==,
		verdict);
}

/* Of the plain ladder: below 1 % and below 800 ms, both themselves outside. */
static void open_bounds_are_outside(void)
{
	static const struct canary_check open[] = {
		{ .low = NAN, .high = 1, .is_open = true },
		{ .low = 99, .high = NAN, .is_open = true },
	};
	struct canary_rules rules = replay_ladder;
	g_autoptr(GArray) steps =
		g_array_new(false, false, sizeof(struct replay_step));
	g_autofree char *got = NULL;

	rules.checks = open;
	rules.n_checks = G_N_ELEMENTS(open);
	replay_run(&rules, measured_at, "pppbp", 5, steps);
	got = print(steps);
	g_assert_cmpstr(got, ==, ">5 >25 >50 !1 R");
}

static void a_failed_check_says_which(void)
{
	struct canary_rules rules = { .threshold = 3,
				      .step_weight = 10,
				      .checks = checks,
				      .n_checks = G_N_ELEMENTS(checks) };
	g_autoptr(GArray) steps =
		g_array_new(false, false, sizeof(struct replay_step));
	const struct replay_step *step;

	replay_run(&rules, measured_at, "psp-", 4, steps);
	step = &g_array_index(steps, struct replay_step, 0);
	g_assert_false(step->is_checked);
	g_assert_cmpuint(step->check, ==, REPLAY_NONE);
	step = &g_array_index(steps, struct replay_step, 1);
	g_assert_true(step->is_checked);
	g_assert_cmpuint(step->check, ==, 1);
	g_assert_cmpfloat(step->value, ==, 50);
	step = &g_array_index(steps, struct replay_step, 2);
	g_assert_cmpuint(step->check, ==, REPLAY_NONE);
	g_assert_cmpuint(step->checked_weight, ==, 10);
	step = &g_array_index(steps, struct replay_step, 3);
	g_assert_cmpuint(step->check, ==, 0);
	g_assert_true(isnan(step->value));
	g_assert_cmpuint(step->failed_checks, ==, 2);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/replay/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], looks);
	}
	g_test_add_func("/replay/open-bounds", open_bounds_are_outside);
	g_test_add_func("/replay/which-check", a_failed_check_says_which);
	return g_test_run();
}
