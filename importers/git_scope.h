/* git_scope.h -- which commits change a path that belongs to a service */
#ifndef IMPORTERS_GIT_SCOPE_H
#define IMPORTERS_GIT_SCOPE_H

#include "importers/git_open.h"

/* The paths of a service (of char *), if it has any; else NULL. */
const GPtrArray *git_scope_paths(const struct git_run *run,
				 const struct git *git,
				 const struct service *service);

/*
 * Fills service.touched of service `s` for `commits` (n positions), whose
 * trees and those of their parents must be in git->trees.
 *
 * A path is a folder, a file or a pattern, as git takes it on its command line
 * without magic: `*`, `?` and `[…]` match `/` too.  A leading `./`, a trailing
 * `/` and `.` for the whole are understood.  A path that none of the commits
 * has is a finding.  False and an error if a tree is missing or broken.
 */
bool git_scope_fill(struct git_run *run, const struct git *git, uint32_t s,
		    const uint32_t *commits, uint32_t n, GError **error);

#endif
