/* seal_fold.c -- the records of one roll-out become one deploy
 *
 * Regions and clusters report apart.  What was rolled out in between ends a
 * roll-out: the same commit after a rollback is another one.  So the records of
 * a service are taken by their start, in turns of one thing that is rolled out,
 * and within a turn, most of which are of one record, by how and where it went.
 */
#include "model/seal.h"
#include "model/sort_keys.h"

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

/* The records that may be folded, by service, start and what is rolled out. */
struct starts {
	struct sort_key *keys;
	uint32_t n;
	uint32_t *what; /* by deploy: equal if what is rolled out is */
};

static uint32_t hash_what(const struct deploy *deploy)
{
	const char *name =
		deploy->commit_name ? deploy->commit_name : deploy->version;
	uint32_t kind = (uint32_t)deploy->kind << 30;

	if (deploy->head != NONE)
		return deploy->head ^ kind;
	return (uint32_t)texts_hash(name, strlen(name)) ^ kind;
}

static int compare_ties(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct sort_key *x = a, *y = b;
	const struct facts *facts = data;

	return compare_what(facts_deploy(facts, x->index),
			    facts_deploy(facts, y->index));
}

static struct starts find_starts(struct facts *facts, const bool *is_gone)
{
	uint32_t n = facts->deploys->len;
	struct starts starts = {
		.keys = g_new(struct sort_key, n + 1),
		.what = g_new(uint32_t, n + 1),
	};

	for (uint32_t d = 0; d < n; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);

		if (is_gone[d] || !names_something(deploy))
			continue;
		starts.what[d] = hash_what(deploy);
		starts.keys[starts.n++] =
			(struct sort_key){ deploy->started_at, deploy->service,
					   d };
	}
	sort_keys(starts.keys, starts.n);
	sort_key_ties(starts.keys, starts.n, compare_ties, facts);
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
static void fold_turn(struct facts *facts, const struct sort_key *turn,
		      uint32_t n, int64_t fold_window, bool *is_gone)
{
	g_autofree uint32_t *order = g_new(uint32_t, n);
	struct deploy *first = NULL;
	int64_t last_start = 0;

	for (uint32_t i = 0; i < n; i++)
		order[i] = turn[i].index;
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

static bool is_same_turn(struct facts *facts, const struct starts *starts,
			 uint32_t i, uint32_t j)
{
	uint32_t a = starts->keys[i].index, b = starts->keys[j].index;

	return starts->what[a] == starts->what[b] &&
	       compare_what(facts_deploy(facts, a), facts_deploy(facts, b)) ==
		       0;
}

void seal_fold(struct facts *facts, int64_t fold_window, bool *is_gone)
{
	struct starts starts = find_starts(facts, is_gone);
	uint32_t n = 0;

	for (uint32_t i = 0; i < starts.n; i += n) {
		for (n = 1; i + n < starts.n; n++)
			if (!is_same_turn(facts, &starts, i, i + n))
				break;
		if (n > 1)
			fold_turn(facts, starts.keys + i, n, fold_window,
				  is_gone);
	}
	g_free(starts.keys);
	g_free(starts.what);
}
