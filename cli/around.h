/* around.h -- the repository around the current folder */
#ifndef CLI_AROUND_H
#define CLI_AROUND_H

#include "importers/git.h"

/*
 * Reads the git repository around the current folder, where nothing was
 * named, or the repositories that were, where nothing else was.  Their deploys
 * are their version tags, `v[0-9]*`, else `SERVICE-v*` (then the services are
 * those), else `release-*`, unless the settings name others.  What was found
 * is said on standard error, if `tells`.  NULL with a usage error if there is
 * no repository, with an input error if it cannot be read or has no such tag.
 * `settings` then has what the facts were read with.  The facts are the
 * caller's; the answer is what import_sources() answered with them.
 */
struct git_run *around_read(struct settings *settings, bool tells,
			    struct facts **facts, GError **error);

#endif
