/* git_history.c -- the commits behind some commits
 *
 * A commit gets its number when its id is first seen, as a head or as a
 * parent, and is read when its number is up: the table of ids is the list of
 * what is to be done.  Each commit is read once, whatever the number of heads,
 * and no depth of history needs a stack.
 *
 * Hashes are not verified (git_import() says so to libgit2): git does not
 * either, zlib's checksum finds the usual damage, and it costs a third.
 */
#include "importers/git_history.h"

#include "importers/git_grafts.h"
#include "importers/git_headers.h"

#include <string.h>

struct walk {
	struct git_run *run;
	struct git *git;
	GHashTable *grafts;
	uint32_t first; /* index of the repository's first commit */
	uint32_t odd_times, ends;
};

static int compare_ids(const void *a, const void *b)
{
	return git_oid_cmp(a, b);
}

static void add_heads(struct git *git, GArray *heads)
{
	g_array_sort(heads, compare_ids);
	for (uint32_t i = 0; i < heads->len; i++)
		git_ids_add(git->commits, &g_array_index(heads, git_oid, i), 0);
}

static void add_parents(struct walk *walk, struct commit *commit,
			const struct commit_text *text)
{
	struct facts *facts = walk->run->facts;
	git_oid id;
	const GArray *instead;

	memcpy(id.id, commit->id, sizeof(id.id));
	instead = git_grafts_find(walk->grafts, &id);
	commit->first_parent = facts->parents->len;
	commit->parents = instead ? instead->len : text->parents;
	commit->is_truncated = instead && instead->len < text->parents;
	if (commit->is_truncated)
		walk->ends++;
	for (uint32_t i = 0; i < commit->parents; i++) {
		git_oid parent = instead ? g_array_index(instead, git_oid, i) :
					   git_headers_parent(text, i);
		uint32_t c = walk->first +
			     git_ids_add(walk->git->commits, &parent, 0);

		g_array_append_val(facts->parents, c);
	}
}

static void set_times(struct walk *walk, struct commit *commit,
		      const struct commit_text *text)
{
	int64_t authored_at = text->authored_at;
	int64_t committed_at = text->committed_at;

	if (authored_at == NO_TIME || committed_at == NO_TIME)
		walk->odd_times++;
	if (authored_at == NO_TIME)
		authored_at = committed_at == NO_TIME ? 0 : committed_at;
	if (committed_at == NO_TIME)
		committed_at = authored_at;
	commit->authored_at = authored_at;
	commit->committed_at = committed_at;
}

static void add_tree(struct git *git, const git_oid *tree)
{
	uint32_t number = NONE;

	if (!git->trees)
		return;
	if (!git_is_empty_tree(tree))
		number = git_ids_add(git->trees, tree, GIT_FILEMODE_TREE);
	g_array_append_val(git->tree_of, number);
}

static bool read_commit(struct walk *walk, const git_oid *id, GError **error)
{
	struct facts *facts = walk->run->facts;
	git_odb_object *object =
		git_read(walk->git, id, GIT_OBJECT_COMMIT, error);
	struct commit commit = { .id_length = GIT_OID_RAWSZ };
	struct commit_text text;
	bool is_whole;

	if (!object)
		return false;
	is_whole = git_headers_commit(git_odb_object_data(object),
				      git_odb_object_size(object), &text) &&
		   text.parents <= UINT16_MAX;
	if (is_whole) {
		memcpy(commit.id, id->id, sizeof(id->id));
		commit.subject = git_headers_subject(&text, facts->strings);
		set_times(walk, &commit, &text);
		add_parents(walk, &commit, &text);
		add_tree(walk->git, &text.tree);
		g_array_append_val(facts->commits, commit);
	} else {
		git_object_error(error, walk->git, id, "not a whole commit");
	}
	git_odb_object_free(object);
	return is_whole;
}

static void count_commits(struct walk *walk)
{
	struct facts *facts = walk->run->facts;
	struct repository *repository =
		facts_repository(facts, walk->git->index);
	struct source *source = facts_source(facts, repository->source);

	repository->first_commit = walk->first;
	repository->commits = facts->commits->len - walk->first;
	source->read = repository->commits;
	source->fates[FATE_USED] = repository->commits;
	for (uint32_t c = walk->first; c < facts->commits->len; c++) {
		int64_t at = facts_commit(facts, c)->committed_at;

		if (source->first_at == NO_TIME || at < source->first_at)
			source->first_at = at;
		if (source->last_at == NO_TIME || at > source->last_at)
			source->last_at = at;
	}
}

static void add_finding(struct walk *walk, uint32_t n, const char *kind,
			const char *words)
{
	struct facts *facts = walk->run->facts;
	struct place place = {
		.source = facts_repository(facts, walk->git->index)->source,
	};
	g_autofree char *detail = NULL;

	if (n == 0)
		return;
	detail = g_strdup_printf("%u %s %s", n, n == 1 ? "commit" : "commits",
				 words);
	finding_add(facts, place, NO_TIME, kind, detail);
}

bool git_history_read(struct git_run *run, struct git *git, GArray *heads,
		      bool wants_trees, GError **error)
{
	struct walk walk = {
		.run = run,
		.git = git,
		.grafts = git_grafts_read(git->common_folder),
		.first = run->facts->commits->len,
	};
	uint32_t first_parent = run->facts->parents->len;
	bool is_whole = true;

	git->commits = git_ids_new();
	git->trees = wants_trees ? git_ids_new() : NULL;
	git->tree_of = g_array_new(false, false, sizeof(uint32_t));
	add_heads(git, heads);
	for (uint32_t n = 0; n < git->commits->keys->len && is_whole; n++) {
		git_oid id = git_ids_key(git->commits, n)->id;

		is_whole = read_commit(&walk, &id, error);
	}
	if (!is_whole) {
		g_array_set_size(run->facts->commits, walk.first);
		g_array_set_size(run->facts->parents, first_parent);
	}
	count_commits(&walk);
	if (is_whole) {
		add_finding(&walk, walk.ends, "history ends",
			    "whose parents are not in the repository");
		add_finding(&walk, walk.odd_times, "commit time",
			    "whose time cannot be read");
	}
	if (walk.grafts)
		g_hash_table_unref(walk.grafts);
	return is_whole;
}

uint32_t git_history_find(const struct git_run *run, const struct git *git,
			  const git_oid *id)
{
	const struct repository *repository =
		facts_repository(run->facts, git->index);
	uint32_t number = git_ids_find(git->commits, id, 0);

	/* Ids of a history that broke off may be known, but were not kept. */
	return number < repository->commits ?
		       repository->first_commit + number :
		       NONE;
}
