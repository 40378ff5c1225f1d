/* git_trees.c -- the entries of trees, kept for a while
 *
 * What is asked for now was often asked for a moment ago.  When what is kept
 * becomes too much, the older half of it goes, so that memory does not grow
 * with the history.
 */
#include "importers/git_trees.h"

#include "importers/git_oids.h"
#include "importers/git_reader.h"

#include <string.h>

enum { KEPT_MAX = 4 << 20 };

struct git_trees {
	const struct git *git;
	struct git_reader *reader;
	GHashTable *young, *old; /* git_oid to GBytes */
	size_t kept;		 /* bytes in young */
};

static GHashTable *table_new(void)
{
	return git_oids_new((GDestroyNotify)g_bytes_unref);
}

struct git_trees *git_trees_new(const struct git *git)
{
	struct git_trees *trees = g_new0(struct git_trees, 1);

	trees->git = git;
	trees->reader = git_reader_new(git);
	trees->young = table_new();
	trees->old = table_new();
	return trees;
}

void git_trees_free(struct git_trees *trees)
{
	g_hash_table_unref(trees->young);
	g_hash_table_unref(trees->old);
	git_reader_free(trees->reader);
	g_free(trees);
}

/* Takes "MODE NAME\0ID" off the start of a tree's text. */
static bool take_entry(const char **at, const char *end,
		       struct git_entry *entry)
{
	const char *zero;

	entry->mode = 0;
	for (; *at < end && **at >= '0' && **at <= '7'; (*at)++)
		entry->mode = entry->mode * 8 + (uint32_t)(**at - '0');
	if (*at == end || **at != ' ')
		return false;
	entry->name = ++*at;
	zero = memchr(*at, '\0', (size_t)(end - *at));
	if (!zero || end - zero <= GIT_OID_RAWSZ)
		return false;
	entry->length = (size_t)(zero - entry->name);
	memcpy(entry->id.id, zero + 1, GIT_OID_RAWSZ);
	*at = zero + 1 + GIT_OID_RAWSZ;
	return true;
}

bool git_tree_next(struct git_tree *tree, struct git_entry *entry)
{
	/* a folder without anything in it is as good as none */
	do {
		if (tree->at == tree->end ||
		    !take_entry(&tree->at, tree->end, entry))
			return false;
	} while (git_is_empty_tree(&entry->id));
	return true;
}

bool git_entry_is_tree(const struct git_entry *entry)
{
	return entry->mode == GIT_FILEMODE_TREE;
}

int git_entry_compare(const struct git_entry *a, const struct git_entry *b)
{
	int order = memcmp(a->name, b->name, MIN(a->length, b->length));
	unsigned char x = git_entry_is_tree(a) ? '/' : '\0';
	unsigned char y = git_entry_is_tree(b) ? '/' : '\0';

	if (order != 0)
		return order;
	if (a->length > b->length)
		x = (unsigned char)a->name[b->length];
	if (b->length > a->length)
		y = (unsigned char)b->name[a->length];
	return (x > y) - (x < y);
}

static bool is_whole(const char *at, const char *end)
{
	struct git_entry entry;

	while (at < end)
		if (!take_entry(&at, end, &entry))
			return false;
	return true;
}

void git_trees_forget(struct git_trees *trees)
{
	if (trees->kept <= KEPT_MAX)
		return;
	g_hash_table_unref(trees->old);
	trees->old = trees->young;
	trees->young = table_new();
	trees->kept = 0;
}

static GBytes *read_tree(struct git_trees *trees, const git_oid *id,
			 GError **error)
{
	size_t length;
	const char *text = git_reader_read(trees->reader, id, GIT_OBJECT_TREE,
					   &length, error);
	GBytes *bytes;

	if (!text)
		return NULL;
	if (!is_whole(text, text + length)) {
		git_object_error(error, trees->git, id, "not a whole tree");
		return NULL;
	}
	bytes = g_bytes_new(text, length);
	trees->kept += length + sizeof(git_oid);
	git_oids_insert(trees->young, id, bytes);
	return bytes;
}

bool git_trees_get(struct git_trees *trees, const git_oid *id,
		   struct git_tree *tree, GError **error)
{
	GBytes *bytes;
	size_t length;

	tree->at = tree->end = NULL;
	if (!id || git_is_empty_tree(id))
		return true;
	bytes = g_hash_table_lookup(trees->young, id);
	if (!bytes)
		bytes = g_hash_table_lookup(trees->old, id);
	if (!bytes)
		bytes = read_tree(trees, id, error);
	if (!bytes)
		return false;
	tree->at = g_bytes_get_data(bytes, &length);
	tree->end = tree->at + length;
	return true;
}
