/* configuration_files.h -- a configuration file and those it includes */
#ifndef CLI_CONFIGURATION_FILES_H
#define CLI_CONFIGURATION_FILES_H

#include <glib.h>
#include <stdint.h>

/* Where a key stands. */
struct key_place {
	char *key;  /* "service.orders.path" */
	char *file; /* as the user called it, or as it was included */
	uint32_t line;
};

/*
 * The places of all keys of `file` and of what it includes, as an array of
 * struct key_place that frees what it holds, in the order in which libgit2
 * comes upon them.  NULL, with a usage error, if one of the files is not an
 * ordinary file of at most a mebibyte of text, if they include each other in a
 * circle, ten deep, or more than a hundred times.  Then libgit2 must not see
 * them, for it would open a pipe and wait.
 */
GArray *configuration_files(const char *file, GError **error);

#endif
