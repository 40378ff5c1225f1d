/* git_grafts.h -- where a repository says that history ends */
#ifndef IMPORTERS_GIT_GRAFTS_H
#define IMPORTERS_GIT_GRAFTS_H

#include <git2/oid.h>
#include <glib.h>

/*
 * Commits whose parents are not those that their text names: the boundary of
 * a shallow clone (none), and the old info/grafts.  NULL if there are none.
 * The caller frees it with g_hash_table_unref().
 */
GHashTable *git_grafts_read(const char *common_folder);

/* The parents (GArray of git_oid) it has instead, or NULL: its own. */
const GArray *git_grafts_find(GHashTable *grafts, const git_oid *commit);

#endif
