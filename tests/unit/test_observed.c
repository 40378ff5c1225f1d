/* test_observed.c -- what the review says where there are series
 *
 * The window is the first day; all series are of the service web.
 */
#include "model/schemas.h"
#include "tests/review.h"
#include "tests/sampled.h"

#include <string.h>

#define RATE "error_ratio{service=web} "
#define QUIET_DAY RATE "0.01x1440"
#define TRIPLED RATE "0.01x121 0.03x40 0.01x1279"
#define BROKEN RATE "0.01x121 0.2x40 0.01x1279"
#define THREE "web=?@120 web=?@300 web=?@600"

/* clang-format off */
/*
 * States of the panels (0 drawn, 1 not measured, 2 none; "" without the page),
 * and the first headline.
 */
static const struct {
	const char *name, *deploys, *incidents, *series, *page, *states;
	const char *headline;
} pages[] = {
	{ "impact/no-series", THREE, "", NULL, "change-impact", "", "" },
	{ "impact/other-series", THREE, "", "up{service=web} 1", "change-impact",
	  "", "" },
	{ "impact/none-above", THREE, "", QUIET_DAY, "change-impact", "00",
	  "None of 3 deploys was followed by more than twice the error rate" },
	{ "impact/one-above", THREE, "", TRIPLED, "change-impact", "00",
	  "1 of 3 deploys was followed by more than twice the error rate; none "
	  "failed" },
	{ "impact/one-that-failed", THREE, "i:web@125-200", TRIPLED,
	  "change-impact", "00",
	  "1 of 3 deploys was followed by more than twice the error rate; 1 "
	  "failed" },
	{ "impact/too-few-samples", THREE, "", RATE "0.01x60 0.01x50",
	  "change-impact", "22", "Change impact, 2026-06-01 to 2026-06-01" },
	{ "impact/series-of-another-day", "web=?@-2d", "",
	  RATE "@-3d 0.01x2000", "change-impact", "22",
	  "Change impact, 2026-06-01 to 2026-06-01" },
	{ "impact/another-service-has-one", "api=?@120 web=?@-9d", "", QUIET_DAY,
	  "change-impact", "11", "Change impact, 2026-06-01 to 2026-06-01" },
	{ "rollback/no-series", THREE, "", NULL, "rollback-backtest", "", "" },
	{ "rollback/all-is-well", THREE, "", QUIET_DAY, "rollback-backtest",
	  "0202", "No deploy failed, and the rollback rule would never have "
	  "fired" },
	{ "rollback/false-alarm", THREE, "", BROKEN, "rollback-backtest",
	  "0000", "No deploy failed; the rollback rule would have fired on 1" },
	{ "rollback/caught", THREE, "i:web@125-200 k:web@605-610", BROKEN,
	  "rollback-backtest", "0000", "The rollback rule would have caught 1 "
	  "of 2 failed deploys and never fired falsely" },
	{ "rollback/nothing-to-look-at", "api=?@120 web=?@-9d", "", QUIET_DAY,
	  "rollback-backtest", "1111",
	  "Rollback backtest, 2026-06-01 to 2026-06-01" },
	{ "rollback/no-deploys", "web=?@-2d", "", QUIET_DAY,
	  "rollback-backtest", "2222",
	  "Rollback backtest, 2026-06-01 to 2026-06-01" },
};

/* The words below the ratios: what the base rate does to the rule. */
static const struct {
	const char *name, *deploys, *series, *want;
} rates[] = {
	{ "nothing-to-compare", "web=?@120", RATE "@91 0.01x60",
	  "log scale; one dot a deploy above \u00d72" },
	{ "it-says-little", THREE, QUIET_DAY,
	  "log scale. The plain rule, more than twice the value an hour before "
	  "at any point, fired after 0 of 3 deploys, and in 0% of half hours "
	  "without one: it says little" },
	{ "it-says-something", THREE,
	  RATE "0.01x121 0.1x5 0.01x174 0.01x1 0.1x5 0.01x294 0.01x1 0.1x5 "
	  "0.01x834",
	  "log scale. The plain rule, more than twice the value an hour before "
	  "at any point, fired after 3 of 3 deploys, and in 0% of half hours "
	  "without one" },
};
/* clang-format on */

static struct review *see(const char *deploys, const char *incidents,
			  const char *series)
{
	return review_new(sampled_history(deploys, incidents, series), "0",
			  "1d");
}

static const struct page *find_page(const struct report *report, const char *id)
{
	for (uint32_t p = 0; p < report->n_pages; p++)
		if (strcmp(report->pages[p].id, id) == 0)
			return &report->pages[p];
	return NULL;
}

static void check_words(const struct sentence *sentence)
{
	g_autofree char *text = NULL;

	if (!sentence)
		return;
	text = review_said(sentence);
	g_assert_cmpstr(text, !=, "");
	g_assert_null(strstr(text, "nan"));
	g_assert_null(strstr(text, "caused"));
}

static void check_page(const struct page *page)
{
	for (uint32_t h = 0; h < page->n_headlines; h++)
		check_words(page->headlines[h]);
	g_assert_nonnull(page->standfirst);
	g_assert_nonnull(page->footnote);
	check_words(page->standfirst);
	check_words(page->footnote);
	for (uint32_t i = 0; i < page->n_panels; i++) {
		const struct panel *panel = &page->panels[i];

		check_words(panel->subtitle);
		check_words(panel->alternative);
		check_words(panel->state_title);
		check_words(panel->state_detail);
		g_assert_nonnull(panel->alternative);
		g_assert_true((panel->state == STATE_DRAWN) ==
			      (panel->data != NULL));
	}
}

static void says(const void *data)
{
	const typeof(pages[0]) *row = data;
	g_autoptr(Review) review =
		see(row->deploys, row->incidents, row->series);
	const struct page *page = find_page(review->report, row->page);
	g_autoptr(GString) states = g_string_new(NULL);
	g_autofree char *headline = NULL;

	if (page) {
		for (uint32_t i = 0; i < page->n_panels; i++)
			g_string_append_printf(states, "%d",
					       page->panels[i].state);
		headline = review_said(page->headlines[0]);
		check_page(page);
	}
	g_assert_cmpstr(states->str, ==, row->states);
	g_assert_cmpstr(headline ? headline : "", ==, row->headline);
	g_assert_true((report_table(review->report, "impact") != NULL) ==
		      (find_page(review->report, "change-impact") != NULL));
}

static void says_base_rate(const void *data)
{
	const typeof(rates[0]) *row = data;
	g_autoptr(Review) review = see(row->deploys, "", row->series);
	const struct page *page = review_page(review->report, "change-impact");
	g_autofree char *got = NULL;

	if (page->panels[0].state == STATE_DRAWN)
		got = review_said(page->panels[0].subtitle);
	g_assert_cmpstr(got ? got : "", ==, row->want);
}

/* Eight panels, then more pages while they are worth it. */
static void pages_of_many(void)
{
	g_autoptr(GString) deploys = g_string_new(NULL);
	g_autoptr(GString) series = g_string_new(RATE "@-100");
	g_autoptr(Review) review = NULL;
	const struct curves *curves;

	for (int k = 0; k < 14; k++) {
		g_string_append_printf(deploys, "web=?@%d ", 100 * k);
		g_string_append(series, k == 0 ? " 0.01x101" : " 0.01x80");
		g_string_append(series, " 0.1x20");
	}
	review = see(deploys->str, "", series->str);
	g_assert_nonnull(find_page(review->report, "change-impact-more-1"));
	g_assert_null(find_page(review->report, "change-impact-more-2"));
	curves = review_page(review->report, "change-impact")->panels[1].data;
	g_assert_cmpuint(curves->n, ==, 8);
	curves = review_page(review->report, "change-impact-more-1")
			 ->panels[0]
			 .data;
	g_assert_cmpuint(curves->n, ==, 6);
}

/* Other series than the error rate have pages and rows of their own. */
static void pages_of_other_series(void)
{
	struct history *history = sampled_history(
		"web=?@120", "", "latency{service=web} 100x121 900x100");
	g_autoptr(Review) review = NULL;
	g_autofree char *said = NULL;
	const struct table *table;

	settings_impact(history->settings, "latency")->series =
		selector_parse(history->settings->pool, "latency");
	review = review_new(history, "0", "1d");
	g_assert_null(find_page(review->report, "change-impact"));
	said = review_said(
		review_page(review->report, "change-impact-1")->headlines[0]);
	g_assert_cmpstr(said, ==,
			"1 of 1 deploys was followed by more than twice the "
			"latency; none failed");
	table = report_table(review->report, "impact");
	g_assert_cmpuint(table->rows, ==, 2);
	g_assert_cmpstr(
		table_cell(table, 1, schema_column(table->schema, "series"))
			.text,
		==, "latency");
}

/* Ten are missed, one is false, three are caught: two of these are shown. */
static void catches_are_shown(void)
{
	g_autoptr(GString) deploys = g_string_new(NULL);
	g_autoptr(GString) incidents = g_string_new(NULL);
	g_autoptr(GString) series = g_string_new(RATE);
	g_autoptr(GString) got = g_string_new(NULL);
	g_autoptr(Review) review = NULL;
	const struct curves *curves;

	for (int k = 0; k < 14; k++) {
		g_string_append_printf(deploys, "web=?@%d ", 100 * k + 50);
		if (k != 5)
			g_string_append_printf(incidents, "i%d:web@%d-%d ", k,
					       100 * k + 55, 100 * k + 80);
		g_string_append(series, k > 1 && k < 6 ? " 0.01x51 0.2x49" :
							 " 0.01x100");
	}
	review = see(deploys->str, incidents->str, series->str);
	curves = review_page(review->report, "rollback-backtest")
			 ->panels[3]
			 .data;
	for (uint32_t i = 0; i < curves->n; i++) {
		g_autofree char *mark = review_said(curves->panels[i].mark);

		g_string_append_printf(got, "%c", mark[0]);
	}
	g_assert_cmpstr(got->str, ==, "fmmmmmcc");
}

/* The page of terms has what is in force below them; what is too much is
 * counted. */
static void limits_in_force(void)
{
	struct history *history = sampled_history("web=?@120", "", QUIET_DAY);
	g_autoptr(Review) review = NULL;
	const struct page *page;
	const struct grid *grid;
	g_autofree char *rule = NULL, *last = NULL;

	for (int i = 0; i < 40; i++) {
		g_autofree char *name = g_strdup_printf("o%02d", i);

		settings_slo(history->settings,
			     pool_text(history->settings->pool, name))
			->objective = 0.99;
	}
	review = review_new(history, "0", "1d");
	page = review_page(review->report, "definitions-2");
	g_assert_cmpuint(page->n_panels, ==, 3);
	grid = page->panels[1].data;
	g_assert_cmpuint(grid->rows, ==, 1);
	rule = review_said(grid->cells[1]);
	g_assert_cmpstr(rule, ==,
			"above 5% for 3\u00a0min, within 30\u00a0min");
	grid = page->panels[2].data;
	g_assert_cmpuint(grid->rows, ==, 19);
	last = review_said(grid->more);
	g_assert_cmpstr(last, ==, "and 21 more");
}

/* Said on the first page once five failures show it. */
static void a_rule_worth_having(void)
{
	static const char *const want[] = {
		"", "",
		"Rule \u201cerror rate\u201d would have caught 5 of 5 failures, "
		"with 0 false alarms: enable it"
	};

	for (int failures = 3; failures <= 5; failures++) {
		g_autoptr(GString) deploys = g_string_new(NULL);
		g_autoptr(GString) incidents = g_string_new(NULL);
		g_autoptr(GString) series = g_string_new(RATE);
		g_autoptr(Review) review = NULL;
		g_autofree char *got = NULL;
		const struct items *items;

		for (int k = 0; k < failures; k++) {
			g_string_append_printf(deploys, "web=?@%d ",
					       100 * k + 50);
			g_string_append_printf(incidents, "i%d:web@%d-%d ", k,
					       100 * k + 55, 100 * k + 80);
			g_string_append(series, " 0.01x51 0.2x30 0.01x19");
		}
		review = see(deploys->str, incidents->str, series->str);
		items = review_page(review->report, "summary")->panels[2].data;
		for (uint32_t i = 0; i < items->n; i++)
			if (g_strcmp0(items->items[i].page,
				      "rollback-backtest") == 0)
				got = review_said(items->items[i].sentence);
		g_assert_cmpstr(got ? got : "", ==, want[failures - 3]);
	}
}

/* A page for each rule; one that looks at another series needs no rate. */
static void pages_of_rules(void)
{
	struct history *history = sampled_history(
		"web=?@120", "", "latency{service=web} 100x121 900x100");
	struct rollback_settings *slow =
		settings_rollback(history->settings, "slow");
	g_autoptr(Review) review = NULL;
	g_autofree char *said = NULL;

	slow->above = 800;
	slow->series = selector_parse(history->settings->pool, "latency");
	review = review_new(history, "0", "1d");
	g_assert_null(find_page(review->report, "change-impact"));
	said = review_said(
		review_page(review->report, "rollback-backtest")->standfirst);
	g_assert_cmpstr(said, ==,
			"Rule \u201cslow\u201d: above 800 for 3\u00a0min, "
			"within 30\u00a0min of a deploy, against the deploys "
			"that failed.");
	g_assert_nonnull(report_table(review->report, "rollback"));
}

#define ADD_ROWS(what, rows, function)                                     \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                  \
		g_autofree char *path = g_strconcat("/observed/" what "/", \
						    rows[i].name, NULL);   \
		g_test_add_data_func(path, &rows[i], function);            \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("page", pages, says)
	ADD_ROWS("base-rate", rates, says_base_rate)
	g_test_add_func("/observed/many", pages_of_many);
	g_test_add_func("/observed/catches", catches_are_shown);
	g_test_add_func("/observed/limits", limits_in_force);
	g_test_add_func("/observed/rules", pages_of_rules);
	g_test_add_func("/observed/decision", a_rule_worth_having);
	g_test_add_func("/observed/other-series", pages_of_other_series);
	return g_test_run();
}
