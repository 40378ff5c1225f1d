/* test_compose_loop.c -- what the review says of the loop
 *
 * Deploys stand in the 28 days from the 29th of June on, those of `before` in
 * the 28 days before; each ships a change that is older by as many hours as the
 * case says.
 */
#include "tests/pipelines.h"
#include "render/words.h"
#include "tests/review.h"

#include <string.h>

enum { DAYS = 28 };

/* clang-format off */
static const struct {
	const char *name;
	int before, now;	  /* deploys */
	int hours_before, hours;  /* lead time of each */
	const char *incidents, *records, *want;
} cases[] = {
	{ "nothing", 0, 0, 0, 0, NULL, "", "The loop, 2026-06-29 to 2026-07-26" },
	{ "one-period", 0, 8, 0, 9, NULL, "",
	  "The loop: four of eight stages are measured" },
	{ "held", 25, 25, 9, 9, NULL, "",
	  "The loop: four of eight stages are measured; none moved beyond "
	  "noise" },
	{ "better", 25, 25, 90, 9, NULL, "",
	  "The loop: four of eight stages are measured; deploy moved for the "
	  "better, none for the worse" },
	{ "worse", 25, 25, 9, 90, NULL, "",
	  "The loop: four of eight stages are measured; deploy moved for the "
	  "worse, none for the better" },
	{ "with-pipelines", 25, 25, 9, 9, "",
	  "run:+web/ci#1@30d/30d-30d5 test:+u/a=c@30d",
	  "The loop: six of eight stages are measured; none moved beyond "
	  "noise" },
	{ "pipelines-better", 25, 25, 9, 90, "", "runs",
	  "The loop: five of eight stages are measured; build moved for the "
	  "better, deploy for the worse" },
	{ "tests-worse", 25, 25, 9, 9, NULL, "tests",
	  "The loop: five of eight stages are measured; test moved for the "
	  "worse, none for the better" },
	{ "tests-better", 25, 25, 9, 9, NULL, "steady",
	  "The loop: five of eight stages are measured; test moved for the "
	  "better, none for the worse" },
};

/* A card, by its place, as it is to be read. */
static const struct {
	const char *name;
	uint32_t card;
	const char *incidents, *records, *want;
} cards[] = {
	{ "plan", 0, "", "",
	  "Plan p=lead-time | changes waiting to be shipped: 0 – earlier value "
	  "not known | their age, median: None in the window – "
	  "earlier value not known | from commits and deploys" },
	{ "code", 1, "", "",
	  "Code p=lead-time | changes shipped: 25 – was 25 | rework rate of "
	  "deploys: 0% – of 25, 95% CI to 13% · was 0% | from commits and "
	  "deploys" },
	{ "build", 2, "", "", "Build | no CI runs were given" },
	{ "build-few", 2, "", "run:+web/ci#1@30d/30d-30d5",
	  "Build p=ci-health | pipeline success rate: 1 of 1 – nothing to "
	  "compare with | build duration, mean: – – n = 1: too few | from "
	  "runs" },
	{ "release", 4, "", "",
	  "Release | no canaries and no feature flags were given" },
	{ "deploy", 5, "", "",
	  "Deploy p=deploys-and-incidents | deployment frequency: 6.3 a week – "
	  "was 6.3 · no detectable change | lead time for changes, median: 9.0 "
	  "h – was 9.0 h · no detectable change | from commits and deploys" },
	{ "operate", 6, "", "",
	  "Operate p=change-failure-rate | change failure rate: 0% – of 25, "
	  "95% CI to 13% · was 0% | time to recovery, mean: None in the window "
	  "– nothing to compare with | from deploys and incidents" },
	{ "operate-few", 6, "i:web@30d-30d3h j:web@9d12h-9d14h30", "",
	  "Operate p=change-failure-rate | change failure rate: 0% – of 25, "
	  "95% CI to 13% · was 0% | time to recovery, mean: – – n = 1: too few "
	  "· was 2.5 h | from deploys and incidents" },
	{ "monitor", 7, "", "",
	  "Monitor | no objectives and no error rates were given" },
};
/* clang-format on */

/* Deploys a day and hour apart, from so many days on. */
static void add_deploys(GString *commits, GString *deploys, int day, int n,
			int hours)
{
	for (int i = 0; i < n; i++) {
		int at = 24 * (day + i) + i % 5;
		const char *sign = at < hours ? "-" : "";

		g_string_append_printf(commits, " c%d_%d:%s@%s%dh", day, i,
				       i == 0 ? day == 0 ? "a" : "b" : "", sign,
				       ABS(at - hours));
		if (i > 0) {
			g_autofree char *parent =
				g_strdup_printf("c%d_%d", day, i - 1);
			char *mark = strrchr(commits->str, ':');

			g_string_insert(commits, mark + 1 - commits->str,
					parent);
		}
		g_string_append_printf(deploys, " c%d_%d@%dh", day, i, at);
	}
}

/* Of the period before one in three fails, then none. */
static void add_runs(GString *text)
{
	for (int i = 0; i < 2 * DAYS; i++)
		g_string_append_printf(text, " run:%cweb/ci#%d@%dd/%dd-%dd5",
				       i < DAYS && i % 3 == 0 ? '!' : '+', i, i,
				       i, i);
}

/* Thirty tests in either period, all flaky in one of them. */
static void add_tests(GString *text, int flaky_day)
{
	for (int i = 0; i < 30; i++) {
		g_string_append_printf(
			text, " test:+u/t%d=c@9d test:+u/t%d=d@30d", i, i);
		g_string_append_printf(text, " test:!u/t%d=%c@%dd1", i,
				       flaky_day == 9 ? 'c' : 'd', flaky_day);
	}
}

static struct review *make(const typeof(cases[0]) *row)
{
	g_autoptr(GString) commits = g_string_new("a@-99d b:a@-98d");
	g_autoptr(GString) deploys = g_string_new("a@-97d b@-96d");
	g_autoptr(GString) records = g_string_new(NULL);
	struct history *history = g_new0(struct history, 1);

	add_deploys(commits, deploys, 0, row->before, row->hours_before);
	add_deploys(commits, deploys, DAYS, row->now, row->hours);
	if (row->now > 0)
		g_string_append_printf(deploys, " >c28_%d", row->now - 1);
	if (strcmp(row->records, "runs") == 0)
		add_runs(records);
	else if (strcmp(row->records, "tests") == 0)
		add_tests(records, 30);
	else if (strcmp(row->records, "steady") == 0)
		add_tests(records, 9);
	else
		g_string_append(records, row->records);
	history->facts = facts_new();
	history_read(history->facts, "", commits->str,
		     row->now > 0 ? deploys->str : NULL, row->incidents);
	if (records->len > 0)
		pipelines_read(history->facts, g_strstrip(records->str));
	facts_seal(history->facts, 600);
	history->settings = settings_new();
	history->settings->as_of = history_time("56d");
	return review_new(history, "28d", "56d");
}

static void says(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Review) review = make(row);
	const struct page *page = review_page(review->report, "loop");
	g_autofree char *got = review_said(page->headlines[0]);

	g_assert_cmpstr(got, ==, row->want);
	g_assert_true(&review->report->pages[1] == page);
}

static void print_figure(GString *out, const struct loop_figure *figure)
{
	struct words_context context = { .zone = NULL };
	g_autofree char *number = words_value(&figure->number, &context);
	g_autofree char *none = review_said(figure->none);
	g_autofree char *change = review_said(figure->change);

	g_string_append_printf(out, " | %s: %s%s%s – %s", figure->label,
			       figure->none ? none : number,
			       figure->unit ? " " : "",
			       figure->unit ? figure->unit : "", change);
}

static char *print(const struct loop_card *card)
{
	GString *out = g_string_new(card->stage);
	g_autofree char *missing = review_said(card->missing);

	if (card->page)
		g_string_append_printf(out, " p=%s", card->page);
	for (uint32_t f = 0; f < card->n; f++)
		print_figure(out, &card->figures[f]);
	if (card->missing)
		g_string_append_printf(out, " | %s", missing);
	if (card->source)
		g_string_append_printf(out, " | %s", card->source);
	return g_string_free(out, false);
}

static void reads(const void *data)
{
	const typeof(cards[0]) *row = data;
	const typeof(cases[0]) shape = {
		"card", 25, 25, 9, 9, row->incidents, row->records, NULL
	};
	g_autoptr(Review) review = make(&shape);
	const struct loop *loop =
		review_page(review->report, "loop")->panels[0].data;
	g_autofree char *got = print(&loop->cards[row->card]);

	g_assert_cmpstr(got, ==, row->want);
}

#define ADD(group, table, test)                                             \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                  \
		g_autofree char *path = g_strconcat(                        \
			"/compose-loop/" group "/", (table)[i].name, NULL); \
		g_test_add_data_func(path, &(table)[i], test);              \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("says", cases, says);
	ADD("card", cards, reads);
	return g_test_run();
}
