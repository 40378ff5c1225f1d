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
	GThread *loader;	   /* fills the six below; NULL: it is done */
	struct graph *graph, *own; /* the same; the facts' own from when they
				      have the repository */
	char *objects;		   /* folder */
	char *trouble;	/* why the commit-graph is not believed, or NULL */
	GArray *layers; /* of the commit-graph, or NULL */
	struct git_graph_files *files;
	GThread *checker; /* fills the next; NULL: it is done */
	char *damage;	  /* of the commit-graph after all, or NULL */

	GThread *counter; /* fills these; NULL: it is done, or not begun */
	uint32_t reached; /* commits */
	int64_t first_at, last_at;

	struct git_walk *walk;
};

static void wait_for(GThread **thread)
{
	if (*thread)
		g_thread_join(g_steal_pointer(thread));
}

void git_history_free(struct git_history *history)
{
	if (!history)
		return;
	wait_for(&history->loader);
	wait_for(&history->checker);
	wait_for(&history->counter);
	graph_free(history->own);
	git_walk_free(history->walk);
	git_graph_files_free(history->files);
	g_free(history->objects);
	g_free(history->trouble);
	g_free(history->damage);
	g_clear_pointer(&history->layers, g_array_unref);
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

/* What takes a while and is not needed before the commits are read. */
static void *check(void *data)
{
	struct git_history *history = data;

	history->damage = git_graph_file_check(history->files);
	return NULL;
}

static void *load(void *data)
{
	struct git_history *history = data;

	history->layers =
		git_graph_file_read(history->objects, history->graph,
				    &history->files, &history->trouble);
	if (!history->layers)
		return NULL;
	history->checker = g_thread_new("check", check, history);
	return NULL;
}

void git_history_begin(struct git *git)
{
	git->history = g_new0(struct git_history, 1);
	git->history->graph = git->history->own = graph_new();
	if (!may_believe(git))
		return;
	git->history->objects =
		g_build_filename(git->common_folder, "objects", NULL);
	git->history->loader = g_thread_new("graph", load, git->history);
}

void git_history_place(struct facts *facts, struct git *git)
{
	struct repository *repository = facts_repository(facts, git->index);

	graph_free(repository->graph);
	repository->graph = g_steal_pointer(&git->history->own);
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
	const GArray *tips =
		history->layers ? git_graph_file_tips(history->files) : NULL;

	for (uint32_t i = 0; tips && i < tips->len; i++) {
		uint32_t tip = g_array_index(tips, uint32_t, i);

		if (is_there(git, history->graph->ids[tip]))
			continue;
		history->trouble = g_strdup("its commit-graph has commits that "
					    "the repository has not");
		graph_clear(history->graph);
		g_clear_pointer(&history->layers, g_array_unref);
		break;
	}
}

static void mark_parents(const struct graph *graph, uint32_t commit)
{
	uint32_t parent;

	for (uint32_t p = 0; (parent = graph_parent(graph, commit, p)) != NONE;
	     p++)
		graph->is_reached[parent] = true;
}

/* Of those that are younger than the commit-graph all are reached. */
static void mark_young(const struct git_history *history, struct graph *graph)
{
	const struct git_layer *last = &g_array_index(
		history->layers, struct git_layer, history->layers->len - 1);

	for (uint32_t c = last->first + last->n; c < graph->n; c++) {
		graph->is_reached[c] = true;
		mark_parents(graph, c);
	}
}

static bool are_tips_marked(const struct git_history *history,
			    const struct graph *graph)
{
	const GArray *tips = git_graph_file_tips(history->files);

	for (uint32_t i = 0; i < tips->len; i++)
		if (!graph->is_reached[g_array_index(tips, uint32_t, i)])
			return false;
	return true;
}

/* Mostly each of its ends is a head, or what others grew from: all is. */
static void mark_heads(struct git_run *run, const struct git *git,
		       struct graph *graph)
{
	graph->is_reached = g_new0(uint8_t, graph->n + 1);
	for (uint32_t i = 0; i < git->heads->len; i++) {
		uint32_t head = git_history_find(
			run, git, &g_array_index(git->heads, git_oid, i));

		if (head != NONE)
			graph->is_reached[head] = true;
	}
	mark_young(git->history, graph);
	if (are_tips_marked(git->history, graph))
		g_clear_pointer(&graph->is_reached, g_free);
}

/* Marks what is reached from what is marked, and counts it. */
static void *count(void *data)
{
	struct git_history *history = data;
	const struct graph *graph = history->graph;

	history->first_at = history->last_at = NO_TIME;
	for (uint32_t i = 0; i < graph->n; i++) {
		uint32_t commit = graph->is_reached ? graph->order[i] : i;
		int64_t at = graph->committed_at[commit];

		if (graph->is_reached && !graph->is_reached[commit])
			continue;
		history->reached++;
		if (history->first_at == NO_TIME || at < history->first_at)
			history->first_at = at;
		if (history->last_at == NO_TIME || at > history->last_at)
			history->last_at = at;
		if (graph->is_reached)
			mark_parents(graph, commit);
	}
	return NULL;
}

static void tell_counts(struct git_run *run, const struct git *git)
{
	const struct git_history *history = git->history;
	uint32_t ends = history->graph->n_truncated;
	struct place place = {
		.source = facts_repository(run->facts, git->index)->source,
	};
	struct source *source = facts_source(run->facts, place.source);
	g_autofree char *detail =
		g_strdup_printf("%u %s whose parents are not in the repository",
				ends, ends == 1 ? "commit" : "commits");

	source->read = source->fates[FATE_USED] = history->reached;
	source->first_at = history->first_at;
	source->last_at = history->last_at;
	if (ends > 0)
		finding_add(run->facts, place, NO_TIME, "history ends", detail);
}

const char *git_history_finish(struct git_run *run, const struct git *git)
{
	struct git_history *history = git->history;

	if (!history->counter)
		return NULL;
	wait_for(&history->checker);
	wait_for(&history->counter);
	if (history->layers && history->damage)
		return history->damage;
	tell_counts(run, git);
	return NULL;
}

/* From the commits alone, after all. */
void git_history_disbelieve(struct git_run *run, struct git *git,
			    const char *why)
{
	g_autofree char *kept = g_strdup(why);

	git_history_free(git->history);
	git->history = g_new0(struct git_history, 1);
	graph_clear(facts_graph(run->facts, git->index));
	tell(run, git, kept);
}

static bool walk(struct git_run *run, struct git *git, GError **error)
{
	struct graph *graph = facts_graph(run->facts, git->index);
	struct git_history *history = git->history;

	history->walk = git_walk_read(git, graph, history->layers, git->heads,
				      run->settings->jobs, error);
	if (history->walk)
		return true;
	graph_clear(graph);
	if (!history->layers)
		return false;
	wait_for(&history->checker);
	if (!history->damage)
		return false;
	g_clear_error(error);
	git_history_disbelieve(run, git, history->damage);
	return walk(run, git, error);
}

bool git_history_read(struct git_run *run, struct git *git, GError **error)
{
	struct graph *graph = facts_graph(run->facts, git->index);

	wait_for(&git->history->loader);
	check_tips(git, git->history);
	if (git->heads->len == 0) {
		graph_clear(graph);
		return true;
	}
	if (git->history->trouble)
		tell(run, git, git->history->trouble);
	if (!walk(run, git, error))
		return false;
	graph_settle(graph);
	git->history->graph = graph;
	if (git->history->layers)
		mark_heads(run, git, graph);
	git->history->counter = g_thread_new("count", count, git->history);
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
