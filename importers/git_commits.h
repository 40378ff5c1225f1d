/* git_commits.h -- commits read in full */
#ifndef IMPORTERS_GIT_COMMITS_H
#define IMPORTERS_GIT_COMMITS_H

#include "importers/git_open.h"

/*
 * Reads the commits whose bit is set in `wanted` (by position): their author
 * and committer times, subjects and what their messages say of other commits
 * (facts->links); and git->trees, where those are not NULL.  `*is_false` is
 * set if a commit has other parents than the graph says, which then was read
 * from a commit-graph that lies.  False and an error if one is missing or
 * broken.
 */
bool git_commits_read(struct git_run *run, struct git *git,
		      const uint8_t *wanted, bool *is_false, GError **error);

#endif
