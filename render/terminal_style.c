/* terminal_style.c -- the only escape sequences, and their ASCII twins */
#include "render/terminal_style.h"

#include "render/clean.h"
#include "render/display.h"

#include <math.h>
#include <string.h>

static const char *const bars[] = {
	"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█",
};

/* Our own marks and signs, all one column wide. */
static const struct {
	const char *mark;
	char ascii;
} twins[] = {
	{ "▮", '#' }, { "▯", '.' }, { "─", '-' }, { "▲", '^' }, { "▼", 'v' },
	{ "▁", '_' }, { "▂", '.' }, { "▃", ':' }, { "▄", '-' }, { "▅", '=' },
	{ "▆", '+' }, { "▇", '*' }, { "█", '#' }, { "−", '-' }, { "–", '-' },
	{ "·", '|' }, { "×", 'x' }, { "…", '~' },
};

static const char *const sequences[] = {
	[TONE_PLAIN] = "",	    [TONE_BOLD] = "\033[1m",
	[TONE_DIM] = "\033[2m",	    [TONE_WORSE] = "\033[33m",
	[TONE_BETTER] = "\033[36m",
};

char *terminal_clean(const struct terminal_style *style, const char *text)
{
	return clean_text(text, style->is_ascii ? CLEAN_ASCII : CLEAN_SHOWN);
}

static void put(GString *line, const struct terminal_style *style,
		enum tone tone, const char *text)
{
	bool is_toned =
		style->has_colour && tone != TONE_PLAIN && *text != '\0';

	if (is_toned)
		g_string_append(line, sequences[tone]);
	g_string_append(line, text);
	if (is_toned)
		g_string_append(line, "\033[0m");
}

static uint32_t missing(const char *text, uint32_t width)
{
	uint32_t has = display_width(text);

	return has < width ? width - has : 0;
}

void terminal_left(GString *line, const struct terminal_style *style,
		   enum tone tone, const char *text, uint32_t width)
{
	put(line, style, tone, text);
	display_repeat(line, " ", missing(text, width));
}

void terminal_right(GString *line, const struct terminal_style *style,
		    enum tone tone, const char *text, uint32_t width)
{
	display_repeat(line, " ", missing(text, width));
	put(line, style, tone, text);
}

static char twin_of(const char *letter)
{
	for (size_t i = 0; i < G_N_ELEMENTS(twins); i++)
		if (g_str_has_prefix(letter, twins[i].mark))
			return twins[i].ascii;
	return '?';
}

/* Spaces that do not break would hide a number from grep. */
static bool is_space(const char *letter)
{
	return g_str_has_prefix(letter, "\u00a0") ||
	       g_str_has_prefix(letter, "\u202f");
}

static void print_letter(const char *letter, bool is_ascii, FILE *stream)
{
	size_t length = (size_t)(g_utf8_next_char(letter) - letter);

	if (is_space(letter))
		fputc(' ', stream);
	else if (length > 1 && is_ascii)
		fputc(twin_of(letter), stream);
	else
		fwrite(letter, 1, length, stream);
}

void terminal_line(GString *line, const struct terminal_style *style,
		   FILE *stream)
{
	while (line->len > 0 && line->str[line->len - 1] == ' ')
		g_string_truncate(line, line->len - 1);
	for (const char *at = line->str; *at != '\0'; at = g_utf8_next_char(at))
		print_letter(at, style->is_ascii, stream);
	fputc('\n', stream);
	g_string_truncate(line, 0);
}

void terminal_rule(const struct terminal_style *style, FILE *stream)
{
	g_autoptr(GString) line = g_string_new(NULL);

	display_repeat(line, "─", style->width);
	terminal_line(line, style, stream);
}

void terminal_pieces(const GPtrArray *pieces, const char *separator,
		     const struct terminal_style *style, FILE *stream)
{
	g_autoptr(GString) line = g_string_new(NULL);
	uint32_t used = 0, gap = display_width(separator);

	for (uint32_t i = 0; i < pieces->len; i++) {
		g_autofree char *piece =
			display_cut(pieces->pdata[i], style->width);
		uint32_t wide = display_width(piece);

		if (used > 0 && used + gap + wide > style->width) {
			terminal_line(line, style, stream);
			used = 0;
		}
		if (used > 0) {
			g_string_append(line, separator);
			used += gap;
		}
		g_string_append(line, piece);
		used += wide;
	}
	if (used > 0)
		terminal_line(line, style, stream);
}

const char *terminal_pips(enum tier tier)
{
	static const char *const pips[] = {
		[TIER_NONE] = "    ",	[TIER_LOW] = "▮▯▯▯",
		[TIER_MEDIUM] = "▮▮▯▯", [TIER_HIGH] = "▮▮▮▯",
		[TIER_ELITE] = "▮▮▮▮",
	};

	return pips[tier];
}

const char *terminal_glyph(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_BETTER:
		return "▲";
	case VERDICT_WORSE:
		return "▼";
	case VERDICT_NONE:
		return "–";
	default:
		return " ";
	}
}

enum tone terminal_tone(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_BETTER:
		return TONE_BETTER;
	case VERDICT_WORSE:
		return TONE_WORSE;
	default:
		return TONE_DIM;
	}
}

/* Durations of 0 s stand beside those of 1 s; NaN stays NaN. */
static double height(double value, bool is_log)
{
	if (!is_log)
		return value;
	return value < 1 ? 0 : log(value);
}

char *terminal_sparkline(const double *values, uint32_t n, bool is_log)
{
	GString *out = g_string_new(NULL);
	double least = is_log ? INFINITY : 0, most = is_log ? -INFINITY : 0;

	for (uint32_t i = 0; i < n; i++) {
		/* fmin and fmax pass over NaN */
		least = fmin(least, height(values[i], is_log));
		most = fmax(most, height(values[i], is_log));
	}
	for (uint32_t i = 0; i < n; i++) {
		double share = 0;

		if (isnan(values[i])) {
			g_string_append_c(out, ' ');
			continue;
		}
		if (most > least)
			share = (height(values[i], is_log) - least) /
				(most - least);
		else if (is_log)
			share = 0.5;
		g_string_append(out, bars[(int)lround(share * 7)]);
	}
	return g_string_free(out, false);
}
