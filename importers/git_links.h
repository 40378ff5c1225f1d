/* git_links.h -- what the message of a commit says of other commits */
#ifndef IMPORTERS_GIT_LINKS_H
#define IMPORTERS_GIT_LINKS_H

#include "importers/git_headers.h"
#include "importers/git_open.h"

/* What was found by one thread. */
struct git_links;

struct git_links *git_links_new(void);

/*
 * Looks through a message, from the subject to `end`, for
 *
 *	This reverts commit HEX          (a line that begins so)
 *	(cherry picked from commit HEX)  (likewise)
 *	Fixes: HEX                       (likewise; 7 or more digits)
 *	Revert "SUBJECT", Reapply "SUBJECT"    (the subject; if no line says
 *	                                 which commit is reverted; before the
 *	                                 numbers of requests, " (#12)")
 *
 * What is reapplied is named by its revert: Revert "SUBJECT".
 */
void git_links_find(struct git_links *links, uint32_t commit,
		    const struct commit_text *text, const char *end);

/* Appends all to facts->links, with no target yet, and frees `links`. */
void git_links_move(struct git_links *links, struct facts *facts,
		    uint32_t repository);

/* Puts the links from `first` on, all of `git`, in order, with targets. */
void git_links_resolve(struct git_run *run, const struct git *git,
		       uint32_t first);

#endif
