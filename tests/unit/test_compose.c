/* test_compose.c -- histories, and what the review says of them */
#include "analyzer/compose.h"
#include "analyzer/join.h"
#include "analyzer/measure.h"
#include "tests/review.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *id;
	enum panel_kind panels[5];
	uint32_t n;
} layouts[] = {
	{ "summary", { PANEL_CARDS, PANEL_ITEMS, PANEL_ITEMS, PANEL_TIER_COUNTS }, 4 },
	{ "scorecard", { PANEL_SCORECARD }, 1 },
	{ "lead-time", { PANEL_TREND, PANEL_ECDF, PANEL_STRIP }, 3 },
	{ "change-failure-rate", { PANEL_COLUMNS, PANEL_RATES, PANEL_FUNNEL, PANEL_GRID }, 4 },
	{ "time-to-recovery", { PANEL_SCATTER, PANEL_ECDF, PANEL_STRIP }, 3 },
	{ "deploys-and-incidents", { PANEL_LANES, PANEL_HEAT, PANEL_GRID }, 3 },
	{ "data-quality", { PANEL_SOURCES, PANEL_GRID }, 2 },
	{ "definitions", { PANEL_TERMS, PANEL_GRID, PANEL_GRID }, 3 },
};
/* clang-format on */

static void check_sentence(const struct sentence *sentence)
{
	g_autofree char *text = review_said(sentence);

	g_assert_nonnull(sentence);
	g_assert_cmpstr(text, !=, "");
	g_assert_null(strstr(text, "nan"));
	g_assert_null(strchr(text, '\n'));
}

/* A drawn panel has data, another says why it has none; all have words. */
static void check_panel(const struct panel *panel)
{
	if (panel->state == STATE_DRAWN) {
		g_assert_nonnull(panel->data);
	} else {
		check_sentence(panel->state_title);
		check_sentence(panel->alternative);
	}
	if (panel->subtitle)
		check_sentence(panel->subtitle);
	if (panel->alternative)
		check_sentence(panel->alternative);
	if (panel->kind != PANEL_ITEMS)
		g_assert_nonnull(panel->alternative);
}

static void check_pages(const struct report *report)
{
	for (uint32_t p = 0; p < report->n_pages; p++) {
		const struct page *page = &report->pages[p];
		g_autofree char *last =
			review_said(page->headlines[page->n_headlines - 1]);
		g_autofree char *label = g_strdup_printf(
			"%s, %s", page->section, report->period_name);

		g_assert_cmpstr(last, ==, label);
		for (uint32_t h = 0; h < page->n_headlines; h++)
			check_sentence(page->headlines[h]);
		check_sentence(page->standfirst);
		check_sentence(page->footnote);
		for (uint32_t i = 0; i < page->n_panels; i++)
			check_panel(&page->panels[i]);
	}
	for (size_t l = 0; l < G_N_ELEMENTS(layouts); l++) {
		const struct page *page = review_page(report, layouts[l].id);

		g_assert_cmpuint(page->n_panels, ==, layouts[l].n);
		for (uint32_t i = 0; i < layouts[l].n; i++)
			g_assert_cmpint(page->panels[i].kind, ==,
					layouts[l].panels[i]);
	}
	g_assert_cmpuint(report->n_tables, ==, 13);
}

/* clang-format off */
/* States of the panels of a page: 0 drawn, 1 not measured, 2 none. */
static const struct {
	const char *name, *commits, *deploys, *incidents, *page, *want;
} states[] = {
	{ "nothing/lead-time",  NOTHING, "lead-time", "111" },
	{ "nothing/failure",    NOTHING, "change-failure-rate", "1111" },
	{ "nothing/recovery",   NOTHING, "time-to-recovery", "111" },
	{ "nothing/timeline",   NOTHING, "deploys-and-incidents", "111" },
	{ "alone/lead-time",    ALONE, "lead-time", "111" },
	{ "alone/failure",      ALONE, "change-failure-rate", "0002" },
	{ "alone/recovery",     ALONE, "time-to-recovery", "222" },
	{ "alone/timeline",     ALONE, "deploys-and-incidents", "002" },
	{ "quiet/lead-time",    QUIET, "lead-time", "222" },
	{ "quiet/failure",      QUIET, "change-failure-rate", "0022" },
	{ "quiet/timeline",     QUIET, "deploys-and-incidents", "022" },
	{ "small/lead-time",    SMALL, "lead-time", "000" },
	{ "small/failure",      SMALL, "change-failure-rate", "0000" },
	{ "small/recovery",     SMALL, "time-to-recovery", "000" },
	{ "small/timeline",     SMALL, "deploys-and-incidents", "000" },
};
/* clang-format on */

static void has_states(const void *data)
{
	const typeof(states[0]) *row = data;
	g_autoptr(Review) review = review_new(
		history_new(row->commits, row->deploys, row->incidents), "0",
		"28d");
	const struct page *page = review_page(review->report, row->page);
	g_autoptr(GString) got = g_string_new(NULL);

	for (uint32_t i = 0; i < page->n_panels; i++)
		g_string_append_printf(got, "%d", page->panels[i].state);
	g_assert_cmpstr(got->str, ==, row->want);
	check_pages(review->report);
}

/* clang-format off */
/* Pages of the scorecard hold 12 rows, of the timeline 10 lanes. */
static const struct {
	uint32_t services, scorecards, timelines;
} sizes[] = {
	{ 0, 1, 1 }, { 1, 1, 1 }, { 10, 1, 1 }, { 11, 1, 2 }, { 12, 2, 2 },
	{ 13, 2, 2 }, { 40, 4, 4 },
};
/* clang-format on */

static uint32_t count_pages(const struct report *report, const char *id)
{
	uint32_t n = 0;

	for (uint32_t p = 0; p < report->n_pages; p++)
		n += g_str_has_prefix(report->pages[p].id, id);
	return n;
}

/* Every service stands once on the scorecard, after all of them. */
static void check_scores(const struct report *report, uint32_t services)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (uint32_t p = 0; p < report->n_pages; p++) {
		const struct scorecard *card = report->pages[p].panels[0].data;

		if (!g_str_has_prefix(report->pages[p].id, "scorecard"))
			continue;
		for (uint32_t r = 0; r < card->n; r++)
			g_assert_true(g_hash_table_add(
				seen, (char *)card->rows[r].name));
	}
	g_assert_cmpuint(g_hash_table_size(seen), ==, services + 1);
	g_assert_true(g_hash_table_contains(seen, "All services"));
}

static void takes_many_services(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autoptr(GString) deploys = g_string_new(NULL);
		g_autoptr(Review) review = NULL;

		for (uint32_t s = 0; s < sizes[i].services; s++)
			g_string_append_printf(deploys, "s%u=a@%ud ", s, s % 9);
		review = review_new(history_new("a", deploys->str, ""), "0",
				    "28d");
		check_pages(review->report);
		g_assert_cmpuint(count_pages(review->report, "scorecard"), ==,
				 sizes[i].scorecards);
		g_assert_cmpuint(
			count_pages(review->report, "deploys-and-incidents"),
			==, sizes[i].timelines);
		check_scores(review->report, sizes[i].services);
	}
}

/* clang-format off */
static const struct {
	const char *name;
	struct window_request request;
	const char *want; /* name, previous, short names */
} names[] = {
	{ "quarter", { .quarter = "2026Q2" }, "2026 Q2|2026 Q1|Q2|Q1" },
	{ "first-quarter", { .quarter = "2026Q1" }, "2026 Q1|2025 Q4|Q1|Q4" },
	{ "month", { .month = "2026-06" }, "June 2026|May 2026|Jun|May" },
	{ "january", { .month = "2026-01" },
	  "January 2026|December 2025|Jan|Dec" },
	{ "days", { .since = "2026-06-01", .until = "2026-06-29" },
	  "2026-06-01 to 2026-06-28|2026-05-04 to 2026-05-31|now|before" },
	{ "a-year", { .since = "2026-01-01", .until = "2027-01-01" },
	  "2026|2025|2026|2025" },
};
/* clang-format on */

static void has_name(const void *data)
{
	const typeof(names[0]) *row = data;
	/* one deploy a week over two years, so that there is a period before */
	g_autoptr(GString) deploys = g_string_new(NULL);
	g_autoptr(History) history = NULL;
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	g_autoptr(Report) report = NULL;
	g_autofree char *got = NULL;
	struct window window;

	for (int week = -78; week < 30; week++)
		g_string_append_printf(deploys, "a@%dd ", 7 * week);
	history = history_new("a", deploys->str, NULL);
	g_assert_true(period_window(&row->request, history->settings->as_of,
				    NO_TIME, zone, &window, NULL));
	history->metrics =
		join(history->facts, history->settings, &window, zone, false);
	measure(history->metrics);
	report = compose(history->metrics, false, true);
	got = g_strjoin("|", report->period_name, report->previous_name,
			report->short_name, report->short_previous, NULL);
	g_assert_cmpstr(got, ==, row->want);
	check_pages(report);
}

static void without_a_previous_period(void)
{
	g_autoptr(Review) review =
		review_new(history_new("a b:a", "a@1d b@2d", ""), "0", "28d");
	const struct items *items =
		review_page(review->report, "summary")->panels[1].data;
	g_autofree char *first = review_said(items->items[0].sentence);

	g_assert_null(review->report->previous_name);
	g_assert_null(review->report->short_previous);
	g_assert_cmpstr(first, ==, "No previous period to compare with.");
}

static void add(const char *what, const char *name, const void *row,
		GTestDataFunc test)
{
	g_autofree char *path = g_strconcat("/compose/", what, name, NULL);

	g_test_add_data_func(path, row, test);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(states); i++)
		add("states/", states[i].name, &states[i], has_states);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		add("name/", names[i].name, &names[i], has_name);
	g_test_add_func("/compose/many-services", takes_many_services);
	g_test_add_func("/compose/no-previous", without_a_previous_period);
	return g_test_run();
}
