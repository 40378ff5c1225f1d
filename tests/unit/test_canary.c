/* test_canary.c -- canaries with series, and what their rules make of them
 *
 * Canaries are those of delivered.h.  What comes out: the verdict, the record,
 * whether they agree, the reason, and the weights of the looks.
 */
#include "model/canary.h"
#include "tests/delivered.h"

#include <math.h>
#include <string.h>

/* clang-format off */
#define GOOD   "metric = request-success-rate = ok;"
#define DELAY  "metric = request-duration = delay;"
#define LADDER "metric = error-rate = err;metric = latency = delay;"

static const struct {
	const char *name, *settings, *canaries, *series, *want;
} cases[] = {
	{ "promoted", GOOD DELAY, "both@10-16=success",
	  "ok 99.5x40 | delay 300x40",
	  "promoted promoted yes: 10 20 30 P" },
	{ "rolled-back", GOOD DELAY, "both@10-16=failure",
	  "ok 99.5x12 98x20 | delay 300x40",
	  "rolled back rolled back yes request-success-rate failed 2 checks: "
	  "10 !1 !2 R" },
	{ "would-have-been-stopped", GOOD DELAY, "both@10-16=success",
	  "ok 99.5x40 | delay 300x12 501x2 300x30",
	  "rolled back promoted no request-duration failed 2 checks: "
	  "10 !1 !2 R" },
	{ "would-have-gone-on", GOOD DELAY, "both@10-14=failure",
	  "ok 99.5x40 | delay 300x40",
	  "promoted rolled back no: 10 20 30 P" },
	{ "ends-before-the-rules-do", GOOD DELAY, "both@10-12=failure",
	  "ok 99.5x12 98x20 | delay 300x40",
	  "open rolled back no request-success-rate failed 2 checks: "
	  "10 !1 !2" },
	{ "still-running", GOOD DELAY, "both@10-12=running",
	  "ok 99.5x40 | delay 300x40",
	  "open running yes: 10 20 30" },
	{ "nothing-recorded", GOOD DELAY, "both@10-16=unknown",
	  "ok 99.5x40 | delay 300x40", "promoted - -: 10 20 30 P" },
	{ "a-gap-is-a-failed-check", GOOD DELAY, "both@10-20=success",
	  "ok 99.5x11 stale _x2 99.5x20 | delay 300x40",
	  "rolled back promoted no request-success-rate failed 2 checks, "
	  "2 without data: 10 !1 !2 R" },
	{ "an-old-value-counts-for-five-minutes", GOOD DELAY,
	  "both@10-20=success", "ok 99.5x11 _x3 99.5x20 | delay 300x40",
	  "promoted promoted yes: 10 20 30 P" },
	{ "the-export-ends-first", GOOD DELAY, "both@10-16=success",
	  "ok 99.5x13 | delay 300x13",
	  "not scored promoted - its series end before it does: 10 20 30" },
	{ "running-when-the-export-ended", GOOD DELAY, "both@10-900=running",
	  "ok 99.5x13 | delay 300x13", "open running yes: 10 20 30" },
	{ "one-series-ends-first", GOOD DELAY, "both@10-20=success",
	  "ok 99.5x12 stale | delay 300x40",
	  "rolled back promoted no request-success-rate failed 2 checks, "
	  "2 without data: 10 !1 !2 R" },
	{ "no-series-is-no-verdict", GOOD, "both@10-16=success",
	  "ok 99.5x40",
	  "not scored promoted - request-duration is not measured: "
	  "10 20 30 P" },
	{ "no-series-but-failed-all-the-same", GOOD, "both@10-16=failure",
	  "ok 50x40",
	  "rolled back rolled back yes request-success-rate failed 2 checks: "
	  "10 !1 !2 R" },
	{ "no-points-in-the-run-are-no-series", GOOD DELAY,
	  "both@60-66=success", "ok 99.5x40 | delay @50 300x40",
	  "not scored promoted - request-success-rate is not measured: "
	  "10 20 30 P" },
	{ "nothing-measured", "", "both@10-16=success", "ok 99.5x40",
	  "not scored promoted - request-success-rate is not measured:" },
	{ "no-start", GOOD, "first@?-16=success", "ok 99.5x40",
	  "not scored promoted - its start is not known:" },
	{ "ends-before-it-starts", GOOD, "first@16-10=success",
	  "ok 99.5x40",
	  "not scored promoted - it ends before it starts:" },
	{ "a-list-of-steps", GOOD, "listed@10-30=success", "ok 99.5x60",
	  "promoted promoted yes: 10 50 100 P" },
	{ "skipped", GOOD, "skipped@10-11=success", "ok 1x60",
	  "promoted promoted yes: P" },
	{ "no-steps", GOOD, "stuck@10-12=success", "ok 99.5x60",
	  "not scored promoted - no step of weight is given: . . ." },

	{ "its-pods-came-late", GOOD DELAY, "both@10+150-17=success",
	  "ok 99.5x11 98x2 99.5x30 | delay 300x40",
	  "promoted promoted yes: 10 20 30 P" },
	{ "as-late-and-not-told", GOOD DELAY, "both@10-17=success",
	  "ok 99.5x11 98x2 99.5x30 | delay 300x40",
	  "promoted promoted yes request-success-rate failed 1 check: "
	  "10 !1 20 30 P" },
	{ "delays-in-whole-milliseconds", GOOD DELAY, "both@10-16=success",
	  "ok 99.5x40 | delay 500.9x40", "promoted promoted yes: 10 20 30 P" },
	{ "a-whole-millisecond-more",
	  GOOD "metric = request-duration = delay_seconds;",
	  "both@10-16=failure", "ok 99.5x40 | delay_seconds 0.501x40",
	  "rolled back rolled back yes request-duration failed 2 checks: "
	  "10 !1 !2 R" },
	{ "replaced-by-a-newer-revision", GOOD DELAY, "both@10-12=cancelled",
	  "ok 99.5x40 | delay 300x40", "open replaced yes: 10 20 30" },
	{ "replaced-though-it-should-have-stopped", GOOD DELAY,
	  "both@10-16=cancelled", "ok 99.5x12 98x20 | delay 300x40",
	  "rolled back replaced no request-success-rate failed 2 checks: "
	  "10 !1 !2 R" },
	{ "nothing-was-analysed", GOOD DELAY, "both@10-16=initialized",
	  "ok 99.5x40 | delay 300x40", "" },
	{ "an-interval-longer-than-the-run", GOOD, "listed@10-11=success",
	  "ok 99.5x60", "open promoted no: 10" },

	{ "shares-become-percent", GOOD, "first@10-16=success",
	  "ok 0.995x40", "promoted promoted yes: 10 20 30 P" },
	{ "errors-become-success",
	  "metric = request-success-rate = http_errors_ratio;",
	  "first@10-16=failure", "http_errors_ratio 0.001x12 0.02x9",
	  "rolled back rolled back yes request-success-rate failed 2 checks: "
	  "10 !1 !2 R" },
	{ "percent-of-errors",
	  "metric = request-success-rate = errors_percent;",
	  "first@10-16=success", "errors_percent 0.9x40",
	  "promoted promoted yes: 10 20 30 P" },
	{ "seconds-become-milliseconds",
	  GOOD "metric = request-duration = delay_seconds;",
	  "both@10-16=success", "ok 99.5x40 | delay_seconds 0.4x40",
	  "promoted promoted yes: 10 20 30 P" },
	{ "counters", "errors = e_total;total = r_total;",
	  "first@10-16=failure", "e_total 0+1x12 14+3x30 | r_total 0+100x40",
	  "rolled back rolled back yes request-success-rate failed 2 checks: "
	  "10 !1 !2 R" },
	{ "a-counter-of-errors-that-is-not-there",
	  "errors = e_total;total = r_total;", "first@10-16=success",
	  "r_total 0+100x40", "promoted promoted yes: 10 20 30 P" },
	{ "a-counter-of-errors-that-comes-later",
	  "errors = e_total;total = r_total;", "first@10-16=success",
	  "e_total @30 0+1x9 | r_total 0+100x40",
	  "promoted promoted yes: 10 20 30 P" },
	{ "the-worst-of-several", GOOD, "first@10-16=failure",
	  "ok{pod=a} 99.5x40 | ok{pod=b} 98x40",
	  "rolled back rolled back yes request-success-rate failed 2 checks: "
	  "10 !1 !2 R" },
	{ "a-histogram", GOOD "metric = request-duration = h_seconds_bucket;",
	  "both@10-16=failure",
	  "ok 99.5x40 | h_seconds_bucket{le=0.4} 0+10x40 | "
	  "h_seconds_bucket{le=0.8} 0+20x40 | h_seconds_bucket{le=+Inf} 0+20x40",
	  "rolled back rolled back yes request-duration failed 2 checks: "
	  "10 !1 !2 R" },

	{ "the-ladder", LADDER, "none@10-50=success",
	  "err 0.005x90 | delay 700x90",
	  "promoted promoted yes: 5 25 50 100 P" },
	{ "the-ladder-at-its-limit", LADDER, "none@10-21=failure",
	  "err 0.01x90 | delay 700x90",
	  "rolled back rolled back yes error-rate failed 1 check: 5 !1 R" },
	{ "the-ladder-too-slow", LADDER, "none@10-60=success",
	  "err 0.005x90 | delay 700x35 800x60",
	  "rolled back promoted no latency failed 1 check: 5 25 50 100 !1 R" },
	{ "the-ladder-waits-ten-minutes", LADDER, "none@10-29=running",
	  "err 0.005x90 | delay 700x90", "open running yes: 5 25 50" },
	{ "steps-and-observation", LADDER "steps = 20 100;observe = 5m;",
	  "none@10-20=success", "err 0.005x90 | delay 700x90",
	  "promoted promoted yes: 20 100 P" },
	{ "other-limits", LADDER "limit = error-rate = < 2%;"
	  "limit = latency = <= 1.5s;", "none@10-50=success",
	  "err 0.019x90 | delay 1500x90",
	  "promoted promoted yes: 5 25 50 100 P" },
	{ "a-limit-less", LADDER "limit = latency = none;",
	  "none@10-50=success", "err 0.005x90",
	  "promoted promoted yes: 5 25 50 100 P" },
	{ "a-limit-more", LADDER "metric = load = load;limit = load = < 0.8;",
	  "none@10-50=success", "err 0.005x90 | delay 7x90 | load 0.9x90",
	  "rolled back promoted no load failed 1 check: 5 !1 R" },
	{ "what-if-the-threshold-were-three", GOOD DELAY "threshold = 3;",
	  "both@10-18=failure", "ok 99.5x12 98x2 99.5x30 | delay 300x40",
	  "promoted rolled back no request-success-rate failed 2 checks: "
	  "10 !1 !2 20 30 P" },
	{ "what-if-the-limit-were-lower",
	  GOOD DELAY "limit = request-success-rate = >= 97%;",
	  "both@10-16=failure", "ok 99.5x12 98x30 | delay 300x40",
	  "promoted rolled back no: 10 20 30 P" },

	{ "rules-of-the-resource-that-ends-with-it", GOOD,
	  "none@10-16=success first@?-17=success", "ok 99.5x40",
	  "promoted promoted yes: 10 20 30 P" },
	{ "rules-of-the-nearest-resource", GOOD,
	  "none@10-16=success first@?-40=failure listed@?-900=success",
	  "ok 99.5x40",
	  "promoted promoted yes: 10 20 30 P | "
	  "not scored rolled back - its start is not known: | "
	  "not scored promoted - its start is not known:" },
};

#define BESIDE GOOD "primary = request-success-rate = old;"

static const struct {
	const char *name, *settings, *series, *want;
} comparisons[] = {
	{ "worse", BESIDE, "ok 98+0.001x60 | old 99.5+0.001x60",
	  "30/30 shift -1.5 worse" },
	{ "better", BESIDE, "ok 99.9+0.001x60 | old 99.5+0.001x60",
	  "30/30 shift 0.4 better" },
	{ "the-same", BESIDE, "ok 99.5+0.001x60 | old 99.5+0.001x60",
	  "30/30 shift 0 no difference" },
	{ "wider-alone", BESIDE,
	  "ok 95x1 99x1 95x1 99x1 95x1 99x1 95x1 99x1 95x1 99x1 95x1 99x1 "
	  "95x1 99x1 95x1 99x1 95x1 99x1 95x1 99x1 95x1 99x1 95x1 99x1 95x1 "
	  "99x1 95x1 99x1 95x1 99x1 95x1 99x1 95x1 99x1 95x1 99x1 95x1 99x1 | "
	  "old 96.97+0.001x60", "26/30 shift 0.0035 wider" },
	{ "too-few", BESIDE, "ok 98x30 | old 99.5x60",
	  "18/30 shift -1.5 too few" },
	{ "no-primary", GOOD, "ok 98x30", "18/0 shift - not measured" },
};
/* clang-format on */

static struct history *make(const char *settings, const char *canaries,
			    const char *series)
{
	struct history *history = sampled_history("web=?@1", NULL, series);

	delivered_canaries(history, canaries);
	delivered_set(history->settings, "canary.web", settings);
	history_measure(history, "0", "28d");
	return history;
}

static void add_path(GString *out, const GArray *steps)
{
	for (uint32_t s = 0; s < steps->len; s++) {
		const struct replay_step *step =
			&g_array_index(steps, struct replay_step, s);

		if (step->act == REPLAY_ADVANCES)
			g_string_append_printf(out, " %u", step->weight);
		else if (step->act == REPLAY_HALTS)
			g_string_append_printf(out, " !%u",
					       step->failed_checks);
		else
			g_string_append(out, step->act == REPLAY_PROMOTES ?
						     " P" :
					     step->act == REPLAY_WAITS ? " ." :
									 " R");
	}
}

static void judges(const void *data)
{
	static const char *const answers[] = { "-", "no", "yes" };
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		make(row->settings, row->canaries, row->series);
	g_autoptr(GString) got = g_string_new(NULL);

	for (uint32_t r = 0; r < history->metrics->canaries->len; r++) {
		const struct canary_replay *replay =
			metrics_canary(history->metrics, r);

		g_string_append_printf(
			got, "%s%s %s %s%s%s:", r > 0 ? " | " : "",
			replay->verdict,
			replay->run.recorded ? replay->run.recorded : "-",
			answers[replay->agrees + 1], replay->reason ? " " : "",
			replay->reason ? replay->reason : "");
		add_path(got, replay->steps);
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

static void compares(const void *data)
{
	const typeof(comparisons[0]) *row = data;
	g_autoptr(History) history =
		make(row->settings, "first@10-41=success", row->series);
	struct canary_comparison one =
		metrics_canary(history->metrics, 0)->beside[0];
	g_autoptr(GString) got = g_string_new(NULL);

	g_string_printf(got, "%zu/%zu shift ", one.n, one.primary_n);
	if (isnan(one.ranks.shift.value))
		g_string_append(got, "-");
	else
		g_string_append_printf(got, "%.3g", one.ranks.shift.value);
	g_string_append_printf(got, " %s", one.verdict);
	g_assert_cmpstr(got->str, ==, row->want);
}

#define ADD_ROWS(what, rows, function)                                        \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                     \
		g_autofree char *path =                                       \
			g_strconcat("/canary/" what "/", rows[i].name, NULL); \
		g_test_add_data_func(path, &rows[i], function);               \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("judges", cases, judges)
	ADD_ROWS("compares", comparisons, compares)
	return g_test_run();
}
