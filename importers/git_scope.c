/* git_scope.c -- which commits change a path that belongs to a service
 *
 * No diff is made: the trees of a commit and its parent are gone through side
 * by side, and only where their entries differ in a folder that may hold
 * something of the scope is it looked further down.  The first entry in scope
 * that differs is the answer.  Commits come in the order in which they were
 * claimed, so a tree is a child's now and a parent's next: trees are kept for
 * a while.
 *
 * The answer is that of `git rev-list --full-history -- PATH…` for commits
 * with one parent or none; a merge counts if it differs from every parent.
 */
#include "importers/git_scope.h"

#include "importers/git_pathspec.h"
#include "importers/git_reader.h"
#include "importers/git_services.h"
#include "importers/git_trees.h"

#include "model/share.h"

#include <string.h>

enum { SHARE = 512, PATH_LIMIT = 1 << 14, DEPTH_LIMIT = 512 };

struct scoping {
	struct git_run *run;
	const struct git *git;
	const struct graph *graph;
	const uint32_t *commits;
	uint32_t n;
	GArray *specs;
	uint8_t *touches; /* by place among the commits */
	GMutex lock;
	GError *error;
};

/* The path of what is compared; grows downwards. */
struct spot {
	const GArray *specs;
	struct git_trees *trees;
	GString *path;
	int depth;
	GError **error;
};

/* 1: differ in scope; 0: they do not; -1: an error. */
static int compare(struct spot *spot, const git_oid *a, const git_oid *b);

static int compare_entries(struct spot *spot, const struct git_entry *a,
			   const struct git_entry *b)
{
	const struct git_entry *one = a ? a : b;
	size_t before = spot->path->len;
	enum git_relation relation;
	int answer = 0;

	if (a && b && a->mode == b->mode && git_oid_equal(&a->id, &b->id))
		return 0;
	if (before > 0)
		g_string_append_c(spot->path, '/');
	g_string_append_len(spot->path, one->name, (gssize)one->length);
	relation =
		git_pathspecs_relate(spot->specs, spot->path->str,
				     spot->path->len, git_entry_is_tree(one));
	if (relation == PATH_INSIDE)
		answer = 1;
	else if (relation == PATH_ABOVE && spot->path->len < PATH_LIMIT &&
		 spot->depth < DEPTH_LIMIT)
		answer = compare(spot, a ? &a->id : NULL, b ? &b->id : NULL);
	g_string_truncate(spot->path, before);
	return answer;
}

static int walk_both(struct spot *spot, struct git_tree *a, struct git_tree *b)
{
	struct git_entry x, y;
	bool has_x = git_tree_next(a, &x), has_y = git_tree_next(b, &y);
	int answer = 0;

	while (answer == 0 && (has_x || has_y)) {
		int order = !has_x ? 1 :
			    !has_y ? -1 :
				     git_entry_compare(&x, &y);

		answer = compare_entries(spot, order <= 0 ? &x : NULL,
					 order >= 0 ? &y : NULL);
		if (order <= 0)
			has_x = git_tree_next(a, &x);
		if (order >= 0)
			has_y = git_tree_next(b, &y);
	}
	return answer;
}

static int compare(struct spot *spot, const git_oid *a, const git_oid *b)
{
	struct git_tree x, y;
	int answer = -1;

	if (a && b && git_oid_equal(a, b))
		return 0;
	spot->depth++;
	if (git_trees_get(spot->trees, a, &x, spot->error) &&
	    git_trees_get(spot->trees, b, &y, spot->error))
		answer = walk_both(spot, &x, &y);
	spot->depth--;
	return answer;
}

static const git_oid *tree_of(const struct scoping *scoping, uint32_t commit)
{
	return &scoping->git->trees[commit];
}

/* A root is compared with nothing, a merge has to differ from each. */
static int touches(const struct scoping *scoping, struct spot *spot,
		   uint32_t commit)
{
	const git_oid *tree = tree_of(scoping, commit);
	uint32_t parent = graph_parent(scoping->graph, commit, 0);
	int answer = 1;

	if (parent == NONE)
		return compare(spot, tree, NULL);
	for (uint32_t i = 0; answer == 1 && parent != NONE; i++) {
		answer = compare(spot, tree, tree_of(scoping, parent));
		parent = graph_parent(scoping->graph, commit, i + 1);
	}
	return answer;
}

static struct spot spot_new(struct scoping *scoping, GError **error)
{
	return (struct spot){
		.specs = scoping->specs,
		.trees = git_trees_new(scoping->git),
		.path = g_string_new(NULL),
		.error = error,
	};
}

static void spot_clear(struct spot *spot)
{
	git_trees_free(spot->trees);
	g_string_free(spot->path, true);
}

static void look_at_share(uint32_t share, void *data)
{
	struct scoping *scoping = data;
	uint32_t first = share * SHARE;
	uint32_t end = MIN(scoping->n, first + SHARE);
	GError *error = NULL;
	struct spot spot = spot_new(scoping, &error);

	for (uint32_t i = first; i < end && !error; i++) {
		scoping->touches[i] =
			touches(scoping, &spot, scoping->commits[i]) > 0;
		git_trees_forget(spot.trees);
	}
	spot_clear(&spot);
	if (!error)
		return;
	g_mutex_lock(&scoping->lock);
	git_reader_keep_first(&scoping->error, error);
	g_mutex_unlock(&scoping->lock);
}

/* Whether any of the commits has the path; as a rule the first one does. */
static bool is_known(struct scoping *scoping, uint32_t path)
{
	g_autoptr(GArray) one =
		g_array_new(false, false, sizeof(struct git_pathspec));
	g_autoptr(GError) error = NULL;
	struct spot spot = spot_new(scoping, &error);
	bool is_found = false;

	g_array_append_val(
		one, g_array_index(scoping->specs, struct git_pathspec, path));
	spot.specs = one;
	for (uint32_t i = 0; i < scoping->n && !is_found && !error; i++) {
		is_found = compare(&spot, tree_of(scoping, scoping->commits[i]),
				   NULL) > 0;
		git_trees_forget(spot.trees);
	}
	spot_clear(&spot);
	return is_found;
}

static void tell_unknown(struct scoping *scoping, const struct service *service,
			 const GPtrArray *paths)
{
	struct facts *facts = scoping->run->facts;
	struct place place = {
		.source = facts_repository(facts, service->repository)->source,
	};

	for (uint32_t p = 0; p < paths->len; p++) {
		g_autofree char *detail = NULL;

		if (scoping->n == 0 || is_known(scoping, p))
			continue;
		detail = g_strdup_printf(
			"no commit that was read has the path \"%s\" of %s",
			(char *)paths->pdata[p], service->name);
		finding_add(facts, place, NO_TIME, "unknown path", detail);
	}
}

const GPtrArray *git_scope_paths(const struct git_run *run,
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

bool git_scope_fill(struct git_run *run, const struct git *git, uint32_t s,
		    const uint32_t *commits, uint32_t n, GError **error)
{
	struct service *service = facts_service(run->facts, s);
	const GPtrArray *paths = git_scope_paths(run, git, service);
	g_autofree uint8_t *found = g_new0(uint8_t, n + 1);
	struct scoping scoping = {
		.run = run,
		.git = git,
		.graph = facts_graph(run->facts, git->index),
		.commits = commits,
		.n = n,
		.specs = git_pathspecs_new(paths),
		.touches = found,
	};
	uint8_t *bits = g_malloc0(scoping.graph->n / 8 + 1);

	share_work((n + SHARE - 1) / SHARE, run->settings->jobs, look_at_share,
		   &scoping);
	for (uint32_t i = 0; i < n; i++)
		if (found[i])
			bits[commits[i] / 8] |= (uint8_t)(1 << commits[i] % 8);
	service->touched = facts_own(run->facts, bits);
	if (!scoping.error)
		tell_unknown(&scoping, service, paths);
	g_array_unref(scoping.specs);
	if (!scoping.error)
		return true;
	g_propagate_error(error, scoping.error);
	return false;
}
