/* join.c -- walk back from each deploy, oldest first
 *
 * A commit is claimed by the first deploy that reaches it.  A walk stops at
 * commits already claimed, since all that lies behind them was claimed with
 * them.  So the join looks at each commit and each parent link once, however
 * many deploys a service has.  A deploy whose own commit is claimed is a
 * rollback or a redeploy; only then the commit that ran before it is looked
 * for in its history (ancestry.c).
 */
#include "analyzer/join.h"

#include "analyzer/ancestry.h"
#include "analyzer/statistics.h"

#include <math.h>
#include <string.h>

/* One service on its way through its deploys. */
struct walk {
	struct metrics *metrics;
	const struct facts *facts;
	const struct service *service;
	uint32_t first;	     /* commit of the repository */
	uint8_t *is_claimed; /* by commit - first */
	GArray *todo;	     /* of uint32_t: claimed, parents not yet */
	GArray *claimed;     /* of uint32_t: by the deploy in hand */
	bool met_truncated;
	uint32_t running; /* the latest head (or baseline) known, or NONE */
	bool has_baseline, has_gap;
	struct ancestry **ancestries; /* by repository, made when needed */
};

static void claim(struct walk *walk, uint32_t commit)
{
	if (commit == NONE || walk->is_claimed[commit - walk->first])
		return;
	walk->is_claimed[commit - walk->first] = true;
	g_array_append_val(walk->todo, commit);
	g_array_append_val(walk->claimed, commit);
}

static void claim_parents(struct walk *walk, uint32_t child)
{
	const struct commit *commit = facts_commit(walk->facts, child);

	if (commit->is_truncated)
		walk->met_truncated = true;
	for (uint32_t i = 0; i < commit->parents; i++)
		claim(walk, g_array_index(walk->facts->parents, uint32_t,
					  commit->first_parent + i));
}

/* walk->claimed becomes what `head` reaches and nobody claimed before. */
static void claim_reach(struct walk *walk, uint32_t head)
{
	g_array_set_size(walk->claimed, 0);
	walk->met_truncated = false;
	claim(walk, head);
	while (walk->todo->len > 0) {
		uint32_t last = g_array_index(walk->todo, uint32_t,
					      walk->todo->len - 1);

		g_array_set_size(walk->todo, walk->todo->len - 1);
		claim_parents(walk, last);
	}
}

static int64_t commit_time(const struct settings *settings,
			   const struct commit *commit)
{
	return settings->leads_from_committer ? commit->committed_at :
						commit->authored_at;
}

static bool is_change(const struct walk *walk, uint32_t c)
{
	const struct commit *commit = facts_commit(walk->facts, c);
	const uint8_t *touched = walk->service->touched;
	uint32_t bit = c - walk->first;

	if (commit->parents > 1 && !walk->metrics->settings->counts_merges)
		return false;
	return !touched || (touched[bit / 8] >> (bit % 8) & 1);
}

static int by_commit_time(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct metrics *metrics = data;
	const struct commit *x = facts_commit(
		metrics->facts, ((const struct change *)a)->commit);
	const struct commit *y = facts_commit(
		metrics->facts, ((const struct change *)b)->commit);
	int64_t x_at = commit_time(metrics->settings, x);
	int64_t y_at = commit_time(metrics->settings, y);

	if (x_at != y_at)
		return x_at < y_at ? -1 : 1;
	return memcmp(x->id, y->id, sizeof(x->id));
}

static void add_change(struct walk *walk, uint32_t d, uint32_t c)
{
	const struct commit *commit = facts_commit(walk->facts, c);
	int64_t lead = facts_deploy(walk->facts, d)->deployed_at -
		       commit_time(walk->metrics->settings, commit);
	struct change change = {
		.deploy = d,
		.commit = c,
		.lead_seconds = lead < 0 ? NAN : (double)lead,
		.is_merge = commit->parents > 1,
	};

	g_array_append_val(walk->metrics->changes, change);
}

static double median_lead(const struct change *changes, uint32_t n)
{
	g_autofree double *leads = g_new(double, n);

	for (uint32_t i = 0; i < n; i++)
		leads[i] = changes[i].lead_seconds;
	return statistics_quantile(leads, n, 0.5);
}

/* What was claimed becomes the changes of deploy `d`. */
static void ship(struct walk *walk, uint32_t d)
{
	struct metrics *metrics = walk->metrics;
	struct deploy_result *result = metrics_deploy(metrics, d);
	struct change *first;

	for (uint32_t i = 0; i < walk->claimed->len; i++) {
		uint32_t c = g_array_index(walk->claimed, uint32_t, i);

		if (is_change(walk, c))
			add_change(walk, d, c);
	}
	result->changes = metrics->changes->len - result->first_change;
	if (result->changes == 0)
		return;
	first = metrics_change(metrics, result->first_change);
	g_qsort_with_data(first, (int)result->changes, sizeof(*first),
			  by_commit_time, metrics);
	result->lead_p50 = median_lead(first, result->changes);
}

static struct ancestry *ancestry_of(struct walk *walk)
{
	uint32_t repository = walk->service->repository;

	if (!walk->ancestries[repository])
		walk->ancestries[repository] =
			ancestry_new(walk->facts, repository);
	return walk->ancestries[repository];
}

/* Of a deploy whose commit was reached before: then something runs. */
static enum inferred infer(struct walk *walk, uint32_t head)
{
	return ancestry_reaches(ancestry_of(walk), head, walk->running) ?
		       INFERRED_REDEPLOY :
		       INFERRED_ROLLBACK;
}

static void take_known(struct walk *walk, uint32_t d)
{
	const struct deploy *deploy = facts_deploy(walk->facts, d);
	struct deploy_result *result = metrics_deploy(walk->metrics, d);
	bool is_old = walk->is_claimed[deploy->head - walk->first];

	claim_reach(walk, deploy->head);
	result->is_truncated = walk->met_truncated;
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
		ship(walk, d);
	}
	result->is_counted = result->inferred != INFERRED_ROLLBACK;
}

static void take(struct walk *walk, uint32_t d)
{
	const struct deploy *deploy = facts_deploy(walk->facts, d);
	struct deploy_result *result = metrics_deploy(walk->metrics, d);

	result->first_change = walk->metrics->changes->len;
	if (deploy->is_failure) {
		result->changes = 0;
		return;
	}
	if (deploy->head != NONE && walk->is_claimed) {
		take_known(walk, d);
		walk->running = deploy->head;
		return;
	}
	if (deploy->kind == KIND_ROLLBACK) {
		result->changes = 0;
		return;
	}
	result->is_counted = true;
	walk->has_gap = walk->is_claimed != NULL;
}

static void join_service(struct metrics *metrics, uint32_t s,
			 struct ancestry **ancestries)
{
	const struct service *service = facts_service(metrics->facts, s);
	g_autoptr(GArray) todo = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GArray) claimed = g_array_new(false, false, sizeof(uint32_t));
	g_autofree uint8_t *is_claimed = NULL;
	struct walk walk = {
		.metrics = metrics,
		.facts = metrics->facts,
		.service = service,
		.todo = todo,
		.claimed = claimed,
		.running = NONE,
		.ancestries = ancestries,
	};

	if (service->repository != NONE) {
		const struct repository *repository =
			facts_repository(metrics->facts, service->repository);

		/* one more, so that an empty one is not taken for none */
		is_claimed = g_new0(uint8_t, repository->commits + 1);
		walk.is_claimed = is_claimed;
		walk.first = repository->first_commit;
	}
	if (service->baseline != NONE && is_claimed) {
		claim_reach(&walk, service->baseline);
		walk.running = service->baseline;
		walk.has_baseline = true;
	}
	for (uint32_t d = 0; d < service->deploys; d++)
		take(&walk, service->first_deploy + d);
}

void join(struct metrics *metrics)
{
	uint32_t n = metrics->facts->repositories->len;
	g_autofree struct ancestry **ancestries =
		g_new0(struct ancestry *, n + 1);

	for (uint32_t s = 0; s < metrics->facts->services->len; s++)
		join_service(metrics, s, ancestries);
	for (uint32_t r = 0; r < n; r++)
		ancestry_free(ancestries[r]);
}
