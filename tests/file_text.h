/* file_text.h -- a stream whose bytes are text in the end */
#ifndef TESTS_FILE_TEXT_H
#define TESTS_FILE_TEXT_H

#include <stddef.h>
#include <stdio.h>

struct file_text {
	FILE *stream;
	char **text;
	size_t *length;
};

struct file_text file_text_open(void);

/* What was written, to be g_free()d. */
char *file_text_close(struct file_text *file);

#endif
