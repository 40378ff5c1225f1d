/* subject.c -- the first line of a commit's message */
#include "model/subject.h"

#include <glib.h>

size_t subject_before_number(const char *subject, size_t length)
{
	size_t digits = 0;

	if (length == 0 || subject[length - 1] != ')')
		return 0;
	while (digits + 1 < length &&
	       g_ascii_isdigit(subject[length - 2 - digits]))
		digits++;
	if (digits == 0 || length < digits + 4)
		return 0;
	length -= digits + 4;
	return subject[length] == ' ' && subject[length + 1] == '(' &&
			       subject[length + 2] == '#' ?
		       length :
		       0;
}
