/* ci_levels.c -- series that show the latest run, gathered by pipeline */
#include "analyzer/ci_levels.h"

#include "analyzer/ci_gather.h"
#include "analyzer/ci_series.h"
#include "model/entries.h"

#include <math.h>
#include <string.h>

/*
 * Jenkins' names have a prefix that can be chosen.  Of several numbers the one
 * that stands first here is taken.
 */
static const struct {
	const char *name;
	bool is_of_jenkins;
	enum ci_level level;
	double scale;
} names[] = {
	{ "gitlab_ci_pipeline_id", false, LEVEL_NUMBER, 1 },
	{ "gitlab_ci_pipeline_run_count", false, LEVEL_NUMBER, 1 },
	{ "gitlab_ci_pipeline_status", false, LEVEL_STATUS, 1 },
	{ "gitlab_ci_pipeline_duration_seconds", false, LEVEL_DURATION, 1 },
	{ "gitlab_ci_pipeline_queued_duration_seconds", false, LEVEL_WAIT, 1 },
	{ "gitlab_ci_pipeline_job_id", false, LEVEL_JOB_NUMBER, 1 },
	{ "gitlab_ci_pipeline_job_duration_seconds", false, LEVEL_JOB_DURATION,
	  1 },
	{ "last_build_start_time_milliseconds", true, LEVEL_NUMBER, 1 },
	{ "last_build_result_ordinal", true, LEVEL_ORDINAL, 1 },
	{ "last_build_duration_milliseconds", true, LEVEL_DURATION, 0.001 },
};
enum { NO_NAME = G_N_ELEMENTS(names) };

/* What tells the gauges of one pipeline apart, but not its pipelines. */
static const char *const apart[] = { "status", "stage", "job_name",
				     "runner_description", NULL };

/* The gauges of one pipeline: its points, and which number they have. */
struct gauges {
	struct home home;
	GArray *points; /* of struct ci_level_point */
	size_t number;	/* the best name, or NO_NAME */
};

static void gauges_free(void *data)
{
	struct gauges *gauges = data;

	g_array_unref(gauges->points);
	g_free(gauges);
}

static size_t find_name(const char *name)
{
	const char *jenkins = strstr(name, "jenkins_builds_");
	size_t n = 0;

	if (jenkins)
		jenkins += strlen("jenkins_builds_");
	for (; n < NO_NAME; n++) {
		const char *own = names[n].is_of_jenkins ? jenkins : name;

		if (own && strcmp(own, names[n].name) == 0)
			break;
	}
	return n;
}

/* Its system, and all labels but those. */
static char *key_of(const struct facts *facts, const struct series *series,
		    size_t name)
{
	GString *key = g_string_new(names[name].is_of_jenkins ? "j" : "g");

	for (uint32_t l = 0; l < series->labels; l++) {
		const struct label *label = &g_array_index(
			facts->labels, struct label, series->first_label + l);

		if (!g_strv_contains(apart, label->name))
			g_string_append_printf(key, "\n%s\t%s", label->name,
					       label->value);
	}
	return g_string_free(key, false);
}

/* Of "shop/web" the whole, else its last part, if a service is called so. */
static uint32_t service_of(const struct facts *facts, const char *path)
{
	const char *last = path ? strrchr(path, '/') : NULL;
	uint32_t service = path ? facts_find_service(facts, path) : NONE;

	return service == NONE && last ? facts_find_service(facts, last + 1) :
					 service;
}

struct home ci_levels_home(const struct facts *facts,
			   const struct series *series)
{
	const char *project =
		ci_series_label(facts, series, "project|jenkins_job");
	const char *pipeline = ci_series_label(facts, series, "jenkins_job");
	struct record_entry entry = series->entry;
	uint32_t called = service_of(facts, project);

	/* a label may be of what was scraped: the exporter's own */
	if (called != NONE)
		entry.service = called;
	else if (!ci_series_label(facts, series,
				  "service|service_name|service.name"))
		entry.service_name = NULL;
	return home_of(facts, &entry, project, pipeline);
}

/*
 * Gauges are shown again and again: only where they change do they say more.  A
 * status may be left out while it is not so, and says more whenever it is.
 */
static bool says_more(const struct ci_level_point *point, double before)
{
	if (point->level == LEVEL_STATUS && point->value == 1)
		return true;
	return point->value != before &&
	       !(isnan(point->value) && isnan(before));
}

static void add_points(const struct facts *facts, const struct series *series,
		       size_t name, struct gauges *gauges)
{
	const char *stage = ci_series_label(facts, series, "stage");
	const char *job = ci_series_label(facts, series, "job_name");
	struct ci_level_point point = {
		.level = names[name].level,
		.result = ci_series_result(
			ci_series_label(facts, series, "status")),
		.job = job ? job : "",
	};
	double before = NAN;

	point.stage = stage ? stage : point.job;
	for (uint64_t p = series->first_point;
	     p < series->first_point + series->points; p++) {
		point.at = g_array_index(facts->times, int64_t, p);
		point.value = g_array_index(facts->values, double, p) *
			      names[name].scale;
		if (p == series->first_point || says_more(&point, before))
			g_array_append_val(gauges->points, point);
		before = point.value;
	}
}

static int by_time(gconstpointer a, gconstpointer b)
{
	const struct ci_level_point *x = a, *y = b;
	int order;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->level != y->level)
		return x->level < y->level ? -1 : 1;
	order = strcmp(x->job, y->job);
	if (order == 0)
		order = (x->result > y->result) - (x->result < y->result);
	return order ? order : (x->value > y->value) - (x->value < y->value);
}

/* Whether it is the number to go by; worse ones are forgotten. */
static bool prefer(struct gauges *gauges, size_t name)
{
	GArray *points = gauges->points;
	uint32_t kept = 0;

	if (name >= gauges->number)
		return name == gauges->number;
	for (uint32_t i = 0; i < points->len; i++) {
		struct ci_level_point point =
			g_array_index(points, struct ci_level_point, i);

		if (point.level != LEVEL_NUMBER)
			g_array_index(points, struct ci_level_point, kept++) =
				point;
	}
	g_array_set_size(points, kept);
	gauges->number = name;
	return true;
}

static void add_gauge(struct metrics *metrics, uint32_t record,
		      GHashTable *others, GHashTable *all, GPtrArray *order)
{
	const struct facts *facts = metrics->facts;
	const struct series *series =
		(const struct series *)(void *)facts_entry(facts, RECORD_SERIES,
							   record);
	size_t name = find_name(series->name);
	g_autofree char *key = NULL;
	struct gauges *gauges;

	if (name == NO_NAME)
		return;
	key = key_of(facts, series, name);
	gauges = g_hash_table_lookup(all, key);
	if (!gauges) {
		gauges = g_new0(struct gauges, 1);
		gauges->home = ci_levels_home(facts, series);
		gauges->points = g_array_new(false, false,
					     sizeof(struct ci_level_point));
		gauges->number = NO_NAME;
		g_hash_table_insert(all, g_steal_pointer(&key), gauges);
		g_ptr_array_add(order, gauges);
	}
	if (g_hash_table_contains(others, gauges->home.service))
		return;
	if (names[name].level == LEVEL_NUMBER && !prefer(gauges, name))
		return;
	add_points(facts, series, name, gauges);
}

void gather_levels(struct metrics *metrics)
{
	g_autoptr(GHashTable) others =
		g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) all =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GPtrArray) order =
		g_ptr_array_new_with_free_func(gauges_free);
	const GArray *attempts = metrics->ci.attempts;

	for (uint32_t i = 0; i < attempts->len; i++)
		g_hash_table_add(others, (char *)g_array_index(
						 attempts, struct attempt, i)
						 .home.service);
	for (uint32_t i = 0; i < metrics->facts->records[RECORD_SERIES]->len;
	     i++)
		add_gauge(metrics, i, others, all, order);
	for (uint32_t g = 0; g < order->len; g++) {
		struct gauges *gauges = order->pdata[g];

		g_array_sort(gauges->points, by_time);
		level_runs(metrics, &gauges->home, gauges->points);
	}
}
