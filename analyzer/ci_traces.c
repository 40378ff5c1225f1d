/* ci_traces.c -- attempts of runs, from traces
 *
 * A root is a run, the spans right below it are its stages; what is deeper is
 * within them and not added again.  A trace whose root is not in the file is
 * one run all the same, from its first span to its last.
 */
#include "analyzer/ci_gather.h"

#include "model/entries.h"
#include "model/records_ci.h"

#include <math.h>
#include <string.h>

/* The spans of one trace, by start. */
struct trace {
	const struct facts *facts;
	const uint32_t *spans;
	uint32_t n;
};

static const struct span *span_at(const struct facts *facts, uint32_t i)
{
	return (const struct span *)(void *)facts_entry(facts, RECORD_SPAN, i);
}

static const struct span *span_of(const struct trace *trace, uint32_t i)
{
	return span_at(trace->facts, trace->spans[i]);
}

static int by_trace(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct facts *facts = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const struct span *x = span_at(facts, i), *y = span_at(facts, j);
	int order = g_strcmp0(x->trace_id, y->trace_id);

	if (order == 0)
		order = (x->started_ns > y->started_ns) -
			(x->started_ns < y->started_ns);
	return order ? order : (i > j) - (i < j);
}

static double seconds_of(int64_t nanoseconds)
{
	return (double)nanoseconds / 1e9;
}

/* Traces of applications have nothing of a pipeline. */
static bool is_of_pipeline(const struct trace *trace)
{
	for (uint32_t i = 0; i < trace->n; i++) {
		const struct span *span = span_of(trace, i);

		if (span->pipeline || span->task || span->run_id)
			return true;
	}
	return false;
}

/* What spans below the root know and it does not. */
static void complete(const struct trace *trace, const struct span *root,
		     struct attempt *attempt)
{
	const char *pipeline = root ? root->pipeline : NULL;
	const char *name = root ? root->name : NULL;
	const struct span *first = root ? root : span_of(trace, 0);

	for (uint32_t i = 0; i < trace->n; i++) {
		const struct span *span = span_of(trace, i);

		pipeline = pipeline ? pipeline : span->pipeline;
		if (!attempt->run_id)
			attempt->run_id = span->run_id;
		if (!attempt->commit)
			attempt->commit = span->commit_name;
		if (isnan(attempt->wait) && span->queued_seconds >= 0)
			attempt->wait = span->queued_seconds;
	}
	attempt->home = home_of(trace->facts, &first->entry, first->repository,
				pipeline ? pipeline : name);
}

static void add_stretches(const struct trace *trace, const struct span *root,
			  GArray *stretches)
{
	for (uint32_t i = 0; i < trace->n; i++) {
		const struct span *span = span_of(trace, i);
		struct stretch stretch = {
			span->task ? span->task :
			span->name ? span->name :
				     "",
			seconds_of(span->started_ns),
			seconds_of(span->ended_ns),
		};
		bool is_below = root ? span->parent_id == root->span_id &&
						span->parent_id :
				       true;

		if (is_below && span->result != RESULT_CANCELLED &&
		    span->result != RESULT_SKIPPED &&
		    span->result != RESULT_RUNNING)
			g_array_append_val(stretches, stretch);
	}
}

static void set_times(const struct trace *trace, const struct span *root,
		      struct attempt *attempt)
{
	int64_t from = root ? root->started_ns : span_of(trace, 0)->started_ns;
	int64_t to = root ? root->ended_ns : from;

	for (uint32_t i = 0; !root && i < trace->n; i++)
		to = MAX(to, span_of(trace, i)->ended_ns);
	attempt->at = attempt->started_at = from / 1000000000;
	attempt->ended_at = to / 1000000000;
	attempt->duration = seconds_of(to - from);
	if (attempt->result == RESULT_RUNNING) {
		attempt->ended_at = NO_TIME;
		attempt->duration = NAN;
	}
}

static enum result result_of(const struct trace *trace, const struct span *root)
{
	if (root)
		return root->result == RESULT_UNKNOWN && root->is_error ?
			       RESULT_FAILURE :
			       root->result;
	for (uint32_t i = 0; i < trace->n; i++)
		if (span_of(trace, i)->is_error)
			return RESULT_FAILURE;
	return RESULT_UNKNOWN;
}

/* `n` attempts of records, chained by the run they are of. */
struct gathering {
	struct metrics *metrics;
	GHashTable *runs; /* run_id to the last one, + 1 */
	uint32_t *next;	  /* the one before it, + 1 */
	uint32_t n;
};

/* The attempt of a record with this run, begun nearest; NONE: there is none. */
static uint32_t find_known(const struct gathering *gathering,
			   const struct attempt *attempt)
{
	uint32_t nearest = NONE, i = 0;
	int64_t least = INT64_MAX;

	if (attempt->run_id)
		i = GPOINTER_TO_UINT(
			g_hash_table_lookup(gathering->runs, attempt->run_id));
	for (; i > 0; i = gathering->next[i - 1]) {
		const struct attempt *one = &g_array_index(
			gathering->metrics->ci.attempts, struct attempt, i - 1);
		int64_t apart = one->at == NO_TIME ? INT64_MAX :
						     ABS(one->at - attempt->at);

		if (apart > least ||
		    !commits_agree(one->commit, attempt->commit))
			continue;
		least = apart;
		nearest = i - 1;
	}
	return nearest;
}

static void add_attempt(struct gathering *gathering, const struct trace *trace,
			const struct span *root)
{
	struct ci *ci = &gathering->metrics->ci;
	g_autoptr(GArray) stretches =
		g_array_new(false, false, sizeof(struct stretch));
	struct attempt attempt = {
		.run_id = root ? root->run_id : NULL,
		.commit = root ? root->commit_name : NULL,
		.result = result_of(trace, root),
		.wait = root ? root->queued_seconds : NAN,
		.number = 1,
	};
	uint32_t known;

	complete(trace, root, &attempt);
	set_times(trace, root, &attempt);
	add_stretches(trace, root, stretches);
	known = find_known(gathering, &attempt);
	if (known == NONE) {
		attempt_set_stages(ci, &attempt, stretches);
		g_array_append_val(ci->attempts, attempt);
	} else if (g_array_index(ci->attempts, struct attempt, known).stages ==
		   0) {
		attempt_set_stages(
			ci, &g_array_index(ci->attempts, struct attempt, known),
			stretches);
	}
}

static void add_trace(struct gathering *gathering, const struct trace *trace)
{
	bool has_root = false;

	if (!is_of_pipeline(trace))
		return;
	for (uint32_t i = 0; i < trace->n; i++)
		if (!span_of(trace, i)->parent_id) {
			add_attempt(gathering, trace, span_of(trace, i));
			has_root = true;
		}
	if (!has_root)
		add_attempt(gathering, trace, NULL);
}

static int by_run(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct ci *ci = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const struct attempt *x =
		&g_array_index(ci->attempts, struct attempt, i);
	const struct attempt *y =
		&g_array_index(ci->attempts, struct attempt, j);
	int order = g_strcmp0(x->run_id, y->run_id);

	if (order == 0)
		order = (x->at > y->at) - (x->at < y->at);
	return order ? order : (i > j) - (i < j);
}

/* Traces of one run are its attempts, in the order of time. */
static void number_attempts(struct ci *ci, uint32_t first)
{
	uint32_t n = ci->attempts->len - first;
	g_autofree uint32_t *order = g_new(uint32_t, n + 1);
	struct attempt *before = NULL;

	for (uint32_t i = 0; i < n; i++)
		order[i] = first + i;
	g_qsort_with_data(order, (int)n, sizeof(*order), by_run, ci);
	for (uint32_t i = 0; i < n; i++) {
		struct attempt *one =
			&g_array_index(ci->attempts, struct attempt, order[i]);

		one->is_last = true;
		if (before && one->run_id && before->run_id == one->run_id &&
		    commits_agree(before->commit, one->commit)) {
			one->number = before->number + 1;
			before->is_last = false;
		}
		before = one;
	}
}

static void chain(struct gathering *gathering)
{
	for (uint32_t i = 0; i < gathering->n; i++) {
		char *run_id =
			(char *)g_array_index(gathering->metrics->ci.attempts,
					      struct attempt, i)
				.run_id;

		if (!run_id)
			continue;
		gathering->next[i] = GPOINTER_TO_UINT(
			g_hash_table_lookup(gathering->runs, run_id));
		g_hash_table_insert(gathering->runs, run_id,
				    GUINT_TO_POINTER(i + 1));
	}
}

void gather_traces(struct metrics *metrics)
{
	const struct facts *facts = metrics->facts;
	struct ci *ci = &metrics->ci;
	uint32_t n = facts->records[RECORD_SPAN]->len;
	g_autofree uint32_t *order = g_new(uint32_t, n + 1);
	g_autoptr(GHashTable) runs = g_hash_table_new(NULL, NULL);
	g_autofree uint32_t *next = g_new0(uint32_t, ci->attempts->len + 1);
	struct gathering gathering = { metrics, runs, next, ci->attempts->len };

	chain(&gathering);
	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	g_qsort_with_data(order, (int)n, sizeof(*order), by_trace,
			  (gpointer)facts);
	for (uint32_t i = 0, end; i < n; i = end) {
		struct trace trace = { facts, order + i, 0 };

		for (end = i + 1;
		     end < n && span_at(facts, order[i])->trace_id &&
		     span_at(facts, order[end])->trace_id ==
			     span_at(facts, order[i])->trace_id;
		     end++)
			continue;
		trace.n = end - i;
		add_trace(&gathering, &trace);
	}
	number_attempts(ci, gathering.n);
}
