/* git_folders.h -- where a repository keeps its things */
#ifndef IMPORTERS_GIT_FOLDERS_H
#define IMPORTERS_GIT_FOLDERS_H

#include <glib.h>
#include <stdbool.h>

/* Real paths. */
struct git_folders {
	char *work;   /* what the user pointed at */
	char *git;    /* HEAD is there */
	char *common; /* objects and refs are; the same unless a linked tree */
	GPtrArray *objects; /* of char *: where objects are, its own first */
	GPtrArray *gone; /* of char *: where some should be, and is nothing */
};

/*
 * Fills `folders`, which must be zeroes and is cleared by the caller in any
 * case.  False and an error that starts with `path` if there is no repository,
 * libgit2 could not read it, or it belongs to another user and `trusts_owner`
 * is false.
 */
bool git_folders_find(const char *path, bool trusts_owner,
		      struct git_folders *folders, GError **error);
void git_folders_clear(struct git_folders *folders);

/*
 * The text of a regular file of at most `limit` bytes, or NULL (also for a
 * device, a pipe, a longer file); never waits.
 */
char *git_folders_text(const char *folder, const char *name, size_t limit);

#endif
