/* git_names.h -- the commits that deploys, incidents and settings name */
#ifndef IMPORTERS_GIT_NAMES_H
#define IMPORTERS_GIT_NAMES_H

#include "importers/git_open.h"

enum wanted_kind {
	WANTED_DEPLOY,
	WANTED_INCIDENT,
	WANTED_BASELINE,
	WANTED_TIP, /* of the main branch */
};

/* A commit that something in the facts names. */
struct wanted {
	enum wanted_kind kind;
	uint32_t index; /* of the deploy, the incident or the service */
	uint32_t git;	/* in run->gits */
	git_oid id;
};

/*
 * Looks up every commit that is named (METRICS.md section 2 has the order)
 * and returns those found, of struct wanted.  Sets deploy.unmatched of the
 * deploys whose commit is not found though their service has a repository:
 * "ambiguous commit", "commit not in repository", "no commit named".
 * Unknown baselines and broken objects are appended to run->errors.
 */
GArray *git_names_resolve(struct git_run *run);

/* The one commit whose id begins with 4 to 40 hex digits; false: no such. */
bool git_names_abbreviated(const struct git *git, const char *hex,
			   git_oid *commit);

#endif
