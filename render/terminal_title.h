/* terminal_title.h -- what the screen is about, and what its marks mean */
#ifndef RENDER_TERMINAL_TITLE_H
#define RENDER_TERMINAL_TITLE_H

#include "model/report.h"
#include "render/terminal_style.h"

/* Title, period and previous period; then how much there is. */
void title_print(const struct report *report,
		 const struct terminal_style *style, FILE *stream);

/* The legend of pips and glyphs. */
void legend_print(const struct terminal_style *style, FILE *stream);

#endif
