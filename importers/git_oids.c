/* git_oids.c -- hash tables by object id
 *
 * Ids are as good as random: any four bytes of one are a hash.
 */
#include "importers/git_oids.h"

#include <string.h>

static unsigned hash(gconstpointer key)
{
	unsigned value;

	memcpy(&value, key, sizeof(value));
	return value;
}

static gboolean equal(gconstpointer a, gconstpointer b)
{
	return git_oid_equal(a, b);
}

GHashTable *git_oids_new(GDestroyNotify free_value)
{
	return g_hash_table_new_full(hash, equal, g_free, free_value);
}

void git_oids_insert(GHashTable *oids, const git_oid *id, void *value)
{
	g_hash_table_replace(oids, g_memdup2(id, sizeof(*id)), value);
}
