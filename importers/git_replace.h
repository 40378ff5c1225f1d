/* git_replace.h -- objects that stand for others (git replace) */
#ifndef IMPORTERS_GIT_REPLACE_H
#define IMPORTERS_GIT_REPLACE_H

#include <git2.h>
#include <glib.h>

/*
 * What refs/replace says: id to id, both git_oid.  NULL if nothing is
 * replaced; the caller frees it with g_hash_table_unref().
 */
GHashTable *git_replace_read(git_repository *repository);

/*
 * What is to be read for `id`, chains followed: `id` itself as a rule.  NULL:
 * the chain is a circle, or longer than git would follow.
 */
const git_oid *git_replace_find(GHashTable *replaced, const git_oid *id);

#endif
