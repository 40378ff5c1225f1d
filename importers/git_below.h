/* git_below.h -- what lies below the folders of a repository */
#ifndef IMPORTERS_GIT_BELOW_H
#define IMPORTERS_GIT_BELOW_H

#include <glib.h>

/* A set of texts, the caller's. */
GHashTable *git_below_set(void);

/*
 * The path of a pipe or a device, the caller's, or NULL: directly in a folder,
 * or anywhere below it, symbolic links followed.  `seen` holds the folders
 * that were gone through, each once.
 */
char *git_below_pipe_in(const char *folder);
char *git_below_pipe(const char *folder, GHashTable *seen);

/* The paths of all files below a folder, the caller's, of char *. */
GPtrArray *git_below_files(const char *folder);

#endif
