/* git_history.c -- the commit graph of a repository
 *
 * Where git keeps a commit-graph, that is read, and only the commits that are
 * younger than it come from their objects (git_walk.c); without one all do.
 *
 * libgit2 has a walk of its own.  It takes longer than git itself, keeps each
 * commit as an object of some hundred bytes, and does not profit from a
 * commit-graph; what is wanted here is each commit and each parent link, once,
 * as arrays.
 */
#include "importers/git_history.h"

#include "importers/git_graph_file.h"
#include "importers/git_walk.h"

#include <string.h>

struct git_history {
	GThread *loader; /* fills the five below; NULL: it is done */
	struct graph *graph;
	char *objects;	/* folder */
	char *trouble;	/* why the commit-graph is not believed, or NULL */
	GArray *layers; /* of the commit-graph, or NULL */
	GArray *tips;	/* of it: commits that are no parents, or NULL */
	struct git_walk *walk;
};

static void wait_for(struct git_history *history);

void git_history_free(struct git_history *history)
{
	if (!history)
		return;
	wait_for(history);
	git_walk_free(history->walk);
	g_free(history->objects);
	g_free(history->trouble);
	g_clear_pointer(&history->layers, g_array_unref);
	g_clear_pointer(&history->tips, g_array_unref);
	g_free(history);
}

bool git_history_is_believed(const struct git *git)
{
	return git->history && git->history->layers;
}

static void tell(struct git_run *run, const struct git *git, const char *what)
{
	struct place place = {
		.source = facts_repository(run->facts, git->index)->source,
	};
	g_autofree char *detail =
		g_strdup_printf("%s; commits are read instead", what);

	finding_add(run->facts, place, NO_TIME, "commit-graph", detail);
}

/* git itself does not look at it where something else has its say. */
static bool may_believe(const struct git *git)
{
	return !git->replaced && !git->grafts;
}

static void *load(void *data)
{
	struct git_history *history = data;

	history->layers = git_graph_file_read(history->objects, history->graph,
					      &history->trouble);
	if (history->layers)
		history->tips = git_graph_file_tips(history->graph);
	return NULL;
}

void git_history_begin(const struct git_run *run, struct git *git)
{
	git->history = g_new0(struct git_history, 1);
	if (!may_believe(git))
		return;
	git->history->graph = facts_graph(run->facts, git->index);
	git->history->objects =
		g_build_filename(git->common_folder, "objects", NULL);
	git->history->loader = g_thread_new("graph", load, git->history);
}

static void wait_for(struct git_history *history)
{
	if (history->loader)
		g_thread_join(g_steal_pointer(&history->loader));
}

static bool is_there(const struct git *git, const uint8_t *id)
{
	struct git_spot spot;
	git_oid oid;

	if (git_packs_find(git->packs, id, &spot))
		return true;
	memcpy(oid.id, id, GRAPH_ID);
	return git_odb_exists_ext(git->odb, &oid, GIT_ODB_LOOKUP_NO_REFRESH);
}

/*
 * Whether the commits of the commit-graph are still there: one that is has its
 * parents, too, so its ends are looked for.  If not, it is older than what was
 * removed from the repository, or another's.
 */
static void check_tips(const struct git *git, struct git_history *history)
{
	for (uint32_t i = 0; history->tips && i < history->tips->len; i++) {
		uint32_t tip = g_array_index(history->tips, uint32_t, i);

		if (is_there(git, history->graph->ids[tip]))
			continue;
		history->trouble = g_strdup("its commit-graph has commits that "
					    "the repository has not");
		graph_clear(history->graph);
		g_clear_pointer(&history->layers, g_array_unref);
		break;
	}
	g_clear_pointer(&history->tips, g_array_unref);
}

/* Marks what the heads reach, and returns how many that are. */
static uint32_t mark_reached(struct git_run *run, const struct git *git,
			     struct graph *graph)
{
	uint8_t *is_reached = g_new0(uint8_t, graph->n + 1);
	uint32_t reached = 0, parent;

	for (uint32_t i = 0; i < git->heads->len; i++) {
		uint32_t head = git_history_find(
			run, git, &g_array_index(git->heads, git_oid, i));

		if (head != NONE)
			is_reached[head] = true;
	}
	for (uint32_t i = 0; i < graph->n; i++) {
		uint32_t commit = graph->order[i];

		if (!is_reached[commit])
			continue;
		reached++;
		for (uint32_t p = 0;
		     (parent = graph_parent(graph, commit, p)) != NONE; p++)
			is_reached[parent] = true;
	}
	graph->is_reached = is_reached;
	return reached;
}

static void count_commits(struct git_run *run, const struct git *git,
			  const struct graph *graph, uint32_t reached)
{
	struct source *source = facts_source(
		run->facts, facts_repository(run->facts, git->index)->source);
	uint32_t ends = graph->n_truncated;

	source->read = reached;
	source->fates[FATE_USED] = reached;
	for (uint32_t c = 0; c < graph->n; c++) {
		int64_t at = graph->committed_at[c];

		if (graph->is_reached && !graph->is_reached[c])
			continue;
		if (source->first_at == NO_TIME || at < source->first_at)
			source->first_at = at;
		if (source->last_at == NO_TIME || at > source->last_at)
			source->last_at = at;
	}
	if (ends > 0) {
		struct place place = {
			.source = facts_repository(run->facts, git->index)
					  ->source,
		};
		g_autofree char *detail = g_strdup_printf(
			"%u %s whose parents are not in the repository", ends,
			ends == 1 ? "commit" : "commits");

		finding_add(run->facts, place, NO_TIME, "history ends", detail);
	}
}

/* From the commits alone, after all. */
void git_history_disbelieve(struct git_run *run, struct git *git)
{
	git_history_free(git->history);
	git->history = g_new0(struct git_history, 1);
	graph_clear(facts_graph(run->facts, git->index));
	tell(run, git, "its commit-graph is at odds with its commits");
}

bool git_history_read(struct git_run *run, struct git *git, GError **error)
{
	struct graph *graph = facts_graph(run->facts, git->index);
	struct git_history *history = git->history;
	uint32_t reached;

	wait_for(history);
	check_tips(git, history);
	if (git->heads->len == 0) {
		graph_clear(graph);
		return true;
	}
	if (history->trouble)
		tell(run, git, history->trouble);
	history->walk = git_walk_read(git, graph, history->layers, git->heads,
				      run->settings->jobs, error);
	if (!history->walk) {
		graph_clear(graph);
		return false;
	}
	graph_settle(graph);
	reached = graph->n;
	if (history->layers)
		reached = mark_reached(run, git, graph);
	count_commits(run, git, graph, reached);
	return true;
}

uint32_t git_history_find(const struct git_run *run, const struct git *git,
			  const git_oid *id)
{
	const struct graph *graph = facts_graph(run->facts, git->index);
	uint32_t found;

	if (!git->history || !git->history->walk)
		return NONE;
	found = git_graph_file_find(git->history->layers, graph, id->id);
	return found == NONE ?
		       git_walk_find(git->history->walk, graph, id->id) :
		       found;
}
