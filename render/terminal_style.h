/* terminal_style.h -- marks, tones and lines of a terminal */
#ifndef RENDER_TERMINAL_STYLE_H
#define RENDER_TERMINAL_STYLE_H

#include "model/measure.h"

#include <glib.h>
#include <stdio.h>

struct terminal_style {
	uint32_t width;	 /* columns */
	bool is_ascii;	 /* 7-bit marks and letters only */
	bool has_colour; /* bold, dim, yellow, cyan */
};

/* A glyph or a word says the same as each of them. */
enum tone { TONE_PLAIN, TONE_BOLD, TONE_DIM, TONE_WORSE, TONE_BETTER };

/*
 * Lines are built as UTF-8 with the marks ▮▯ ▁…█ ─ ▲▼ and become ASCII, where
 * the style asks for it, when they are printed.  Text of the inputs has to
 * pass terminal_clean() first.
 */
char *terminal_clean(const struct terminal_style *style, const char *text);

/* Appends text in a tone, then spaces up to `width` columns; or before it. */
void terminal_left(GString *line, const struct terminal_style *style,
		   enum tone tone, const char *text, uint32_t width);
void terminal_right(GString *line, const struct terminal_style *style,
		    enum tone tone, const char *text, uint32_t width);

/* Prints the line without spaces at its end, and empties it. */
void terminal_line(GString *line, const struct terminal_style *style,
		   FILE *stream);
void terminal_rule(const struct terminal_style *style, FILE *stream);

/*
 * Prints pieces with a separator between them, beginning a new line where the
 * next one would not fit; a piece wider than a line is cut.
 */
void terminal_pieces(const GPtrArray *pieces, const char *separator,
		     const struct terminal_style *style, FILE *stream);

/* Four columns: "▮▮▮▯"; blank for TIER_NONE. */
const char *terminal_pips(enum tier tier);
/* "▲" better, "▼" worse, "–" no detectable change, else " ". */
const char *terminal_glyph(enum verdict verdict);
enum tone terminal_tone(enum verdict verdict);

/*
 * A column a value, from 0 up, or for durations on a log scale from the
 * smallest up; NaN is blank.  To be g_free()d.
 */
char *terminal_sparkline(const double *values, uint32_t n, bool is_log);

#endif
