/* join.c -- the first deploy that reaches each commit, from young to old
 *
 * Deploys are numbered in their order.  Each commit that is deployed gets the
 * lowest number of its deploys, and then, commits being taken children first,
 * hands its number on to its parents wherever that is lower than theirs.  So
 * each commit and each parent link is looked at once, however many deploys a
 * service has; what is left at a commit is the first deploy that reaches it.
 * No commit waits for another to be fetched from memory, which is why this
 * takes a fifth of the time of a walk from each deploy.
 *
 * A deploy whose own commit has a lower number is a rollback or a redeploy;
 * only then the commit that ran before it is looked for in its history
 * (ancestry.c).
 */
#include "analyzer/join.h"

#include "analyzer/ancestry.h"
#include "analyzer/rework.h"
#include "analyzer/scope.h"
#include "analyzer/wanted.h"
#include "model/large_pages.h"

#include <string.h>

/* The number of what `baseline = REV` reaches; deploy i has i + 1. */
enum { NUMBER_BEFORE = 0, NUMBER_FIRST = 1 };

/* One service on its way through its deploys. */
struct walk {
	struct metrics *metrics;
	const struct facts *facts;
	const struct service *service;
	uint32_t s;
	const struct graph *graph; /* NULL: no repository */
	uint32_t *numbers;	   /* by commit; NONE: nothing reaches it */
	int64_t since, until;	   /* whose commits are kept */
	uint32_t running; /* the latest head (or baseline) known, or NONE */
	bool has_baseline, has_gap;
	struct ancestry **ancestries; /* by repository, made when needed */
};

static const struct deploy *deploy_at(const struct walk *walk, uint32_t i)
{
	return facts_deploy(walk->facts, walk->service->first_deploy + i);
}

static void number_head(uint32_t *numbers, uint32_t head, uint32_t number)
{
	if (head != NONE && number < numbers[head])
		numbers[head] = number;
}

static void hand_on(const struct graph *graph, uint32_t *numbers)
{
	for (uint32_t i = 0; i < graph->n; i++) {
		uint32_t commit = graph->order[i], parent;
		uint32_t number = numbers[commit];
		const uint32_t *parents = graph->parents[commit];

		if (number == NONE || parents[0] == NONE)
			continue;
		if (number < numbers[parents[0]])
			numbers[parents[0]] = number;
		for (uint32_t p = 1;
		     parents[1] != NONE &&
		     (parent = graph_parent(graph, commit, p)) != NONE;
		     p++)
			if (number < numbers[parent])
				numbers[parent] = number;
	}
}

/* The number of each commit, after the first `n` deploys and the tip. */
static uint32_t *number_commits(const struct walk *walk, uint32_t n)
{
	const struct graph *graph = walk->graph;
	uint32_t *numbers = g_new(uint32_t, graph->n + 1);

	large_pages(numbers, graph->n * sizeof(*numbers));
	memset(numbers, 0xff, (graph->n + 1) * sizeof(*numbers));
	number_head(numbers, walk->service->baseline, NUMBER_BEFORE);
	for (uint32_t i = 0; i < n; i++)
		if (!deploy_at(walk, i)->is_failure)
			number_head(numbers, deploy_at(walk, i)->head,
				    NUMBER_FIRST + i);
	number_head(numbers, walk->service->tip, NUMBER_FIRST + n);
	hand_on(graph, numbers);
	return numbers;
}

/* Of a deploy whose commit was reached before: then something runs. */
static enum inferred infer(struct walk *walk, uint32_t head)
{
	uint32_t repository = walk->service->repository;

	if (!walk->ancestries[repository])
		walk->ancestries[repository] = ancestry_new(walk->graph);
	return ancestry_reaches(walk->ancestries[repository], head,
				walk->running) ?
		       INFERRED_REDEPLOY :
		       INFERRED_ROLLBACK;
}

static void take_known(struct walk *walk, uint32_t i)
{
	const struct deploy *deploy = deploy_at(walk, i);
	struct deploy_result *result =
		metrics_deploy(walk->metrics, walk->service->first_deploy + i);
	bool is_old = walk->numbers[deploy->head] < NUMBER_FIRST + i;

	result->changes = 0;
	if (deploy->kind == KIND_ROLLBACK)
		return;
	if (!walk->has_baseline) {
		walk->has_baseline = true;
		walk->has_gap = false;
		result->is_baseline = true;
		result->changes = NONE;
	} else if (is_old) {
		result->inferred = infer(walk, deploy->head);
	} else {
		result->is_after_gap = walk->has_gap;
		walk->has_gap = false;
		result->ships = true;
	}
	result->is_counted = result->inferred != INFERRED_ROLLBACK;
}

static void take(struct walk *walk, uint32_t i)
{
	const struct deploy *deploy = deploy_at(walk, i);
	struct deploy_result *result =
		metrics_deploy(walk->metrics, walk->service->first_deploy + i);

	if (deploy->is_failure) {
		result->changes = 0;
		return;
	}
	if (deploy->head != NONE && walk->graph) {
		take_known(walk, i);
		walk->running = deploy->head;
		return;
	}
	if (deploy->kind == KIND_ROLLBACK) {
		result->changes = 0;
		return;
	}
	result->is_counted = true;
	walk->has_gap = walk->graph != NULL;
}

/* The deploy that has a number and ships, or NONE. */
static uint32_t shipper(const struct walk *walk, uint32_t number)
{
	uint32_t d = walk->service->first_deploy + number - NUMBER_FIRST;

	if (number == NUMBER_BEFORE ||
	    number >= NUMBER_FIRST + walk->service->deploys)
		return NONE;
	return metrics_deploy(walk->metrics, d)->ships ? d : NONE;
}

static bool is_kept(const struct walk *walk, uint32_t d)
{
	int64_t at = facts_deploy(walk->facts, d)->deployed_at;

	return at >= walk->since && at < walk->until;
}

/* Where the commits of each deploy are to begin, from how many there are. */
static void make_room(struct walk *walk)
{
	GArray *changes = walk->metrics->changes;
	uint32_t next = changes->len;

	for (uint32_t i = 0; i < walk->service->deploys; i++) {
		struct deploy_result *result = metrics_deploy(
			walk->metrics, walk->service->first_deploy + i);

		result->first_change = next;
		if (!result->ships)
			continue;
		next += result->changes;
		result->changes = 0;
	}
	g_array_set_size(changes, next);
}

/* Calls `each` with the commits of deploys that are kept. */
static void for_kept(struct walk *walk,
		     void (*each)(struct walk *walk, uint32_t d,
				  uint32_t commit))
{
	g_autofree uint32_t *deploys =
		g_new(uint32_t, walk->service->deploys + 2);

	for (uint32_t number = 0; number < walk->service->deploys + 2;
	     number++) {
		deploys[number] = shipper(walk, number);
		if (deploys[number] != NONE && !is_kept(walk, deploys[number]))
			deploys[number] = NONE;
	}
	for (uint32_t c = 0; c < walk->graph->n; c++) {
		uint32_t number = walk->numbers[c];

		if (number != NONE && deploys[number] != NONE)
			each(walk, deploys[number], c);
	}
}

static void count_commit(struct walk *walk, uint32_t d, uint32_t commit)
{
	(void)commit;
	metrics_deploy(walk->metrics, d)->changes++;
}

static void add_commit(struct walk *walk, uint32_t d, uint32_t commit)
{
	struct deploy_result *result = metrics_deploy(walk->metrics, d);
	struct change change = { .deploy = d, .commit = commit };

	*metrics_change(walk->metrics,
			result->first_change + result->changes++) = change;
}

/* Whose walk would have met the end of a shallow clone. */
static void find_truncated(struct walk *walk)
{
	for (uint32_t c = 0; c < walk->graph->n; c++) {
		uint32_t number = walk->numbers[c];

		if ((walk->graph->flags[c] & COMMIT_IS_TRUNCATED) &&
		    number != NUMBER_BEFORE &&
		    number < NUMBER_FIRST + walk->service->deploys)
			metrics_deploy(walk->metrics,
				       walk->service->first_deploy + number -
					       NUMBER_FIRST)
				->is_truncated = true;
	}
}

/*
 * What the main branch reaches and no deploy until now did; where nothing was
 * deployed yet and there is no baseline, nobody knows what waits.
 */
static void find_waiting(struct walk *walk)
{
	int64_t as_of = walk->metrics->settings->as_of;
	g_autofree uint32_t *until_now = NULL;
	const uint32_t *numbers = walk->numbers;
	bool has_deploy = walk->service->baseline != NONE;
	uint32_t n = 0;

	for (; n < walk->service->deploys &&
	       deploy_at(walk, n)->deployed_at <= as_of;
	     n++)
		has_deploy |= !deploy_at(walk, n)->is_failure &&
			      deploy_at(walk, n)->kind == KIND_DEPLOY &&
			      deploy_at(walk, n)->head != NONE;
	if (!has_deploy || walk->service->tip == NONE)
		return;
	g_array_index(walk->metrics->knows_waiting, bool, walk->s) = true;
	if (n < walk->service->deploys)
		numbers = until_now = number_commits(walk, n);
	for (uint32_t c = 0; c < walk->graph->n; c++) {
		struct service_commit waiting = { walk->s, c, false };

		if (numbers[c] == NUMBER_FIRST + n &&
		    walk->graph->committed_at[c] <= as_of)
			g_array_append_val(walk->metrics->waiting, waiting);
	}
}

/* Which deploy shipped what an incident names, if one of this service did. */
static void find_named(struct walk *walk)
{
	for (uint32_t i = 0; i < walk->facts->incidents->len; i++) {
		const struct incident *incident =
			facts_incident(walk->facts, i);
		struct change named = { .commit = incident->commit };

		if (named.commit == NONE ||
		    incident->repository != walk->service->repository ||
		    walk->numbers[named.commit] == NONE)
			continue;
		named.deploy = shipper(walk, walk->numbers[named.commit]);
		if (named.deploy != NONE)
			g_array_append_val(walk->metrics->named, named);
	}
}

static void take_all(struct walk *walk)
{
	if (walk->graph && walk->service->baseline != NONE) {
		walk->running = walk->service->baseline;
		walk->has_baseline = true;
	}
	for (uint32_t i = 0; i < walk->service->deploys; i++)
		take(walk, i);
}

static void join_service(struct metrics *metrics, uint32_t s, int64_t since,
			 int64_t until, struct ancestry **ancestries)
{
	const struct service *service = facts_service(metrics->facts, s);
	g_autofree uint32_t *numbers = NULL;
	struct walk walk = {
		.metrics = metrics,
		.facts = metrics->facts,
		.service = service,
		.s = s,
		.since = since,
		.until = until,
		.running = NONE,
		.ancestries = ancestries,
	};

	if (service->repository != NONE &&
	    (service->deploys > 0 || service->baseline != NONE)) {
		walk.graph = facts_graph(metrics->facts, service->repository);
		walk.numbers = numbers =
			number_commits(&walk, service->deploys);
	}
	take_all(&walk);
	if (!walk.graph)
		return;
	for_kept(&walk, count_commit);
	make_room(&walk);
	for_kept(&walk, add_commit);
	if (walk.graph->n_truncated > 0)
		find_truncated(&walk);
	find_waiting(&walk);
	find_named(&walk);
}

void join_services(struct metrics *metrics, int64_t since, int64_t until)
{
	uint32_t n = metrics->facts->repositories->len;
	g_autofree struct ancestry **ancestries =
		g_new0(struct ancestry *, n + 1);

	for (uint32_t s = 0; s < metrics->facts->services->len; s++)
		join_service(metrics, s, since, until, ancestries);
	for (uint32_t r = 0; r < n; r++)
		ancestry_free(ancestries[r]);
	wanted_find(metrics, since);
}

struct metrics *join(const struct facts *facts, const struct settings *settings,
		     const struct window *window, GTimeZone *zone, bool has_all)
{
	struct metrics *metrics = metrics_new(facts, settings);
	int64_t since = window->since;

	metrics->zone = g_time_zone_ref(zone);
	metrics->window = *window;
	scope_choose(metrics);
	scope_look_back(metrics);
	if (metrics->has_previous)
		since = metrics->previous.since;
	if (has_all)
		join_services(metrics, INT64_MIN, INT64_MAX);
	else
		join_services(metrics, since - REWORK_SECONDS, window->until);
	return metrics;
}
