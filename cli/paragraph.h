/* paragraph.h -- words on as many lines as they need */
#ifndef CLI_PARAGRAPH_H
#define CLI_PARAGRAPH_H

#include <glib.h>
#include <stdint.h>

/*
 * Appends `words` to the last line of `out`, from `column` on, and a newline.
 * Where a line would get more than `width` columns, the next begins, at
 * `column` too; so it does if the last line already reaches beyond that.
 */
void paragraph_add(GString *out, const char *words, uint32_t column,
		   uint32_t width);

#endif
