/* git_history.h -- the commits behind some commits */
#ifndef IMPORTERS_GIT_HISTORY_H
#define IMPORTERS_GIT_HISTORY_H

#include "importers/git_open.h"

/*
 * Adds the commits that `heads` (GArray of git_oid) reach, themselves
 * included, to the facts, and fills the repository's row and that of its
 * source.  git->commits gives each the number it has in the repository; if
 * `wants_trees`, git->trees and ->tree_of tell their root trees.
 *
 * Sorts `heads` and drops those that stand there twice; the order of commits
 * depends on nothing but the set of heads.  False and an error if a commit is
 * missing (the boundary of a shallow clone is not) or broken; then the
 * repository has no commits.
 */
bool git_history_read(struct git_run *run, struct git *git, GArray *heads,
		      bool wants_trees, GError **error);

/* The index in facts->commits of a commit that was read, or NONE. */
uint32_t git_history_find(const struct git_run *run, const struct git *git,
			  const git_oid *id);

#endif
