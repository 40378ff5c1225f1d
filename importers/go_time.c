/* go_time.c -- times as programs written in Go print them */
#include "importers/go_time.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static bool is_offset(const char *word, size_t length)
{
	return length == 5 && (*word == '+' || *word == '-') &&
	       strspn(word + 1, "0123456789") >= 4;
}

char *go_time(const char *text)
{
	const char *last = text ? strrchr(text, ' ') : NULL;
	const char *before = last;

	while (before && before > text && before[-1] != ' ')
		before--;
	if (before && before > text &&
	    is_offset(before, (size_t)(last - before)))
		return g_strndup(text, (size_t)(last - text));
	return g_strdup(text);
}
