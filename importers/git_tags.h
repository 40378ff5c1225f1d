/* git_tags.h -- git tags as deploys */
#ifndef IMPORTERS_GIT_TAGS_H
#define IMPORTERS_GIT_TAGS_H

#include "importers/git_open.h"

/*
 * Adds a deploy for each tag of `git` that is one: it matches the `tag` of a
 * service of this repository or else settings->deploys_from_tags.  The
 * services must have their repositories.
 *
 * A tag that matches the pattern given for all belongs to the only service of
 * the repository; of several to the one it is named after (NAME-VERSION,
 * NAME/VERSION); where no service is configured or known, to one named like
 * the repository's folder.  A service whose deploys an export tells takes
 * none from its `tag`.
 *
 * The deploy's id and version are the tag's name.  It was deployed when the
 * tag was made; a lightweight tag has no such time: then at the time its name
 * tells, else at its commit's, which is a finding.
 */
void git_tags_read(struct git_run *run, struct git *git, GError **error);

#endif
