/* git_trees.h -- the entries of trees, kept for a while */
#ifndef IMPORTERS_GIT_TREES_H
#define IMPORTERS_GIT_TREES_H

#include "importers/git_open.h"

/* What one thread has read. */
struct git_trees;

struct git_trees *git_trees_new(const struct git *git);
void git_trees_free(struct git_trees *trees);

/* The text of a tree that is not yet gone through. */
struct git_tree {
	const char *at, *end;
};

/*
 * The tree `id`, or the empty one for NULL, good until git_trees_forget() is
 * called.  False and an error if it is missing or broken.
 */
bool git_trees_get(struct git_trees *trees, const git_oid *id,
		   struct git_tree *tree, GError **error);

/* Lets go of trees that were not asked for lately, if there are many. */
void git_trees_forget(struct git_trees *trees);

struct git_entry {
	uint32_t mode;
	const char *name; /* without NUL behind it */
	size_t length;
	git_oid id;
};

/* Takes the next entry; false: there is none. */
bool git_tree_next(struct git_tree *tree, struct git_entry *entry);
bool git_entry_is_tree(const struct git_entry *entry);
/* The order of entries in trees: folders as if they ended with a slash. */
int git_entry_compare(const struct git_entry *a, const struct git_entry *b);

#endif
