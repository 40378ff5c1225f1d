/* test_compose_chaos.c -- what the review says of experiments
 *
 * Series err of a service is 1 but for minutes that say otherwise; all that is
 * asked is `err{s=SERVICE} < 2`, and an experiment lasts ten minutes.
 */
#include "analyzer/chaos_said.h"
#include "cli/configuration_keys.h"
#include "render/layout.h"
#include "tests/review.h"
#include "tests/sampled.h"

#include <math.h>
#include <string.h>

/* clang-format off */
/* SERVICE=WORST; `-` has no series, `.` no hypothesis. */
static const struct {
	const char *name, *experiments, *want, *decision;
} cases[] = {
	{ "one-held", "web=1.5", "The one scored hypothesis held",
	  "Nothing needs a decision." },
	{ "one-broke", "web=3",
	  "The one scored hypothesis broke; web did not survive kill-web",
	  "web: mend what kill-web broke" },
	{ "all-held", "web=1 api=1.5 db=0",
	  "All three scored hypotheses held", "Nothing needs a decision." },
	{ "one-of-three", "web=1 api=5 db=0",
	  "Two of three hypotheses held; api did not survive kill-api",
	  "api: mend what kill-api broke" },
	{ "the-worst", "web=4 api=5 db=0",
	  "One of three hypotheses held; api did not survive kill-api",
	  "web: mend what kill-web broke | "
	  "api: mend what kill-api broke" },
	{ "none-held", "web=4 api=3 db=9",
	  "None of three hypotheses held; db did not survive kill-db",
	  "web: mend what kill-web broke | "
	  "2 more experiments broke what was to hold" },
	{ "what-is-not-scored-is-not-counted", "web=1 api=5 db=-",
	  "One of two hypotheses held; api did not survive kill-api",
	  "api: mend what kill-api broke" },
	{ "none-scored", "web=- api=-", "No hypothesis could be scored",
	  "Nothing needs a decision." },
	{ "none-asked", "web=.", "Chaos experiments, 2026-06-01 to 2026-06-01",
	  "Nothing needs a decision." },
};

static const struct {
	const char *name;
	int n;
	const char *want;
} sizes[] = {
	{ "none", 0, "chaos: - + + |" },
	{ "one", 1, "chaos: 1 + + |" },
	{ "eight", 8, "chaos: 8 + + |" },
	{ "nine", 9, "chaos: 9 | chaos-2: + + |" },
	{ "twelve", 12, "chaos: 12 | chaos-2: + + |" },
	{ "thirteen", 13, "chaos: 12 | chaos-2: 1 + + |" },
	{ "twenty-four", 24, "chaos: 12 | chaos-2: 12 | chaos-3: + + |" },
};

/* LIMIT; value; share of it. */
static const struct {
	const char *limit;
	double value, want;
} shares[] = {
	{ "x < 5%", 0.01, 0.2 },	{ "x <= 800ms", 1.2, 1.5 },
	{ "x < 10", 0, 0 },		{ "x < 10", -3, 0 },
	{ "x <= 0", 0, 0 },		{ "x <= 0", 2, INFINITY },
	{ "x < 10", NAN, NAN },
	{ "x >= 99%", 0.999, 0.1 },	{ "x >= 99%", 0.98, 2 },
	{ "x >= 99%", 1, 0 },		{ "x >= 100%", 0.999, INFINITY },
	{ "x >= 100%", 1, 0 },		{ "x > 50", 100, 0.5 },
	{ "x > 50", 25, 2 },		{ "x > 50", 0, INFINITY },
	{ "x > 0", 0, 0 },		{ "x > 0", 5, 0 },
};

/* How a hypothesis of web is read to people. */
static const struct { const char *written, *want; } texts[] = {
	{ "err < 5%", "err < 5%" },
	{ "err{service=web} < 5%", "err < 5%" },
	{ "err{service=api} < 5%", "err{service=api} < 5%" },
	{ "err{service=web,code=~5..} <= 800ms",
	  "err{code=~5..} \u2264 800\u00a0ms" },
	{ "err{zone!=a,zone!~b} >= 2.5", "err{zone!=a,zone!~b} \u2265 2.5" },
	{ "{__name__=x}>1s", "{__name__=x} > 1\u00a0s" },
};
/* clang-format on */

static void set(struct settings *settings, const char *name, const char *key,
		const char *value)
{
	struct key_reading reading = { .settings = settings };
	g_autofree char *whole = g_strdup_printf("chaos.kill-%s.%s", name, key);
	g_autoptr(GError) error = NULL;

	configuration_key_read(&reading, "--set", false, whole, value, &error);
	g_assert_no_error(error);
}

/* The i-th begins at minute 20 + i. */
static void experiment(struct settings *settings, const char *service, int i,
		       bool is_asked)
{
	g_autofree char *from = g_strdup_printf("2026-06-01T%02d:%02d:00Z",
						(20 + i) / 60, (20 + i) % 60);
	g_autofree char *until = g_strdup_printf("2026-06-01T%02d:%02d:00Z",
						 (30 + i) / 60, (30 + i) % 60);
	g_autofree char *asked = g_strdup_printf("err{s=%s} < 2", service);

	set(settings, service, "service", service);
	set(settings, service, "from", from);
	set(settings, service, "until", until);
	if (is_asked)
		set(settings, service, "hypothesis", asked);
}

static struct review *review_of(const char *experiments)
{
	g_auto(GStrv) words = g_strsplit(experiments, " ", -1);
	g_autoptr(GString) series = g_string_new("other 1x90");
	struct history *history;

	for (char **word = words; *word; word++) {
		g_auto(GStrv) parts = g_strsplit(*word, "=", 2);

		if (!strchr("-.", *parts[1]))
			g_string_append_printf(series,
					       " | err{s=%s} 1x25 %sx4 1x60",
					       parts[0], parts[1]);
	}
	history = sampled_history("web=?@5#7 api=?@28#8", "i1:web@24-40",
				  series->str);
	for (char **word = words; *word; word++) {
		g_auto(GStrv) parts = g_strsplit(*word, "=", 2);

		experiment(history->settings, parts[0], (int)(word - words),
			   *parts[1] != '.');
	}
	return review_new(history, "0", "1d");
}

static void says(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Review) review = review_of(row->experiments);
	const struct page *page = review_page(review->report, "chaos");
	const struct items *items =
		review_page(review->report, "summary")->panels[2].data;
	g_autofree char *got = review_said(page->headlines[0]);
	g_autoptr(GString) decisions = g_string_new(NULL);

	for (uint32_t i = 0; i < items->n; i++) {
		g_autofree char *one = review_said(items->items[i].sentence);

		if (items->items[i].page &&
		    strcmp(items->items[i].page, "chaos") != 0)
			continue;
		g_string_append_printf(decisions, "%s%s",
				       decisions->len > 0 ? " | " : "", one);
	}
	g_assert_cmpstr(got, ==, row->want);
	if (decisions->len > 0)
		g_assert_cmpstr(decisions->str, ==, row->decision);
	else
		g_assert_cmpstr("Nothing needs a decision.", ==, row->decision);
}

static void pages(const void *data)
{
	const typeof(sizes[0]) *row = data;
	g_autoptr(GString) experiments = g_string_new(row->n ? "" : "s0=.");
	g_autoptr(GString) got = g_string_new(NULL);
	g_autoptr(Review) review = NULL;

	for (int i = 0; i < row->n; i++)
		g_string_append_printf(experiments, "%ss%d=%d",
				       i > 0 ? " " : "", i, i % 4);
	review = review_of(experiments->str);
	for (uint32_t p = 0; p < review->report->n_pages; p++) {
		const struct page *page = &review->report->pages[p];

		if (!g_str_has_prefix(page->id, "chaos"))
			continue;
		g_string_append_printf(got, "%s%s:", p && got->len ? " " : "",
				       page->id);
		for (uint32_t i = 0; i < page->n_panels; i++) {
			const struct hypotheses *hypotheses =
				page->panels[i].data;

			if (page->panels[i].kind != PANEL_HYPOTHESES)
				g_string_append(got, " +");
			else if (page->panels[i].state != STATE_DRAWN)
				g_string_append(got, " -");
			else
				g_string_append_printf(got, " %u",
						       hypotheses->n);
		}
		g_string_append(got, " |");
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

static struct chaos_hypothesis hypothesis_of(struct settings *settings,
					     const char *text)
{
	struct chaos_settings *chaos;

	set(settings, "x", "hypothesis", text);
	chaos = settings_chaos(settings, "kill-x");
	return g_array_index(chaos->hypotheses, struct chaos_hypothesis,
			     chaos->hypotheses->len - 1);
}

static void more_is_worse(void)
{
	g_autoptr(History) history = history_new(NOTHING);

	for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
		struct chaos_hypothesis one =
			hypothesis_of(history->settings, shares[i].limit);
		double got = chaos_share(&one, shares[i].value);

		g_test_message("%s", shares[i].limit);
		if (isnan(shares[i].want))
			g_assert_true(isnan(got));
		else if (isinf(shares[i].want))
			g_assert_true(got == shares[i].want);
		else
			g_assert_cmpfloat_with_epsilon(got, shares[i].want,
						       1e-9);
	}
}

static void reads_well(void)
{
	g_autoptr(History) history = history_new(NOTHING);
	struct chaos_run run = { .service = "web" };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct chaos_hypothesis one =
			hypothesis_of(history->settings, texts[i].written);

		g_assert_cmpstr(chaos_text(history->settings->pool, &run, &one),
				==, texts[i].want);
	}
}

/* Broke first, then by date; what is not scored says why. */
static void broke_first(void)
{
	g_autoptr(Review) review = review_of("a=1 b=- c=3 d=0 e=4");
	const struct hypotheses *hypotheses =
		review_page(review->report, "chaos")->panels[0].data;
	g_autoptr(GString) got = g_string_new(NULL);
	g_autofree char *why = review_said(hypotheses->rows[4].why);

	for (uint32_t r = 0; r < hypotheses->n; r++) {
		g_autofree char *text = review_said(hypotheses->rows[r].text);

		g_string_append_c(got, text[0]);
	}
	g_assert_cmpstr(got->str, ==, "ceadb");
	g_assert_cmpfloat(hypotheses->most, ==, 2);
	g_assert_cmpstr(why, ==, "no series");
}

static char *cell(const struct grid *grid, uint32_t row, uint32_t column)
{
	const struct sentence *one = grid->cells[row * grid->width + column];

	return one ? review_said(one) : g_strdup("-");
}

static char *row_of(const struct grid *grid, uint32_t row)
{
	GString *out = g_string_new(NULL);

	for (uint32_t c = 0; c < grid->width; c++) {
		g_autofree char *one = cell(grid, row, c);

		g_string_append_printf(out, "%s%s", c > 0 ? " | " : "", one);
	}
	return g_string_free(out, false);
}

static void overlaps_are_listed(void)
{
	g_autoptr(Review) review = review_of("web=3");
	const struct page *page = review_page(review->report, "chaos");
	const struct grid *releases = page->panels[1].data;
	const struct grid *overlaps = page->panels[2].data;
	g_autofree char *release = row_of(releases, 0);
	g_autofree char *incident = row_of(overlaps, 0);
	g_autofree char *deploy = row_of(overlaps, 1);
	g_autofree char *subtitle = review_said(page->panels[2].subtitle);

	g_assert_cmpuint(releases->rows, ==, 1);
	g_assert_cmpstr(release, ==, "web | 7 (1 Jun) | 1 of 1 | 0% | - | -");
	g_assert_cmpuint(overlaps->rows, ==, 2);
	g_assert_cmpstr(incident, ==,
			"incident i1, web | kill-web | 4.0\u00a0min into it");
	g_assert_cmpstr(deploy, ==,
			"deploy 8, api | kill-web | 8.0\u00a0min into it");
	g_assert_cmpstr(subtitle, ==,
			"1 incident began during an experiment, and is not "
			"laid to it");
}

/* No incident was given: that none began is not known. */
static void incidents_are_not_none_where_none_were_given(void)
{
	struct history *history = sampled_history("web=?@5#7 api=?@28#8", NULL,
						  "err{s=web} 1x90");
	g_autoptr(Review) review = NULL;
	g_autofree char *subtitle = NULL;

	experiment(history->settings, "web", 0, true);
	review = review_new(history, "0", "1d");
	subtitle = review_said(
		review_page(review->report, "chaos")->panels[2].subtitle);
	g_assert_cmpstr(subtitle, ==, "no incidents were given");
}

/* Releases below so many hypotheses, and what is said of the others. */
static void as_many_as_there_is_room_for(void)
{
	g_autoptr(Review) many =
		review_of("a=1 b=1 c=1 d=1 e=1 f=1 g=1 h=1 i=. j=. k=. l=.");
	g_autoptr(Review) few = review_of("a=1 b=. c=. d=. e=. f=. g=. h=. i=. "
					  "j=.");
	const struct grid *below =
		review_page(many->report, "chaos")->panels[1].data;
	const struct grid *all =
		review_page(few->report, "chaos")->panels[1].data;
	g_autofree char *more = review_said(below->more);

	g_assert_cmpuint(below->rows, ==, 8);
	g_assert_cmpstr(more, ==, "and 4 more in the sheets");
	g_assert_cmpuint(all->rows, ==, 10);
	g_assert_null(all->more);
}

/* Without experiments there is no page and no table, and it is said so. */
static void none(void)
{
	g_autoptr(Review) review =
		review_new(history_new("", "a@1d", ""), "0", "28d");
	const struct page *quality =
		review_page(review->report, "data-quality");
	g_autofree char *footnote = review_said(quality->footnote);

	for (uint32_t p = 0; p < review->report->n_pages; p++)
		g_assert_cmpstr(review->report->pages[p].id, !=, "chaos");
	g_assert_null(report_table(review->report, "chaos"));
	g_assert_null(report_table(review->report, "resilience"));
	g_assert_nonnull(strstr(footnote, "Chaos experiments"));
}

/* A source whose experiments were all made before. */
static void none_in_the_window(void)
{
	struct history *history = sampled_history("web=?@5", NULL, "x 1x9");
	g_autoptr(Review) review = NULL;
	const struct panel *panel;
	g_autofree char *title = NULL, *detail = NULL;

	experiment(history->settings, "web", -20, true);
	review = review_new(history, "1d", "2d");
	panel = &review_page(review->report, "chaos")->panels[0];
	title = review_said(panel->state_title);
	detail = review_said(panel->state_detail);
	g_assert_cmpint(panel->state, ==, STATE_NONE);
	g_assert_cmpstr(title, ==, "No experiments in the window");
	g_assert_cmpstr(detail, ==, "1 in the 1 days before");
}

#define ADD(group, table, test)                                              \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                   \
		g_autofree char *path = g_strconcat(                         \
			"/compose-chaos/" group "/", (table)[i].name, NULL); \
		g_test_add_data_func(path, &(table)[i], test);               \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("says", cases, says);
	ADD("pages", sizes, pages);
	g_test_add_func("/compose-chaos/share", more_is_worse);
	g_test_add_func("/compose-chaos/text", reads_well);
	g_test_add_func("/compose-chaos/broke-first", broke_first);
	g_test_add_func("/compose-chaos/overlaps", overlaps_are_listed);
	g_test_add_func("/compose-chaos/no-incidents",
			incidents_are_not_none_where_none_were_given);
	g_test_add_func("/compose-chaos/room", as_many_as_there_is_room_for);
	g_test_add_func("/compose-chaos/none", none);
	g_test_add_func("/compose-chaos/none-in-window", none_in_the_window);
	return g_test_run();
}
