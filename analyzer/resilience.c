/* resilience.c -- how well each release of a service bore its faults */
#include "analyzer/resilience.h"

#include <math.h>
#include <string.h>

enum { USUAL_WEIGHT = 10 }; /* of LitmusChaos */

/* A fault on a release: the run that counts. */
struct fault {
	const char *name;
	const struct chaos_run *run;
};

struct release {
	struct resilience result;
	GArray *faults; /* of struct fault, by name */
};

static bool has_run(const struct chaos_run *run)
{
	const struct chaos_result *record = run->record;

	if (!record)
		return true;
	if (record->verdict == CHAOS_STOPPED ||
	    record->verdict == CHAOS_AWAITED)
		return false;
	return record->verdict != CHAOS_UNKNOWN ||
	       !isnan(record->probe_success) || run->started_at != NO_TIME;
}

/* Of its hypotheses that are scored, the share that held. */
static double share_held(const struct metrics *metrics,
			 const struct chaos_run *run)
{
	const GArray *asked = chaos_hypotheses(run);
	double held = 0, scored = 0;

	for (uint32_t h = 0; asked && h < asked->len; h++) {
		struct chaos_outcome outcome = chaos_judge(
			metrics, run, chaos_hypothesis_at(asked, h));

		scored += outcome.held != CHAOS_NOT_SCORED;
		held += outcome.held == CHAOS_HELD;
	}
	return scored > 0 ? held / scored : NAN;
}

static double success_of(const struct metrics *metrics,
			 const struct chaos_run *run)
{
	const struct chaos_result *record = run->record;

	if (record && !isnan(record->probe_success))
		return record->probe_success;
	if (record && record->verdict == CHAOS_PASSED)
		return 1;
	if (record && record->verdict == CHAOS_FAILED)
		return 0;
	return share_held(metrics, run);
}

static double weight_of(const struct chaos_run *run)
{
	return run->settings && !isnan(run->settings->weight) ?
		       run->settings->weight :
		       USUAL_WEIGHT;
}

static struct release *find_release(GPtrArray *releases, const char *service,
				    const struct deploy *deploy)
{
	struct release *release;

	for (uint32_t r = 0; r < releases->len; r++) {
		release = releases->pdata[r];
		if (release->result.deploy == deploy &&
		    g_strcmp0(release->result.service, service) == 0)
			return release;
	}
	release = g_new0(struct release, 1);
	release->result.service = service;
	release->result.deploy = deploy;
	release->faults = g_array_new(false, false, sizeof(struct fault));
	g_ptr_array_add(releases, release);
	return release;
}

static void release_free(void *data)
{
	struct release *release = data;

	g_array_unref(release->faults);
	g_free(release);
}

/* Runs come by time; one that did not run is better than none. */
static void add_run(struct release *release, const struct chaos_run *run)
{
	struct fault fault = { run->experiment ? run->experiment : "", run };

	for (uint32_t f = 0; f < release->faults->len; f++) {
		struct fault *one =
			&g_array_index(release->faults, struct fault, f);

		if (strcmp(one->name, fault.name) != 0)
			continue;
		if (has_run(run) || !has_run(one->run))
			one->run = run;
		return;
	}
	g_array_append_val(release->faults, fault);
}

/* A release without a known deploy first, then by time. */
static int by_service(gconstpointer a, gconstpointer b)
{
	const struct resilience *x = &(*(struct release *const *)a)->result;
	const struct resilience *y = &(*(struct release *const *)b)->result;
	int order = g_strcmp0(x->service, y->service);

	if (order != 0)
		return order;
	if (!x->deploy || !y->deploy)
		return (x->deploy != NULL) - (y->deploy != NULL);
	return (x->deploy > y->deploy) - (x->deploy < y->deploy);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

/* The names of all faults that the service's experiments tried, each once. */
static GPtrArray *names_of(const GPtrArray *releases, const char *service)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *names = g_ptr_array_new();

	for (uint32_t r = 0; r < releases->len; r++) {
		const struct release *release = releases->pdata[r];

		if (g_strcmp0(release->result.service, service) != 0)
			continue;
		for (uint32_t f = 0; f < release->faults->len; f++) {
			const char *name =
				g_array_index(release->faults, struct fault, f)
					.name;

			if (g_hash_table_add(seen, (gpointer)name))
				g_ptr_array_add(names, (gpointer)name);
		}
	}
	g_ptr_array_sort(names, by_name);
	return names;
}

static const struct chaos_run *run_of(const struct release *release,
				      const char *name)
{
	for (uint32_t f = 0; f < release->faults->len; f++) {
		const struct fault *one =
			&g_array_index(release->faults, struct fault, f);

		if (strcmp(one->name, name) == 0 && has_run(one->run))
			return one->run;
	}
	return NULL;
}

static void judge(const struct metrics *metrics, struct pool *pool,
		  const GPtrArray *names, struct release *release)
{
	struct resilience *result = &release->result;
	g_autoptr(GString) others = g_string_new(NULL);
	double weights = 0, sum = 0;

	result->faults = names->len;
	for (uint32_t n = 0; n < names->len; n++) {
		const struct chaos_run *run = run_of(release, names->pdata[n]);
		double success;

		if (!run) {
			g_string_append_printf(others, "%s%s",
					       others->len > 0 ? ";" : "",
					       (char *)names->pdata[n]);
			continue;
		}
		result->ran++;
		success = success_of(metrics, run);
		if (isnan(success))
			continue;
		result->judged++;
		result->passed += success == 1;
		result->unprobed += success == 1 && run->record &&
				    run->record->verdict == CHAOS_PASSED &&
				    run->record->probes == 0;
		weights += weight_of(run);
		sum += weight_of(run) * success;
	}
	result->score = weights > 0 ? sum / weights : NAN;
	result->not_run = others->len > 0 ? pool_text(pool, others->str) : NULL;
}

/* The score of the release before, of the same service. */
static void look_back(GArray *results)
{
	double last = NAN;

	for (uint32_t r = 0; r < results->len; r++) {
		struct resilience *one =
			&g_array_index(results, struct resilience, r);

		if (r > 0 &&
		    g_strcmp0(one->service,
			      g_array_index(results, struct resilience, r - 1)
				      .service) != 0)
			last = NAN;
		one->previous = one->deploy ? last : NAN;
		if (one->deploy && !isnan(one->score))
			last = one->score;
	}
}

GArray *resilience_of(const struct metrics *metrics, struct pool *pool,
		      bool all)
{
	GArray *results = g_array_new(false, false, sizeof(struct resilience));
	g_autoptr(GPtrArray) releases =
		g_ptr_array_new_with_free_func(release_free);
	g_autoptr(GArray) runs = chaos_runs(metrics, all);

	for (uint32_t r = 0; r < runs->len; r++) {
		const struct chaos_run *run =
			&g_array_index(runs, struct chaos_run, r);

		add_run(find_release(releases, run->service,
				     chaos_running(metrics, run)),
			run);
	}
	g_ptr_array_sort(releases, by_service);
	for (uint32_t r = 0; r < releases->len; r++) {
		struct release *release = releases->pdata[r];
		g_autoptr(GPtrArray) names =
			names_of(releases, release->result.service);

		judge(metrics, pool, names, release);
		g_array_append_val(results, release->result);
	}
	look_back(results);
	return results;
}
