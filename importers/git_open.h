/* git_open.h -- repositories that are open, and reading their objects */
#ifndef IMPORTERS_GIT_OPEN_H
#define IMPORTERS_GIT_OPEN_H

#include "importers/git_packs.h"
#include "model/facts.h"
#include "model/settings.h"

#include <git2.h>

/* One open repository and what was learnt of it. */
struct git {
	const char *name;    /* the first of `names`; belongs to the facts */
	GPtrArray *names;    /* of char *: what the user called it */
	GPtrArray *folders;  /* of char *: what a service may be named like */
	char *git_folder;    /* real path: HEAD is there */
	char *common_folder; /* real path: objects and refs; its identity */
	GPtrArray *gone;     /* of char *: alternates that are not there */
	git_repository *repository;
	git_odb *odb;
	struct git_packs *packs;
	GHashTable *replaced; /* git_replace.h; NULL: nothing is */
	GHashTable *grafts;   /* git_grafts.h; NULL: there are none */
	uint32_t index;	      /* in facts->repositories */

	GArray *heads; /* of git_oid: the commits that are named, in order */
	struct git_history *history; /* from git_history_read() */
	git_oid *trees; /* by commit: the root trees of those that are read in
			   full, if scopes are wanted; else NULL */
};

/* What the parts of this importer share. */
struct git_run {
	const struct settings *settings;
	struct facts *facts;
	GPtrArray *gits;   /* of struct git *, by name; gits[i]->index == i */
	GPtrArray *errors; /* of GError *, those of the step in hand */

	GThread *opener;     /* fills `gits` and the last; NULL: it is done */
	GPtrArray *paths;    /* of char *, those of repositories, in order */
	GPtrArray *unopened; /* of GError * */
};

/*
 * Opens the repository at `path` without looking at the folders above it.
 * NULL and an error that starts with `path` if there is none, it cannot be
 * read, or it belongs to somebody else and `trusts_owner` is false.
 */
struct git *git_open(const char *path, bool trusts_owner, GError **error);
void git_close(struct git *git);

/*
 * Reads one object, which must be of type `want`; the caller frees it with
 * git_odb_object_free().  NULL and an error that names the object if it is
 * missing, broken or of another type.
 */
git_odb_object *git_read(const struct git *git, const git_oid *id,
			 git_object_t want, GError **error);

/* The same, through any handle of the repository. */
git_odb_object *git_read_from(const struct git *git, git_odb *odb,
			      const git_oid *id, git_object_t want,
			      GError **error);

/* One more handle of the repository, for another thread. */
bool git_open_handle(const struct git *git, git_repository **repository,
		     git_odb **odb, GError **error);

/* An error about object `id`: `repos/shop: object 1c0f… is WHAT`. */
void git_object_error(GError **error, const struct git *git, const git_oid *id,
		      const char *what);

/*
 * The commit that `id` names, tags peeled (nested ones too).  1: found;
 * 0: it names something else; -1: an object is missing or broken.
 */
int git_peel(const struct git *git, const git_oid *id, git_oid *commit,
	     GError **error);

/* True of the tree without entries, which is as good as none. */
bool git_is_empty_tree(const git_oid *id);

/* Takes over `error`; one that says the same as another is dropped. */
void git_keep_error(struct git_run *run, GError *error);

#endif
