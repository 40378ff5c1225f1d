/* test_compose_flags.c -- flags, and what the review says of them
 *
 * Evaluations are those of delivered.h.  A row is FLAG/VARIANT, its mark (+ is
 * better, - worse, ? undecided, ! not to be read, or its words), and what the
 * columns hold.
 */
#include "tests/delivered.h"
#include "tests/review.h"

#include <math.h>
#include <string.h>

/* clang-format off */
#define OFF(f) f "/off#a*100 " f "/off#a=conversion:1*20 "
#define WINS(f) OFF(f) f "/on#b*100 " f "/on#b=conversion:1*40 "
#define LOSES(f) f "/off#a*100 " f "/off#a=conversion:1*40 " \
	f "/on#b*100 " f "/on#b=conversion:1*20 "
#define WAITS(f) OFF(f) f "/on#b*100 " f "/on#b=conversion:1*25 "
#define SKEWED(f) f "/off#a*100 " f "/on#b*300 " f "/on#b=conversion:1*90 "

static const struct {
	const char *name, *flags, *headline, *rows, *decision;
} cases[] = {
	{ "one-wins", WINS("new"), "The one flag comparison is decided, for "
	  "the better", "new/on + 40% 20% 100 better",
	  "new: on is better (+20 pp): roll out" },
	{ "one-loses", LOSES("new"), "The one flag comparison is decided, for "
	  "the worse", "new/on - 20% 40% 100 worse",
	  "new: on is worse (−20 pp): turn off" },
	{ "one-waits", WAITS("new"), "The one flag comparison is not decided",
	  "new/on ? 25% 20% 100 undecided", "Nothing needs a decision." },
	{ "decided-come-first", WAITS("a") WINS("b"),
	  "1 of 2 flag comparisons is decided, for the better",
	  "b/on + 40% 20% 100 better, a/on ? 25% 20% 100 undecided",
	  "b: on is better (+20 pp): roll out" },
	{ "better-and-worse", LOSES("a") WINS("b") WAITS("c") SKEWED("d"),
	  "2 of 3 flag comparisons are decided: one better, one worse",
	  "a/on - 20% 40% 100 worse, b/on + 40% 20% 100 better, "
	  "c/on ? 25% 20% 100 undecided, d/on ! 30% 0% 100 SRM: do not read",
	  "2 flag comparisons are decided: roll out or turn off" },
	{ "none-decided", WAITS("a") WAITS("b"),
	  "None of two flag comparisons is decided",
	  "a/on ? 25% 20% 100 undecided, b/on ? 25% 20% 100 undecided",
	  "Nothing needs a decision." },
	{ "none-can-be-read", SKEWED("a"),
	  "No flag can be read: exposures are not split as they were meant to "
	  "be", "a/on ! 30% 0% 100 SRM: do not read",
	  "Nothing needs a decision." },
	{ "several-arms", OFF("new") "new/p#b*100 new/p#b=conversion:1*33 "
	  "new/q#c*100 new/q#c=conversion:1*40",
	  "2 of 2 flag comparisons are decided, for the better",
	  "new/p + 33% 20% 100 better, new/q + 40% 20% 100 better",
	  "2 flag comparisons are decided: roll out or turn off" },
	{ "too-few", "new/off#a*3 new/on#b*9 new/on#b=conversion:1*4",
	  "Feature flags, 2026-06-01 to 2026-06-28",
	  "new/on [n < 5] 44% 0 of 3 3 –", "Nothing needs a decision." },
	{ "just-enough", "new/off#a*5 new/on#b*5 new/on#b=conversion:0",
	  "The one flag comparison is not decided",
	  "new/on ? 0% 0% 5 undecided", "Nothing needs a decision." },
	{ "not-measured", "new/off#a*30 new/on#b*30",
	  "Feature flags, 2026-06-01 to 2026-06-28",
	  "new/on [conversion not measured] – – 30 –",
	  "Nothing needs a decision." },
	{ "nothing-converts", "new/off#a*30 new/on#b*30 new/on#b=conversion:0",
	  "The one flag comparison is not decided",
	  "new/on ? 0% 0% 30 undecided", "Nothing needs a decision." },
	{ "no-control", "new/blue#a*30 new/red#b*30",
	  "Feature flags, 2026-06-01 to 2026-06-28",
	  "new/blue [no control to compare with] – – 30 –, "
	  "new/red [no control to compare with] – – 30 –",
	  "Nothing needs a decision." },
	{ "means", "new/off#a*6 new/on#b*6 "
	  "new/off#a=worth:9 new/off#a1=worth:10 new/off#a2=worth:11 "
	  "new/off#a3=worth:9 new/off#a4=worth:10 new/off#a5=worth:11 "
	  "new/on#b=worth:19 new/on#b1=worth:20 new/on#b2=worth:21 "
	  "new/on#b3=worth:19 new/on#b4=worth:20 new/on#b5=worth:21",
	  "Feature flags, 2026-06-01 to 2026-06-28",
	  "new/on [mean +10 (95% CI +8.8 to +11)] 20 10 6 higher",
	  "Nothing needs a decision." },
	{ "few-means", "new/off#a*6 new/on#b*6 "
	  "new/off#a=worth:9 new/on#b=worth:19",
	  "Feature flags, 2026-06-01 to 2026-06-28",
	  "new/on [n < 5] 19 9 1 –", "Nothing needs a decision." },
	{ "errors", "new/off#a*30 new/on#b*24 new/on#c!*6 "
	  "new/on#b=conversion:0",
	  "The one flag comparison is not decided",
	  "new/on ? 0% 0% 30 undecided +20 pp", "Nothing needs a decision." },
	{ "out-of-the-window", "new/off#a@-3d*30",
	  "Feature flags, 2026-06-01 to 2026-06-28", "none",
	  "Nothing needs a decision." },
};
/* clang-format on */

static struct review *review_of(const char *flags)
{
	struct history *history = sampled_history("web=?@1", NULL, NULL);

	delivered_flags(history->facts, flags);
	delivered_set(history->settings, "flag.new", "measure = worth");
	return review_new(history, "0", "28d");
}

/* As text, with plain spaces. */
static char *said(const struct sentence *sentence)
{
	g_autofree char *text = review_said(sentence);
	g_auto(GStrv) parts = g_strsplit(text, "\u00a0", -1);

	return g_strjoinv(" ", parts);
}

static void add_words(GString *out, const struct sentence *words)
{
	g_autofree char *text = said(words);

	g_string_append_printf(out, " %s", words ? text : "–");
}

static void print_row(GString *out, const struct forest_row *row)
{
	static const char *const marks[] = { "?", "+", "-", "!", "" };

	g_string_append_printf(out, "%s/%s", row->flag, row->variant);
	if (isnan(row->difference)) {
		g_autofree char *words = said(row->words);

		g_string_append_printf(out, " [%s]", words);
	} else {
		g_string_append_printf(out, " %s", marks[row->mark]);
	}
	add_words(out, row->level);
	add_words(out, row->control);
	add_words(out, row->n);
	g_string_append_printf(out, " %s", row->decision);
	if (row->errors)
		add_words(out, row->errors);
}

static void says(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Review) review = review_of(row->flags);
	const struct page *page = review_page(review->report, "flags");
	const struct forest *forest = page->panels[0].data;
	const struct items *items =
		review_page(review->report, "summary")->panels[2].data;
	g_autofree char *headline = said(page->headlines[0]);
	g_autofree char *decision = said(items->items[0].sentence);
	g_autoptr(GString) rows = g_string_new(NULL);

	for (uint32_t i = 0;
	     page->panels[0].state == STATE_DRAWN && i < forest->n; i++) {
		g_string_append(rows, i > 0 ? ", " : "");
		print_row(rows, &forest->rows[i]);
	}
	g_assert_cmpstr(headline, ==, row->headline);
	g_assert_cmpstr(page->panels[0].state == STATE_DRAWN ? rows->str :
							       "none",
			==, row->rows);
	g_assert_cmpstr(decision, ==, row->decision);
}

/* Where both are few they share a page, and what leads to it does. */
static void shared(void)
{
	struct history *history =
		sampled_history("web=?@1", NULL, "ok 99.5x90 | delay 300x90");
	g_autoptr(Review) review = NULL;
	const struct page *page;
	const struct items *items;
	g_autofree char *headline = NULL;

	delivered_canaries(history, "both@10-16=success both@40-46=success");
	delivered_flags(history->facts, WINS("new"));
	delivered_set(history->settings, "canary.web",
		      "metric = request-success-rate = ok;"
		      "metric = request-duration = delay");
	review = review_new(history, "0", "28d");
	page = review_page(review->report, "progressive-delivery");
	headline = said(page->headlines[0]);
	g_assert_cmpstr(headline, ==,
			"All two canaries reached 100%, and one flag variant "
			"won");
	g_assert_cmpuint(page->n_panels, ==, 3);
	items = review_page(review->report, "summary")->panels[2].data;
	g_assert_cmpstr(items->items[0].page, ==, "progressive-delivery");
	for (uint32_t p = 0; p < review->report->n_pages; p++) {
		g_assert_cmpstr(review->report->pages[p].id, !=, "canary");
		g_assert_cmpstr(review->report->pages[p].id, !=, "flags");
	}
}

/* Nine variants to compare are too many for a page that is shared. */
static void not_shared(void)
{
	struct history *history =
		sampled_history("web=?@1", NULL, "ok 99.5x90 | delay 300x90");
	g_autoptr(Review) review = NULL;

	delivered_canaries(history, "both@10-16=success");
	for (int i = 0; i < 9; i++) {
		g_autofree char *flags =
			g_strdup_printf("f%d/off#a*30 f%d/on#b*30", i, i);

		delivered_flags(history->facts, flags);
	}
	review = review_new(history, "0", "28d");
	review_page(review->report, "canary");
	review_page(review->report, "flags");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path = g_strconcat("/compose-flags/says/",
						    cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], says);
	}
	g_test_add_func("/compose-flags/shared", shared);
	g_test_add_func("/compose-flags/not-shared", not_shared);
	return g_test_run();
}
