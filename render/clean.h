/* clean.h -- text of the inputs made harmless for where it is printed */
#ifndef RENDER_CLEAN_H
#define RENDER_CLEAN_H

#include <glib.h>
#include <stdbool.h>

/*
 * Control characters (C0, DEL, C1) and those that turn the direction of
 * writing round never leave the program as they are, nor does invalid UTF-8.
 */
enum clean {
	CLEAN_CELL,  /* they become U+FFFD; TAB, LF and CR stay */
	CLEAN_LINE,  /* they become U+FFFD; TAB, LF and CR become spaces */
	CLEAN_SHOWN, /* as CLEAN_LINE, but shown: \x1b, \u202e */
	CLEAN_ASCII, /* as CLEAN_SHOWN, and other letters become `?` */
};

/* Appends `text` (any bytes; NULL is none) to `out`. */
void clean_append(GString *out, const char *text, enum clean how);

/* The same as a string of its own, to be g_free()d. */
char *clean_text(const char *text, enum clean how);

/*
 * Whether a spreadsheet may take the text for a formula: it begins, spaces
 * aside, with = + - @ (or their full-width twins), TAB, LF or CR (CWE-1236).
 */
bool clean_is_formula(const char *text);

#endif
