/* test_terminal.c -- made-up metrics and the whole screen they make */
#include "render/display.h"
#include "render/terminal.h"
#include "tests/file_text.h"
#include "tests/made.h"

#include <math.h>
#include <string.h>

#define ELITE TIER_ELITE
#define HIGH TIER_HIGH
#define MEDIUM TIER_MEDIUM
#define LOW TIER_LOW
#define NO_TIER TIER_NONE
#define BETTER VERDICT_BETTER
#define WORSE VERDICT_WORSE
#define SAME VERDICT_NONE
#define FEW VERDICT_TOO_FEW
#define NEW VERDICT_NO_PREVIOUS

/* clang-format off */
static const struct made_scope shop[] = {
	{ NULL, 776,
	  { 60, 46, 91, 90, ELITE, BETTER, 1.29, 1.16, 1.43 },
	  { 20, 36, 900, 812, HIGH, BETTER, 0.57, 0.47, 0.68 },
	  { 0.061, 0.031, 776, 612, HIGH, WORSE, 0.03, 0.011, 0.052 },
	  { 1.8, 1.7, 52, 40, HIGH, SAME, 1.05, 0.7, 1.5 },
	  90, 0.05, 0.08, "7867567867875" },
	{ "checkout", 131,
	  { 10, 9, 91, 90, ELITE, SAME, 1, 1, 1 },
	  { 28, 30, 300, 280, HIGH, SAME, 1, 1, 1 },
	  { 0.0534, 0.05, 131, 100, ELITE, SAME, 0, 0, 0 },
	  { 1.2, 1, 9, 9, HIGH, FEW, 1, 1, 1 },
	  130, 0.03, 0.11, "5563527567985" },
	{ "web-frontend", 1272,
	  { 98, 21, 91, 90, ELITE, SAME, 1, 1, 1 },
	  { 0.65, 30, 300, 280, ELITE, SAME, 1, 1, 1 },
	  { 0.012, 0.05, 1272, 100, ELITE, SAME, 0, 0, 0 },
	  { 1.2, 1, 4, 9, NO_TIER, FEW, 1, 1, 1 },
	  34, 0.01, 0.04, "678-378876567" },
	{ "customer-notifications-europe-west", 41,
	  { 3.2, 9, 91, 90, HIGH, SAME, 1, 1, 1 },
	  { 31, 30, 300, 280, HIGH, SAME, 1, 1, 1 },
	  { 0.146, 0.05, 41, 100, ELITE, SAME, 0, 0, 0 },
	  { 1.2, 1, 1, 9, NO_TIER, FEW, 1, 1, 1 },
	  34, 0.07, 0.28, "6789378876567" },
	{ "注文サービス", 3,
	  { 0.23, NAN, 91, 90, HIGH, NEW, NAN, NAN, NAN },
	  { 390, NAN, 6, 0, MEDIUM, NEW, NAN, NAN, NAN },
	  { 0.333, NAN, 3, 0, NO_TIER, NEW, NAN, NAN, NAN },
	  { NAN, NAN, 0, 0, NO_TIER, NEW, NAN, NAN, NAN },
	  NAN, 0.06, 0.79, "1000000000011" },
};

static const struct made_scope quiet[] = {
	{ NULL, NAN,
	  { NAN, NAN, 91, 0, NO_TIER, NEW, NAN, NAN, NAN },
	  { NAN, NAN, 0, 0, NO_TIER, NEW, NAN, NAN, NAN },
	  { NAN, NAN, 0, 0, NO_TIER, NEW, NAN, NAN, NAN },
	  { NAN, NAN, 0, 0, NO_TIER, NEW, NAN, NAN, NAN },
	  NAN, NAN, NAN, "" },
};

static const struct made_scope hostile[] = {
	{ NULL, 12,
	  { 0.9, 0.9, 91, 90, HIGH, FEW, NAN, NAN, NAN },
	  { 5, 9, 3, 4, NO_TIER, FEW, NAN, NAN, NAN },
	  { 0.08, 0.1, 12, 10, ELITE, FEW, NAN, NAN, NAN },
	  { 1, 1, 0, 0, NO_TIER, FEW, NAN, NAN, NAN },
	  NAN, 0.01, 0.35, "11" },
	{ "\033[2J\xc2\x9b" "evil\xe2\x80\xae\xff", 12,
	  { 0.9, 0.9, 91, 90, HIGH, FEW, NAN, NAN, NAN },
	  { 5, 9, 3, 4, NO_TIER, FEW, NAN, NAN, NAN },
	  { 0.08, 0.1, 12, 10, ELITE, FEW, NAN, NAN, NAN },
	  { 1, 1, 0, 0, NO_TIER, FEW, NAN, NAN, NAN },
	  NAN, 0.01, 0.35, "11" },
};

static const struct {
	const char *name;
	const struct made_scope *scopes;
	uint32_t n, width, limit;
	bool is_ascii, has_colour;
	double incidents;
	const char *want;
} screens[] = {
#include "tests/unit/test_terminal_screens.h"
};
/* clang-format on */

static char *screen(const struct report *report, uint32_t limit,
		    const struct terminal_style *style)
{
	struct file_text file = file_text_open();

	terminal_metrics(report, limit, style, file.stream);
	return file_text_close(&file);
}

static void test_screen(const void *data)
{
	const typeof(screens[0]) *row = data;
	struct report *report =
		made_report(row->scopes, row->n, row->incidents);
	const struct terminal_style style = { row->width, row->is_ascii,
					      row->has_colour };
	char *got = screen(report, row->limit, &style);

	g_assert_cmpstr(got, ==, row->want);
	g_free(got);
	made_free(report);
}

static void check_lines(const char *text, const struct terminal_style *style)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	g_assert_true(g_utf8_validate(text, -1, NULL));
	for (uint32_t i = 0; lines[i]; i++) {
		g_assert_cmpuint(display_width(lines[i]), <=,
				 MAX(style->width, TERMINAL_LEAST));
		g_assert_false(g_str_has_suffix(lines[i], " "));
		for (const char *at = lines[i]; *at; at++) {
			g_assert_true((unsigned char)*at >= 0x20);
			g_assert_true(!style->is_ascii || (*at & 0x80) == 0);
		}
	}
}

static void check_widths(const struct report *report)
{
	for (uint32_t width = 30; width < 140; width++) {
		const struct terminal_style shown = { width, false, false };
		const struct terminal_style ascii = { width, true, false };
		char *text = screen(report, 0, &shown);

		check_lines(text, &shown);
		g_free(text);
		text = screen(report, 0, &ascii);
		check_lines(text, &ascii);
		g_free(text);
	}
}

static void test_no_line_is_too_wide(void)
{
	enum { MANY = 41 };
	struct made_scope many[MANY];
	struct report *report;

	for (uint32_t i = 0; i < MANY; i++)
		many[i] = shop[i == 0 ? 0 : 1 + i % 4];
	report = made_report(many, MANY, 52);
	check_widths(report);
	made_free(report);

	report = made_report(quiet, 1, NAN);
	check_widths(report);
	made_free(report);

	report = made_report(hostile, 2, 0);
	report->title = "A \033]0;title\007 of more words than fit into a "
			"line of any terminal that is still in use somewhere, "
			"or was at any time";
	report->short_name = "March";
	report->short_previous = "February 2026 and more";
	check_widths(report);
	made_free(report);
}

/* Without the sequences, a coloured screen is the plain one. */
static void test_colour_says_nothing_alone(void)
{
	struct report *report = made_report(shop, G_N_ELEMENTS(shop), 52);
	const struct terminal_style coloured = { 120, false, true };
	const struct terminal_style plain = { 120, false, false };
	char *with = screen(report, 0, &coloured);
	char *without = screen(report, 0, &plain);
	g_autoptr(GRegex) sequence =
		g_regex_new("\033\\[(0|1|2|33|36)m", 0, 0, NULL);
	g_autofree char *bare =
		g_regex_replace_literal(sequence, with, -1, 0, "", 0, NULL);

	g_assert_cmpstr(with, !=, without);
	g_assert_cmpstr(bare, ==, without);
	g_free(with);
	g_free(without);
	made_free(report);
}

/* A window of days has no name but its days. */
static void test_days(void)
{
	struct report *report = made_report(shop, G_N_ELEMENTS(shop), 52);
	struct metrics *metrics = (struct metrics *)report->metrics;
	const struct terminal_style style = { 100, false, false };
	char *text;

	metrics->window.kind = metrics->previous.kind = WINDOW_DAYS;
	metrics->window.is_incomplete = true;
	metrics->previous.since -= 10 * 86400;
	report->period_name = "2026-04-01 to 2026-06-30";
	text = screen(report, 0, &style);
	*strchr(text, '\n') = '\0';
	g_assert_cmpstr(text, ==,
			"Engineering review  ·  1 Apr – 30 Jun 2026 UTC, not "
			"complete  ·  vs 22 Dec 2025 – 31 Mar 2026");
	g_free(text);
	made_free(report);
}

static void test_sparkline(void)
{
	const double counts[] = { 0, 1, 7, NAN, 3.5 };
	const double hours[] = { 3600, NAN, 36000, 360000 };
	const double equal[] = { 60, 60 };
	const double nothing[] = { NAN, NAN };
	const double zeroes[] = { 0, 0 };
	g_autofree char *a = terminal_sparkline(counts, 5, false);
	g_autofree char *b = terminal_sparkline(hours, 4, true);
	g_autofree char *c = terminal_sparkline(equal, 2, true);
	g_autofree char *d = terminal_sparkline(nothing, 2, true);
	g_autofree char *e = terminal_sparkline(zeroes, 2, false);

	g_assert_cmpstr(a, ==, "▁▂█ ▅");
	g_assert_cmpstr(b, ==, "▁ ▅█");
	g_assert_cmpstr(c, ==, "▅▅");
	g_assert_cmpstr(d, ==, "  ");
	g_assert_cmpstr(e, ==, "▁▁");
}

static void test_display(void)
{
	static const struct {
		const char *text;
		uint32_t width, cut;
		const char *want;
	} cases[] = {
		{ "", 0, 3, "" },
		{ "abc", 3, 3, "abc" },
		{ "abcd", 4, 3, "ab…" },
		{ "注文", 4, 4, "注文" },
		{ "注文サ", 6, 5, "注文…" },
		{ "注文サ", 6, 4, "注…" },
		{ "e\u0301te\u0301", 3, 3, "e\u0301te\u0301" },
		{ "e\u0301te\u0301s", 4, 3, "e\u0301t…" },
		{ "abc", 3, 1, "…" },
		{ "abc", 3, 0, "" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = display_cut(cases[i].text, cases[i].cut);

		g_assert_cmpuint(display_width(cases[i].text), ==,
				 cases[i].width);
		g_assert_cmpstr(got, ==, cases[i].want);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
		g_autofree char *path =
			g_strconcat("/terminal/", screens[i].name, NULL);

		g_test_add_data_func(path, &screens[i], test_screen);
	}
	g_test_add_func("/terminal/no-line-is-too-wide",
			test_no_line_is_too_wide);
	g_test_add_func("/terminal/colour-says-nothing-alone",
			test_colour_says_nothing_alone);
	g_test_add_func("/terminal/days", test_days);
	g_test_add_func("/terminal/sparkline", test_sparkline);
	g_test_add_func("/terminal/display", test_display);
	return g_test_run();
}
