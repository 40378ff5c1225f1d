/* test_compose_budgets.c -- objectives, and what the review says of budgets
 *
 * A thousand requests an hour for a day, of which each service fails so many;
 * the objective of all is 99%: ten an hour spend the budget.
 */
#include "render/layout.h"
#include "tests/review.h"
#include "tests/sampled.h"

/* clang-format off */
/* SERVICE=FAILING an hour; `-` has no series of errors. */
static const struct {
	const char *name, *services, *want, *decision;
} cases[] = {
	{ "one-with-some-left", "web=4",
	  "web finished with 60% of its error budget left",
	  "Nothing needs a decision." },
	{ "one-with-nothing-left", "web=12",
	  "web spent its error budget by 1 Jun",
	  "web: budget spent, reliability before features" },
	{ "all-well", "api=1 web=4 db=2",
	  "All three services finished with budget left, web with the least",
	  "Nothing needs a decision." },
	{ "one-of-three", "api=1 web=20 db=2",
	  "web spent its budget by 1 Jun; the other two finished with "
	  "budget left", "web: budget spent, reliability before features" },
	{ "two-of-three", "api=30 web=20 db=2",
	  "Error budgets: two of three services spent theirs, api the most",
	  "api: budget spent, reliability before features | "
	  "web: budget spent, reliability before features" },
	{ "all-of-three", "api=30 web=20 db=40",
	  "Error budgets: three of three services spent theirs, db the most",
	  "db: budget spent, reliability before features | "
	  "2 more with spent budgets: reliability before features" },
	{ "one-not-measured", "api=- web=20",
	  "web spent its error budget by 1 Jun",
	  "web: budget spent, reliability before features" },
	{ "none-measured", "api=-",
	  "SLO error budgets, 2026-06-01 to 2026-06-01", "Nothing needs a decision." },
};

/* How many panels stand on the pages. */
static const struct {
	const char *name;
	int n;
	const char *want;
} sizes[] = {
	{ "one", 1, "slo-budgets 1" },
	{ "nine", 9, "slo-budgets 9" },
	{ "ten", 10, "slo-budgets 10 small" },
	{ "forty", 40,
	  "slo-budgets 16 small, slo-budgets-2 16 small, "
	  "slo-budgets-3 8 small" },
};
/* clang-format on */

static void promise(struct settings *settings, const char *service)
{
	struct slo_settings *slo = settings_slo(settings, service);
	g_autofree char *errors = g_strdup_printf("e_total{s=%s}", service);
	g_autofree char *total = g_strdup_printf("t_total{s=%s}", service);

	slo->service = pool_text(settings->pool, service);
	slo->objective = 0.99;
	slo->length = (struct slo_length){ SLO_MONTH, 0 };
	slo->errors = selector_parse(settings->pool, errors);
	slo->total = selector_parse(settings->pool, total);
}

static struct review *review_of(const char *services)
{
	g_auto(GStrv) words = g_strsplit(services, " ", -1);
	g_autoptr(GString) series = g_string_new(NULL);
	struct history *history;

	for (char **word = words; *word; word++) {
		g_auto(GStrv) parts = g_strsplit(*word, "=", 2);

		g_string_append_printf(
			series, " | t_total{s=%s} @0/60 0+1000x25", parts[0]);
		if (*parts[1] != '-')
			g_string_append_printf(series,
					       " | e_total{s=%s} @0/60 0+%sx25",
					       parts[0], parts[1]);
	}
	history = sampled_history("", NULL, series->str);
	for (char **word = words; *word; word++) {
		g_auto(GStrv) parts = g_strsplit(*word, "=", 2);

		promise(history->settings, parts[0]);
	}
	return review_new(history, "0", "1d");
}

static void says(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Review) review = review_of(row->services);
	const struct page *page = review_page(review->report, "slo-budgets");
	const struct items *items =
		review_page(review->report, "summary")->panels[2].data;
	g_autofree char *got = review_said(page->headlines[0]);
	g_autoptr(GString) decisions = g_string_new(NULL);

	for (uint32_t i = 0; i < items->n; i++) {
		g_autofree char *one = review_said(items->items[i].sentence);

		g_string_append_printf(decisions, "%s%s", i > 0 ? " | " : "",
				       one);
	}
	g_assert_cmpstr(got, ==, row->want);
	g_assert_cmpstr(decisions->str, ==, row->decision);
}

static void pages(const void *data)
{
	const typeof(sizes[0]) *row = data;
	g_autoptr(GString) services = g_string_new(NULL);
	g_autoptr(GString) got = g_string_new(NULL);
	g_autoptr(Review) review = NULL;

	for (int i = 0; i < row->n; i++)
		g_string_append_printf(services, "%ss%d=%d", i > 0 ? " " : "",
				       i, i % 12);
	review = review_of(services->str);
	for (uint32_t p = 0; p < review->report->n_pages; p++) {
		const struct page *page = &review->report->pages[p];
		const struct burndown *first = page->panels[0].data;

		if (!g_str_has_prefix(page->id, "slo-budgets"))
			continue;
		g_assert_cmpuint(page->n_panels, <=, LAYOUT_PANELS);
		g_string_append_printf(
			got, "%s%s %u%s", got->len > 0 ? ", " : "", page->id,
			page->n_panels, first->is_small ? " small" : "");
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

/* The worst first; what is not measured last, and says why. */
static void worst_first(void)
{
	g_autoptr(Review) review = review_of("a=1 b=- c=30 d=4");
	const struct page *page = review_page(review->report, "slo-budgets");
	g_autoptr(GString) got = g_string_new(NULL);
	g_autofree char *detail = NULL;

	for (uint32_t i = 0; i < page->n_panels; i++) {
		const struct burndown *one = page->panels[i].data;

		g_string_append(got, one->name);
	}
	g_assert_cmpstr(got->str, ==, "cdab");
	g_assert_cmpint(page->panels[3].state, ==, STATE_NOT_MEASURED);
	detail = review_said(page->panels[3].state_detail);
	g_assert_cmpstr(detail, ==, "no series of errors");
}

/* Without objectives there is no page, and no table in the files. */
static void none(void)
{
	g_autoptr(Review) review =
		review_new(history_new("", "a@1d", ""), "0", "28d");

	for (uint32_t p = 0; p < review->report->n_pages; p++)
		g_assert_cmpstr(review->report->pages[p].id, !=, "slo-budgets");
	g_assert_null(report_table(review->report, "slo"));
}

#define ADD(group, table, test)                                                \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                     \
		g_autofree char *path = g_strconcat(                           \
			"/compose-budgets/" group "/", (table)[i].name, NULL); \
		g_test_add_data_func(path, &(table)[i], test);                 \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("says", cases, says);
	ADD("pages", sizes, pages);
	g_test_add_func("/compose-budgets/worst-first", worst_first);
	g_test_add_func("/compose-budgets/none", none);
	return g_test_run();
}
