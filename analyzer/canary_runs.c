/* canary_runs.c -- which runs of canaries there were, and under which rules */
#include "analyzer/canary.h"

#include "analyzer/replay.h"

#include <math.h>
#include <string.h>

static const struct canary *canary_at(const struct facts *facts, uint32_t i)
{
	return &g_array_index(facts->records[RECORD_CANARY], struct canary, i);
}

static bool is_same_canary(const struct canary *a, const struct canary *b)
{
	return g_strcmp0(a->name, b->name) == 0 &&
	       (!a->space || !b->space || strcmp(a->space, b->space) == 0);
}

static int64_t distance(int64_t a, int64_t b)
{
	return a == NO_TIME || b == NO_TIME ? INT64_MAX : ABS(a - b);
}

/* A resource says of a run that is told step by step how it ended. */
static bool is_end_of(const struct canary *resource, const struct canary *run)
{
	return resource->rules && resource->started_at == NO_TIME &&
	       run->started_at != NO_TIME && !run->rules &&
	       is_same_canary(resource, run) &&
	       distance(resource->finished_at, run->finished_at) <=
		       2 * resource->rules->interval_seconds + 60;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	const struct canary *x = *(const struct canary *const *)a;
	const struct canary *y = *(const struct canary *const *)b;
	int order = g_strcmp0(x->name, y->name);

	return order ? order : (x > y) - (x < y);
}

/* All records, those of one name side by side, in the order of the facts. */
static GPtrArray *records_by_name(const struct facts *facts)
{
	GPtrArray *records = g_ptr_array_new();

	for (uint32_t i = 0; i < facts->records[RECORD_CANARY]->len; i++)
		g_ptr_array_add(records, (gpointer)canary_at(facts, i));
	g_ptr_array_sort(records, by_name);
	return records;
}

/* The first record that is called like this one. */
static uint32_t first_named(const GPtrArray *records,
			    const struct canary *canary)
{
	uint32_t low = 0, high = records->len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct canary *other = records->pdata[middle];

		if (g_strcmp0(other->name, canary->name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The record at `i`, or NULL if it is called otherwise. */
static const struct canary *named_at(const GPtrArray *records, uint32_t i,
				     const struct canary *canary)
{
	const struct canary *other =
		i < records->len ? records->pdata[i] : NULL;

	return other && g_strcmp0(other->name, canary->name) == 0 ? other :
								    NULL;
}

static bool is_told_elsewhere(const GPtrArray *records,
			      const struct canary *resource)
{
	const struct canary *other;

	for (uint32_t i = first_named(records, resource);
	     (other = named_at(records, i, resource)); i++)
		if (is_end_of(resource, other))
			return true;
	return false;
}

/* Of two that are as near the later one. */
static const struct canary_rules *find_rules(const GPtrArray *records,
					     const struct canary *run)
{
	const struct canary_rules *rules = run->rules;
	int64_t nearest = INT64_MAX;
	const struct canary *other;

	for (uint32_t i = first_named(records, run);
	     !run->rules && (other = named_at(records, i, run)); i++) {
		int64_t off = distance(other->entry.at, run->entry.at);

		if (!other->rules || !is_same_canary(other, run) ||
		    off > nearest)
			continue;
		nearest = off;
		rules = other->rules;
	}
	return rules;
}

static const char *recorded_of(const struct canary *canary)
{
	switch (canary->result) {
	case RESULT_SUCCESS:
		return "promoted";
	case RESULT_FAILURE:
		return "rolled back";
	case RESULT_RUNNING:
		return "running";
	case RESULT_CANCELLED:
		return "replaced";
	default:
		return NULL;
	}
}

/* Below 1 % and below 800 ms, and what else the section limits. */
static void add_ladder_checks(struct canary_run *run)
{
	static const struct canary_check usual[] = {
		{ "error-rate", NAN, 0.01, true, 0 },
		{ "latency", NAN, 800, true, 0 },
	};

	g_array_append_vals(run->checks, usual, G_N_ELEMENTS(usual));
	for (uint32_t m = 0; run->settings && m < run->settings->metrics->len;
	     m++) {
		const struct canary_metric_settings *metric =
			run->settings->metrics->pdata[m];
		bool is_usual = strcmp(metric->name, usual[0].name) == 0 ||
				strcmp(metric->name, usual[1].name) == 0;

		if (!is_usual && metric->has_limit)
			g_array_append_val(run->checks, metric->limit);
	}
}

/* What the section says of a metric replaces what the rules say. */
static void apply_limits(struct canary_run *run)
{
	for (uint32_t c = run->checks->len; c-- > 0;) {
		struct canary_check *check =
			&g_array_index(run->checks, struct canary_check, c);
		const struct canary_metric_settings *metric =
			canary_settings_find(run->settings, check->name);
		int64_t window = check->window_seconds;

		if (!metric)
			continue;
		if (metric->is_dropped) {
			g_array_remove_index(run->checks, c);
			continue;
		}
		if (!metric->has_limit)
			continue;
		*check = metric->limit;
		check->window_seconds = window;
	}
}

static void take_ladder(struct canary_run *run)
{
	const struct canary_settings *settings = run->settings;

	run->rules = replay_ladder;
	if (settings && settings->observe_seconds > 0)
		run->rules.interval_seconds = settings->observe_seconds;
	if (settings && settings->steps->len > 0) {
		run->rules.steps = (const uint32_t *)settings->steps->data;
		run->rules.n_steps = settings->steps->len;
	}
	add_ladder_checks(run);
}

static void take_rules(struct canary_run *run, const struct canary_rules *rules)
{
	run->checks = g_array_new(false, false, sizeof(struct canary_check));
	run->has_own_rules = rules != NULL;
	if (rules) {
		run->rules = *rules;
		g_array_append_vals(run->checks, rules->checks,
				    rules->n_checks);
	} else {
		take_ladder(run);
	}
	apply_limits(run);
	if (run->settings && run->settings->threshold > 0)
		run->rules.threshold = run->settings->threshold;
	run->rules.checks = (const struct canary_check *)run->checks->data;
	run->rules.n_checks = run->checks->len;
}

/* One that only exists had nothing analysed yet. */
static bool is_analysed(const struct canary *record)
{
	return record->result != RESULT_UNKNOWN || !record->phase ||
	       (g_ascii_strcasecmp(record->phase, "Initialized") != 0 &&
		g_ascii_strcasecmp(record->phase, "Terminating") != 0 &&
		g_ascii_strcasecmp(record->phase, "Terminated") != 0);
}

static struct canary_run make_run(const struct metrics *metrics,
				  const GPtrArray *records,
				  const struct canary *record)
{
	const struct facts *facts = metrics->facts;
	uint32_t service = record->entry.service;
	struct canary_run run = {
		.record = record,
		.service = service != NONE ?
				   facts_service(facts, service)->name :
				   record->entry.service_name,
		.recorded = recorded_of(record),
		.started_at = record->started_at,
		.until = record->finished_at != NO_TIME ?
				 record->finished_at :
				 metrics->settings->as_of,
	};

	run.settings = settings_find_canary(metrics->settings, run.service);
	if (!run.settings)
		run.settings =
			settings_find_canary(metrics->settings, record->name);
	take_rules(&run, find_rules(records, record));
	return run;
}

GArray *canary_runs(const struct metrics *metrics)
{
	const struct facts *facts = metrics->facts;
	GArray *runs = g_array_new(false, false, sizeof(struct canary_run));
	g_autoptr(GPtrArray) records = records_by_name(facts);

	for (uint32_t i = 0; i < facts->records[RECORD_CANARY]->len; i++) {
		const struct canary *record = canary_at(facts, i);
		struct canary_run run;

		if (!is_analysed(record) ||
		    (record->rules && is_told_elsewhere(records, record)))
			continue;
		run = make_run(metrics, records, record);
		g_array_append_val(runs, run);
	}
	return runs;
}
