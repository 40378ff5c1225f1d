/* ci_runs.c -- attempts of runs, from their records and those of their jobs
 *
 * A run is one of its format with its id and the time at which it was made; its
 * attempts have numbers, of which the highest is the last.  What jobs tell is
 * better: a run's own end moves when its logs expire, and its own start is when
 * it was asked for.
 */
#include "analyzer/ci_gather.h"

#include "model/entries.h"
#include "model/records_ci.h"

#include <math.h>
#include <string.h>

/* Jobs by run and attempt; names are interned, so addresses tell them. */
struct jobs {
	const struct facts *facts;
	GArray *order;	   /* of uint32_t: indexes */
	GHashTable *first; /* run_id to where it begins in order, + 1 */
};

/* What the jobs of an attempt say together. */
struct gathered {
	int64_t at, queued_at, started_at, ended_at;
	GArray *stretches; /* of struct stretch */
	enum result result;
};

static const struct ci_job *job_at(const struct facts *facts, uint32_t i)
{
	return (const struct ci_job *)(void *)facts_entry(facts, RECORD_JOB, i);
}

static const struct ci_run *run_at(const struct facts *facts, uint32_t i)
{
	return (const struct ci_run *)(void *)facts_entry(facts, RECORD_RUN, i);
}

static const char *format_of(const struct facts *facts,
			     const struct record_entry *entry)
{
	return facts_source(facts, entry->place.source)->format;
}

static int by_run(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct facts *facts = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const struct ci_job *x = job_at(facts, i), *y = job_at(facts, j);
	int order = strcmp(x->run_id, y->run_id);

	if (order == 0)
		order = strcmp(format_of(facts, &x->entry),
			       format_of(facts, &y->entry));
	if (order == 0)
		order = (x->attempt > y->attempt) - (x->attempt < y->attempt);
	return order ? order : (i > j) - (i < j);
}

static struct jobs jobs_new(const struct facts *facts)
{
	struct jobs jobs = {
		.facts = facts,
		.order = g_array_new(false, false, sizeof(uint32_t)),
		.first = g_hash_table_new(NULL, NULL),
	};

	for (uint32_t i = 0; i < facts->records[RECORD_JOB]->len; i++)
		if (job_at(facts, i)->run_id)
			g_array_append_val(jobs.order, i);
	g_array_sort_with_data(jobs.order, by_run, (gpointer)facts);
	for (uint32_t i = jobs.order->len; i-- > 0;) {
		const struct ci_job *job =
			job_at(facts, g_array_index(jobs.order, uint32_t, i));

		g_hash_table_insert(jobs.first, (char *)job->run_id,
				    GUINT_TO_POINTER(i + 1));
	}
	return jobs;
}

static void jobs_clear(struct jobs *jobs)
{
	g_array_unref(jobs->order);
	g_hash_table_unref(jobs->first);
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a == NO_TIME || (b != NO_TIME && b < a) ? b : a;
}

static bool has_run(enum result result)
{
	return result != RESULT_CANCELLED && result != RESULT_SKIPPED &&
	       result != RESULT_RUNNING;
}

/* Failure is stronger than all, then what is not over, then success. */
static enum result worse(enum result a, const struct ci_job *job)
{
	static const int strength[RESULTS] = {
		[RESULT_UNKNOWN] = 0, [RESULT_SKIPPED] = 1,
		[RESULT_SUCCESS] = 2, [RESULT_CANCELLED] = 3,
		[RESULT_RUNNING] = 4, [RESULT_FAILURE] = 5,
	};
	enum result b = job->result;

	if (b == RESULT_FAILURE && job->may_fail)
		b = RESULT_SUCCESS;
	return strength[b] > strength[a] ? b : a;
}

static void add_job(struct gathered *gathered, const struct ci_job *job)
{
	struct stretch stretch = { .stage = job->stage ? job->stage :
					    job->name  ? job->name :
							 "" };
	double busy = job->busy_seconds;

	gathered->result = worse(gathered->result, job);
	gathered->at = earlier(gathered->at, job->entry.at);
	gathered->queued_at = earlier(gathered->queued_at, job->queued_at);
	if (!has_run(job->result) || job->started_at == NO_TIME)
		return;
	gathered->started_at = earlier(gathered->started_at, job->started_at);
	gathered->ended_at = MAX(gathered->ended_at, job->finished_at);
	if (job->finished_at != NO_TIME)
		busy = (double)(job->finished_at - job->started_at);
	stretch.from = (double)job->started_at;
	stretch.to = stretch.from + busy;
	if (busy >= 0)
		g_array_append_val(gathered->stretches, stretch);
}

/* From place `i` of the order, as long as it is the same attempt. */
static uint32_t gather_jobs(const struct jobs *jobs, uint32_t i,
			    struct gathered *gathered)
{
	const struct ci_job *first =
		job_at(jobs->facts, g_array_index(jobs->order, uint32_t, i));

	for (; i < jobs->order->len; i++) {
		const struct ci_job *job = job_at(
			jobs->facts, g_array_index(jobs->order, uint32_t, i));

		if (job->run_id != first->run_id ||
		    job->attempt != first->attempt ||
		    strcmp(format_of(jobs->facts, &job->entry),
			   format_of(jobs->facts, &first->entry)) != 0)
			break;
		add_job(gathered, job);
	}
	return i;
}

static struct gathered gathered_new(void)
{
	return (struct gathered){ NO_TIME,
				  NO_TIME,
				  NO_TIME,
				  NO_TIME,
				  g_array_new(false, false,
					      sizeof(struct stretch)),
				  RESULT_UNKNOWN };
}

/* Those of this attempt, wherever they stand among those of the run. */
static struct gathered jobs_of(const struct jobs *jobs,
			       const struct ci_run *run)
{
	struct gathered gathered = gathered_new();
	uint32_t i = GPOINTER_TO_UINT(
		run->run_id ? g_hash_table_lookup(jobs->first, run->run_id) :
			      NULL);

	for (; i > 0 && i <= jobs->order->len; i++) {
		const struct ci_job *job =
			job_at(jobs->facts,
			       g_array_index(jobs->order, uint32_t, i - 1));

		if (job->run_id != run->run_id)
			break;
		if (job->attempt == run->attempt &&
		    strcmp(format_of(jobs->facts, &job->entry),
			   format_of(jobs->facts, &run->entry)) == 0)
			add_job(&gathered, job);
	}
	return gathered;
}

static double between(int64_t from, int64_t to)
{
	return from == NO_TIME || to == NO_TIME || to < from ?
		       NAN :
		       (double)(to - from);
}

static void tell_backwards(struct metrics *metrics, const struct ci_run *run)
{
	struct finding finding = {
		.place = run->entry.place,
		.at = run->entry.at,
		.kind = "ends before it begins",
		.detail = "a run ends before it begins: its duration is left "
			  "out",
	};

	if (run->started_at != NO_TIME && run->finished_at != NO_TIME &&
	    run->finished_at < run->started_at)
		g_array_append_val(metrics->findings, finding);
}

static void add_run(struct metrics *metrics, const struct jobs *jobs,
		    const struct ci_run *run)
{
	struct gathered gathered = jobs_of(jobs, run);
	struct attempt attempt = {
		.home = home_of(metrics->facts, &run->entry, run->repository,
				run->name),
		.run_id = run->run_id,
		.commit = run->commit_name,
		.at = run->entry.at,
		.started_at = run->started_at,
		.ended_at = run->finished_at,
		.number = run->attempt,
		.result = run->result,
		.wait = run->queued_seconds,
	};

	if (gathered.started_at != NO_TIME)
		attempt.started_at = gathered.started_at;
	if (gathered.ended_at != NO_TIME && run->result != RESULT_RUNNING)
		attempt.ended_at = gathered.ended_at;
	attempt.duration = between(attempt.started_at, attempt.ended_at);
	if (attempt.started_at == NO_TIME || attempt.ended_at == NO_TIME)
		attempt.duration = run->busy_seconds;
	if (isnan(attempt.wait))
		attempt.wait = between(run->queued_at, gathered.started_at);
	/* GitHub says of a run without its jobs that it began at once */
	if (isnan(attempt.wait) && run->started_at > run->queued_at)
		attempt.wait = between(run->queued_at, run->started_at);
	attempt_set_stages(&metrics->ci, &attempt, gathered.stretches);
	g_array_unref(gathered.stretches);
	tell_backwards(metrics, run);
	g_array_append_val(metrics->ci.attempts, attempt);
}

/* Runs of which only jobs were exported. */
static void add_jobs(struct metrics *metrics, const struct jobs *jobs,
		     GHashTable *known)
{
	for (uint32_t i = 0; i < jobs->order->len;) {
		const struct ci_job *job = job_at(
			jobs->facts, g_array_index(jobs->order, uint32_t, i));
		struct gathered gathered = gathered_new();
		struct attempt attempt = {
			.home = home_of(jobs->facts, &job->entry, NULL, NULL),
			.run_id = job->run_id,
			.commit = job->commit_name,
			.number = job->attempt,
		};

		i = gather_jobs(jobs, i, &gathered);
		attempt.at = gathered.at;
		attempt.started_at = gathered.started_at;
		attempt.ended_at = gathered.ended_at;
		attempt.result = gathered.result;
		attempt.duration =
			between(attempt.started_at, attempt.ended_at);
		attempt.wait = between(gathered.queued_at, gathered.started_at);
		if (!g_hash_table_contains(known, job->run_id)) {
			attempt_set_stages(&metrics->ci, &attempt,
					   gathered.stretches);
			g_array_append_val(metrics->ci.attempts, attempt);
		}
		g_array_unref(gathered.stretches);
	}
}

/* Two attempts of one run, or of runs that only share an id. */
static int by_identity(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct facts *facts = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const struct ci_run *x = run_at(facts, i), *y = run_at(facts, j);
	int order = g_strcmp0(x->run_id, y->run_id);

	if (order == 0)
		order = strcmp(format_of(facts, &x->entry),
			       format_of(facts, &y->entry));
	if (order == 0)
		order = (x->entry.created_at > y->entry.created_at) -
			(x->entry.created_at < y->entry.created_at);
	return order;
}

static int by_number(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct facts *facts = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	uint32_t x = run_at(facts, i)->attempt, y = run_at(facts, j)->attempt;
	int order = by_identity(a, b, data);

	if (order == 0)
		order = (x > y) - (x < y);
	return order ? order : (i > j) - (i < j);
}

/* The first attempts are those of the records, in their order. */
static void find_last(struct metrics *metrics)
{
	const struct facts *facts = metrics->facts;
	uint32_t n = facts->records[RECORD_RUN]->len;
	g_autofree uint32_t *order = g_new(uint32_t, n + 1);

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	g_qsort_with_data(order, (int)n, sizeof(*order), by_number,
			  (gpointer)facts);
	for (uint32_t i = 0; i < n; i++)
		g_array_index(metrics->ci.attempts, struct attempt, order[i])
			.is_last = i + 1 == n ||
				   !run_at(facts, order[i])->run_id ||
				   by_identity(&order[i], &order[i + 1],
					       (gpointer)facts) != 0;
}

void gather_runs(struct metrics *metrics)
{
	const struct facts *facts = metrics->facts;
	g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
	struct jobs jobs = jobs_new(facts);
	GArray *attempts = metrics->ci.attempts;
	uint32_t n;

	for (uint32_t i = 0; i < facts->records[RECORD_RUN]->len; i++) {
		const struct ci_run *run = run_at(facts, i);

		add_run(metrics, &jobs, run);
		if (run->run_id)
			g_hash_table_add(known, (char *)run->run_id);
	}
	find_last(metrics);
	n = attempts->len;
	add_jobs(metrics, &jobs, known);
	for (uint32_t i = n; i < attempts->len; i++) {
		struct attempt *one =
			&g_array_index(attempts, struct attempt, i);

		one->is_last =
			i + 1 == attempts->len || one[1].run_id != one->run_id;
	}
	jobs_clear(&jobs);
}
