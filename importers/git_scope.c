/* git_scope.c -- which commits change a path that belongs to a service
 *
 * No diff is made: a commit changes a path if the entry of that path in its
 * tree (id and mode) is not the one in its parent's.  The paths of all
 * services form a tree of their own, and each of its nodes keeps the
 * different entries seen there by number, and for each the number of the
 * entry below.  So a folder that many commits share is read once, and a
 * commit is compared with its parents by comparing numbers.
 *
 * The answer is that of `git rev-list --full-history -- PATH…` for commits
 * with one parent or none; a merge counts if it differs from every parent.
 */
#include "importers/git_scope.h"

#include "importers/git_services.h"

#include <string.h>

/* A component of a path; the root has no name and no parent. */
struct node {
	char *name;
	const struct node *above;
	GPtrArray *below;    /* of struct node * */
	struct git_ids *ids; /* the entries seen here */
	GArray *entry_of;    /* of uint32_t: entry of `above` to entry here,
				or NONE: there is no such path in it */
	bool is_root;
};

static void node_free(void *data)
{
	struct node *node = data;

	g_free(node->name);
	g_ptr_array_unref(node->below);
	if (!node->is_root)
		git_ids_free(node->ids);
	g_array_unref(node->entry_of);
	g_free(node);
}

static struct node *node_new(const char *name, const struct node *above)
{
	struct node *node = g_new0(struct node, 1);

	node->name = g_strdup(name);
	node->above = above;
	node->below = g_ptr_array_new_with_free_func(node_free);
	node->entry_of = g_array_new(false, false, sizeof(uint32_t));
	return node;
}

static struct node *find_below(const struct node *node, const char *name,
			       size_t length)
{
	for (uint32_t i = 0; i < node->below->len; i++) {
		struct node *below = node->below->pdata[i];

		if (strncmp(below->name, name, length) == 0 &&
		    below->name[length] == '\0')
			return below;
	}
	return NULL;
}

/* The node of a path, made where it is not there. */
static struct node *add_path(struct node *root, const char *path)
{
	g_auto(GStrv) parts = g_strsplit(path, "/", -1);
	struct node *node = root;

	for (char **part = parts; *part; part++) {
		struct node *below;

		if (**part == '\0' || g_str_equal(*part, "."))
			continue;
		below = find_below(node, *part, strlen(*part));
		if (!below) {
			below = node_new(*part, node);
			below->ids = git_ids_new();
			g_ptr_array_add(node->below, below);
		}
		node = below;
	}
	return node;
}

struct entry {
	uint32_t mode;
	const char *name;
	size_t length;
	git_oid id;
};

/* Takes "MODE NAME\0ID" off the start of a tree's text. */
static bool take_entry(const char **at, const char *end, struct entry *entry)
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

/* Adds the entries that one folder has for the nodes below. */
static bool read_tree(const struct git *git, struct node *node,
		      const git_oid *id, GError **error)
{
	git_odb_object *object = git_read(git, id, GIT_OBJECT_TREE, error);
	const char *at, *end;
	struct entry entry;

	if (!object)
		return false;
	at = git_odb_object_data(object);
	end = at + git_odb_object_size(object);
	while (at < end && take_entry(&at, end, &entry)) {
		struct node *below = find_below(node, entry.name, entry.length);

		if (below && !git_is_empty_tree(&entry.id))
			g_array_index(below->entry_of, uint32_t,
				      below->entry_of->len - 1) =
				git_ids_add(below->ids, &entry.id, entry.mode);
	}
	git_odb_object_free(object);
	if (at == end)
		return true;
	git_object_error(error, git, id, "not a whole tree");
	return false;
}

/* Fills the nodes below with what each entry here has for them. */
static bool fill_below(const struct git *git, struct node *node, GError **error)
{
	const uint32_t none = NONE;

	if (node->below->len == 0)
		return true;
	for (uint32_t n = 0; n < node->ids->keys->len; n++) {
		const struct git_key *key = git_ids_key(node->ids, n);

		for (uint32_t i = 0; i < node->below->len; i++) {
			struct node *below = node->below->pdata[i];

			g_array_append_val(below->entry_of, none);
		}
		if (key->mode == GIT_FILEMODE_TREE &&
		    !read_tree(git, node, &key->id, error))
			return false;
	}
	for (uint32_t i = 0; i < node->below->len; i++)
		if (!fill_below(git, node->below->pdata[i], error))
			return false;
	return true;
}

/* The number of a commit's entry at a node, NONE: there is none. */
static uint32_t entry_at(const struct git *git, const struct node *node,
			 uint32_t commit)
{
	uint32_t above;

	if (node->is_root)
		return g_array_index(git->tree_of, uint32_t, commit);
	above = entry_at(git, node->above, commit);
	return above == NONE ? NONE :
			       g_array_index(node->entry_of, uint32_t, above);
}

/* `parent` NONE stands for the empty tree. */
static bool differs(const struct git *git, const GPtrArray *scope,
		    uint32_t commit, uint32_t parent)
{
	for (uint32_t i = 0; i < scope->len; i++) {
		const struct node *node = scope->pdata[i];
		uint32_t before =
			parent == NONE ? NONE : entry_at(git, node, parent);

		if (entry_at(git, node, commit) != before)
			return true;
	}
	return false;
}

static bool touches(const struct facts *facts, const struct git *git,
		    const GPtrArray *scope, uint32_t c)
{
	uint32_t first = facts_repository(facts, git->index)->first_commit;
	const struct commit *commit = facts_commit(facts, first + c);

	if (commit->parents == 0)
		return differs(git, scope, c, NONE);
	for (uint32_t i = 0; i < commit->parents; i++) {
		uint32_t parent = g_array_index(facts->parents, uint32_t,
						commit->first_parent + i);

		if (!differs(git, scope, c, parent - first))
			return false;
	}
	return true;
}

static const uint8_t *fill_bits(struct facts *facts, const struct git *git,
				const GPtrArray *scope)
{
	uint32_t n = facts_repository(facts, git->index)->commits;
	uint8_t *bits = g_malloc0(n / 8 + 1);

	for (uint32_t c = 0; c < n; c++)
		if (touches(facts, git, scope, c))
			bits[c / 8] |= (uint8_t)(1 << c % 8);
	return facts_own(facts, bits);
}

static void tell_unknown(struct facts *facts, const struct git *git,
			 const char *service, const char *path)
{
	const struct repository *repository =
		facts_repository(facts, git->index);
	struct place place = { .source = repository->source };
	g_autofree char *detail = g_strdup_printf(
		"no commit has the path \"%s\" of %s", path, service);

	if (repository->commits > 0)
		finding_add(facts, place, NO_TIME, "unknown path", detail);
}

static void fill_service(struct facts *facts, const struct git *git,
			 struct node *root, struct service *service,
			 const GPtrArray *paths)
{
	g_autoptr(GPtrArray) scope = g_ptr_array_new();

	for (uint32_t i = 0; i < paths->len; i++) {
		struct node *node = add_path(root, paths->pdata[i]);

		if (node->ids->keys->len == 0)
			tell_unknown(facts, git, service->name,
				     paths->pdata[i]);
		g_ptr_array_add(scope, node);
	}
	service->touched = fill_bits(facts, git, scope);
}

/* The paths of a service, if it has any and is of this repository. */
static const GPtrArray *paths_of(const struct git_run *run,
				 const struct git *git,
				 const struct service *service)
{
	const struct service_settings *settings =
		git_services_settings(run, service);

	if (service->repository != git->index || !settings ||
	    settings->paths->len == 0)
		return NULL;
	return settings->paths;
}

bool git_scope_is_wanted(const struct git_run *run, const struct git *git)
{
	for (uint32_t s = 0; s < run->facts->services->len; s++)
		if (paths_of(run, git, facts_service(run->facts, s)))
			return true;
	return false;
}

static void add_all_paths(const struct git_run *run, const struct git *git,
			  struct node *root)
{
	for (uint32_t s = 0; s < run->facts->services->len; s++) {
		const GPtrArray *paths =
			paths_of(run, git, facts_service(run->facts, s));

		for (uint32_t i = 0; paths && i < paths->len; i++)
			add_path(root, paths->pdata[i]);
	}
}

bool git_scope_fill(struct git_run *run, const struct git *git, GError **error)
{
	struct facts *facts = run->facts;
	struct node *root = node_new(NULL, NULL);
	bool is_filled;

	root->is_root = true;
	root->ids = git->trees;
	add_all_paths(run, git, root);
	is_filled = fill_below(git, root, error);
	for (uint32_t s = 0; is_filled && s < facts->services->len; s++) {
		struct service *service = facts_service(facts, s);
		const GPtrArray *paths = paths_of(run, git, service);

		if (paths)
			fill_service(facts, git, root, service, paths);
	}
	node_free(root);
	return is_filled;
}
