/* terminal_narrow.h -- the screen as `key: value` lines */
#ifndef RENDER_TERMINAL_NARROW_H
#define RENDER_TERMINAL_NARROW_H

#include "model/report.h"
#include "render/terminal_style.h"

/* A block for each of the four keys, then one for each of `scopes`. */
void narrow_print(const struct report *report, const GArray *scopes,
		  const struct terminal_style *style, FILE *stream);

#endif
