/* git_ids.h -- a number for each different object id, in order of arrival */
#ifndef IMPORTERS_GIT_IDS_H
#define IMPORTERS_GIT_IDS_H

#include <git2/oid.h>
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* An id and, for the entry of a tree, its mode (else 0). */
struct git_key {
	git_oid id;
	uint32_t mode;
};

struct git_ids {
	GArray *keys;	 /* of struct git_key */
	uint32_t *slots; /* number + 1, or 0 if free */
	uint32_t mask;	 /* number of slots - 1 */
};

struct git_ids *git_ids_new(void);
void git_ids_free(struct git_ids *ids);

/* The number of the key, from 0; a new one if it is not yet there. */
uint32_t git_ids_add(struct git_ids *ids, const git_oid *id, uint32_t mode);
/* The number of the key, or UINT32_MAX. */
uint32_t git_ids_find(const struct git_ids *ids, const git_oid *id,
		      uint32_t mode);

#define git_ids_key(ids, n) \
	((const struct git_key *)&g_array_index((ids)->keys, struct git_key, n))

#endif
