/* seal_fold.c -- the records of one roll-out become one deploy
 *
 * Regions and clusters report apart.  Sorted by what was rolled out and by
 * start, the records of one roll-out stand side by side.  What was rolled out
 * in between ends a roll-out: the same commit after a rollback is another one.
 */
#include "model/seal.h"

#include <string.h>

/* The commit as written, else the version. */
static int compare_names(const struct deploy *a, const struct deploy *b)
{
	if (a->commit_name || b->commit_name)
		return g_strcmp0(a->commit_name, b->commit_name);
	return g_strcmp0(a->version, b->version);
}

/* Production by any of its usual names, and none, is one environment. */
static const char *environment_of(const struct deploy *deploy)
{
	const char *name = deploy->environment;

	if (!name || name_equal(name, "prod") || name_equal(name, "live"))
		return "production";
	return name;
}

/* What two records must share: the commit, as written if it was not found. */
static int compare_what(const struct deploy *a, const struct deploy *b)
{
	if (a->service != b->service)
		return a->service < b->service ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->head != b->head)
		return a->head < b->head ? -1 : 1;
	return a->head == NONE ? compare_names(a, b) : 0;
}

/* And how and where it went: outcome, environment. */
static int compare_roll_out(const struct deploy *a, const struct deploy *b)
{
	int order = compare_what(a, b);

	if (order == 0 && a->is_failure != b->is_failure)
		order = a->is_failure ? 1 : -1;
	if (order == 0 && !name_equal(environment_of(a), environment_of(b)))
		order = strcmp(environment_of(a), environment_of(b));
	return order;
}

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct facts *facts = data;
	const struct deploy *x = facts_deploy(facts, *(const uint32_t *)a);
	const struct deploy *y = facts_deploy(facts, *(const uint32_t *)b);
	int order = compare_roll_out(x, y);

	if (order == 0 && x->started_at != y->started_at)
		order = x->started_at < y->started_at ? -1 : 1;
	if (order == 0)
		order = seal_compare_ids(x->id, y->id);
	if (order == 0 && x->place.source != y->place.source)
		order = x->place.source < y->place.source ? -1 : 1;
	if (order == 0)
		order = (x->place.record > y->place.record) -
			(x->place.record < y->place.record);
	return order;
}

/* A record that names nothing may be any roll-out: it stays alone. */
static bool names_something(const struct deploy *deploy)
{
	return deploy->head != NONE || deploy->commit_name || deploy->version;
}

static int compare_starts(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct facts *facts = data;
	const struct deploy *x = facts_deploy(facts, *(const uint32_t *)a);
	const struct deploy *y = facts_deploy(facts, *(const uint32_t *)b);

	if (x->service != y->service)
		return x->service < y->service ? -1 : 1;
	if (x->started_at != y->started_at)
		return x->started_at < y->started_at ? -1 : 1;
	return compare_what(x, y);
}

/* By deploy: how often the service had changed what it rolls out. */
static uint32_t *count_turns(const struct facts *facts, GArray *order)
{
	uint32_t *turns = g_new0(uint32_t, facts->deploys->len + 1);
	const struct deploy *before = NULL;
	uint32_t turn = 0;

	g_array_sort_with_data(order, compare_starts, (gpointer)facts);
	for (uint32_t i = 0; i < order->len; i++) {
		uint32_t d = g_array_index(order, uint32_t, i);
		const struct deploy *deploy = facts_deploy(facts, d);

		if (before && compare_what(before, deploy) != 0)
			turn++;
		turns[d] = turn;
		before = deploy;
	}
	return turns;
}

void seal_fold(struct facts *facts, int64_t fold_window, bool *is_gone)
{
	g_autoptr(GArray) order = g_array_new(false, false, sizeof(uint32_t));
	g_autofree uint32_t *turns = NULL;
	struct deploy *first = NULL;
	int64_t last_start = 0;
	uint32_t last_turn = 0;

	for (uint32_t d = 0; d < facts->deploys->len; d++)
		if (!is_gone[d] && names_something(facts_deploy(facts, d)))
			g_array_append_val(order, d);
	turns = count_turns(facts, order);
	g_array_sort_with_data(order, compare, facts);
	for (uint32_t i = 0; i < order->len; i++) {
		uint32_t d = g_array_index(order, uint32_t, i);
		struct deploy *deploy = facts_deploy(facts, d);

		if (first && compare_roll_out(first, deploy) == 0 &&
		    deploy->started_at - last_start <= fold_window &&
		    turns[d] == last_turn) {
			is_gone[d] = true;
			first->deployed_at =
				MAX(first->deployed_at, deploy->deployed_at);
		} else {
			first = deploy;
		}
		last_start = deploy->started_at;
		last_turn = turns[d];
	}
}
