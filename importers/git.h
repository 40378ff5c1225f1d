/* git.h -- commits, the commits that deploys name, and deploys from tags */
#ifndef IMPORTERS_GIT_H
#define IMPORTERS_GIT_H

#include "model/facts.h"
#include "model/settings.h"

/*
 * True if there is a git repository at `path`: a work tree, a linked work
 * tree, a bare repository or a .git folder.  Looks at file names only.
 */
bool git_recognises(const char *path);

/*
 * Reads the repositories at `paths` (of char *, as the user called them) and
 * those that the configured services name.  The exports must have been read
 * before, and the configured services must be among facts->services, for this
 * fills what they left open:
 *
 *   - facts->repositories, ->commits and ->parents: the commits reachable
 *     from a deploy, from the commit of an incident or from a baseline;
 *   - service.repository, .touched and .baseline;
 *   - deploy.head and .unmatched, incident.commit;
 *   - deploys from tags, where they are asked for (git_tags.h).
 *
 * Two paths to one repository are one, under the name that sorts first.  What
 * fails is appended to `errors` (of GError *) and the others go on; a failed
 * repository has no commits.  Nothing that a repository contains is run, its
 * configuration is not obeyed, and nothing is written.
 */
void git_import(const struct settings *settings, struct facts *facts,
		const GPtrArray *paths, GPtrArray *errors);

#endif
