/* progress.c -- how far a long import has come, on a terminal only */
#include "cli/progress.h"

#include "render/clean.h"
#include "render/display.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

enum { WIDTH = 78, NAME = 60 };

/* One line, written over; blanks take away what is left of the last one. */
static void show(const char *name, uint64_t bytes, void *data)
{
	g_autofree char *clean = clean_text(name, CLEAN_SHOWN);
	g_autofree char *cut = display_cut(clean, NAME);
	g_autoptr(GString) line = g_string_new("shiplog: ");

	(void)data;
	g_string_append_printf(line, "%s %" PRIu64 " MB", cut, bytes / 1000000);
	if (display_width(line->str) < WIDTH)
		display_repeat(line, " ", WIDTH - display_width(line->str));
	fprintf(stderr, "\r%s", line->str);
	fflush(stderr);
}

struct import_watch *progress_begin(struct import_watch *watch)
{
	if (!isatty(STDERR_FILENO))
		return NULL;
	watch->progress = show;
	watch->data = NULL;
	return watch;
}

void progress_end(const struct import_watch *watch)
{
	if (watch)
		fprintf(stderr, "\r%*s\r", WIDTH, "");
}
