/* message.c -- lines on standard error, and standard output's last word */
#include "cli/message.h"

#include "model/error.h"
#include "render/clean.h"

#include <errno.h>
#include <stdio.h>

void message(const char *format, ...)
{
	g_autofree char *text = NULL;
	g_autofree char *line = NULL;
	va_list values;

	va_start(values, format);
	text = g_strdup_vprintf(format, values);
	va_end(values);
	line = clean_text(text, CLEAN_SHOWN);
	fprintf(stderr, "shiplog: %s\n", line);
}

bool message_flush_output(GError **error)
{
	errno = 0;
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT,
		    "standard output: %s",
		    errno ? g_strerror(errno) : "could not be written");
	return false;
}
