/* git_walk.h -- the commits behind some commits, read by several threads */
#ifndef IMPORTERS_GIT_WALK_H
#define IMPORTERS_GIT_WALK_H

#include "importers/git_open.h"

/* What was found, for looking up ids. */
struct git_walk;

/*
 * Appends to `graph` the commits that `heads` (of git_oid) reach and that are
 * not yet in it, where `layers` (NULL: none) tell the ids of those that are.
 * Their parents and committer times are read from the objects, with up to
 * `threads` threads; their order depends on chance.  NULL and an error if a
 * commit is missing (the boundary of a shallow clone is not) or broken.
 */
struct git_walk *git_walk_read(const struct git *git, struct graph *graph,
			       const GArray *layers, const GArray *heads,
			       int threads, GError **error);
void git_walk_free(struct git_walk *walk);

/* The position of a commit that was read, or NONE. */
uint32_t git_walk_find(const struct git_walk *walk, const struct graph *graph,
		       const uint8_t *id);

#endif
