/* ci_gather.c -- what runs, jobs, traces, tests and series have in common */
#include "analyzer/ci_gather.h"

#include "analyzer/ci_levels.h"

#include "analyzer/scope.h"

#include <string.h>

struct home home_of(const struct facts *facts, const struct record_entry *entry,
		    const char *repository, const char *pipeline)
{
	const char *service =
		entry->service_name ? entry->service_name : repository;

	if (entry->service != NONE)
		service = facts_service(facts, entry->service)->name;
	return (struct home){
		.service = service ? service : "",
		.pipeline = pipeline ? pipeline : "",
		.index = entry->service,
	};
}

int home_compare(const struct home *a, const struct home *b)
{
	int order = strcmp(a->service, b->service);

	return order ? order : strcmp(a->pipeline, b->pipeline);
}

bool home_is_measured(const struct metrics *metrics, const struct home *home)
{
	if (home->index == NONE)
		return metrics->settings->only_services->len == 0;
	return scope_has_service(metrics, home->index);
}

bool commits_agree(const char *a, const char *b)
{
	return !a || !b ||
	       g_ascii_strncasecmp(a, b, MIN(strlen(a), strlen(b))) == 0;
}

static int by_home(gconstpointer a, gconstpointer b)
{
	const struct attempt *x = a, *y = b;
	int order = home_compare(&x->home, &y->home);

	if (order == 0)
		order = (x->at > y->at) - (x->at < y->at);
	if (order == 0)
		order = g_strcmp0(x->run_id, y->run_id);
	return order ? order :
		       (x->number > y->number) - (x->number < y->number);
}

void gather_attempts(struct metrics *metrics)
{
	GArray *attempts = metrics->ci.attempts;
	uint32_t kept = 0;

	gather_runs(metrics);
	gather_traces(metrics);
	gather_levels(metrics);
	for (uint32_t i = 0; i < attempts->len; i++) {
		struct attempt *one =
			&g_array_index(attempts, struct attempt, i);

		if (home_is_measured(metrics, &one->home))
			g_array_index(attempts, struct attempt, kept++) = *one;
	}
	g_array_set_size(attempts, kept);
	g_array_sort(attempts, by_home);
}
