/* format.c -- numbers as a reader reads them, the same in every output
 *
 * Rounding is half away from zero on the decimal value that was meant: 0.145
 * is 14.5%, although the nearest double lies a little below it.  All decimal
 * rounding goes through round_to().
 */
#include "render/format.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define MINUS "\u2212"
#define NARROW_SPACE "\u202f"
#define NO_BREAK_SPACE "\u00a0"
#define EN_DASH "\u2013"
#define TIMES "\u00d7"
#define MAX_DECIMALS 6

static double round_to(double v, int decimals)
{
	double power = pow(10, decimals);
	double whole = floor(fabs(v) * power * (1 + 4 * DBL_EPSILON) + 0.5);

	return copysign(whole / power, v);
}

/* To two significant digits; decimals = how many of them are decimals. */
static double round_to_two(double v, int *decimals)
{
	double size = fabs(v);
	int digits = size > 0 ? 1 - (int)floor(log10(size)) : 0;

	digits = MIN(digits, MAX_DECIMALS);
	/* 9.96 became 10: a digit less behind the point */
	if (size > 0 && fabs(round_to(v, digits)) >= pow(10, 2 - digits))
		digits--;
	*decimals = MAX(digits, 0);
	return digits >= 0 ?
		       round_to(v, digits) :
		       round_to(v * pow(10, digits), 0) * pow(10, -digits);
}

static char *print_fixed(double v, int decimals)
{
	char buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];
	char pattern[8];

	g_snprintf(pattern, sizeof(pattern), "%%.%df", decimals);
	g_ascii_formatd(buffer, sizeof(buffer), pattern,
			fabs(round_to(v, decimals)));
	return g_strdup(buffer);
}

/* "−" below zero, "+" above if `is_signed`; decided on the rounded value. */
static const char *sign(double v, int decimals, bool is_signed)
{
	double rounded = round_to(v, decimals);

	if (rounded < 0)
		return MINUS;
	return rounded > 0 && is_signed ? "+" : "";
}

static char *print_signed(double v, int decimals, bool is_signed)
{
	g_autofree char *digits = print_fixed(v, decimals);

	return g_strconcat(sign(v, decimals, is_signed), digits, NULL);
}

/* A percentage and the digits it needs, so as not to mislead. */
static bool misleads(double percent, int decimals, double limit, bool at_most)
{
	double shown = round_to(percent, decimals);
	double edge = round_to(limit * 100, 9);

	if ((percent > 0 && shown == 0) || (percent < 100 && shown >= 100))
		return true;
	if (isnan(limit))
		return false;
	return at_most ? (shown <= edge) != (round_to(percent, 9) <= edge) :
			 (shown >= edge) != (round_to(percent, 9) >= edge);
}

static char *print_percent(double percent, int decimals, double limit,
			   bool at_most)
{
	g_autofree char *digits = NULL;

	if (percent == 0 || percent == 100)
		decimals = 0;
	while (decimals < MAX_DECIMALS &&
	       misleads(percent, decimals, limit, at_most))
		decimals++;
	digits = print_signed(percent, decimals, false);
	return g_strconcat(digits, "%", NULL);
}

/* Integer of less than a hundred; else a decimal below 10%. */
static int rate_decimals(double percent, uint32_t n)
{
	return (n > 0 && n < 100) || fabs(round_to(percent, 1)) >= 10 ? 0 : 1;
}

char *format_rate(double fraction, uint32_t n, double limit)
{
	double percent = fraction * 100;

	if (!isfinite(fraction))
		return g_strdup(FORMAT_UNKNOWN);
	if (n > 0 && n < 5)
		return format_k_of_n(round_to(fraction * n, 0), n);
	return print_percent(percent, rate_decimals(percent, n), limit, true);
}

char *format_share(double fraction)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	if (!isfinite(fraction))
		return g_strdup(FORMAT_UNKNOWN);
	g_ascii_formatd(digits, sizeof(digits), "%.6g", fraction * 100);
	return g_strconcat(digits, "%", NULL);
}

char *format_k_of_n(double k, uint32_t n)
{
	g_autofree char *part = format_count(k);
	g_autofree char *whole = format_count(n);

	return isfinite(k) ? g_strconcat(part, " of ", whole, NULL) :
			     g_strdup(FORMAT_UNKNOWN);
}

char *format_rate_range(double low, double high, uint32_t n)
{
	double from = low * 100, to = high * 100;
	int decimals = rate_decimals(to, n);
	g_autofree char *left = NULL, *right = NULL;

	if (!isfinite(low) || !isfinite(high))
		return g_strdup(FORMAT_UNKNOWN);
	while (decimals < 2 && from < to &&
	       round_to(from, decimals) == round_to(to, decimals))
		decimals++;
	left = print_signed(from, from == 0 ? 0 : decimals, false);
	right = print_signed(to, to == 100 ? 0 : decimals, false);
	return g_strconcat(left, EN_DASH, right, NULL);
}

/* Those that the objective was set with. */
static int decimals_of(double objective)
{
	int decimals = 0;

	while (decimals < MAX_DECIMALS - 1 &&
	       fabs(round_to(objective * 100, decimals) - objective * 100) >
		       1e-9)
		decimals++;
	return decimals;
}

char *format_objective(double value, double objective)
{
	if (!isfinite(value))
		return g_strdup(FORMAT_UNKNOWN);
	return print_percent(value * 100, decimals_of(objective) + 1, objective,
			     false);
}

char *format_target(double objective)
{
	if (!isfinite(objective))
		return g_strdup(FORMAT_UNKNOWN);
	return print_percent(objective * 100, decimals_of(objective), NAN,
			     true);
}

char *format_budget(double left)
{
	g_autofree char *share = NULL;

	if (!isfinite(left))
		return g_strdup(FORMAT_UNKNOWN);
	share = print_percent(fabs(left) * 100, 0, NAN, true);
	return g_strconcat(share, left < 0 ? " overspent" : " left", NULL);
}

char *format_ratio(double ratio)
{
	g_autofree char *digits = NULL;
	int decimals;
	double rounded;

	if (!isfinite(ratio))
		return g_strdup(FORMAT_UNKNOWN);
	rounded = round_to_two(ratio, &decimals);
	digits = print_fixed(rounded, decimals);
	return g_strconcat(TIMES, digits, NULL);
}

char *format_change(double ratio)
{
	g_autofree char *digits = NULL;
	double percent = (ratio - 1) * 100;
	int decimals = 0;

	if (!isfinite(ratio))
		return g_strdup(FORMAT_UNKNOWN);
	if (ratio > 3)
		return format_ratio(ratio);
	/* −100% is said of what is gone, and of nothing else */
	while (decimals < MAX_DECIMALS && ratio > 0 &&
	       round_to(percent, decimals) <= -100)
		decimals++;
	digits = print_signed(percent, decimals, true);
	return g_strconcat(digits, "%", NULL);
}

static char *print_range(double low, double high, int decimals)
{
	g_autofree char *left = print_signed(low, decimals, true);
	g_autofree char *right = print_signed(high, decimals, true);

	return g_strconcat(left, " to ", right, NULL);
}

char *format_change_range(double low, double high)
{
	g_autofree char *left = NULL, *right = NULL;

	if (!isfinite(low) || !isfinite(high))
		return g_strdup(FORMAT_UNKNOWN);
	if (high <= 3)
		return print_range((low - 1) * 100, (high - 1) * 100, 0);
	left = format_ratio(low);
	right = format_ratio(high);
	return g_strconcat(left, " to ", right, NULL);
}

static int points_decimals(double low, double high)
{
	double size = MAX(fabs(low), fabs(high));

	return round_to(size, 1) < 10 ? 1 : 0;
}

char *format_points(double difference)
{
	double points = difference * 100;
	g_autofree char *digits = NULL;

	if (!isfinite(difference))
		return g_strdup(FORMAT_UNKNOWN);
	digits = print_signed(points, points_decimals(points, points), true);
	return g_strconcat(digits, NO_BREAK_SPACE "pp", NULL);
}

char *format_points_range(double low, double high)
{
	if (!isfinite(low) || !isfinite(high))
		return g_strdup(FORMAT_UNKNOWN);
	return print_range(low * 100, high * 100,
			   points_decimals(low * 100, high * 100));
}

char *format_count(double count)
{
	g_autofree char *digits = NULL;
	GString *out;

	if (!isfinite(count))
		return g_strdup(FORMAT_UNKNOWN);
	digits = print_fixed(count, 0);
	out = g_string_new(sign(count, 0, false));
	for (size_t left = strlen(digits), i = 0; left > 0; left--, i++) {
		if (i > 0 && left % 3 == 0)
			g_string_append(out, NARROW_SPACE);
		g_string_append_c(out, digits[i]);
	}
	return g_string_free(out, false);
}

char *format_count_compact(double count)
{
	double unit = round_to(count / 1e6, 1) >= 1000 ? 1e9 : 1e6;
	double scaled = count / unit;
	g_autofree char *digits = NULL;

	if (!isfinite(count) || round_to(count, 0) < 1e6)
		return format_count(count);
	digits = print_fixed(scaled, round_to(scaled, 1) < 100 ? 1 : 0);
	return g_strconcat(digits, NO_BREAK_SPACE, unit > 1e6 ? "G" : "M",
			   NULL);
}

char *format_word(double count)
{
	static const char *const words[] = {
		"zero",	 "one",	  "two",  "three", "four",   "five",   "six",
		"seven", "eight", "nine", "ten",   "eleven", "twelve",
	};
	double whole = isfinite(count) ? round_to(count, 0) : -1;

	return whole >= 0 && whole < G_N_ELEMENTS(words) ?
		       g_strdup(words[(int)whole]) :
		       format_count(count);
}

char *format_number(double number)
{
	double rounded;
	int decimals;

	if (!isfinite(number))
		return g_strdup(FORMAT_UNKNOWN);
	if (fabs(number) < 100 && number == floor(number))
		return print_signed(number, 0, false);
	rounded = round_to_two(number, &decimals);
	return decimals > 0 ? print_signed(rounded, decimals, false) :
			      format_count(rounded);
}

char *format_signed(double number)
{
	g_autofree char *plain = format_number(number);

	return g_strconcat(number > 0 && isfinite(number) ? "+" : "", plain,
			   NULL);
}

char *format_per_week(double number)
{
	if (!isfinite(number))
		return g_strdup(FORMAT_UNKNOWN);
	if (number == 0 || round_to(number, 1) >= 10)
		return format_count(number);
	return round_to(number, 1) > 0 ? print_signed(number, 1, false) :
					 format_number(number);
}
