/* walk.h -- which files and repositories the sources are */
#ifndef IMPORTERS_WALK_H
#define IMPORTERS_WALK_H

#include "model/facts.h"

struct walk_file {
	char *name; /* as the user called it, or that and what lies under it */
	uint64_t device, number; /* the same for the same file */
	bool is_in_folder;	 /* it was met, not named */
};

struct walk {
	GPtrArray *files;	 /* of struct walk_file *, by name */
	GPtrArray *repositories; /* of char *, by name */
};
typedef struct walk Walk;

/*
 * Walks the folders among `names` (of char *) and sorts out git repositories.
 * Hidden files are skipped, links are followed, but each folder and file is
 * visited once, however many ways lead to it.  The answer does not depend on
 * the order of `names`.  A source that is not there, or is not a file, is an
 * error; in a folder, what is not a file, and a repository, is a finding.
 */
struct walk *walk_sources(const GPtrArray *names, struct facts *facts,
			  GPtrArray *errors);
void walk_free(struct walk *walk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Walk, walk_free)

#endif
