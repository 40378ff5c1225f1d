/* test_flags_results.c -- who saw which variant, and what is made of it
 *
 * Evaluations are those of delivered.h.  What comes out, by variant: VARIANT
 * CONVERSIONS/EXPOSURES (`-` where nothing tells of them), errors, the
 * difference to the control with its interval, p, and the decision.
 */
#include "model/flags.h"
#include "tests/delivered.h"

#include <math.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *settings, *evaluations, *series, *want;
} cases[] = {
	{ "better", "", "new/off#a*100 new/off#a=conversion:1*20 "
	  "new/on#b*100 new/on#b=conversion:1*40", "",
	  "new off* 20/100 | on 40/100 0.2 0.0731 0.3185 p=0.002 better" },
	{ "worse", "", "new/off#a*100 new/off#a=converted:_*40 "
	  "new/on#b*100 new/on#b=converted:1*20", "",
	  "new off* 40/100 | on 20/100 -0.2 -0.3185 -0.0731 p=0.002 worse" },
	{ "undecided", "", "new/off#a*100 new/off#a=conversion:1*20 "
	  "new/on#b*100 new/on#b=conversion:1*25", "",
	  "new off* 20/100 | on 25/100 0.05 -0.066 0.1644 p=0.397 "
	  "undecided" },
	{ "nothing-converts", "", "new/off#a*10 new/on#b*10", "",
	  "new off* -/10 | on -/10" },
	{ "nothing-converts-although-asked", "",
	  "new/off#a*10 new/on#b*10 new/on#b=conversion:0", "",
	  "new off* 0/10 | on 0/10 0 -0.2775 0.2775 p=1 undecided" },
	{ "nothing-converts-since", "",
	  "new/off#a*10 new/on#b*10 new/on#b=conversion:1@-3d", "",
	  "new off* 0/10 | on 0/10 0 -0.2775 0.2775 p=1 undecided" },
	{ "no-control", "", "new/blue#a*10 new/red#b*10", "",
	  "new blue -/10 | red -/10" },
	{ "a-control-of-ones-own", "control = red",
	  "new/blue#a*10 new/red#b*10", "",
	  "new red* -/10 | blue -/10" },
	{ "a-control-that-nobody-saw", "control = grey", "new/off#a*10", "",
	  "new off -/10" },
	{ "a-subject-counts-once", "", "new/off#a new/off#a new/off#a "
	  "new/off#a=conversion:1 new/off#a=conversion:1 new/on#b", "",
	  "new off* 1/1 | on 0/1 -1 -1 0.1221 p=0.157 undecided" },
	{ "without-subjects-records-count", "",
	  "new/off*3 new/off=conversion:1*2 new/on*3", "",
	  "new off* 2/3 | on 0/3 -0.6667 -0.9385 0.0586 p=0.0833 undecided" },
	{ "a-subject-of-two-variants-is-left-out", "",
	  "new/off#a new/on#a new/off#b new/on#c", "",
	  "new off* -/1 | on -/1 crossed=1" },
	{ "a-conversion-without-an-exposure", "",
	  "new/off#a new/off#b=conversion:1 new/on#c", "",
	  "new off* 0/1 | on 0/1 0 -0.7935 0.7935 p=1 undecided" },
	{ "a-conversion-of-nothing", "",
	  "new/off#a new/off#a=conversion:0 new/on#c", "",
	  "new off* 0/1 | on 0/1 0 -0.7935 0.7935 p=1 undecided" },
	{ "another-measure-is-none", "conversion = bought",
	  "new/off#a new/off#a=conversion:1 new/on#c new/on#c=bought:3", "",
	  "new off* 0/1 | on 1/1 1 -0.1221 1 p=0.157 undecided" },
	{ "errors", "", "new/off#a*10 new/on#b*8 new/on#c!*2", "",
	  "new off* -/10 | on -/10 errors=2 0.2" },
	{ "no-variant", "", "new/off#a*2 new/#b*2", "",
	  "new off* -/2 |  -/2" },
	{ "two-flags", "", "b/off#a a/off#a", "",
	  "a off* -/1 || b off* -/1" },
	{ "out-of-the-window", "", "new/off#a@-3d new/off#b", "",
	  "new off* -/1" },
	{ "several-variants-are-adjusted", "",
	  "new/off#a*100 new/off#a=conversion:1*20 new/p#b*100 "
	  "new/p#b=conversion:1*33 new/q#c*100 new/q#c=conversion:1*40", "",
	  "new off* 20/100 | p 33/100 0.13 0.0075 0.2476 p=0.0373 better | "
	  "q 40/100 0.2 0.0731 0.3185 p=0.0041 better" },
	{ "adjusted-and-undecided", "",
	  "new/off#a*100 new/off#a=conversion:1*20 new/p#b*100 "
	  "new/p#b=conversion:1*32 new/q#c*100 new/q#c=conversion:1*32", "",
	  "new off* 20/100 | p 32/100 0.12 -0.0018 0.2374 p=0.106 undecided | "
	  "q 32/100 0.12 -0.0018 0.2374 p=0.106 undecided" },

	{ "undecided-although-its-interval-says-so", "",
	  "new/off#a*100 new/off#a=conversion:1*20 new/p#b*100 "
	  "new/p#b=conversion:1*33 new/q#c*100 new/q#c=conversion:1*33", "",
	  "new off* 20/100 | p 33/100 0.13 0.0075 0.2476 p=0.0745 undecided | "
	  "q 33/100 0.13 0.0075 0.2476 p=0.0745 undecided" },
	{ "a-split-that-is-wrong", "", "new/off#a*100 "
	  "new/on#b*200 new/on#b=conversion:1*200", "",
	  "new off* 0/100 do not read | on 200/200 1 0.9585 1 p=0 "
	  "do not read" },
	{ "as-planned", "weight = off = 1;weight = on = 2", "new/off#a*100 "
	  "new/on#b*200 new/on#b=conversion:1*200", "",
	  "new off* 0/100 | on 200/200 1 0.9585 1 p=0 better" },
	{ "not-as-planned", "weight = off = 90%;weight = on = 10%",
	  "new/off#a*100 new/on#b*100", "",
	  "new off* -/100 do not read | on -/100 do not read" },

	{ "counters", "exposures = seen;conversions = bought;errors = bad",
	  "new/off#a",
	  "seen{variant=off} 0+10x11 | bought{variant=off} 0+2x11 | "
	  "seen{variant=on} 50+10x6 0+10x5 | bought{variant=on} 0+4x11 | "
	  "bad{variant=on} 0+1x11",
	  "new off* 20/100 | on 40/90 errors=10 0.1111 0.2444 0.112 0.367 "
	  "p=0.0003 better" },
	{ "counters-of-other-labels", "exposures = seen;label = arm", "",
	  "seen{arm=off,pod=a} 0+10x11 | seen{arm=off,pod=b} 0+1x11",
	  "new off* -/110" },
	{ "counters-without-conversions",
	  "exposures = seen;conversions = bought", "",
	  "seen{variant=off} 0+1x11 | seen{variant=on} 0+1x11",
	  "new off* -/10 | on -/10" },
	{ "more-conversions-than-exposures",
	  "exposures = seen;conversions = bought", "",
	  "seen{variant=off} 0+1x11 | bought{variant=off} 0+2x11 | "
	  "seen{variant=on} 0+1x11", "new off* 20/10 | on 0/10" },
	{ "nothing", "", "", "", "" },
};
/* clang-format on */

static struct history *make(const char *settings, const char *evaluations,
			    const char *series)
{
	struct history *history = sampled_history("web=?@1", NULL, series);

	delivered_flags(history->facts, evaluations);
	delivered_set(history->settings, "flag.new", settings);
	history_measure(history, "0", "28d");
	return history;
}

/* To four digits, without those that say nothing. */
static double rounded(double value)
{
	return round(value * 1e4) / 1e4 + 0.0;
}

static void add_arm(GString *out, const struct flag_arm *arm,
		    bool has_conversions)
{
	g_autofree char *conversions =
		has_conversions ? g_strdup_printf("%" G_GUINT64_FORMAT,
						  arm->conversions) :
				  g_strdup("-");

	g_string_append_printf(out, "%s%s %s/%" G_GUINT64_FORMAT, arm->variant,
			       arm->is_control ? "*" : "", conversions,
			       arm->exposures);
	if (arm->errors > 0)
		g_string_append_printf(out, " errors=%" G_GUINT64_FORMAT " %g",
				       arm->errors,
				       rounded(arm->error_difference));
	if (!isnan(arm->difference.value))
		g_string_append_printf(
			out, " %g %g %g p=%.3g", rounded(arm->difference.value),
			rounded(arm->difference.low),
			rounded(arm->difference.high), rounded(arm->p));
	if (arm->decision)
		g_string_append_printf(out, " %s", arm->decision);
}

static void decides(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		make(row->settings, row->evaluations, row->series);
	const GPtrArray *results = history->metrics->flags[FLAGS_OF_WINDOW];
	g_autoptr(GString) got = g_string_new(NULL);

	for (uint32_t r = 0; r < results->len; r++) {
		const struct flag_result *result = results->pdata[r];

		g_string_append_printf(got, "%s%s ", r > 0 ? " || " : "",
				       result->flag);
		for (uint32_t a = 0; a < result->arms->len; a++) {
			g_string_append(got, a > 0 ? " | " : "");
			add_arm(got, result->arms->pdata[a],
				result->has_conversions);
		}
		if (result->crossed > 0)
			g_string_append_printf(got,
					       " crossed=%" G_GUINT64_FORMAT,
					       result->crossed);
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

/* What the window, the one before and all hold: of records, of counters. */
/* clang-format off */
static const struct {
	const char *name, *settings, *evaluations, *series, *deploys;
	uint64_t want[FLAGS_SPANS];
} spans[] = {
	{ "records", "",
	  "new/on@30d*4 new/on@2d*2 new/on@35d*1 new/on@90d*8", "",
	  "web=?@3d web=?@30d", { 5, 2, 15 } },
	{ "nothing-was-deployed-before", "", "new/on@30d*4 new/on@2d*2", "",
	  "web=?@30d", { 4, 0, 6 } },
	{ "counters", "exposures = seen", "new/on@30d*4",
	  "seen{variant=on} @2d 0+1x11 @30d 10+1x5", "web=?@3d web=?@30d",
	  { 4, 10, 14 } },
	{ "counters-without-deploys-before", "exposures = seen", "",
	  "seen{variant=on} @2d 0+1x11 @30d 10+1x5", "web=?@30d",
	  { 4, 0, 14 } },
};
/* clang-format on */

static uint64_t exposures_of(const GPtrArray *results)
{
	uint64_t exposures = 0;

	for (uint32_t r = 0; r < results->len; r++) {
		const struct flag_result *result = results->pdata[r];

		for (uint32_t a = 0; a < result->arms->len; a++) {
			const struct flag_arm *arm = result->arms->pdata[a];

			exposures += arm->exposures;
		}
	}
	return exposures;
}

static void each_span_counts_its_own(const void *data)
{
	const typeof(spans[0]) *row = data;
	g_autoptr(History) history =
		sampled_history(row->deploys, NULL, row->series);

	delivered_flags(history->facts, row->evaluations);
	delivered_set(history->settings, "flag.new", row->settings);
	history_measure(history, "28d", "55d");
	for (int span = 0; span < FLAGS_SPANS; span++)
		g_assert_cmpuint(exposures_of(history->metrics->flags[span]),
				 ==, row->want[span]);
}

/* Of counters errors are those of their own counter, or not known. */
static void errors_that_nothing_counts_are_not_none(void)
{
	static const char *const series =
		"seen{variant=off} 0+1x11 | seen{variant=on} 0+1x11 | "
		"bad{variant=on} 0+1x11";
	g_autoptr(History) without = make("exposures = seen", "", series);
	g_autoptr(History) with =
		make("exposures = seen;errors = bad", "", series);
	const GPtrArray *unknown = without->metrics->flags[FLAGS_OF_WINDOW];
	const GPtrArray *known = with->metrics->flags[FLAGS_OF_WINDOW];
	const struct flag_result *result = unknown->pdata[0];
	const struct flag_arm *on = result->arms->pdata[1];

	g_assert_true(isnan(on->error_rate) && isnan(on->error_difference));
	result = known->pdata[0];
	on = result->arms->pdata[1];
	g_assert_cmpfloat(on->error_difference, ==, 1);
}

/* The data of Student, extra sleep, as t.test() of R judges them. */
static void means_are_compared_as_welch(void)
{
	g_autoptr(History) history =
		make("measure = sleep",
		     "new/off=sleep:0.7 new/off=sleep:-1.6 new/off=sleep:-0.2 "
		     "new/off=sleep:-1.2 new/off=sleep:-0.1 new/off=sleep:3.4 "
		     "new/off=sleep:3.7 new/off=sleep:0.8 new/off=sleep:0 "
		     "new/off=sleep:2 new/on=sleep:1.9 new/on=sleep:0.8 "
		     "new/on=sleep:1.1 new/on=sleep:0.1 new/on=sleep:-0.1 "
		     "new/on=sleep:4.4 new/on=sleep:5.5 new/on=sleep:1.6 "
		     "new/on=sleep:4.6 new/on=sleep:3.4",
		     "");
	const GPtrArray *results = history->metrics->flags[FLAGS_OF_WINDOW];
	const struct flag_result *result = results->pdata[0];
	const struct flag_arm *on = result->arms->pdata[1];

	g_assert_cmpstr(on->variant, ==, "on");
	g_assert_cmpuint(on->n_values, ==, 10);
	g_assert_cmpfloat_with_epsilon(on->mean, 2.33, 1e-9);
	g_assert_cmpfloat_with_epsilon(on->means.difference.value, 1.58, 1e-9);
	g_assert_cmpfloat_with_epsilon(on->means.difference.low, -0.2054832,
				       1e-6);
	g_assert_cmpfloat_with_epsilon(on->means.difference.high, 3.3654832,
				       1e-6);
	g_assert_cmpfloat_with_epsilon(on->means.p, 0.07939, 5e-6);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/flags-results/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], decides);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
		g_autofree char *path = g_strconcat("/flags-results/spans/",
						    spans[i].name, NULL);

		g_test_add_data_func(path, &spans[i], each_span_counts_its_own);
	}
	g_test_add_func("/flags-results/errors-not-counted",
			errors_that_nothing_counts_are_not_none);
	g_test_add_func("/flags-results/means", means_are_compared_as_welch);
	return g_test_run();
}
