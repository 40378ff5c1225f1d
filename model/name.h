/* name.h -- when two names are the same */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include <stdbool.h>

/* True if names are equal, letter case and `_`, `-`, space aside. */
bool name_equal(const char *a, const char *b);

/* The same text for all names that are equal; g_free() it. */
char *name_fold(const char *name);

#endif
