/* changes.c -- what changed and what needs a decision, in sentences */
#include "analyzer/changes.h"

#include "analyzer/budgets_said.h"
#include "analyzer/chaos_said.h"
#include "analyzer/compose_ci.h"
#include "analyzer/delivery.h"
#include "analyzer/gaps.h"
#include "analyzer/tier.h"
#include "analyzer/trial.h"

#include <math.h>

enum { ITEMS_MAX = 5, PER_SERVICE_MAX = 2, LASTING_WEEKS = 4 };

/* One step between tiers, roughly: a factor for times, points for rates. */
static const double TIER_FACTOR = 7, TIER_POINTS = 0.15;

/* Targets have room of their own among the services. */
#define SCOPE_OF_TARGETS (NONE - 1)

struct candidate {
	const struct measure *measure; /* NULL: a target that is missed */
	enum ci_target target;
	const struct sentence *sentence; /* of a target */
	uint32_t scope;
	double score;
};

static const struct compared {
	enum metric metric;
	enum statistic statistic;
	const char *name, *page;
} compared[] = {
	{ DEPLOYMENT_FREQUENCY, STATISTIC_PER_DAY, "deploys", "scorecard" },
	{ LEAD_TIME, STATISTIC_P50, "lead time", "lead-time" },
	{ CHANGE_FAILURE_RATE, STATISTIC_RATE, "change failure rate",
	  "change-failure-rate" },
	{ TIME_TO_RECOVERY, STATISTIC_MEAN, "time to recovery",
	  "time-to-recovery" },
};

struct value changes_value(const struct measure *measure, double value,
			   uint32_t n, double beside)
{
	const struct tier_limits *tier = tier_limits(measure->metric);
	double nearest = NAN;

	if (measure->unit == UNIT_SECONDS)
		return isnan(beside) ? value_duration(value) :
				       value_duration_pair(value, beside);
	if (measure->unit == UNIT_PER_DAY)
		return value_number(VALUE_PER_WEEK, 7 * value);
	for (int i = 0; tier && i < 3; i++)
		if (isnan(nearest) ||
		    fabs(tier->limits[i] - value) < fabs(nearest - value))
			nearest = tier->limits[i];
	return value_rate_limit(value, n, nearest);
}

bool changes_is_few(const struct measure *measure)
{
	return isnan(measure->value) ||
	       (measure->unit == UNIT_SECONDS && measure->n < TIER_MIN_N);
}

struct value changes_level(const struct measure *measure)
{
	return changes_value(measure, measure->value, measure->n, NAN);
}

struct value changes_now(const struct measure *measure)
{
	return changes_value(measure, measure->value, measure->n,
			     measure->previous);
}

struct value changes_before(const struct measure *measure)
{
	return changes_value(measure, measure->previous, measure->previous_n,
			     measure->value);
}

struct value changes_change(const struct measure *measure)
{
	return value_number(measure->change_kind == CHANGE_POINTS ?
				    VALUE_POINTS :
				    VALUE_CHANGE,
			    measure->change);
}

struct value changes_range(const struct measure *measure)
{
	return value_range(measure->change_kind == CHANGE_POINTS ?
				   VALUE_POINTS_RANGE :
				   VALUE_CHANGE_RANGE,
			   measure->change_ci_low, measure->change_ci_high);
}

static double score(const struct measure *measure)
{
	double effect = measure->change_kind == CHANGE_POINTS ?
				fabs(measure->change) / TIER_POINTS :
				fabs(log(measure->change)) / log(TIER_FACTOR);
	double factor = measure->verdict == VERDICT_WORSE ? 2 : 1;

	return isfinite(effect) ? effect * log(1.0 + measure->n) * factor : 0;
}

static void collect(struct composer *composer, uint32_t scope,
		    GArray *candidates)
{
	for (size_t i = 0; i < G_N_ELEMENTS(compared); i++) {
		const struct measure *measure =
			composer_measure(composer, scope, compared[i].metric,
					 compared[i].statistic);
		struct candidate candidate = {
			.measure = measure,
			.scope = scope,
			.score = score(measure),
		};

		if (measure->verdict == VERDICT_BETTER ||
		    measure->verdict == VERDICT_WORSE)
			g_array_append_val(candidates, candidate);
	}
}

/* How far a target is missed, as changes are scored, those for the worse. */
static double score_target(const struct target *target)
{
	double effect =
		target->limit < 1 ?
			fabs(target->value - target->limit) / TIER_POINTS :
			fabs(log(target->value / target->limit)) /
				log(TIER_FACTOR);

	return isfinite(effect) ? effect * log(1.0 + target->n) * 2 : 0;
}

static void collect_targets(struct composer *composer, GArray *candidates)
{
	struct target targets[CI_TARGETS];

	if (!ci_is_supplied(composer->metrics))
		return;
	targets_judge(composer->metrics, composer->days, targets);
	for (int t = 0; t < CI_TARGETS; t++) {
		struct candidate candidate = {
			.target = (enum ci_target)t,
			.scope = SCOPE_OF_TARGETS,
			.score = score_target(&targets[t]),
		};

		if (targets[t].state != TARGET_MISSED || t == TARGET_DEPLOYS)
			continue;
		candidate.sentence =
			ci_missed(composer, &targets[t], candidate.target);
		g_array_append_val(candidates, candidate);
	}
}

static int by_score(gconstpointer a, gconstpointer b)
{
	const struct candidate *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->scope != y->scope) /* all services first */
		return x->scope + 1 < y->scope + 1 ? -1 : 1;
	if (!x->measure || !y->measure)
		return (int)x->target - (int)y->target;
	return (int)x->measure->metric - (int)y->measure->metric;
}

static const struct compared *compared_of(const struct measure *measure)
{
	for (size_t i = 0; i < G_N_ELEMENTS(compared); i++)
		if (compared[i].metric == measure->metric)
			return &compared[i];
	g_assert_not_reached();
}

static const struct sentence *tell(struct composer *composer,
				   const struct candidate *candidate)
{
	const struct measure *measure = candidate->measure;
	const char *who =
		candidate->scope == NONE ?
			"All services" :
			composer_service(composer, candidate->scope)->name;
	struct value name = value_text(compared_of(measure)->name);
	struct value direction = value_text(composer_direction(measure));
	struct value was = changes_before(measure);
	struct value is = changes_now(measure);

	if (measure->metric == DEPLOYMENT_FREQUENCY)
		return say(composer, "%: % % from % to % a week (%)",
			   value_text(who), name, direction, was, is,
			   changes_change(measure));
	return say(composer, "%: % % from % to % (%)", value_text(who), name,
		   direction, was, is, changes_change(measure));
}

static bool has_room(const GArray *chosen, uint32_t scope)
{
	uint32_t same = 0;

	for (uint32_t i = 0; i < chosen->len; i++)
		same += g_array_index(chosen, struct candidate, i).scope ==
			scope;
	return chosen->len < ITEMS_MAX && same < PER_SERVICE_MAX;
}

static void add_item(GArray *items, enum verdict verdict,
		     const struct sentence *sentence, const char *page)
{
	struct item item = { verdict, sentence, page };

	g_array_append_val(items, item);
}

static void add_changes(struct composer *composer, GArray *items)
{
	g_autoptr(GArray) candidates =
		g_array_new(false, false, sizeof(struct candidate));
	g_autoptr(GArray) chosen =
		g_array_new(false, false, sizeof(struct candidate));

	collect(composer, NONE, candidates);
	for (uint32_t p = 0; p < composer->n_scopes; p++)
		collect(composer, p, candidates);
	collect_targets(composer, candidates);
	g_array_sort(candidates, by_score);
	for (uint32_t i = 0; i < candidates->len; i++) {
		struct candidate *one =
			&g_array_index(candidates, struct candidate, i);

		if (!has_room(chosen, one->scope))
			continue;
		g_array_append_val(chosen, *one);
		if (!one->measure) {
			add_item(items, VERDICT_WORSE, one->sentence,
				 "ci-health");
			continue;
		}
		add_item(items, one->measure->verdict, tell(composer, one),
			 compared_of(one->measure)->page);
	}
}

/* What did not move for all services, so that silence is not a gap. */
static void add_held(struct composer *composer, GArray *items)
{
	for (size_t i = 0; i < G_N_ELEMENTS(compared) && items->len < ITEMS_MAX;
	     i++) {
		const struct measure *measure =
			composer_measure(composer, NONE, compared[i].metric,
					 compared[i].statistic);
		const char *words =
			measure->metric == DEPLOYMENT_FREQUENCY ?
				"All services: % held at % a week (% before; "
				"within noise)" :
				"All services: % held at % (% before; within "
				"noise)";

		if (measure->verdict != VERDICT_NONE)
			continue;
		add_item(items, VERDICT_NONE,
			 say(composer, words, value_text(compared[i].name),
			     changes_now(measure), changes_before(measure)),
			 compared[i].page);
	}
}

static struct panel items_panel(struct composer *composer, const char *title,
				GArray *list, bool are_decisions)
{
	struct items *items = pool_new_array(composer->pool, struct items, 1);

	items->n = list->len;
	items->items = pool_steal_array(composer->pool, list);
	items->are_decisions = are_decisions;
	return panel_drawn(PANEL_ITEMS, title, NULL, items, NULL);
}

struct panel changes_panel(struct composer *composer)
{
	GArray *items = g_array_new(false, false, sizeof(struct item));
	const struct sentence *gap = gaps_largest(composer);

	add_changes(composer, items);
	if (gap) {
		if (items->len == ITEMS_MAX)
			g_array_set_size(items, ITEMS_MAX - 1);
		add_item(items, VERDICT_WORSE, gap, "data-quality");
	}
	add_held(composer, items);
	if (items->len == 0)
		add_item(items, VERDICT_NONE,
			 composer->metrics->has_previous ?
				 say(composer, "Too few events to compare.") :
				 say(composer,
				     "No previous period to compare with."),
			 NULL);
	return items_panel(composer, "What changed", items, false);
}

/* Targets that are missed week after week. */
static void add_lasting(struct composer *composer, GArray *items)
{
	static const char *const remedies[CI_TARGETS] = {
		[TARGET_SUCCESS_RATE] = "mend what fails",
		[TARGET_BUILD_DURATION] = "make builds faster",
		[TARGET_FLAKY_RATE] = "mend or part with flaky tests",
		[TARGET_QUEUE_WAIT] = "add runners",
	};
	struct target targets[CI_TARGETS];

	if (!ci_is_supplied(composer->metrics))
		return;
	targets_judge(composer->metrics, composer->days, targets);
	for (int t = 0; t < CI_TARGETS && items->len < ITEMS_MAX; t++)
		if (remedies[t] && targets[t].weeks_missed >= LASTING_WEEKS)
			add_item(items, VERDICT_EMPTY,
				 say(composer,
				     "%: target missed % weeks running: %",
				     value_text(targets[t].name),
				     value_word(targets[t].weeks_missed),
				     value_text(remedies[t])),
				 "ci-health");
}

/* Rules of rollback that are worth having. */
static void add_rules(struct composer *composer, GArray *items)
{
	for (uint32_t r = 0;
	     r < composer->metrics->rules->len && items->len < ITEMS_MAX; r++) {
		const struct sentence *decision = trial_decision(composer, r);

		if (decision)
			add_item(items, VERDICT_EMPTY, decision,
				 "rollback-backtest");
	}
}

struct panel decisions_panel(struct composer *composer)
{
	GArray *items = g_array_new(false, false, sizeof(struct item));
	const struct sentence *decisions[GAPS_DECISIONS];
	uint32_t n = gaps_decisions(composer, decisions);
	bool are_decisions;

	budgets_decide(composer, items);
	chaos_decide(composer, items);
	canaries_decide(composer, items);
	for (uint32_t i = 0; i < n && items->len < ITEMS_MAX; i++)
		add_item(items, VERDICT_EMPTY, decisions[i], "data-quality");
	add_lasting(composer, items);
	add_rules(composer, items);
	if (items->len < ITEMS_MAX)
		flags_decide(composer, items);
	are_decisions = items->len > 0;
	if (!are_decisions)
		add_item(items, VERDICT_NONE,
			 say(composer, "Nothing needs a decision."), NULL);
	return items_panel(composer, "Needs a decision", items, are_decisions);
}
