/* chaos_runs.c -- which experiments there were, and when */
#include "analyzer/chaos.h"

#include "analyzer/scope.h"

#include <string.h>

static const struct chaos_result *result_at(const struct facts *facts,
					    uint32_t i)
{
	return &g_array_index(facts->records[RECORD_CHAOS], struct chaos_result,
			      i);
}

static bool has_times(const struct chaos_result *result)
{
	return result->started_at != NO_TIME;
}

static char *key_of(const struct chaos_result *result)
{
	return g_strdup_printf("%s\n%s", result->engine, result->experiment);
}

/*
 * By engine and experiment the record that tells its times without a verdict
 * of its own, NULL if there are several; those without an engine have none.
 */
static GHashTable *timed_by_key(const struct facts *facts)
{
	GHashTable *timed =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (uint32_t i = 0; i < facts->records[RECORD_CHAOS]->len; i++) {
		const struct chaos_result *result = result_at(facts, i);
		char *key;

		if (!result->engine || !has_times(result))
			continue;
		key = key_of(result);
		g_hash_table_insert(timed, key,
				    g_hash_table_contains(timed, key) ?
					    NULL :
					    (gpointer)result);
	}
	return timed;
}

static const struct chaos_settings *settings_of(const struct metrics *metrics,
						const struct chaos_result *one)
{
	const char *const names[] = { one->experiment, one->engine,
				      one->target };
	const struct chaos_settings *settings = NULL;

	for (size_t n = 0; n < G_N_ELEMENTS(names) && !settings; n++)
		settings = settings_find_chaos(metrics->settings, names[n]);
	return settings;
}

static const char *service_of(const struct metrics *metrics,
			      const struct chaos_result *result,
			      const struct chaos_settings *settings)
{
	if (settings && settings->service)
		return settings->service;
	if (result->entry.service != NONE)
		return facts_service(metrics->facts, result->entry.service)
			->name;
	return result->entry.service_name;
}

static struct chaos_run make_run(const struct metrics *metrics,
				 const struct chaos_result *result,
				 const struct chaos_result *times)
{
	const struct chaos_settings *settings = settings_of(metrics, result);

	return (struct chaos_run){
		.record = result,
		.settings = settings,
		.experiment = result->experiment,
		.service = service_of(metrics, result, settings),
		.started_at = times->started_at,
		.ended_at = times->finished_at,
	};
}

/* Of a review of some services only theirs. */
static bool is_asked_for(const struct metrics *metrics,
			 const struct chaos_run *run)
{
	uint32_t service;

	if (metrics->settings->only_services->len == 0)
		return true;
	service = run->service ?
			  facts_find_service(metrics->facts, run->service) :
			  NONE;
	return service != NONE && scope_has_service(metrics, service);
}

static bool is_shown(const struct metrics *metrics, const struct chaos_run *run,
		     bool all)
{
	int64_t at = run->started_at != NO_TIME ? run->started_at :
		     run->record		? run->record->entry.at :
						  NO_TIME;

	return is_asked_for(metrics, run) &&
	       (all || at == NO_TIME || window_holds(&metrics->window, at));
}

static int by_start(gconstpointer a, gconstpointer b)
{
	const struct chaos_run *x = a, *y = b;
	int order = (x->started_at > y->started_at) -
		    (x->started_at < y->started_at);

	if (order == 0)
		order = g_strcmp0(x->experiment, y->experiment);
	return order ? order :
		       (x->record > y->record) - (x->record < y->record);
}

static void add(GArray *runs, const struct metrics *metrics,
		struct chaos_run run, bool all)
{
	if (is_shown(metrics, &run, all))
		g_array_append_val(runs, run);
}

/* Sections that no record is about. */
static void add_configured(GArray *runs, const struct metrics *metrics,
			   const GHashTable *used, bool all)
{
	for (uint32_t c = 0; c < metrics->settings->experiments->len; c++) {
		const struct chaos_settings *settings =
			metrics->settings->experiments->pdata[c];
		struct chaos_run run = {
			.settings = settings,
			.experiment = settings->name,
			.service = settings->service,
			.started_at = settings->from,
			.ended_at = settings->until,
		};

		if (settings->from != NO_TIME &&
		    !g_hash_table_contains((GHashTable *)used, settings))
			add(runs, metrics, run, all);
	}
}

GArray *chaos_runs(const struct metrics *metrics, bool all)
{
	const struct facts *facts = metrics->facts;
	GArray *runs = g_array_new(false, false, sizeof(struct chaos_run));
	g_autoptr(GHashTable) timed = timed_by_key(facts);
	g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
	uint32_t n = facts->records[RECORD_CHAOS]->len;

	for (int has = 0; has < 2; has++)
		for (uint32_t i = 0; i < n; i++) {
			const struct chaos_result *one = result_at(facts, i);
			g_autofree char *key = key_of(one);
			const struct chaos_result *times = NULL;
			struct chaos_run run;

			if (has_times(one) != has ||
			    g_hash_table_contains(taken, one))
				continue;
			if (!has && one->engine)
				times = g_hash_table_lookup(timed, key);
			if (times)
				g_hash_table_add(taken, (gpointer)times);
			run = make_run(metrics, one, times ? times : one);
			if (run.settings)
				g_hash_table_add(used, (gpointer)run.settings);
			add(runs, metrics, run, all);
		}
	add_configured(runs, metrics, used, all);
	g_array_sort(runs, by_start);
	return runs;
}

static void find(struct metrics *metrics, const struct chaos_run *run,
		 const struct chaos_hypothesis *hypothesis)
{
	struct chaos_outcome outcome = chaos_judge(metrics, run, hypothesis);
	g_autofree char *detail = NULL;
	struct finding finding;

	if (outcome.agrees != 0)
		return;
	detail = g_strdup_printf("%s: \"%s\" %s, the record says %s",
				 run->experiment, hypothesis->text,
				 chaos_held_name(outcome.held),
				 chaos_verdict_name(run->record->verdict));
	finding = (struct finding){
		.place = run->record->entry.place,
		.at = run->started_at,
		.kind = "verdict differs",
		.detail = pool_text(metrics->pool, detail),
	};
	g_array_append_val(metrics->findings, finding);
}

const GArray *chaos_hypotheses(const struct chaos_run *run)
{
	return run->settings ? run->settings->hypotheses : NULL;
}

void chaos_find(struct metrics *metrics)
{
	g_autoptr(GArray) runs = NULL;

	if (metrics->settings->experiments->len == 0)
		return;
	runs = chaos_runs(metrics, false);
	for (uint32_t r = 0; r < runs->len; r++) {
		const struct chaos_run *run =
			&g_array_index(runs, struct chaos_run, r);
		const GArray *asked = chaos_hypotheses(run);

		for (uint32_t h = 0; asked && h < asked->len; h++)
			find(metrics, run, chaos_hypothesis_at(asked, h));
	}
}
