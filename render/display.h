/* display.h -- how wide text is on a terminal, and text of a given width */
#ifndef RENDER_DISPLAY_H
#define RENDER_DISPLAY_H

#include <glib.h>
#include <stdint.h>

/*
 * Columns of a terminal that the text takes: none for combining letters, two
 * for wide ones.  The text is valid UTF-8 without control characters.
 */
uint32_t display_width(const char *text);

/* At most `width` columns of the text, ending with … if it was cut. */
char *display_cut(const char *text, uint32_t width);

/* Appends `n` times `text`. */
void display_repeat(GString *out, const char *text, uint32_t n);

#endif
