/* git_commits.c -- commits read in full
 *
 * First it is looked up where each begins, in the order of their ids as the
 * indexes of packs have them; then they are read in the order in which they
 * lie in the packs, in shares of equal size by all threads.  So both index and
 * pack are gone through once, from beginning to end.
 */
#include "importers/git_commits.h"

#include "importers/git_headers.h"
#include "importers/git_history.h"
#include "importers/git_links.h"
#include "importers/git_reader.h"

#include "model/share.h"
#include "model/sort_keys.h"

#include <string.h>

enum { SHARE = 2048, FORGET_AFTER = 32, STRING_BLOCK = 1 << 16 };

/* What a thread works with, handed on from share to share. */
struct bench {
	struct git_reader *reader;
	GStringChunk *strings;
	struct git_links *links;
};

struct reading_commits {
	struct git_run *run;
	struct git *git;
	struct graph *graph;
	GArray *jobs; /* of struct sort_key: see job_spot() */
	GMutex lock;
	GPtrArray *benches; /* of struct bench *: those not in use */
	uint32_t odd_times;
	bool is_false;
	GError *error;
};

/* A job is a key: the pack, the offset in it, the commit. */
static struct git_spot job_spot(const struct sort_key *job)
{
	return (struct git_spot){ job->group, (uint64_t)job->at };
}

static struct bench *take_bench(struct reading_commits *reading)
{
	struct bench *bench = NULL;

	g_mutex_lock(&reading->lock);
	if (reading->benches->len > 0)
		bench = g_ptr_array_steal_index_fast(reading->benches,
						     reading->benches->len - 1);
	g_mutex_unlock(&reading->lock);
	if (bench)
		return bench;
	bench = g_new0(struct bench, 1);
	bench->reader = git_reader_new(reading->git);
	bench->strings = g_string_chunk_new(STRING_BLOCK);
	bench->links = git_links_new();
	return bench;
}

static void give_bench(struct reading_commits *reading, struct bench *bench)
{
	g_mutex_lock(&reading->lock);
	g_ptr_array_add(reading->benches, bench);
	g_mutex_unlock(&reading->lock);
}

static void clear_benches(struct reading_commits *reading)
{
	struct facts *facts = reading->run->facts;

	for (uint32_t b = 0; b < reading->benches->len; b++) {
		struct bench *bench = reading->benches->pdata[b];

		git_links_move(bench->links, facts, reading->git->index);
		g_ptr_array_add(facts->chunks, bench->strings);
		git_reader_free(bench->reader);
		g_free(bench);
	}
	g_ptr_array_unref(reading->benches);
}

static uint32_t jobs_in(const struct reading_commits *reading, uint32_t share)
{
	return MIN(reading->jobs->len - share * SHARE, SHARE);
}

static struct sort_key *first_job(const struct reading_commits *reading,
				  uint32_t share)
{
	return &g_array_index(reading->jobs, struct sort_key, share * SHARE);
}

/* Pack NONE: in none of ours. */
static void find_job(const struct reading_commits *reading,
		     struct sort_key *job)
{
	struct git_spot spot = { NONE, 0 };

	if (reading->git->replaced ||
	    !git_packs_find(reading->git->packs,
			    reading->graph->ids[job->index], &spot))
		spot = (struct git_spot){ NONE, 0 };
	job->group = spot.pack;
	job->at = (int64_t)spot.offset;
}

static void find_share(uint32_t share, void *data)
{
	struct reading_commits *reading = data;
	struct sort_key *jobs = first_job(reading, share);
	uint32_t n = jobs_in(reading, share);

	for (uint32_t j = 0; j < n; j++)
		find_job(reading, &jobs[j]);
	/* what lies behind is not looked at again: ids are in order */
	if (share % FORGET_AFTER == 0)
		git_packs_forget(reading->git->packs);
}

/* Whether the graph has the parents that the commit names. */
static bool agrees(const struct reading_commits *reading, uint32_t commit,
		   const struct commit_text *text)
{
	const struct graph *graph = reading->graph;

	for (uint32_t i = 0; i < text->parents; i++) {
		uint32_t parent = graph_parent(graph, commit, i);
		git_oid id = git_headers_parent(text, i);

		if (parent == NONE ||
		    memcmp(graph->ids[parent], id.id, GRAPH_ID) != 0)
			return false;
	}
	return graph_parent(graph, commit, text->parents) == NONE;
}

static bool set_times(struct graph *graph, uint32_t commit,
		      const struct commit_text *text)
{
	int64_t authored_at = text->authored_at;
	int64_t committed_at = text->committed_at;

	if (authored_at == NO_TIME)
		authored_at = committed_at == NO_TIME ? 0 : committed_at;
	if (committed_at == NO_TIME)
		committed_at = authored_at;
	graph->authored_at[commit] = authored_at;
	graph->committed_at[commit] = committed_at;
	return text->authored_at != NO_TIME && text->committed_at != NO_TIME;
}

static void keep(struct reading_commits *reading, struct bench *bench,
		 uint32_t commit, const struct commit_text *text,
		 const char *end)
{
	struct graph *graph = reading->graph;

	graph->subjects[commit] = git_headers_subject(text, bench->strings);
	graph->flags[commit] |= COMMIT_IS_READ;
	if (reading->git->trees)
		reading->git->trees[commit] = text->tree;
	if (!set_times(graph, commit, text))
		__atomic_fetch_add(&reading->odd_times, 1, __ATOMIC_RELAXED);
	if (git_history_is_believed(reading->git) &&
	    !agrees(reading, commit, text))
		__atomic_store_n(&reading->is_false, true, __ATOMIC_RELAXED);
	git_links_find(bench->links, commit, text, end);
}

static bool read_job(struct reading_commits *reading, struct bench *bench,
		     const struct sort_key *job, GError **error)
{
	struct commit_text text;
	const char *bytes;
	size_t length;
	git_oid id;

	memcpy(id.id, reading->graph->ids[job->index], GRAPH_ID);
	bytes = job->group == NONE ?
			git_reader_read(bench->reader, &id, GIT_OBJECT_COMMIT,
					&length, error) :
			git_reader_read_at(bench->reader, &id, job_spot(job),
					   GIT_OBJECT_COMMIT, &length, error);
	if (!bytes)
		return false;
	if (!git_headers_commit(bytes, length, &text)) {
		git_object_error(error, reading->git, &id,
				 "not a whole commit");
		return false;
	}
	keep(reading, bench, job->index, &text, bytes + length);
	return true;
}

static void read_share(uint32_t share, void *data)
{
	struct reading_commits *reading = data;
	struct bench *bench = take_bench(reading);
	const struct sort_key *jobs = first_job(reading, share);
	uint32_t n = jobs_in(reading, share);

	for (uint32_t j = 0; j < n; j++) {
		GError *error = NULL;

		read_job(reading, bench, &jobs[j], &error);
		if (!error)
			continue;
		g_mutex_lock(&reading->lock);
		git_reader_keep_first(&reading->error, error);
		g_mutex_unlock(&reading->lock);
	}
	give_bench(reading, bench);
}

static void tell_odd_times(struct reading_commits *reading)
{
	struct facts *facts = reading->run->facts;
	uint32_t n = reading->odd_times;
	struct place place = {
		.source = facts_repository(facts, reading->git->index)->source,
	};
	g_autofree char *detail =
		g_strdup_printf("%u %s whose time cannot be read", n,
				n == 1 ? "commit" : "commits");

	if (n > 0)
		finding_add(facts, place, NO_TIME, "commit time", detail);
}

static GArray *jobs_of(const struct graph *graph, const uint8_t *wanted)
{
	GArray *jobs = g_array_new(false, false, sizeof(struct sort_key));

	for (uint32_t c = 0; c < graph->n; c++) {
		struct sort_key job = { .index = c };

		if (wanted[c / 8] >> c % 8 & 1)
			g_array_append_val(jobs, job);
	}
	return jobs;
}

bool git_commits_read(struct git_run *run, struct git *git,
		      const uint8_t *wanted, bool *is_false, GError **error)
{
	struct graph *graph = facts_graph(run->facts, git->index);
	g_autoptr(GArray) jobs = jobs_of(graph, wanted);
	struct reading_commits reading = {
		.run = run,
		.git = git,
		.graph = graph,
		.jobs = jobs,
		.benches = g_ptr_array_new(),
	};
	uint32_t shares = (jobs->len + SHARE - 1) / SHARE;

	if (!graph->authored_at)
		graph_details(graph);
	share_work(shares, run->settings->jobs, find_share, &reading);
	git_packs_forget(git->packs);
	sort_keys((struct sort_key *)(void *)jobs->data, jobs->len);
	share_work(shares, run->settings->jobs, read_share, &reading);
	clear_benches(&reading);
	tell_odd_times(&reading);
	*is_false = reading.is_false;
	if (reading.error)
		g_propagate_error(error, reading.error);
	return !reading.error;
}
