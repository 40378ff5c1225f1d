/* git_details.c -- the second step: commits that are wanted, read in full
 *
 * What was shipped before both periods matters only to what mends it, so it is
 * read if there is such a message at all.
 *
 * A service with paths needs the trees of its commits and of their parents,
 * so the parents are read in full, too.
 *
 * A commit that was read in full shows whether the graph had its parents
 * right.  If it had not, the commit-graph lies in spite of its digest; then
 * the graph is read from the commits, and those who asked start again.
 */
#include "importers/git.h"

#include "importers/git_commits.h"
#include "importers/git_history.h"
#include "importers/git_links.h"
#include "importers/git_scope.h"
#include "model/metrics.h"

#include <string.h>

static void set_bit(uint8_t *bits, uint32_t i)
{
	bits[i / 8] |= (uint8_t)(1 << i % 8);
}

static void want_parents(const struct graph *graph, uint32_t commit,
			 uint8_t *bits)
{
	uint32_t parent;

	for (uint32_t i = 0; (parent = graph_parent(graph, commit, i)) != NONE;
	     i++)
		set_bit(bits, parent);
}

/*
 * A bit for each commit of the repository that is to be read: those of both
 * periods, or those from before.
 */
static uint8_t *bits_of(struct git_run *run, struct git *git,
			const GArray *wanted, bool is_before)
{
	const struct graph *graph = facts_graph(run->facts, git->index);
	uint8_t *bits = g_new0(uint8_t, graph->n / 8 + 1);
	uint32_t last = NONE;
	bool is_here = false, is_scoped = false;

	for (uint32_t i = 0; i < wanted->len; i++) {
		const struct service_commit *one =
			&g_array_index(wanted, struct service_commit, i);
		const struct service *service =
			facts_service(run->facts, one->service);

		if (one->service != last) {
			last = one->service;
			is_here = service->repository == git->index;
			is_scoped = git_scope_paths(run, git, service) != NULL;
			if (is_here && is_scoped && !git->trees)
				git->trees = g_new0(git_oid, graph->n);
		}
		if (!is_here || one->is_before != is_before)
			continue;
		set_bit(bits, one->commit);
		if (is_scoped)
			want_parents(graph, one->commit, bits);
	}
	return bits;
}

static void fill_scope(struct git_run *run, const struct git *git, uint32_t s,
		       const GArray *wanted, bool has_before)
{
	g_autoptr(GArray) commits = g_array_new(false, false, sizeof(uint32_t));
	GError *error = NULL;

	for (uint32_t i = 0; i < wanted->len; i++) {
		const struct service_commit *one =
			&g_array_index(wanted, struct service_commit, i);

		if (one->service == s && (has_before || !one->is_before))
			g_array_append_val(commits, one->commit);
	}
	if (!git_scope_fill(run, git, s,
			    (const uint32_t *)(const void *)commits->data,
			    commits->len, &error))
		git_keep_error(run, error);
}

static void fill_scopes(struct git_run *run, const struct git *git,
			const GArray *wanted, bool has_before)
{
	for (uint32_t s = 0; s < run->facts->services->len; s++)
		if (git_scope_paths(run, git, facts_service(run->facts, s)))
			fill_scope(run, git, s, wanted, has_before);
}

/* The places in the facts that hold a commit of this repository. */
static GPtrArray *holders_of(struct facts *facts, uint32_t repository)
{
	GPtrArray *holders = g_ptr_array_new();

	for (uint32_t s = 0; s < facts->services->len; s++) {
		struct service *service = facts_service(facts, s);

		if (service->repository != repository)
			continue;
		g_ptr_array_add(holders, &service->baseline);
		g_ptr_array_add(holders, &service->tip);
		for (uint32_t d = 0; d < service->deploys; d++)
			g_ptr_array_add(
				holders,
				&facts_deploy(facts, service->first_deploy + d)
					 ->head);
	}
	for (uint32_t i = 0; i < facts->incidents->len; i++)
		if (facts_incident(facts, i)->commit != NONE &&
		    facts_incident(facts, i)->repository == repository)
			g_ptr_array_add(holders,
					&facts_incident(facts, i)->commit);
	return holders;
}

static void read_again(struct git_run *run, struct git *git, const char *why)
{
	struct graph *graph = facts_graph(run->facts, git->index);
	g_autoptr(GPtrArray) holders = holders_of(run->facts, git->index);
	g_autofree git_oid *ids = g_new0(git_oid, holders->len + 1);
	GError *error = NULL;

	for (uint32_t i = 0; i < holders->len; i++) {
		uint32_t commit = *(uint32_t *)holders->pdata[i];

		if (commit != NONE)
			memcpy(ids[i].id, graph->ids[commit], GRAPH_ID);
	}
	g_clear_pointer(&git->trees, g_free);
	git_history_disbelieve(run, git, why);
	if (!git_history_read(run, git, &error))
		git_keep_error(run, error);
	for (uint32_t i = 0; i < holders->len; i++) {
		uint32_t *commit = holders->pdata[i];

		if (*commit != NONE)
			*commit = git_history_find(run, git, &ids[i]);
	}
}

/* Whether any message from link `first` on says that it mends something. */
static bool has_menders(const struct facts *facts, uint32_t first)
{
	for (uint32_t l = first; l < facts->links->len; l++)
		if (g_array_index(facts->links, struct commit_link, l).kind !=
		    LINK_PICKED)
			return true;
	return false;
}

static bool read_before(struct git_run *run, struct git *git,
			const GArray *wanted, bool *is_false, GError **error)
{
	const struct graph *graph = facts_graph(run->facts, git->index);
	g_autofree uint8_t *bits = bits_of(run, git, wanted, true);

	for (uint32_t c = 0; c < graph->n; c++)
		if (graph->flags[c] & COMMIT_IS_READ)
			bits[c / 8] &= (uint8_t) ~(1 << c % 8);
	return git_commits_read(run, git, bits, is_false, error);
}

/* False: the graph was read again. */
static bool read_details(struct git_run *run, struct git *git,
			 const GArray *wanted)
{
	g_autofree uint8_t *bits = bits_of(run, git, wanted, false);
	bool is_false = false, is_whole, has_before;
	uint32_t first_link = run->facts->links->len;
	const char *why;
	GError *error = NULL;

	is_whole = git_commits_read(run, git, bits, &is_false, &error);
	has_before =
		is_whole && !is_false && has_menders(run->facts, first_link);
	if (has_before)
		is_whole = read_before(run, git, wanted, &is_false, &error);
	why = git_history_finish(run, git);
	if (!why && is_false)
		why = "its commit-graph is at odds with its commits";
	if (why) {
		g_clear_error(&error);
		read_again(run, git, why);
		return false;
	}
	if (is_whole)
		fill_scopes(run, git, wanted, has_before);
	else
		git_keep_error(run, error);
	git_links_resolve(run, git, first_link);
	return true;
}

bool git_import_commits(struct git_run *run, const GArray *wanted,
			GPtrArray *errors)
{
	bool is_right = true;

	run->errors = errors;
	g_array_set_size(run->facts->links, 0);
	for (uint32_t g = 0; g < run->gits->len; g++)
		is_right &= read_details(run, run->gits->pdata[g], wanted);
	facts_sort_findings(run->facts);
	return is_right;
}
