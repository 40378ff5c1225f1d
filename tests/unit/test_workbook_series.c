/* test_workbook_series.c -- the charts of series on the sheets of a workbook
 *
 * One service with an error rate, counted runs of its pipeline and a budget.
 */
#include "model/settings_delivery.h"
#include "render/xlsx_write.h"
#include "tests/book.h"
#include "tests/review.h"
#include "tests/sampled.h"

#include <string.h>

#define SERIES                                                            \
	"error_ratio{service=web} 0.01x121 0.05x40 0.01x1279 | "          \
	"pipeline_runs_total{service=web,result=success} @0/60 0+2x24 | " \
	"pipeline_runs_total{service=web,result=failure} @0/60 0+1x24 | " \
	"all_total @0/60 0+1000x25 | bad_total @0/60 0+5x25 | "           \
	"seen_total{variant=off} @0/60 0+100x25 | "                       \
	"seen_total{variant=on} @0/60 0+100x25 | "                        \
	"done_total{variant=off} @0/60 0+10x25 | "                        \
	"done_total{variant=on} @0/60 0+20x25"

/* clang-format off */
/* In one of the charts; the alternative text in one of the drawings. */
static const struct {
	const char *name, *title, *alternative;
	const char *has[5];
} charts[] = {
	{ "impact", "web, 1 Jun 02:00: error rate ×5.0",
	  "Line: error rate of web from 30 minutes before to an hour after its "
	  "deploy of 1 Jun 02:00, which is an upright line; in the half hour "
	  "after it ×5.0 of the hour before its start. Association, not proof "
	  "of cause.",
	  { "<c:scatterChart>",
	    /* points, and the two ends of the line */
	    "ImpactCurves!$F$7:$F$97</c:f>", "ImpactCurves!$G$7:$G$97</c:f>",
	    "ImpactCurves!$F$5:$F$6</c:f>", "ImpactCurves!$H$5:$H$6</c:f>" } },
	{ "ci", "Pipeline success rate by week, target above 95%",
	  "Lines, all pipelines: Pipeline success rate by week, target above "
	  "95%, dashed; 2026-06-01 to 2026-06-01 in blue.",
	  { "<c:scatterChart>", "CI!$A$5</c:f>", "CI!$H$5</c:f>",
	    "CI!$T$5</c:f>", "<c:v>target</c:v>" } },
	{ "flags", "Rate minus that of the control, 95% intervals",
	  "A line for each variant of a flag: the 95% interval of its rate "
	  "minus that of the control, with a stroke at the difference; blue "
	  "is better, orange worse, grey undecided. A line that crosses 0 is "
	  "not decided.",
	  { "<c:scatterChart>", "FlagsForest!$D$5:$D$10</c:f>",
	    "FlagsForest!$E$5:$E$10</c:f>", "<c:v>basket on: better</c:v>",
	    "<c:orientation val=\"maxMin\"/>" } },
	{ "budget", "Share of the error budget left, by day",
	  "Lines of the share of the error budget that is left at the end of "
	  "each day, of the objectives with the least left; below 0 it is "
	  "overspent.",
	  { "<c:scatterChart>", "SLODaily!$C$6</c:f>", "SLODaily!$F$6</c:f>",
	    "<c:v>o1</c:v>", "<c:v>o6</c:v>" } },
};
/* clang-format on */

/* Seven objectives, of which six are drawn. */
static struct review *make(void)
{
	struct history *history = sampled_history("web=?@120", "", SERIES);
	struct settings *settings = history->settings;
	struct flag_settings *flag = settings_flag(settings, "basket");

	flag->exposures = selector_parse(settings->pool, "seen_total");
	flag->conversions = selector_parse(settings->pool, "done_total");
	for (int i = 0; i < 7; i++) {
		g_autofree char *name = g_strdup_printf("o%d", i);
		struct slo_settings *slo =
			settings_slo(settings, pool_text(settings->pool, name));

		slo->service = "web";
		slo->objective = i == 0 ? 0.9 : 0.99;
		slo->length = (struct slo_length){ SLO_ROLLING, 24 * 60 * 60 };
		slo->errors = selector_parse(settings->pool, "bad_total");
		slo->total = selector_parse(settings->pool, "all_total");
	}
	return review_new(history, "0", "1d");
}

static struct book *write_book(const struct report *report)
{
	struct render_tally tally = { .guarded = 0 };
	const struct render_options options = { .name = "review",
						.tally = &tally };
	char *data = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&data, &length);
	g_autoptr(GError) error = NULL;
	struct book *book;

	g_assert_true(xlsx_write(report, &options, stream, &error));
	g_assert_no_error(error);
	fclose(stream);
	book = book_open(data, length);
	free(data);
	return book;
}

/* The part of that kind with the text, or NULL. */
static char *find_part(const struct book *book, const char *form,
		       const char *text)
{
	for (int i = 1;; i++) {
		g_autofree char *name =
			g_strdup_printf("xl/%ss/%s%d.xml", form, form, i);
		char *part = book_part(book, name);

		if (!part || strstr(part, text))
			return part;
		g_free(part);
	}
}

static void test_charts(void)
{
	g_autoptr(Review) review = make();
	struct book *book = write_book(review->report);

	book_check(book);
	for (size_t i = 0; i < G_N_ELEMENTS(charts); i++) {
		g_autofree char *title =
			g_strdup_printf("<a:t>%s</a:t>", charts[i].title);
		g_autofree char *text =
			g_strdup_printf("descr=\"%s\"", charts[i].alternative);
		g_autofree char *chart = find_part(book, "chart", title);
		g_autofree char *drawing = find_part(book, "drawing", text);

		g_test_message("%s", charts[i].name);
		g_assert_nonnull(chart);
		g_assert_nonnull(drawing);
		for (int p = 0; p < 5; p++) {
			g_test_message("%s", charts[i].has[p]);
			g_assert_nonnull(strstr(chart, charts[i].has[p]));
		}
		/* the one with the most left is the seventh */
		g_assert_null(strstr(chart, "<c:v>o0</c:v>"));
	}
	book_free(book);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	if (!book_can_look()) {
		g_print("1..0 # SKIP no unzip\n");
		return 0;
	}
	g_test_add_func("/workbook-series/charts", test_charts);
	return g_test_run();
}
