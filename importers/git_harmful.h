/* git_harmful.h -- pipes and devices where files should be */
#ifndef IMPORTERS_GIT_HARMFUL_H
#define IMPORTERS_GIT_HARMFUL_H

#include <glib.h>

/*
 * The path of something that is neither file nor folder, the caller's, or
 * NULL: directly in a folder, or anywhere below it, symbolic links followed.
 * `seen` holds the folders that were gone through, each once.
 */
char *git_harmful_beside(const char *folder);
char *git_harmful_below(const char *folder, GHashTable *seen);

/* A set for `seen`, the caller's. */
GHashTable *git_harmful_new(void);

#endif
