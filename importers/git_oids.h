/* git_oids.h -- hash tables by object id */
#ifndef IMPORTERS_GIT_OIDS_H
#define IMPORTERS_GIT_OIDS_H

#include <git2/oid.h>
#include <glib.h>

/* A table whose keys are copies of git_oid; `free_value` may be NULL. */
GHashTable *git_oids_new(GDestroyNotify free_value);

/* Takes over `value`, instead of the one that is there. */
void git_oids_insert(GHashTable *oids, const git_oid *id, void *value);

#endif
