/* test_compose_canary.c -- canaries, and what the review says of them
 *
 * Canaries are those of delivered.h, with the series `ok` (percent of success)
 * and `delay` (milliseconds), and `ok2` and `delay2` of the primary.
 */
#include "model/records_delivery.h"
#include "tests/delivered.h"
#include "tests/review.h"

#include <string.h>

/* clang-format off */
#define GOOD   "ok 99.5x900 | delay 300x900"
#define BROKEN "ok 99.5x12 98x20 99.5x900 | delay 300x900"

/* The headline, the bars (reached, -stopped, ~open) and what is told. */
static const struct {
	const char *name, *canaries, *series, *headline, *path, *decision;
} cases[] = {
	{ "one-promoted", "both@10-16=success", GOOD,
	  "The one canary reached 100%", "10% 1, 20% 1, 30% 1, 100% 1",
	  "Nothing needs a decision." },
	{ "one-is-stopped", "both@10-16=failure", BROKEN,
	  "The one canary stopped at 10%", "10% 1 -1, 100% 0",
	  "Nothing needs a decision." },
	{ "one-is-open", "both@10-12=running", GOOD,
	  "The one canary is still open", "10% 1, 20% 1, 30% 1 ~1, 100% 0",
	  "Nothing needs a decision." },
	{ "one-against-its-rules", "both@10-16=success", BROKEN,
	  "0 of 1 canaries pass their rules; one stopped at 10%, one that fails "
	  "them was promoted", "10% 1 -1, 100% 0",
	  "web: canary promoted against its rules" },
	{ "many-weights-are-told-by-the-ladder",
	  "fine@10-40=success fine@50-60=failure",
	  "ok 99.5x57 98x9 99.5x900 | delay 300x900",
	  "1 of 2 canaries reached 100%; one stopped at 30%",
	  "5% 2, 25% 2 -1, 50% 1, 100% 1", "Nothing needs a decision." },
	{ "without-weights", "beside@10-20=success beside@30-40=failure",
	  "ok 99.5x32 98x9 99.5x900 | delay 300x900",
	  "1 of 2 canaries reached 100%; one stopped",
	  "started 2 -1, 100% 1", "Nothing needs a decision." },
	{ "all-promoted", "both@10-16=success both@40-46=success", GOOD,
	  "All two canaries reached 100%", "10% 2, 20% 2, 30% 2, 100% 2",
	  "Nothing needs a decision." },
	{ "one-stopped", "both@10-16=failure both@40-46=success", BROKEN,
	  "1 of 2 canaries reached 100%; one stopped at 10%",
	  "10% 2 -1, 20% 1, 30% 1, 100% 1", "Nothing needs a decision." },
	{ "stopped-at-different-weights",
	  "both@10-16=failure both@40-50=failure both@60-66=success",
	  "ok 99.5x12 98x4 99.5x27 98x6 99.5x900 | delay 300x900",
	  "1 of 3 canaries reached 100%; two stopped",
	  "10% 3 -1, 20% 2 -1, 30% 1, 100% 1", "Nothing needs a decision." },
	{ "promoted-against-its-rules",
	  "both@10-16=success both@40-46=success", BROKEN,
	  "1 of 2 canaries pass their rules; one stopped at 10%, one that fails "
	  "them was promoted",
	  "10% 2 -1, 20% 1, 30% 1, 100% 1",
	  "web: canary promoted against its rules" },
	{ "several-promoted-against-their-rules",
	  "both@10-16=success both@20-26=success", BROKEN,
	  "0 of 2 canaries pass their rules; two stopped at 10%, two that fail "
	  "them were promoted",
	  "10% 2 -2, 100% 0",
	  "2 canaries promoted against their rules" },
	{ "rolled-back-against-its-rules",
	  "both@10-14=failure both@40-46=success", GOOD,
	  "All two canaries pass their rules; one of them was rolled back",
	  "10% 2, 20% 2, 30% 2, 100% 2", "Nothing needs a decision." },
	{ "still-open", "both@10-16=success both@40-42=running", GOOD,
	  "1 of 2 canaries reached 100%", "10% 2, 20% 2, 30% 2 ~1, 100% 1",
	  "Nothing needs a decision." },
	{ "by-the-record-alone", "both@10-16=success both@40-46=failure", "up 1",
	  "1 of 2 canaries reached 100%; one stopped",
	  "started 2 -1, 100% 1", "Nothing needs a decision." },
	{ "nothing-known", "both@10-16=unknown", "up 1",
	  "Canary releases, 2026-06-01 to 2026-06-28", "not measured",
	  "Nothing needs a decision." },
	{ "none-in-the-window", "both@29d-29d6=success", GOOD,
	  "Canary releases, 2026-06-01 to 2026-06-28", "none",
	  "Nothing needs a decision." },
};

/* A row each: name, squares, values, verdict and reason, record. */
static const struct {
	const char *name, *settings, *canaries, *series, *want;
} rows[] = {
	{ "nothing-to-tell", "", "both@10-16=success", GOOD, "none" },
	{ "stopped", "", "both@10-16=failure", BROKEN,
	  "web X.. 2.0%, no primary; error rate; n = 5; stopped at 10%: 2 "
	  "failed checks; rolled back" },
	{ "let-through-comes-first", "",
	  "both@10-16=failure both@20-26=success",
	  BROKEN " | ok2 99.9x900",
	  "web X.. 2.0% vs 0.1%, ×20; error rate; n = 5; stopped at 10%: 2 "
	  "failed checks; promoted differs | "
	  "web X.. 2.0% vs 0.1%, ×20; error rate; n = 5; stopped at 10%: 2 "
	  "failed checks; rolled back" },
	{ "without-data", "", "both@10-20=failure",
	  "ok 99.5x11 stale _x2 99.5x20 | delay 300x40",
	  "web X.. 0.5%, no primary; error rate; n = 7; stopped at 10%: 2 of 2 "
	  "failed checks had no data; rolled back" },
	{ "of-two-metrics", "", "both@10-16=failure",
	  "ok 99.5x12 98x1 99.5x40 | delay 300x13 900x40 | delay2 300x90",
	  "web X.. 0.5%, no primary; error rate; n = 5; stopped at 10%: 2 "
	  "failed checks, 1 of other metrics; rolled back" },
	{ "held-back", "", "both@10-14=failure", GOOD,
	  "web ### 0.5%, no primary; error rate; n = 3; passes; rolled back "
	  "differs" },
	{ "wider", "", "both@10-51=success",
	  "ok 99.5x90 | delay 300x12 105+10x40 300x30 | "
	  "delay2 300x12 280.5+1x40 300x30",
	  "web ### 300 vs 300, ×1.0; request-duration, ms; n = 40; promoted, "
	  "but spread wider: spread ×10 of the primary's; promoted" },
	{ "worse", "", "both@10-51=success",
	  "ok 99.5x90 | delay 300x12 305+1x40 300x30 | "
	  "delay2 300x12 280.5+1x40 300x30",
	  "web ### 325 vs 300, ×1.1; request-duration, ms; n = 40; promoted, "
	  "but worse: than the primary (95% CI); promoted" },
	{ "not-measured", "", "both@10-16=success", "ok 99.5x90",
	  "web  –; request-duration, ms; –; not scored: not measured; "
	  "promoted" },
	{ "series-end-before-it-does", "", "both@10-16=success",
	  "ok 99.5x13 | delay 300x13",
	  "web  0.5%, no primary; error rate; n = 1; not scored: its series "
	  "end before it does; promoted" },
	{ "what-if", "threshold = 9", "both@10-16=failure", BROKEN,
	  "web ... 2.0%, no primary; error rate; n = 5; open at 10%: 6 failed "
	  "checks; rolled back differs" },
};

/* What the footnote adds to the words that always stand there. */
static const struct {
	const char *name, *settings, *canaries, *want;
} notes[] = {
	{ "as-recorded", "", "both@10-16=success", "" },
	{ "the-ladder", "", "none@10-50=success",
	  " Without a specification: the plain ladder. By its record alone: "
	  "1." },
	{ "threshold", "threshold = 1", "both@10-16=success",
	  " What-if: rules of the configuration are in force, not those "
	  "recorded (web, threshold 1)." },
	{ "limits", "limit = request-duration = <= 250;"
	  "limit = request-success-rate = none", "both@10-16=success",
	  " What-if: rules of the configuration are in force, not those "
	  "recorded (web, no request-success-rate, request-duration ≤ 250)." },
	{ "steps-of-the-ladder-are-none-of-a-specification",
	  "steps = 10 100", "both@10-16=success", "" },
};
/* clang-format on */

#define SERIES                                  \
	"metric = request-success-rate = ok;"   \
	"primary = request-success-rate = ok2;" \
	"metric = request-duration = delay;"    \
	"primary = request-duration = delay2"

static struct review *review_of(const char *settings, const char *canaries,
				const char *series)
{
	struct history *history = sampled_history("web=?@1", NULL, series);

	delivered_canaries(history, canaries);
	delivered_set(history->settings, "canary.web", SERIES);
	delivered_set(history->settings, "canary.web", settings);
	return review_new(history, "0", "28d");
}

/* As text, with plain spaces. */
static char *said(const struct sentence *sentence)
{
	g_autofree char *text = review_said(sentence);
	g_auto(GStrv) parts = g_strsplit(text, "\u00a0", -1);

	return g_strjoinv(" ", parts);
}

static char *print_path(const struct panel *panel)
{
	const struct promotion *promotion = panel->data;
	GString *out = g_string_new(NULL);

	if (panel->state != STATE_DRAWN)
		return g_string_free(
			g_string_append(out, panel->state == STATE_NONE ?
						     "none" :
						     "not measured"),
			false);
	for (uint32_t i = 0; i < promotion->n; i++) {
		const struct promotion_step *step = &promotion->steps[i];

		g_string_append_printf(out, "%s%s %u", i > 0 ? ", " : "",
				       step->name, step->reached);
		if (step->stopped > 0)
			g_string_append_printf(out, " -%u", step->stopped);
		if (step->open > 0)
			g_string_append_printf(out, " ~%u", step->open);
	}
	return g_string_free(out, false);
}

static void says(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Review) review = review_of("", row->canaries, row->series);
	const struct page *page = review_page(review->report, "canary");
	const struct items *items =
		review_page(review->report, "summary")->panels[2].data;
	g_autofree char *headline = said(page->headlines[0]);
	g_autofree char *path = print_path(&page->panels[0]);
	g_autofree char *decision = said(items->items[0].sentence);

	g_assert_cmpstr(headline, ==, row->headline);
	g_assert_cmpstr(path, ==, row->path);
	g_assert_cmpstr(decision, ==, row->decision);
}

static void add_words(GString *out, const char *before,
		      const struct sentence *words)
{
	g_autofree char *text = said(words);

	g_string_append_printf(out, "%s%s", before, words ? text : "–");
}

static void print_row(GString *out, const struct stepper_row *row)
{
	g_string_append_printf(out, "%s ", row->name);
	for (uint32_t i = 0; i < row->steps; i++)
		g_string_append_c(out, i < row->passed ? '#' :
				       i == row->passed && row->is_stopped ?
							 'X' :
							 '.');
	add_words(out, " ", row->values);
	g_string_append_printf(out, "; %s", row->metric ? row->metric : "–");
	add_words(out, "; ", row->samples);
	add_words(out, "; ", row->verdict);
	if (row->reason)
		add_words(out, ": ", row->reason);
	g_string_append_printf(out, "; %s%s", row->recorded,
			       row->differs ? " differs" : "");
}

static void lists(const void *data)
{
	const typeof(rows[0]) *row = data;
	g_autoptr(Review) review =
		review_of(row->settings, row->canaries, row->series);
	const struct panel *panel =
		&review_page(review->report, "canary")->panels[1];
	const struct steppers *steppers = panel->data;
	g_autoptr(GString) got = g_string_new(NULL);

	for (uint32_t i = 0; panel->state == STATE_DRAWN && i < steppers->n;
	     i++) {
		g_string_append(got, i > 0 ? " | " : "");
		print_row(got, &steppers->rows[i]);
	}
	g_assert_cmpstr(panel->state == STATE_DRAWN ? got->str : "none", ==,
			row->want);
}

/* Runs of Argo that were judged by their own conditions, at ten o'clock. */
static const struct {
	const char *name, *condition, *other, *want;
} runs[] = {
	{ "one-metric", "result < 5", "result < 90",
	  "web  –; a; –; stopped: failed 1 of 1 measurements; rolled back" },
	{ "two-metrics", "result < 5", "result < 6",
	  "web  –; –; –; stopped: a failed 1 of 1 measurements; b failed "
	  "1 of 1 measurements; rolled back" },
	{ "not-scored", "what(result)", "result < 90",
	  "web  –; a; –; not scored: has a condition that is not understood; "
	  "rolled back" },
};

static void judges_by_conditions(const void *data)
{
	const typeof(runs[0]) *row = data;
	struct history *history = sampled_history("web=?@1", NULL, GOOD);
	const char *const values[] = { "7" };
	const struct analysis_metric metrics[] = {
		{ .name = "a",
		  .success = row->condition,
		  .values = values,
		  .n = 1,
		  .count = 1 },
		{ .name = "b",
		  .success = row->other,
		  .values = values,
		  .n = 1,
		  .count = 1 },
	};
	const struct canary_analysis analysis = { metrics, 2 };
	struct canary canary = {
		.entry = { .place = { 0, 1 },
			   .service_name = "web",
			   .at = history_time("600"),
			   .service = NONE },
		.name = "web",
		.result = RESULT_FAILURE,
		.started_at = history_time("590"),
		.finished_at = history_time("600"),
		.analysis = &analysis,
	};
	g_autoptr(Review) review = NULL;
	g_autoptr(GString) got = g_string_new(NULL);
	const struct steppers *steppers;

	g_array_append_val(history->facts->records[RECORD_CANARY], canary);
	review = review_new(history, "0", "28d");
	steppers = review_page(review->report, "canary")->panels[1].data;
	g_assert_cmpuint(steppers->n, ==, 1);
	print_row(got, &steppers->rows[0]);
	g_assert_cmpstr(got->str, ==, row->want);
}

static void notes_rules(const void *data)
{
	static const char *const always =
		"Replay: a canary stops when as many checks failed as its "
		"threshold allows. Beside the primary: Mann–Whitney, spread "
		"by Brown–Forsythe.";
	const typeof(notes[0]) *row = data;
	g_autoptr(Review) review =
		review_of(row->settings, row->canaries, GOOD);
	g_autofree char *got =
		said(review_page(review->report, "canary")->footnote);
	g_autofree char *want = g_strconcat(always, row->want, NULL);

	g_assert_cmpstr(got, ==, want);
}

/* More than the page has room for: the rest is counted. */
static void many(void)
{
	g_autoptr(GString) canaries = g_string_new(NULL);
	g_autoptr(Review) review = NULL;
	const struct steppers *steppers;
	g_autofree char *more = NULL;

	for (int i = 0; i < 14; i++)
		g_string_append_printf(canaries, "%sboth@%d-%d=failure",
				       i > 0 ? " " : "", 20 * i, 20 * i + 6);
	review = review_of("", canaries->str, "ok 98x400 | delay 300x400");
	steppers = review_page(review->report, "canary")->panels[1].data;
	more = said(steppers->more);
	g_assert_cmpuint(steppers->n, ==, 9);
	g_assert_cmpstr(more, ==, "and 5 more: sheet Canary");
}

/* Without canaries there is no page, and the review says so. */
static void none(void)
{
	g_autoptr(Review) review =
		review_new(history_new("", "a@1d", ""), "0", "28d");

	for (uint32_t p = 0; p < review->report->n_pages; p++)
		g_assert_cmpstr(review->report->pages[p].id, !=, "canary");
}

/* The loop has canaries as recorded, if one has an end. */
static void the_loop_says_what_it_counts(void)
{
	static const struct {
		const char *canaries;
		bool is_said;
	} loops[] = { { "both@10-16=success", true },
		      { "both@10-16=running", false } };

	for (size_t r = 0; r < G_N_ELEMENTS(loops); r++) {
		g_autoptr(Review) review =
			review_of("", loops[r].canaries, GOOD);
		g_autofree char *note = review_said(
			review_page(review->report, "loop")->footnote);

		g_assert_cmpint(strstr(note, "Canaries: as recorded") != NULL,
				==, loops[r].is_said);
	}
}

#define ADD(group, table, test)                                               \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                    \
		g_autofree char *path = g_strconcat(                          \
			"/compose-canary/" group "/", (table)[i].name, NULL); \
		g_test_add_data_func(path, &(table)[i], test);                \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("says", cases, says);
	ADD("lists", rows, lists);
	ADD("conditions", runs, judges_by_conditions);
	ADD("notes", notes, notes_rules);
	g_test_add_func("/compose-canary/many", many);
	g_test_add_func("/compose-canary/none", none);
	g_test_add_func("/compose-canary/loop", the_loop_says_what_it_counts);
	return g_test_run();
}
