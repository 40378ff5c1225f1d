/* git_packs.h -- the packs of a repository, for reading many plain objects */
#ifndef IMPORTERS_GIT_PACKS_H
#define IMPORTERS_GIT_PACKS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * The packs in a folder whose index is one of version 2 and whole; what they
 * do not have, or have as a delta, is libgit2's to find.  Opened once, read
 * by any number of threads, each with a taker of its own.
 */
struct git_packs;

/* Never NULL; `folder` is objects/pack, which need not be there. */
struct git_packs *git_packs_open(const char *folder);
void git_packs_close(struct git_packs *packs);

/* Gives the memory of indexes back, for what is looked at anew. */
void git_packs_forget(const struct git_packs *packs);

/* Where an object begins. */
struct git_spot {
	uint32_t pack;
	uint64_t offset;
};

/* Whether a pack has the object `id`, of 20 bytes; then `spot` says where. */
bool git_packs_find(const struct git_packs *packs, const uint8_t *id,
		    struct git_spot *spot);

/* The type of the object at a spot as packs number them, or 0: broken. */
enum { PACKED_COMMIT = 1, PACKED_TREE = 2 };
int git_packs_type(const struct git_packs *packs, struct git_spot spot);

/* What one thread takes objects out of packs with. */
struct git_taker;

struct git_taker *git_taker_new(const struct git_packs *packs);
void git_taker_free(struct git_taker *taker);

/*
 * The text of the object at a spot, which is one of `type`, good until the
 * next call; NULL if it is a delta, of another type, longer than a megabyte
 * or broken: then ask libgit2.
 */
const char *git_taker_take(struct git_taker *taker, struct git_spot spot,
			   int type, size_t *length);

#endif
