/* seal_fold.c -- the records of one roll-out become one deploy
 *
 * Regions and clusters report apart.  What was rolled out in between ends a
 * roll-out: the same commit after a rollback is another one.  So the records of
 * a service are taken by their start, in turns of one thing that is rolled out,
 * and within a turn, most of which are of one record, by how and where it went.
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
const char *seal_environment(const struct deploy *deploy)
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

/* And within a turn, how and where it went: outcome, environment. */
static int compare_how(const struct deploy *a, const struct deploy *b)
{
	if (a->is_failure != b->is_failure)
		return a->is_failure ? 1 : -1;
	if (name_equal(seal_environment(a), seal_environment(b)))
		return 0;
	return strcmp(seal_environment(a), seal_environment(b));
}

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct facts *facts = data;
	const struct deploy *x = facts_deploy(facts, *(const uint32_t *)a);
	const struct deploy *y = facts_deploy(facts, *(const uint32_t *)b);
	int order = compare_how(x, y);

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

/* What the order of starts is found by, without looking at the deploys. */
struct start {
	int64_t at;
	uint32_t service, deploy;
};

static int compare_starts(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct start *x = a, *y = b;

	if (x->service != y->service)
		return x->service < y->service ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return compare_what(facts_deploy((struct facts *)data, x->deploy),
			    facts_deploy((struct facts *)data, y->deploy));
}

static GArray *find_starts(const struct facts *facts, const bool *is_gone)
{
	GArray *starts = g_array_new(false, false, sizeof(struct start));

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);
		struct start start = { deploy->started_at, deploy->service, d };

		if (!is_gone[d] && names_something(deploy))
			g_array_append_val(starts, start);
	}
	g_array_sort_with_data(starts, compare_starts, (gpointer)facts);
	return starts;
}

/* Of one format, several records of a roll-out are nothing to tell of. */
static void tell_sources(struct facts *facts, const struct deploy *first,
			 const struct deploy *other)
{
	if (strcmp(facts_source(facts, first->place.source)->format,
		   facts_source(facts, other->place.source)->format) != 0)
		seal_tell_twin(facts, first->place, other->place,
			       first->started_at,
			       "roll-out by its service, time and commit");
}

/* Folds the `n` deploys of a turn. */
static void fold_turn(struct facts *facts, const struct start *turn, uint32_t n,
		      int64_t fold_window, bool *is_gone)
{
	g_autofree uint32_t *order = g_new(uint32_t, n);
	struct deploy *first = NULL;
	int64_t last_start = 0;

	for (uint32_t i = 0; i < n; i++)
		order[i] = turn[i].deploy;
	g_qsort_with_data(order, (int)n, sizeof(*order), compare, facts);
	for (uint32_t i = 0; i < n; i++) {
		struct deploy *deploy = facts_deploy(facts, order[i]);

		if (first && compare_how(first, deploy) == 0 &&
		    deploy->started_at - last_start <= fold_window) {
			is_gone[order[i]] = true;
			tell_sources(facts, first, deploy);
			first->deployed_at =
				MAX(first->deployed_at, deploy->deployed_at);
		} else {
			first = deploy;
		}
		last_start = deploy->started_at;
	}
}

void seal_fold(struct facts *facts, int64_t fold_window, bool *is_gone)
{
	g_autoptr(GArray) starts = find_starts(facts, is_gone);
	const struct start *all = (const struct start *)(void *)starts->data;
	uint32_t n = 0;

	for (uint32_t i = 0; i < starts->len; i += n) {
		const struct deploy *first = facts_deploy(facts, all[i].deploy);

		for (n = 1; i + n < starts->len; n++)
			if (compare_what(first,
					 facts_deploy(facts,
						      all[i + n].deploy)) != 0)
				break;
		if (n > 1)
			fold_turn(facts, all + i, n, fold_window, is_gone);
	}
}
