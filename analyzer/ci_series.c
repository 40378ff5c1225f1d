/* ci_series.c -- what exported series tell of runs, stages, tests and waits */
#include "analyzer/ci_series.h"

#include "analyzer/ci_gather.h"
#include "analyzer/ci_levels.h"
#include "model/entries.h"

#include <math.h>
#include <string.h>

/* Histograms have their parts behind these names. */
static const struct {
	const char *name;
	enum ci_use use;
	enum result result; /* that the name says */
	bool is_of_jenkins;
} metrics_of_ci[] = {
	{ "pipeline_runs_total", CI_RUNS, 0, false },
	{ "pipeline_duration_seconds", CI_DURATION, 0, false },
	{ "cicd_pipeline_run_duration_seconds", CI_DURATION, 0, false },
	{ "pipeline_stage_duration_seconds", CI_STAGE, 0, false },
	{ "pipeline_queue_seconds", CI_WAIT, 0, false },
	{ "time_queued_seconds", CI_WAIT, 0, false },
	{ "pipeline_test_results", CI_TESTS, 0, false },
	{ "pipeline_flaky_tests_total", CI_FLAKY, 0, false },
	{ "success_build_count", CI_RUNS, RESULT_SUCCESS, true },
	{ "failed_build_count", CI_RUNS, RESULT_FAILURE, true },
	{ "duration_milliseconds_summary", CI_DURATION, 0, true },
	{ "queueing_time_milliseconds_summary", CI_WAIT, 0, true },
};

static const char *const parts[] = {
	[PART_PLAIN] = "",
	[PART_BUCKET] = "_bucket",
	[PART_SUM] = "_sum",
	[PART_COUNT] = "_count",
};

/* The part that what follows the name says; of summaries no quantile. */
static bool find_part(const char *rest, bool is_summary,
		      struct ci_series *found)
{
	for (size_t p = 0; p < G_N_ELEMENTS(parts); p++)
		if (strcmp(rest, parts[p]) == 0 &&
		    !(is_summary && p < PART_SUM)) {
			found->part = (enum ci_part)p;
			return true;
		}
	return false;
}

/* Jenkins' names have a prefix that can be chosen. */
static bool find_use(const char *name, struct ci_series *found)
{
	const char *jenkins = strstr(name, "jenkins_builds_");

	if (jenkins)
		jenkins += strlen("jenkins_builds_");
	for (size_t m = 0; m < G_N_ELEMENTS(metrics_of_ci); m++) {
		const char *base = metrics_of_ci[m].name;
		bool is_of_jenkins = metrics_of_ci[m].is_of_jenkins;
		const char *own = is_of_jenkins ? jenkins : name;

		if (!own || !g_str_has_prefix(own, base) ||
		    !find_part(own + strlen(base),
			       g_str_has_suffix(base, "_summary"), found))
			continue;
		found->use = metrics_of_ci[m].use;
		found->result = metrics_of_ci[m].result;
		found->is_of_kept = is_of_jenkins;
		found->scale =
			is_of_jenkins && found->part == PART_SUM ? 0.001 : 1;
		return true;
	}
	return false;
}

/* The value of the first label that is there, of names joined by |. */
const char *ci_series_label(const struct facts *facts,
			    const struct series *series, const char *names)
{
	g_auto(GStrv) wanted = g_strsplit(names, "|", -1);

	for (char **name = wanted; *name; name++)
		for (uint32_t l = 0; l < series->labels; l++) {
			const struct label *label =
				&g_array_index(facts->labels, struct label,
					       series->first_label + l);

			if (strcmp(label->name, *name) == 0)
				return label->value;
		}
	return NULL;
}

enum result ci_series_result(const char *word)
{
	static const struct {
		const char *word;
		enum result result;
	} words[] = {
		{ "success", RESULT_SUCCESS },
		{ "succeeded", RESULT_SUCCESS },
		{ "passed", RESULT_SUCCESS },
		{ "failure", RESULT_FAILURE },
		{ "failed", RESULT_FAILURE },
		{ "error", RESULT_FAILURE },
		{ "timeout", RESULT_FAILURE },
		{ "timed_out", RESULT_FAILURE },
		{ "cancelled", RESULT_CANCELLED },
		{ "canceled", RESULT_CANCELLED },
		{ "cancellation", RESULT_CANCELLED },
		{ "aborted", RESULT_CANCELLED },
		{ "skipped", RESULT_SKIPPED },
		{ "skip", RESULT_SKIPPED },
		{ "manual", RESULT_SKIPPED },
	};

	for (size_t i = 0; word && i < G_N_ELEMENTS(words); i++)
		if (g_ascii_strcasecmp(word, words[i].word) == 0)
			return words[i].result;
	return RESULT_UNKNOWN;
}

/* A number for all series of a histogram: the same labels but for `le`. */
static uint32_t family_of(const struct facts *facts,
			  const struct series *series, GHashTable *families)
{
	g_autoptr(GString) key = g_string_new(NULL);
	void *number;

	g_string_append_printf(key, "%u", series->entry.place.source);
	for (uint32_t l = 0; l < series->labels; l++) {
		const struct label *label = &g_array_index(
			facts->labels, struct label, series->first_label + l);

		if (strcmp(label->name, "le") != 0)
			g_string_append_printf(key, "\n%s\t%s", label->name,
					       label->value);
	}
	number = g_hash_table_lookup(families, key->str);
	if (!number) {
		number = GUINT_TO_POINTER(g_hash_table_size(families) + 1);
		g_hash_table_insert(families, g_strdup(key->str), number);
	}
	return GPOINTER_TO_UINT(number);
}

static double bound_of(const char *text)
{
	if (!text)
		return NAN;
	if (strcmp(text, "+Inf") == 0 || strcmp(text, "Inf") == 0)
		return INFINITY;
	return g_ascii_strtod(text, NULL);
}

/* What series are not asked about: services that have records of their own. */
struct told {
	GHashTable *runs, *tests, *counters;
};

static bool is_needed(const struct told *told, const struct ci_series *series)
{
	bool is_of_tests = series->use == CI_TESTS || series->use == CI_FLAKY;

	return !g_hash_table_contains(is_of_tests ? told->tests : told->runs,
				      series->home.service);
}

static void add_series(struct metrics *metrics, uint32_t record,
		       const struct told *told, GHashTable *families)
{
	const struct facts *facts = metrics->facts;
	const struct series *one = (const struct series *)(void *)facts_entry(
		facts, RECORD_SERIES, record);
	struct ci_series series = { .record = record, .next = NONE };
	const char *detail;

	if (!find_use(one->name, &series))
		return;
	series.home = series.is_of_kept ?
			      ci_levels_home(facts, one) :
			      home_of(facts, &one->entry, NULL,
				      ci_series_label(facts, one,
						      "pipeline|workflow|"
						      "cicd_pipeline_name"));
	if (series.result == RESULT_UNKNOWN)
		series.result = ci_series_result(ci_series_label(
			facts, one, "result|status|cicd_pipeline_result"));
	series.bound = bound_of(ci_series_label(facts, one, "le"));
	series.family = family_of(facts, one, families);
	detail = ci_series_label(facts, one, "stage|test_name|test|suite");
	series.detail = detail ? detail : "";
	if (!is_needed(told, &series) ||
	    !home_is_measured(metrics, &series.home))
		return;
	if (series.use == CI_RUNS)
		g_hash_table_add(told->counters, (char *)series.home.service);
	g_array_append_val(metrics->ci.series, series);
}

/* Where no counter counts the runs of a service, its histograms do. */
static void count_by_histograms(struct metrics *metrics, GHashTable *counters)
{
	for (uint32_t i = 0; i < metrics->ci.series->len; i++) {
		struct ci_series *one =
			&g_array_index(metrics->ci.series, struct ci_series, i);

		one->counts_runs =
			one->use == CI_DURATION && one->part == PART_COUNT &&
			!g_hash_table_contains(counters, one->home.service);
	}
}

/* A counter of a flaky test as it grows. */
struct flaking {
	struct ci *ci;
	const struct ci_series *series;
	int64_t earliest; /* when the first of the kind began */
	bool has_begun;
};

static void add_growth(int64_t at, double amount, void *data)
{
	const struct flaking *flaking = data;
	struct flaky_test flaky = {
		.home = flaking->series->home,
		.suite = "",
		.test = flaking->series->detail,
		.passed = NONE,
		.failed = (uint32_t)fmin(round(fmax(amount, 1)), 1e9),
		.first_at = at,
		.last_at = at,
		.known_at = at,
	};

	g_array_append_val(flaking->ci->flaky, flaky);
}

/*
 * A counter with a label for the test comes into being with its first flake:
 * one that begins after the first of its kind began with it.
 */
static void look_at_birth(int64_t at, double value, void *data)
{
	struct flaking *flaking = data;

	if (!flaking->has_begun && at > flaking->earliest && value > 0)
		add_growth(at, value, data);
	flaking->has_begun = true;
}

static void find_earliest(int64_t at, double value, void *data)
{
	int64_t *earliest = data;

	(void)value;
	*earliest = MIN(*earliest, at);
}

static void add_flaky(struct metrics *metrics)
{
	const GArray *all = metrics->ci.series;
	struct flaking flaking = { .ci = &metrics->ci, .earliest = INT64_MAX };

	for (uint32_t i = 0; i < all->len; i++)
		if (g_array_index(all, struct ci_series, i).use == CI_FLAKY)
			ci_series_points(
				metrics,
				&g_array_index(all, struct ci_series, i),
				find_earliest, &flaking.earliest);
	for (uint32_t i = 0; i < all->len; i++) {
		flaking.series = &g_array_index(all, struct ci_series, i);
		flaking.has_begun = false;
		if (flaking.series->use != CI_FLAKY)
			continue;
		ci_series_points(metrics, flaking.series, look_at_birth,
				 &flaking);
		ci_series_growth(metrics, flaking.series, add_growth, &flaking);
	}
}

void gather_series(struct metrics *metrics)
{
	const struct ci *ci = &metrics->ci;
	g_autoptr(GHashTable) runs = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) tests = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) counters =
		g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) families =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct told told = { runs, tests, counters };

	metrics->ci.series =
		g_array_new(false, false, sizeof(struct ci_series));
	for (uint32_t i = 0; i < ci->attempts->len; i++)
		g_hash_table_add(runs, (char *)g_array_index(ci->attempts,
							     struct attempt, i)
					       .home.service);
	for (uint32_t i = 0; i < ci->trials->len; i++)
		g_hash_table_add(
			tests,
			(char *)g_array_index(ci->trials, struct test_trial, i)
				.home.service);
	for (uint32_t i = 0; i < metrics->facts->records[RECORD_SERIES]->len;
	     i++)
		add_series(metrics, i, &told, families);
	count_by_histograms(metrics, counters);
	ci_series_join(metrics);
	add_flaky(metrics);
}
