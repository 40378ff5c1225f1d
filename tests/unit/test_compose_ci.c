/* test_compose_ci.c -- pipelines, and what the review says of them */
#include "analyzer/compose.h"
#include "tests/pipelines.h"
#include "tests/review.h"

#include <string.h>

/*
 * Runs of so many minutes, an hour apart from minute `first` on, the first
 * `failed` of them failed.
 */
static void add_runs(GString *text, int first, int n, int failed, int minutes)
{
	for (int i = 0; i < n; i++)
		g_string_append_printf(text, " run:%cweb/ci#%d@%d/%d-%d",
				       i < failed ? '!' : '+', first + i,
				       first + 60 * i, first + 60 * i + 1,
				       first + 60 * i + 1 + minutes);
}

static struct review *review_of(const char *deploys, const char *text)
{
	return review_new(pipelines_history("a", deploys, text), "28d", "56d");
}

#define DAILY "a@1d a@29d a@30d a@31d a@32d a@33d a@34d"

/* clang-format off */
/*
 * The states of the six panels: 0 drawn, 1 not measured, 2 none.  Success,
 * duration, flaky, deploys, waits, stages.
 */
static const struct {
	const char *name, *deploys, *text, *want;
} states[] = {
	{ "runs-alone", NULL, "run:+web/ci#1@29d/29d1-29d5", "001101" },
	{ "runs-without-times", NULL, "run:+web/ci#1@29d", "011111" },
	{ "runs-and-deploys", DAILY, "run:+web/ci#1@29d/29d1-29d5", "001001" },
	{ "tests-alone", NULL, "test:+s/a@29d", "110111" },
	{ "runs-before-the-window", DAILY, "run:+web/ci#1@1d/1d1-1d5", "221021" },
	{ "jobs", NULL, "run:+web/ci#1@29d/29d1-29d5 job:+#1:build@29d/29d1-29d5", "001102" },
	{ "counters", NULL,
	  "series:pipeline_runs_total{service=web,result=success}@29d=1,30d=3", "011111" },
	{ "buckets", NULL,
	  "series:pipeline_duration_seconds_sum{service=web}@29d=1,30d=90 "
	  "series:pipeline_duration_seconds_count{service=web}@29d=1,30d=3", "101111" },
};
/* clang-format on */

static void has_states(const void *data)
{
	const typeof(states[0]) *row = data;
	g_autoptr(Review) review = review_of(row->deploys, row->text);
	const struct page *page = review_page(review->report, "ci-health");
	g_autoptr(GString) got = g_string_new(NULL);

	for (uint32_t i = 0; i < page->n_panels; i++)
		g_string_append_printf(got, "%d", page->panels[i].state);
	g_assert_cmpstr(got->str, ==, row->want);
	g_assert_cmpuint(review->report->n_tables, ==, 16);
}

/* clang-format off */
static const struct {
	const char *name;
	int n, failed, minutes;
	const char *headline, *change, *decision;
} claims[] = {
	{ "all-met", 40, 0, 4, "All three pipeline targets are met",
	  NULL, NULL },
	{ "one-missed", 40, 0, 20,
	  "Mean build duration 20\u00a0min missed its target of 10\u00a0min; two of the others are met",
	  "Mean build duration 20\u00a0min missed its target of 10\u00a0min", NULL },
	{ "two-missed", 40, 20, 20,
	  "Pipeline success rate and mean build duration missed their targets",
	  "Pipeline success rate 50% missed its target of 95%", NULL },
	{ "week-after-week", 640, 0, 20,
	  "Mean build duration 20\u00a0min missed its target of 10\u00a0min; two of the others are met",
	  "Mean build duration 20\u00a0min missed its target of 10\u00a0min",
	  "Mean build duration: target missed four weeks running: make builds faster" },
	{ "too-few", 4, 4, 20, "CI/CD health, the window", NULL, NULL },
};
/* clang-format on */

/* Whether one of the items of the first page says so. */
static bool says(const struct report *report, uint32_t panel, const char *what)
{
	const struct items *items =
		review_page(report, "summary")->panels[panel].data;

	for (uint32_t i = 0; i < items->n; i++) {
		g_autofree char *said = review_said(items->items[i].sentence);

		if (strcmp(said, what) == 0)
			return g_strcmp0(items->items[i].page, "ci-health") ==
			       0;
	}
	return false;
}

static void claims_it(const void *data)
{
	const typeof(claims[0]) *row = data;
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(Review) review = NULL;
	g_autofree char *headline = NULL;

	add_runs(text, 29 * 1440, row->n, row->failed, row->minutes);
	review = review_of(NULL, text->str);
	headline = review_said(
		review_page(review->report, "ci-health")->headlines[0]);
	if (row->n >= 5)
		g_assert_cmpstr(headline, ==, row->headline);
	else
		g_assert_true(g_str_has_prefix(headline, "CI/CD health, "));
	if (row->change)
		g_assert_true(says(review->report, 1, row->change));
	if (row->decision)
		g_assert_true(says(review->report, 2, row->decision));
	else
		g_assert_true(!says(review->report, 2,
				    "Mean build duration: target missed four "
				    "weeks running: make builds faster"));
}

static uint32_t count_pages(const struct report *report, const char *id)
{
	uint32_t n = 0;

	for (uint32_t p = 0; p < report->n_pages; p++)
		n += strcmp(report->pages[p].id, id) == 0;
	return n;
}

/* Without any source there is no page and no table, and it is told. */
static void is_left_out(void)
{
	g_autoptr(Review) review = review_of(DAILY, "");
	g_autofree char *footnote = review_said(
		review_page(review->report, "data-quality")->footnote);

	g_assert_cmpuint(count_pages(review->report, "ci-health"), ==, 0);
	g_assert_null(report_table(review->report, "ci_weekly"));
	g_assert_nonnull(strstr(
		footnote, "Left out, as no source of it was given: Change "
			  "impact (series of error rates), Rollback backtest "
			  "(the same), CI/CD health (runs, traces, test "
			  "reports, series), Canaries (their analyses), "
			  "Feature flags (evaluations, counters), SLO error "
			  "budgets (objectives)"));
}

/* Each source shows in which weeks it has records. */
static void shows_its_weeks(void)
{
	g_autoptr(Review) review =
		review_of(DAILY, "run:+web/ci#1@29d/29d1-29d5 "
				 "series:x{service=web}@29d=1,44d=2");
	const struct source_rows *rows =
		review_page(review->report, "data-quality")->panels[0].data;
	g_autoptr(GString) got = g_string_new(NULL);

	for (uint32_t i = 0; i < rows->n; i++) {
		g_string_append_printf(got, " %s:", rows->rows[i].kind);
		for (uint32_t w = rows->split; w < rows->n_weeks; w++)
			g_string_append_printf(got, "%u",
					       rows->rows[i].weeks[w]);
	}
	g_assert_cmpstr(got->str, ==,
			" deploys:2000 commits:0000 runs:2000 series:2220");
}

/* A service that is not asked for is not told of. */
static void keeps_to_its_services(void)
{
	g_autoptr(History) history = pipelines_history(
		"a", "web=a@29d api=a@29d",
		"run:+web/ci#1@29d/29d1-29d5 run:!api/ci#2@29d/29d1-29d5 "
		"run:!else/ci#3@29d/29d1-29d5");
	const struct source_result *runs;
	const struct ci_scope *all;

	g_ptr_array_add(history->settings->only_services, (char *)"web");
	history_measure(history, "28d", "56d");
	all = &g_array_index(history->metrics->ci.scopes, struct ci_scope, 0);
	g_assert_cmpuint(all->now.runs, ==, 1);
	g_assert_cmpuint(all->now.succeeded, ==, 1);
	runs = metrics_source(history->metrics,
			      history->metrics->sources->len - 1);
	g_assert_cmpuint(runs->fates[FATE_USED], ==, 1);
	g_assert_cmpuint(runs->fates[FATE_NOT_RELEVANT], ==, 2);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(states); i++) {
		g_autofree char *path = g_strconcat("/compose/ci/states/",
						    states[i].name, NULL);

		g_test_add_data_func(path, &states[i], has_states);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(claims); i++) {
		g_autofree char *path = g_strconcat("/compose/ci/claims/",
						    claims[i].name, NULL);

		g_test_add_data_func(path, &claims[i], claims_it);
	}
	g_test_add_func("/compose/ci/left-out", is_left_out);
	g_test_add_func("/compose/ci/weeks", shows_its_weeks);
	g_test_add_func("/compose/ci/services", keeps_to_its_services);
	return g_test_run();
}
