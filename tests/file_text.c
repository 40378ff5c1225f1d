/* file_text.c -- memory that is written like a file */
#include "tests/file_text.h"

#include <glib.h>
#include <stdlib.h>

struct file_text file_text_open(void)
{
	struct file_text file = {
		.text = g_new0(char *, 1),
		.length = g_new0(size_t, 1),
	};

	file.stream = open_memstream(file.text, file.length);
	g_assert_nonnull(file.stream);
	return file;
}

char *file_text_close(struct file_text *file)
{
	char *text;

	g_assert_cmpint(fclose(file->stream), ==, 0);
	text = g_strdup(*file->text);
	free(*file->text);
	g_free(file->text);
	g_free(file->length);
	return text;
}
