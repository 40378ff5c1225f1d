/* git.h -- commits, the commits that deploys name, and deploys from tags */
#ifndef IMPORTERS_GIT_H
#define IMPORTERS_GIT_H

#include "model/facts.h"
#include "model/settings.h"

/* Repositories that stay open between the steps below. */
struct git_run;

/*
 * True if there is a git repository at `path`: a work tree, a linked work
 * tree, a bare repository or a .git folder.  Looks at file names only.
 */
bool git_recognises(const char *path);

/*
 * The first step, before the exports are read: opens the repositories at
 * `paths` (of char *, as the user called them) and those that the configured
 * services name, and adds them to facts->repositories.  What can be read of
 * their graphs without knowing more is read by threads meanwhile.
 *
 * Two paths to one repository are one, under the name that sorts first.  What
 * fails is appended to `errors` (of GError *), here and in the next step, and
 * the others go on.  Nothing that a repository contains is run, its
 * configuration is not obeyed, and nothing is written.  `settings`, `facts` and
 * `errors` must live until git_import_end(), which the caller calls with the
 * answer.
 */
struct git_run *git_begin(const struct settings *settings, struct facts *facts,
			  const GPtrArray *paths, GPtrArray *errors);

/*
 * The second step: the commit graphs.  The exports must have been read before,
 * and the configured services must be among facts->services, for this fills
 * what they left open:
 *
 *   - facts->repositories with their graphs: the commits reachable from a
 *     deploy, the commit of an incident, a baseline or a main branch;
 *   - service.repository, .baseline and .tip;
 *   - deploy.head and .unmatched, incident.commit;
 *   - deploys from tags, where they are asked for (git_tags.h).
 *
 * A failed repository has no commits.
 */
void git_import(struct git_run *run);

/*
 * The third step, when the facts are sealed: reads the commits `wanted` (of
 * struct service_commit) in full.  Fills the details of
 * their graphs, facts->links, and service.touched of services with paths.
 *
 * False if a commit-graph turned out to lie: then the graph has been read
 * anew, heads have other positions, and all that was found out from them has
 * to be found out again.  Once only: the second call answers true.
 */
bool git_import_commits(struct git_run *run, const GArray *wanted,
			GPtrArray *errors);

/* The last step; NULL is borne. */
void git_import_end(struct git_run *run);

#endif
