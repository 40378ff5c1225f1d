/* plain.h -- cells as programs read them: no locale, no rounding, no units */
#ifndef RENDER_PLAIN_H
#define RENDER_PLAIN_H

#include "model/table.h"

#include <glib.h>

/*
 * Appends a cell that is no text: the shortest decimal that reads back as the
 * same double, `2026-05-12T14:02:31Z`, `2026-05-12` (in `zone`), true, false.
 * An empty cell appends nothing.
 */
void plain_append(GString *out, const struct column *column,
		  const struct cell *cell, GTimeZone *zone);

/* The shortest decimal of a finite number, to be g_free()d. */
char *plain_number(double number);

#endif
