/* test_headlines.c -- histories, and what the review says of them first */
#include "tests/plan.h"
#include "tests/review.h"

#include <string.h>

/* The first headline: where there is no width, the richest is taken. */
static void check_headline(const struct report *report, const char *id,
			   const char *want)
{
	g_autofree char *got =
		review_said(review_page(report, id)->headlines[0]);

	g_assert_cmpstr(got, ==, want);
}

/* clang-format off */
static const struct {
	const char *name, *commits, *deploys, *incidents, *page, *want;
} headlines[] = {
	{ "nothing/summary",  NOTHING, "summary",
	  "Summary, 2026-06-01 to 2026-06-28" },
	{ "nothing/recovery", NOTHING, "time-to-recovery",
	  "Time to recovery, 2026-06-01 to 2026-06-28" },
	{ "nothing/quality",  NOTHING, "data-quality",
	  "Data quality, 2026-06-01 to 2026-06-28" },
	{ "alone/summary",    ALONE, "summary", "0 of 2 deploys failed" },
	{ "alone/recovery",   ALONE, "time-to-recovery",
	  "No incident was resolved" },
	{ "alone/quality",    ALONE, "data-quality",
	  "2 of 2 records were used" },
	{ "small/summary",    SMALL, "summary", "2 of 3 deploys failed" },
	{ "small/failure",    SMALL, "change-failure-rate",
	  "2 of 3 deploys failed" },
	{ "small/recovery",   SMALL, "time-to-recovery",
	  "One incident was resolved, in 1.0\u00a0h" },
	{ "small/timeline",   SMALL, "deploys-and-incidents",
	  "3 deploys, 2 failed" },
	{ "small/quality",    SMALL, "data-quality",
	  "100% of records were used; 1 of 2 incidents have no usable end" },
};

static const struct {
	const char *name, *commits, *deploys, *incidents, *want;
} standfirsts[] = {
	/* what nobody was asked is not 0 */
	{ "nothing", NOTHING, "0 services · – production deploys · "
	  "– incidents · 1 – 28 June 2026" },
	{ "no-incidents-given", "a", "a@1d", NULL, "1 service · "
	  "1 production deploy · – incidents · 1 – 28 June 2026" },
	{ "alone", ALONE, "1 service · 2 production deploys · 0 incidents · "
	  "1 – 28 June 2026" },
	{ "a-previous-period", "a", "a@-1d", "i:web@3d", "1 service · "
	  "0 production deploys · 1 incident · 1 – 28 June 2026 (UTC) · "
	  "compared with " },
};
/* clang-format on */

static void has_headline(const void *data)
{
	const typeof(headlines[0]) *row = data;
	g_autoptr(Review) review = review_new(
		history_new(row->commits, row->deploys, row->incidents), "0",
		"28d");

	check_headline(review->report, row->page, row->want);
}

static void has_standfirst(const void *data)
{
	const typeof(standfirsts[0]) *row = data;
	g_autoptr(Review) review = review_new(
		history_new(row->commits, row->deploys, row->incidents), "0",
		"28d");
	g_autofree char *got =
		review_said(review_page(review->report, "summary")->standfirst);

	/* spaces do not break where they must not */
	g_assert_true(g_str_has_prefix(got, row->want));
}

/* Two periods of 28 days; the second is the window. */
static struct review *two_periods(uint32_t n_before, int lead_before,
				  uint32_t n_now, int lead_now,
				  uint32_t failed_now)
{
	struct plan plan;

	plan_begin(&plan);
	plan_deploys(&plan, "web", n_before, 4 * WEEK, 4 * WEEK / (int)n_before,
		     lead_before);
	plan_deploys(&plan, "web", n_now, 8 * WEEK, 4 * WEEK / (int)n_now,
		     lead_now);
	plan_incidents(&plan, "web", failed_now, 8 * WEEK + 5,
		       4 * WEEK / (int)n_now, 60);
	return review_new(plan_end(&plan), "56d", "84d");
}

/* clang-format off */
static const struct {
	const char *name;
	uint32_t n_before;
	int lead_before;
	uint32_t n_now;
	int lead_now;
	uint32_t failed_now;
	const char *summary, *lead_time, *failure;
} moves[] = {
	{ "faster", 40, 600, 40, 60, 0,
	  "Delivery got faster: lead time fell from 10\u00a0h to 1.0\u00a0h; "
	  "failure rate did not move",
	  "Lead time fell from 10\u00a0h to 1.0\u00a0h; the slow tenth fell "
	  "from 10\u00a0h to 1.0\u00a0h",
	  "0 of 40 deploys failed (0%)" },
	{ "slower-and-worse", 40, 60, 40, 600, 20,
	  "Delivery got slower: lead time rose from 1.0\u00a0h to 10\u00a0h; "
	  "failure rate rose from 0% to 50%",
	  "Lead time rose from 1.0\u00a0h to 10\u00a0h; the slow tenth rose "
	  "from 1.0\u00a0h to 10\u00a0h",
	  "Change failure rate rose from 0% to 50%" },
	{ "nothing-moved", 40, 600, 40, 600, 0,
	  "Nothing moved beyond noise in the window",
	  "Lead time held at 10\u00a0h (10\u00a0h before; within noise)",
	  "0 of 40 deploys failed (0%)" },
	{ "too-few", 40, 600, 4, 60, 0, "0 of 4 deploys failed",
	  "Lead time for changes, 2026-07-27 to 2026-08-23",
	  "0 of 4 deploys failed" },
};
/* clang-format on */

static void tells_of_moves(const void *data)
{
	const typeof(moves[0]) *row = data;
	g_autoptr(Review) review =
		two_periods(row->n_before, row->lead_before, row->n_now,
			    row->lead_now, row->failed_now);

	check_headline(review->report, "summary", row->summary);
	check_headline(review->report, "lead-time", row->lead_time);
	check_headline(review->report, "change-failure-rate", row->failure);
}

/* Where something moved no headline, however short, says that nothing did. */
static void never_denies_a_move(void)
{
	g_autoptr(Review) review = two_periods(40, 600, 40, 60, 0);
	const struct page *page = review_page(review->report, "summary");

	for (uint32_t h = 0; h < page->n_headlines; h++) {
		g_autofree char *text = review_said(page->headlines[h]);

		g_assert_null(strstr(text, "Nothing moved"));
	}
}

static const struct items *items_of(const struct report *report, uint32_t panel)
{
	return review_page(report, "summary")->panels[panel].data;
}

static void lists_what_changed(void)
{
	g_autoptr(Review) review = two_periods(40, 60, 40, 600, 20);
	const struct items *items = items_of(review->report, 1);
	g_autofree char *first = review_said(items->items[0].sentence);

	g_assert_cmpuint(items->n, >=, 2);
	g_assert_cmpuint(items->n, <=, 5);
	g_assert_cmpint(items->items[0].verdict, ==, VERDICT_WORSE);
	g_assert_nonnull(strstr(first, "rose from"));
	g_assert_cmpuint(items_of(review->report, 2)->n, ==, 1);
}

/* clang-format off */
static const struct {
	const char *name, *commits, *deploys, *incidents, *want;
} decisions[] = {
	{ "none", "a", "a@1d", "", "Nothing needs a decision." },
	{ "no-repository-is-no-fault", ALONE, "Nothing needs a decision." },
	{ "commits", "a", "a@1d ?@2d", "",
	  "1 of 2 deploys carry no known commit: fix the annotations" },
	{ "services", "a", "a@1d", "i:?@2d-3d j:web@4d-5d",
	  "1 of 2 incidents name an unknown service: fix the labels" },
	{ "open", "a", "a@1d", "i:web@2d",
	  "1 incident is open for over 30 days: close it" },
	{ "backwards", "a", "a@1d", "i:web@2d-1d j:web@3d-1d",
	  "2 incidents end before they begin: correct them" },
};
/* clang-format on */

static void decides(const void *data)
{
	const typeof(decisions[0]) *row = data;
	g_autoptr(Review) review = review_new(
		history_new(row->commits, row->deploys, row->incidents), "0",
		"28d");
	const struct items *items = items_of(review->report, 2);
	g_autofree char *got = review_said(items->items[0].sentence);

	g_assert_cmpuint(items->n, ==, 1);
	g_assert_cmpstr(got, ==, row->want);
}

static void add(const char *what, const char *name, const void *row,
		GTestDataFunc test)
{
	g_autofree char *path = g_strconcat("/headlines/", what, name, NULL);

	g_test_add_data_func(path, row, test);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(headlines); i++)
		add("", headlines[i].name, &headlines[i], has_headline);
	for (size_t i = 0; i < G_N_ELEMENTS(standfirsts); i++)
		add("standfirst/", standfirsts[i].name, &standfirsts[i],
		    has_standfirst);
	for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
		add("moves/", moves[i].name, &moves[i], tells_of_moves);
	for (size_t i = 0; i < G_N_ELEMENTS(decisions); i++)
		add("decision/", decisions[i].name, &decisions[i], decides);
	g_test_add_func("/headlines/never-denies-a-move", never_denies_a_move);
	g_test_add_func("/headlines/what-changed", lists_what_changed);
	return g_test_run();
}
