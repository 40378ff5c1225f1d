/* screen.c -- what standard output can show */
#include "cli/screen.h"

#include "cli/amount.h"

#include <langinfo.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_WIDTH = 80, MOST_WIDTH = 10000 };

static uint32_t find_width(const struct options *options)
{
	const char *columns = g_getenv("COLUMNS");
	struct winsize size;
	uint32_t width;

	if (options->width > 0)
		return MIN(options->width, MOST_WIDTH);
	if (columns && amount_number(columns, 1, MOST_WIDTH, &width))
		return width;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return USUAL_WIDTH;
}

static bool is_forced(const char *variable)
{
	const char *value = g_getenv(variable);

	return value && *value && strcmp(value, "0") != 0;
}

static bool has_colour(const struct options *options)
{
	const char *no = g_getenv("NO_COLOR");
	const char *terminal = g_getenv("TERM");

	if (options->colour == COLOUR_ALWAYS || options->colour == COLOUR_NEVER)
		return options->colour == COLOUR_ALWAYS;
	if (no && *no)
		return false;
	if (is_forced("CLICOLOR_FORCE") || is_forced("FORCE_COLOR"))
		return true;
	return isatty(STDOUT_FILENO) && terminal &&
	       strcmp(terminal, "dumb") != 0;
}

struct terminal_style screen_style(const struct options *options)
{
	struct terminal_style style = {
		.width = find_width(options),
		.is_ascii = options->is_ascii ||
			    strcmp(nl_langinfo(CODESET), "UTF-8") != 0,
		.has_colour = has_colour(options),
	};

	return style;
}
