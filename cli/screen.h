/* screen.h -- what standard output can show */
#ifndef CLI_SCREEN_H
#define CLI_SCREEN_H

#include "cli/options.h"
#include "render/terminal.h"

/*
 * Width: --width, COLUMNS, the terminal's, 80.  Colour: --color, NO_COLOR,
 * CLICOLOR_FORCE and FORCE_COLOR, a terminal that is not dumb.  Seven bits:
 * --ascii, and where the locale is not UTF-8.
 */
struct terminal_style screen_style(const struct options *options);

#endif
