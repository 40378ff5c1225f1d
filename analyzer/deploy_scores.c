/* deploy_scores.c -- what all parts of the review say of each deploy
 *
 * Each part is gone through once and tells the deploys that it is about; those
 * of a service lie by time, so that the ones near a canary or an experiment
 * are found by halving.  Nothing is quadratic in deploys.
 */
#include "analyzer/deploy_scores.h"

#include "analyzer/chaos.h"
#include "analyzer/ci_tally.h"
#include "analyzer/flag_changes.h"
#include "analyzer/observe.h"
#include "analyzer/scope.h"
#include "model/canary.h"

#include <math.h>

enum { NEAR = BUDGET_AFTER_DEPLOY };

struct scoring {
	const struct metrics *metrics;
	struct pool *pool;
	struct deploy_score *scores;
};

/* Adds a word to a list that is joined by ;. */
static void append(struct scoring *scoring, const char **list, const char *word)
{
	g_autofree char *joined = NULL;

	if (!word || !*word)
		return;
	joined = *list ? g_strconcat(*list, ";", word, NULL) : g_strdup(word);
	*list = pool_text(scoring->pool, joined);
}

/* -- pipelines */

static void keep_longest(GHashTable *longest, char *key, double seconds)
{
	double *known = g_hash_table_lookup(longest, key);

	if (known) {
		*known = fmax(*known, seconds);
		g_free(key);
		return;
	}
	known = g_new(double, 1);
	*known = seconds;
	g_hash_table_insert(longest, key, known);
}

/* By service and commit, and by service and id, of what ended. */
static GHashTable *gather_pipelines(const struct metrics *metrics)
{
	GHashTable *longest =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (uint32_t i = 0; i < metrics->ci.attempts->len; i++) {
		const struct attempt *one =
			&g_array_index(metrics->ci.attempts, struct attempt, i);
		uint32_t service = one->home.index;

		if (!ci_is_judged(one) || !(one->duration >= 0))
			continue;
		if (one->commit) {
			g_autofree char *commit =
				g_ascii_strdown(one->commit, -1);

			keep_longest(longest,
				     g_strdup_printf("%u=%s", service, commit),
				     one->duration);
		}
		if (one->run_id)
			keep_longest(
				longest,
				g_strdup_printf("%u#%s", service, one->run_id),
				one->duration);
	}
	return longest;
}

/* Of the service, else of what has none. */
static double look_up(GHashTable *longest, uint32_t service, char mark,
		      const char *name)
{
	const uint32_t services[] = { service, NONE };

	for (size_t i = 0; i < G_N_ELEMENTS(services); i++) {
		g_autofree char *key =
			g_strdup_printf("%u%c%s", services[i], mark, name);
		const double *found = g_hash_table_lookup(longest, key);

		if (found)
			return *found;
	}
	return NAN;
}

static double pipeline_of(const struct metrics *metrics, uint32_t d,
			  GHashTable *longest)
{
	const struct deploy *deploy = facts_deploy(metrics->facts, d);
	const struct service *service =
		facts_service(metrics->facts, deploy->service);
	double seconds = NAN;

	if (deploy->run_id)
		seconds =
			look_up(longest, deploy->service, '#', deploy->run_id);
	if (isnan(seconds) && deploy->head != NONE) {
		char id[2 * GRAPH_ID + 1];

		graph_write_id(facts_graph(metrics->facts, service->repository),
			       deploy->head, id);
		seconds = look_up(longest, deploy->service, '=', id);
	}
	return seconds;
}

static void score_pipelines(struct scoring *scoring)
{
	g_autoptr(GHashTable) longest = gather_pipelines(scoring->metrics);

	if (g_hash_table_size(longest) == 0)
		return;
	for (uint32_t d = 0; d < scoring->metrics->deploys->len; d++)
		scoring->scores[d].pipeline_seconds =
			pipeline_of(scoring->metrics, d, longest);
}

/* -- error rates */

static void score_impacts(struct scoring *scoring)
{
	const struct metrics *metrics = scoring->metrics;
	const struct impact_set *set;

	if (metrics->impact_sets->len == 0)
		return;
	set = metrics_impact_set(metrics, 0);
	for (uint32_t i = set->first; i < set->first + set->n; i++) {
		const struct impact *impact = metrics_impact(metrics, i);

		scoring->scores[impact->deploy].impact_ratio = impact->ratio;
	}
}

static void score_rules(struct scoring *scoring)
{
	const struct metrics *metrics = scoring->metrics;

	for (uint32_t r = 0; r < metrics->rules->len; r++) {
		const struct backtest_rule *rule = metrics_rule(metrics, r);

		for (uint32_t i = rule->first; i < rule->first + rule->n; i++) {
			const struct backtest *one =
				metrics_backtest(metrics, i);

			append(scoring, &scoring->scores[one->deploy].rules,
			       backtest_class_name(one->class));
		}
	}
}

/* -- what happened meanwhile */

static bool may_have_canary(const struct metrics *metrics, uint32_t d)
{
	return facts_deploy(metrics->facts, d)->kind == KIND_DEPLOY &&
	       metrics_deploy(metrics, d)->inferred != INFERRED_ROLLBACK;
}

/* Seconds between a deploy and a stretch of time; 0 if they overlap. */
static int64_t distance(const struct deploy *deploy, int64_t from,
			int64_t until)
{
	return MAX(MAX(deploy->started_at - until, from - deploy->deployed_at),
		   0);
}

static uint32_t nearest(const struct metrics *metrics, uint32_t s, int64_t from,
			int64_t until)
{
	const struct facts *facts = metrics->facts;
	const struct service *service = facts_service(facts, s);
	struct scope_range range =
		scope_deploys(facts, service, from - NEAR, INT64_MAX);
	int64_t least = NEAR + 1;
	uint32_t best = NONE;

	for (uint32_t d = range.first; d < range.end; d++) {
		int64_t off = distance(facts_deploy(facts, d), from, until);

		if (metrics_deploy(metrics, d)->earliest_start > until + NEAR)
			break;
		if (off >= least || !may_have_canary(metrics, d))
			continue;
		least = off;
		best = d;
	}
	return best;
}

static uint32_t service_named(const struct facts *facts, const char *name)
{
	return name ? facts_find_service(facts, name) : NONE;
}

static int by_start(gconstpointer a, gconstpointer b)
{
	const struct canary_run *x =
		&(*(const struct canary_replay *const *)a)->run;
	const struct canary_run *y =
		&(*(const struct canary_replay *const *)b)->run;

	if (x->started_at != y->started_at)
		return x->started_at < y->started_at ? -1 : 1;
	return (x->record > y->record) - (x->record < y->record);
}

static void score_canaries(struct scoring *scoring)
{
	const struct metrics *metrics = scoring->metrics;
	g_autoptr(GPtrArray) replays = g_ptr_array_new();

	g_ptr_array_extend(replays, metrics->canaries, NULL, NULL);
	g_ptr_array_sort(replays, by_start);
	for (uint32_t r = 0; r < replays->len; r++) {
		const struct canary_replay *replay = replays->pdata[r];
		const struct canary_run *run = &replay->run;
		uint32_t service = service_named(metrics->facts, run->service);
		int64_t from = run->started_at;
		uint32_t d = NONE;

		if (from == NO_TIME)
			from = run->record->finished_at;
		if (service != NONE && from != NO_TIME)
			d = nearest(metrics, service, from,
				    MAX(run->until, from));
		if (d != NONE)
			append(scoring, &scoring->scores[d].canaries,
			       replay->verdict);
	}
}

/* Deploys of a service from an hour before the experiment to its end. */
static void score_experiment(struct scoring *scoring,
			     const struct chaos_run *run, uint32_t s)
{
	const struct metrics *metrics = scoring->metrics;
	struct scope_range range =
		scope_deploys(metrics->facts, facts_service(metrics->facts, s),
			      run->started_at - NEAR, INT64_MAX);

	for (uint32_t d = range.first; d < range.end; d++) {
		if (metrics_deploy(metrics, d)->earliest_start > run->ended_at)
			break;
		if (facts_deploy(metrics->facts, d)->started_at <=
		    run->ended_at)
			append(scoring, &scoring->scores[d].experiments,
			       run->experiment);
	}
}

static void score_experiments(struct scoring *scoring)
{
	const struct facts *facts = scoring->metrics->facts;
	g_autoptr(GArray) runs = chaos_runs(scoring->metrics, true);

	for (uint32_t r = 0; r < runs->len; r++) {
		const struct chaos_run *run =
			&g_array_index(runs, struct chaos_run, r);
		uint32_t named = service_named(facts, run->service);

		if (run->started_at == NO_TIME || run->ended_at == NO_TIME)
			continue;
		for (uint32_t s = 0; s < facts->services->len; s++)
			if (named == NONE ? !run->service : named == s)
				score_experiment(scoring, run, s);
	}
}

static void score_flags(struct scoring *scoring)
{
	const struct metrics *metrics = scoring->metrics;
	g_autoptr(GArray) changes = flag_changes(metrics, scoring->pool);

	for (uint32_t d = 0; changes->len > 0 && d < metrics->deploys->len;
	     d++) {
		const struct deploy *deploy = facts_deploy(metrics->facts, d);

		scoring->scores[d].flags = flag_changes_text(
			changes, scoring->pool, deploy->service,
			deploy->started_at, deploy->deployed_at + NEAR);
	}
}

struct deploy_score *deploy_scores(const struct metrics *metrics,
				   struct pool *pool)
{
	uint32_t n = metrics->deploys->len;
	struct scoring scoring = {
		metrics, pool, pool_new_array(pool, struct deploy_score, n + 1)
	};

	for (uint32_t d = 0; d < n; d++)
		scoring.scores[d].pipeline_seconds =
			scoring.scores[d].impact_ratio = NAN;
	score_pipelines(&scoring);
	score_impacts(&scoring);
	score_rules(&scoring);
	score_canaries(&scoring);
	score_experiments(&scoring);
	score_flags(&scoring);
	return scoring.scores;
}
