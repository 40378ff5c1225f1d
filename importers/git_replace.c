/* git_replace.c -- objects that stand for others (git replace)
 *
 * git obeys these refs, libgit2 does not know them.
 */
#include "importers/git_replace.h"

#include "importers/git_oids.h"

#include <string.h>

enum { LOOKUPS = 5 }; /* as in git */

static int add(const char *name, void *data)
{
	GHashTable *replaced = data;
	git_oid from;

	if (git_oid_fromstr(&from, strrchr(name, '/') + 1) == 0)
		g_hash_table_insert(replaced, g_memdup2(&from, sizeof(from)),
				    NULL);
	return 0;
}

GHashTable *git_replace_read(git_repository *repository)
{
	GHashTable *replaced = git_oids_new(g_free);
	GHashTableIter each;
	void *from;

	git_reference_foreach_glob(repository, "refs/replace/*", add, replaced);
	g_hash_table_iter_init(&each, replaced);
	while (g_hash_table_iter_next(&each, &from, NULL)) {
		char name[sizeof("refs/replace/") + GIT_OID_HEXSZ] =
			"refs/replace/";
		git_oid to;

		git_oid_fmt(name + strlen("refs/replace/"), from);
		name[sizeof(name) - 1] = '\0';
		if (git_reference_name_to_id(&to, repository, name) == 0)
			g_hash_table_iter_replace(&each,
						  g_memdup2(&to, sizeof(to)));
		else
			g_hash_table_iter_remove(&each);
	}
	if (g_hash_table_size(replaced) > 0)
		return replaced;
	g_hash_table_unref(replaced);
	return NULL;
}

const git_oid *git_replace_find(GHashTable *replaced, const git_oid *id)
{
	for (int i = 0; i < LOOKUPS; i++) {
		const git_oid *next =
			replaced ? g_hash_table_lookup(replaced, id) : NULL;

		if (!next)
			return id;
		id = next;
	}
	return NULL;
}
