/* git_history.h -- the commit graph of a repository */
#ifndef IMPORTERS_GIT_HISTORY_H
#define IMPORTERS_GIT_HISTORY_H

#include "importers/git_open.h"

/* Where the ids of its commits are looked up. */
struct git_history;

/*
 * Begins to read git's commit-graph into a graph, in a thread of its own;
 * nobody else may look at that until git_history_read() has been called.  It
 * is believed if it is sound and nothing is replaced, grafted or shallow (as
 * git does).
 */
void git_history_begin(struct git *git);

/* Gives that graph to the repository, which is among the facts now. */
void git_history_place(struct facts *facts, struct git *git);

/*
 * Fills the repository's graph with all commits that git->heads reach,
 * themselves included, and with what else the commit-graph knows;
 * graph->is_reached tells them apart, from git_history_finish() on.  A
 * commit-graph that is not sound is a finding.  False and an error if a commit
 * is missing (the boundary of a shallow clone is not) or broken; then the
 * repository has no commits.
 */
bool git_history_read(struct git_run *run, struct git *git, GError **error);

/*
 * Waits for what was left to do meanwhile, and fills the row of the source.
 * Not NULL: the commit-graph is damaged, and all that was read with it wrong.
 */
const char *git_history_finish(struct git_run *run, const struct git *git);

/*
 * Forgets what was read: the commit-graph is not believed any more, which is
 * told with the reason.
 */
void git_history_disbelieve(struct git_run *run, struct git *git,
			    const char *why);

void git_history_free(struct git_history *history);

/* Whether a commit-graph was believed. */
bool git_history_is_believed(const struct git *git);

/* The position of a commit, or NONE; git->history may be NULL. */
uint32_t git_history_find(const struct git_run *run, const struct git *git,
			  const git_oid *id);

#endif
