/* ci_trials.c -- tests that passed and failed, and those that did both
 *
 * A report may name its run or commit in a property; else a test has those of
 * the attempt that alone was running when its suite began.  Equal tests of one
 * report are one test with other parameters: they fail together.  A test whose
 * own report says that it failed first and passed in the end did both on one
 * commit, whichever.
 */
#include "analyzer/ci_gather.h"

#include "model/entries.h"
#include "model/records_ci.h"

#include <string.h>

enum { DAY = 86400, WHOLE_COMMIT = 40 };

/* Attempts that have ended, by their start. */
struct running {
	const GArray *attempts;
	GArray *order;	   /* of uint32_t */
	GHashTable *known; /* of run_id and of commit, to the attempt */
};

static const struct attempt *attempt_at(const struct running *running,
					uint32_t i)
{
	return &g_array_index(running->attempts, struct attempt,
			      g_array_index(running->order, uint32_t, i));
}

/* The attempts on a commit of which only some digits are written. */
static const struct attempt *find_abbreviated(const GArray *attempts,
					      const char *commit)
{
	const struct attempt *found = NULL;

	for (uint32_t i = 0; i < attempts->len; i++) {
		const struct attempt *one =
			&g_array_index(attempts, struct attempt, i);

		if (!one->commit || !commits_agree(one->commit, commit))
			continue;
		if (found && home_compare(&found->home, &one->home) != 0)
			return NULL;
		found = one;
	}
	return found;
}

/* The attempts of a run, or on a commit, if they are of one pipeline. */
static const struct attempt *find_known(const struct running *running,
					const struct test_result *test)
{
	const char *name = test->run_id ? test->run_id : test->commit_name;
	void *found;

	if (!g_hash_table_lookup_extended(running->known, name, NULL, &found)) {
		found = !test->run_id && strlen(name) < WHOLE_COMMIT ?
				(void *)find_abbreviated(running->attempts,
							 name) :
				NULL;
		g_hash_table_insert(running->known, (char *)name, found);
	}
	return found;
}

/* What several pipelines share is known as NULL. */
static void know(struct running *running, const char *name,
		 const struct attempt *attempt)
{
	void *known;

	if (!name)
		return;
	if (g_hash_table_lookup_extended(running->known, name, NULL, &known) &&
	    (!known || home_compare(&((const struct attempt *)known)->home,
				    &attempt->home) != 0))
		attempt = NULL;
	g_hash_table_insert(running->known, (char *)name, (void *)attempt);
}

static int by_start(gconstpointer a, gconstpointer b, gpointer data)
{
	const GArray *attempts = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	int64_t x = g_array_index(attempts, struct attempt, i).started_at;
	int64_t y = g_array_index(attempts, struct attempt, j).started_at;

	if (x != y)
		return x < y ? -1 : 1;
	return (i > j) - (i < j);
}

/* One that took more than a day waited for a hand: it tells nothing. */
static struct running running_new(const GArray *attempts)
{
	struct running running = {
		.attempts = attempts,
		.order = g_array_new(false, false, sizeof(uint32_t)),
		.known = g_hash_table_new(g_str_hash, g_str_equal),
	};

	for (uint32_t i = 0; i < attempts->len; i++) {
		const struct attempt *one =
			&g_array_index(attempts, struct attempt, i);

		know(&running, one->run_id, one);
		know(&running, one->commit, one);
		if (one->started_at != NO_TIME && one->ended_at != NO_TIME &&
		    one->ended_at - one->started_at <= DAY)
			g_array_append_val(running.order, i);
	}
	g_array_sort_with_data(running.order, by_start, (gpointer)attempts);
	return running;
}

/* The only one that ran at that time, of that service if it is known. */
static const struct attempt *find_running(const struct running *running,
					  int64_t at, uint32_t service)
{
	const struct attempt *found = NULL;
	uint32_t low = 0, high = running->order->len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (attempt_at(running, middle)->started_at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	while (low-- > 0) {
		const struct attempt *one = attempt_at(running, low);

		if (one->started_at < at - DAY)
			break;
		if (one->ended_at < at ||
		    (service != NONE && one->home.index != service))
			continue;
		if (found)
			return NULL;
		found = one;
	}
	return found;
}

/* "Class.name", unless the name begins with its class. */
static const char *name_test(struct metrics *metrics,
			     const struct test_result *test)
{
	g_autofree char *name = NULL;

	if (!test->class_name || !*test->class_name ||
	    g_str_has_prefix(test->name, test->class_name))
		return test->name;
	name = g_strconcat(test->class_name, ".", test->name, NULL);
	return pool_text(metrics->pool, name);
}

static void add_trial(struct metrics *metrics, const struct running *running,
		      const struct test_result *test)
{
	const struct attempt *attempt = NULL;
	bool has_failed = test->outcome != TEST_PASSED;
	struct test_trial trial = {
		.home = home_of(metrics->facts, &test->entry, NULL, NULL),
		.suite = test->suite ? test->suite : "",
		.test = name_test(metrics, test),
		.at = test->entry.at,
		.passed = !has_failed,
		.failed = has_failed	 ? 1 :
			  test->is_flaky ? MAX(test->repetitions, 1) :
					   0,
		.source = test->entry.place.source,
	};

	if (test->run_id || test->commit_name)
		attempt = find_known(running, test);
	else if (trial.at != NO_TIME)
		attempt = find_running(running, trial.at, trial.home.index);
	if (attempt) {
		trial.home = attempt->home;
		trial.commit = attempt->commit;
	}
	if (test->commit_name)
		trial.commit = test->commit_name;
	if (test->outcome != TEST_SKIPPED &&
	    home_is_measured(metrics, &trial.home))
		g_array_append_val(metrics->ci.trials, trial);
}

static int by_test(const struct test_trial *x, const struct test_trial *y)
{
	int order = home_compare(&x->home, &y->home);

	if (order == 0)
		order = strcmp(x->suite, y->suite);
	return order ? order : strcmp(x->test, y->test);
}

static int by_report(gconstpointer a, gconstpointer b)
{
	const struct test_trial *x = a, *y = b;
	int order = by_test(x, y);

	if (order == 0)
		order = (x->at > y->at) - (x->at < y->at);
	return order ? order :
		       (x->source > y->source) - (x->source < y->source);
}

/* Parameters of one test: it passed if all did. */
static void join_trials(GArray *trials)
{
	struct test_trial *all = (struct test_trial *)(void *)trials->data;
	uint32_t kept = 0;

	for (uint32_t i = 1; i < trials->len; i++) {
		if (by_report(&all[kept], &all[i]) != 0) {
			all[++kept] = all[i];
			continue;
		}
		all[kept].passed = MIN(all[kept].passed, all[i].passed);
		all[kept].failed = MAX(all[kept].failed, all[i].failed);
	}
	if (trials->len > 0)
		g_array_set_size(trials, kept + 1);
}

static int by_commit(gconstpointer a, gconstpointer b)
{
	const struct test_trial *x = *(const struct test_trial *const *)a;
	const struct test_trial *y = *(const struct test_trial *const *)b;
	int order = g_strcmp0(x->commit, y->commit);

	if (order == 0)
		order = (x->at > y->at) - (x->at < y->at);
	return order ? order :
		       (x->source > y->source) - (x->source < y->source);
}

/* The trials of one test on one commit, by time. */
static void judge(struct ci *ci, const struct test_trial *const *trials,
		  uint32_t n)
{
	struct flaky_test flaky = {
		.home = trials[0]->home,
		.suite = trials[0]->suite,
		.test = trials[0]->test,
		.commit = trials[0]->commit,
		.first_at = trials[0]->at,
		.last_at = trials[n - 1]->at,
		.known_at = NO_TIME,
	};

	for (uint32_t i = 0; i < n; i++) {
		bool was_both = flaky.passed > 0 && flaky.failed > 0;

		flaky.passed += trials[i]->passed;
		flaky.failed += trials[i]->failed;
		if (!was_both && flaky.passed > 0 && flaky.failed > 0)
			flaky.known_at = trials[i]->at;
	}
	if (flaky.passed > 0 && flaky.failed > 0)
		g_array_append_val(ci->flaky, flaky);
}

/* All trials of one test. */
static void find_flaky(struct ci *ci, const struct test_trial *trials,
		       uint32_t n)
{
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();
	const struct test_trial *const *all;
	uint32_t end;

	for (uint32_t i = 0; i < n; i++)
		g_ptr_array_add(sorted, (gpointer)&trials[i]);
	g_ptr_array_sort(sorted, by_commit);
	all = (const struct test_trial *const *)sorted->pdata;
	for (uint32_t i = 0; i < n; i = end) {
		for (end = i + 1;
		     end < n && all[i]->commit &&
		     g_strcmp0(all[i]->commit, all[end]->commit) == 0;
		     end++)
			continue;
		judge(ci, all + i, end - i);
	}
}

void gather_trials(struct metrics *metrics)
{
	const struct facts *facts = metrics->facts;
	struct running running = running_new(metrics->ci.attempts);
	GArray *trials = metrics->ci.trials;
	const struct test_trial *all;
	uint32_t end;

	for (uint32_t i = 0; i < facts->records[RECORD_TEST]->len; i++)
		add_trial(metrics, &running,
			  (const struct test_result *)(void *)facts_entry(
				  facts, RECORD_TEST, i));
	g_array_unref(running.order);
	g_hash_table_unref(running.known);
	g_array_sort(trials, by_report);
	join_trials(trials);
	all = (const struct test_trial *)(void *)trials->data;
	for (uint32_t i = 0; i < trials->len; i = end) {
		for (end = i + 1;
		     end < trials->len && by_test(&all[i], &all[end]) == 0;
		     end++)
			continue;
		find_flaky(&metrics->ci, all + i, end - i);
	}
}
