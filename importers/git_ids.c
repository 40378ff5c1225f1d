/* git_ids.c -- a number for each different object id, in order of arrival
 *
 * Open addressing with 32-bit slots, half of them free at the fullest.  An id
 * is a digest, so its first bytes are the hash.  28 bytes and two slots a key:
 * a GHashTable with keys of their own would take four times as much.
 */
#include "importers/git_ids.h"

#include <string.h>

struct git_ids *git_ids_new(void)
{
	struct git_ids *ids = g_new(struct git_ids, 1);

	ids->keys = g_array_new(false, false, sizeof(struct git_key));
	ids->mask = 63;
	ids->slots = g_new0(uint32_t, ids->mask + 1);
	return ids;
}

void git_ids_free(struct git_ids *ids)
{
	if (!ids)
		return;
	g_array_unref(ids->keys);
	g_free(ids->slots);
	g_free(ids);
}

static uint32_t hash(const git_oid *id)
{
	uint32_t start;

	memcpy(&start, id->id, sizeof(start));
	return start;
}

/* The slot of the key, or the free one where it belongs. */
static uint32_t *find_slot(const struct git_ids *ids, const git_oid *id,
			   uint32_t mode)
{
	for (uint32_t at = hash(id) & ids->mask;; at = (at + 1) & ids->mask) {
		const struct git_key *key;

		if (ids->slots[at] == 0)
			return &ids->slots[at];
		key = git_ids_key(ids, ids->slots[at] - 1);
		if (key->mode == mode && git_oid_equal(&key->id, id))
			return &ids->slots[at];
	}
}

static void grow(struct git_ids *ids)
{
	ids->mask = ids->mask * 2 + 1;
	g_free(ids->slots);
	ids->slots = g_new0(uint32_t, (size_t)ids->mask + 1);
	for (uint32_t n = 0; n < ids->keys->len; n++) {
		const struct git_key *key = git_ids_key(ids, n);

		*find_slot(ids, &key->id, key->mode) = n + 1;
	}
}

uint32_t git_ids_add(struct git_ids *ids, const git_oid *id, uint32_t mode)
{
	uint32_t *slot = find_slot(ids, id, mode);
	struct git_key key = { .id = *id, .mode = mode };

	if (*slot != 0)
		return *slot - 1;
	*slot = ids->keys->len + 1;
	g_array_append_val(ids->keys, key);
	if (ids->keys->len > ids->mask / 2)
		grow(ids);
	return ids->keys->len - 1;
}

uint32_t git_ids_find(const struct git_ids *ids, const git_oid *id,
		      uint32_t mode)
{
	return *find_slot(ids, id, mode) - 1;
}
