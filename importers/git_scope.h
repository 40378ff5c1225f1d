/* git_scope.h -- which commits change a path that belongs to a service */
#ifndef IMPORTERS_GIT_SCOPE_H
#define IMPORTERS_GIT_SCOPE_H

#include "importers/git_open.h"

/* True if the settings give a service of this repository a path. */
bool git_scope_is_wanted(const struct git_run *run, const struct git *git);

/*
 * Fills service.touched of the services of `git`, whose history must have
 * been read with its trees.  Paths are files or folders; a leading `./`, a
 * trailing `/` and `.` for the whole are understood, patterns are not.  A
 * path that no commit has is a finding.  False and an error if a tree is
 * missing or broken; then `touched` is left as it was.
 */
bool git_scope_fill(struct git_run *run, const struct git *git, GError **error);

#endif
