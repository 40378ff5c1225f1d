/* loop.c -- the numbers that stand for the stages, from plan to monitor
 *
 * Nothing is measured here that the review does not measure elsewhere: a row of
 * the table below takes a row of metrics, a value of the pipelines, or counts
 * what a page of its own lists.  The period before is counted with a copy of
 * the metrics whose window it is.
 */
#include "analyzer/loop.h"

#include "analyzer/loop_counts.h"
#include "analyzer/loop_sources.h"
#include "analyzer/observe.h"
#include "analyzer/tables.h"
#include "analyzer/targets.h"

#include <math.h>

enum { COMPARED_MIN_N = 20, BOUND_MIN_N = 5 };

/* Where a number comes from: exactly one of measure, target and count. */
enum origin { OF_MEASURE, OF_PIPELINES, OF_COUNT, OF_TOTAL };

struct row {
	enum loop_stage stage;
	const char *metric, *label, *page, *missing;
	enum unit unit;
	unsigned int from;
	bool (*is_given)(const struct metrics *metrics);
	enum origin origin;
	enum metric measure;
	enum statistic statistic;
	enum ci_target target;
	struct loop_count (*count)(const struct metrics *metrics);
	const char *unjudged; /* what is missing where none could be judged */
	bool is_of_now;	      /* nothing is known of the period before */
};

const char *loop_stage_name(enum loop_stage stage)
{
	static const char *const names[LOOP_STAGES] = {
		"plan",	   "code",   "build",	"test",
		"release", "deploy", "operate", "monitor",
	};

	return names[stage];
}

static bool has_changes(const struct metrics *metrics)
{
	for (uint32_t p = 0; p < metrics->scopes->len; p++) {
		const struct service *service = facts_service(
			metrics->facts,
			g_array_index(metrics->scopes, uint32_t, p));

		if (service->deploys > 0 && service->repository != NONE)
			return true;
	}
	return false;
}

static bool is_known(const struct metrics *metrics, enum metric metric,
		     enum statistic statistic)
{
	return !isnan(metrics_find(metrics, NONE, metric, statistic)->value);
}

static bool has_waiting(const struct metrics *metrics)
{
	return is_known(metrics, WAITING, STATISTIC_COUNT);
}

static bool has_deploys(const struct metrics *metrics)
{
	return is_known(metrics, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT);
}

static bool has_incidents(const struct metrics *metrics)
{
	return is_known(metrics, TIME_TO_RECOVERY, STATISTIC_RESOLVED);
}

static bool has_runs(const struct metrics *metrics)
{
	return metrics->ci.has_runs;
}

static bool has_durations(const struct metrics *metrics)
{
	return metrics->ci.has_durations;
}

static bool has_tests(const struct metrics *metrics)
{
	return metrics->ci.has_tests;
}

static bool has_budgets(const struct metrics *metrics)
{
	return metrics->budgets->len > 0;
}

#define FROM_CHANGES (LOOP_FROM_COMMITS | LOOP_FROM_DEPLOYS)
#define FROM_RUNS (LOOP_FROM_RUNS | LOOP_FROM_TRACES | LOOP_FROM_SERIES)
#define FROM_TESTS (LOOP_FROM_TESTS | LOOP_FROM_SERIES)

/* clang-format off */
static const struct row rows[] = {
	{ LOOP_PLAN, "waiting_changes", "changes waiting to be shipped",
	  "lead-time", "deploys of a repository", UNIT_COUNT, FROM_CHANGES,
	  has_waiting, OF_MEASURE, .measure = WAITING,
	  .statistic = STATISTIC_COUNT },
	{ LOOP_PLAN, "waiting_age_p50", "their age, median",
	  "lead-time", "deploys of a repository", UNIT_SECONDS, FROM_CHANGES,
	  has_waiting, OF_MEASURE, .measure = WAITING,
	  .statistic = STATISTIC_P50 },
	{ LOOP_CODE, "changes_shipped", "changes shipped",
	  "lead-time", "deploys of a repository", UNIT_COUNT, FROM_CHANGES,
	  has_changes, OF_TOTAL, .count = loop_changes },
	{ LOOP_CODE, "rework_rate", "rework rate of deploys",
	  "lead-time", "deploys of a repository", UNIT_FRACTION, FROM_CHANGES,
	  has_changes, OF_MEASURE, .measure = REWORK_RATE,
	  .statistic = STATISTIC_RATE },
	{ LOOP_BUILD, "pipeline_success_rate", "pipeline success rate",
	  "ci-health", "CI runs", UNIT_FRACTION, FROM_RUNS,
	  has_runs, OF_PIPELINES, .target = TARGET_SUCCESS_RATE },
	{ LOOP_BUILD, "build_duration_mean", "build duration, mean",
	  "ci-health", "CI runs", UNIT_SECONDS, FROM_RUNS,
	  has_durations, OF_PIPELINES, .target = TARGET_BUILD_DURATION },
	{ LOOP_TEST, "flaky_test_rate", "flaky test rate",
	  "ci-health", "test reports", UNIT_FRACTION, FROM_TESTS,
	  has_tests, OF_PIPELINES, .target = TARGET_FLAKY_RATE },
	{ LOOP_TEST, "tests", "different tests run",
	  "ci-health", "test reports", UNIT_COUNT, FROM_TESTS,
	  has_tests, OF_PIPELINES, .target = CI_TARGETS },
	{ LOOP_RELEASE, "canaries_promoted", "canaries promoted",
	  "canary", "canaries", UNIT_FRACTION, LOOP_FROM_CANARIES,
	  tables_has_canaries, OF_COUNT, .count = loop_canaries },
	{ LOOP_RELEASE, "flags_decided", "flag comparisons decided",
	  "flags", "feature flags", UNIT_FRACTION,
	  LOOP_FROM_FLAGS | LOOP_FROM_SERIES,
	  tables_has_flags, OF_COUNT, .count = loop_flags,
	  .unjudged = "conversions of feature flags" },
	{ LOOP_DEPLOY, "deployment_frequency", "deployment frequency",
	  "deploys-and-incidents", "deploys", UNIT_PER_DAY, LOOP_FROM_DEPLOYS,
	  has_deploys, OF_MEASURE, .measure = DEPLOYMENT_FREQUENCY,
	  .statistic = STATISTIC_PER_DAY },
	{ LOOP_DEPLOY, "lead_time_p50", "lead time for changes, median",
	  "lead-time", "deploys of a repository", UNIT_SECONDS, FROM_CHANGES,
	  has_changes, OF_MEASURE, .measure = LEAD_TIME,
	  .statistic = STATISTIC_P50 },
	{ LOOP_OPERATE, "change_failure_rate", "change failure rate",
	  "change-failure-rate", "deploys", UNIT_FRACTION,
	  LOOP_FROM_DEPLOYS | LOOP_FROM_INCIDENTS,
	  has_deploys, OF_MEASURE, .measure = CHANGE_FAILURE_RATE,
	  .statistic = STATISTIC_RATE },
	{ LOOP_OPERATE, "time_to_recovery_mean", "time to recovery, mean",
	  "time-to-recovery", "incidents", UNIT_SECONDS, LOOP_FROM_INCIDENTS,
	  has_incidents, OF_MEASURE, .measure = TIME_TO_RECOVERY,
	  .statistic = STATISTIC_MEAN },
	{ LOOP_OPERATE, "hypotheses_held", "chaos hypotheses held",
	  "chaos", "chaos experiments", UNIT_FRACTION,
	  LOOP_FROM_CHAOS | LOOP_FROM_SERIES,
	  tables_has_chaos, OF_COUNT, .count = loop_hypotheses,
	  .unjudged = "hypotheses with series" },
	{ LOOP_MONITOR, "budgets_spent", "error budgets spent",
	  "slo-budgets", "objectives", UNIT_FRACTION,
	  LOOP_FROM_OBJECTIVES | LOOP_FROM_SERIES,
	  has_budgets, OF_COUNT, .count = loop_budgets,
	  .unjudged = "series of objectives", .is_of_now = true },
	{ LOOP_MONITOR, "error_rate_doubled", "deploys with twice the errors after",
	  "change-impact", "error rates", UNIT_FRACTION,
	  LOOP_FROM_DEPLOYS | LOOP_FROM_SERIES,
	  observe_has_impacts, OF_COUNT, .count = loop_impacts,
	  .unjudged = "error rates near deploys" },
};
/* clang-format on */

static void take_measure(const struct metrics *metrics, const struct row *row,
			 struct loop_number *number)
{
	const struct measure *measure =
		metrics_find(metrics, NONE, row->measure, row->statistic);

	number->measure = measure;
	number->value = measure->value;
	number->n = measure->n;
	number->previous = measure->previous;
	number->previous_n = measure->previous_n;
	number->verdict = measure->verdict;
	number->change_kind = measure->change_kind;
	number->change = measure->change;
}

/* By the interval of the difference, from twenty on in both periods. */
static void compare(const struct metrics *metrics, const struct row *row,
		    struct share now, struct share before,
		    struct loop_number *number)
{
	struct estimate change = interval_newcombe(now, before, CONFIDENCE_95);
	int direction = statistics_direction(change, 0);

	if (!metrics->has_previous) {
		number->verdict = VERDICT_NO_PREVIOUS;
		return;
	}
	if (row->target == TARGET_FLAKY_RATE)
		direction = -direction;
	number->verdict = now.n < COMPARED_MIN_N || before.n < COMPARED_MIN_N ||
					  isnan(change.low) ||
					  isnan(change.high) ?
				  VERDICT_TOO_FEW :
			  direction == 0 ? VERDICT_NONE :
			  direction > 0	 ? VERDICT_BETTER :
					   VERDICT_WORSE;
	if (isnan(change.value))
		return;
	number->change_kind = CHANGE_POINTS;
	number->change = change.value;
}

static struct share share_of(const struct ci_value *value,
			     enum ci_target target)
{
	if (target == TARGET_FLAKY_RATE)
		return (struct share){ value->flaky, value->tests };
	return (struct share){ value->succeeded,
			       value->succeeded + value->failed };
}

static double pipelines_value(const struct ci_value *value,
			      const struct row *row, uint32_t *n)
{
	if (row->target != CI_TARGETS)
		return target_value(value, row->target, n);
	*n = value->tests;
	return value->tests;
}

static void take_pipelines(const struct metrics *metrics, const struct row *row,
			   struct loop_number *number)
{
	const struct ci_scope *all =
		&g_array_index(metrics->ci.scopes, struct ci_scope, 0);

	number->value = pipelines_value(&all->now, row, &number->n);
	if (metrics->has_previous)
		number->previous =
			pipelines_value(&all->before, row, &number->previous_n);
	if (row->unit == UNIT_FRACTION)
		compare(metrics, row, share_of(&all->now, row->target),
			share_of(&all->before, row->target), number);
}

static double share_value(const struct row *row, struct share share)
{
	if (row->origin == OF_TOTAL)
		return (double)share.n;
	return share.n > 0 ? (double)share.events / (double)share.n : NAN;
}

static void take_count(const struct metrics *metrics, const struct row *row,
		       struct loop_number *number)
{
	struct metrics other = *metrics;
	struct loop_count count = row->count(metrics);

	number->is_counted = row->origin == OF_COUNT;
	number->value = share_value(row, count.share);
	number->n = (uint32_t)count.share.n;
	if (isnan(number->value) && count.unjudged > 0)
		number->missing = row->unjudged;
	if (row->is_of_now)
		number->previous_n = NONE;
	if (row->is_of_now || !metrics->has_previous)
		return;
	other.window = metrics->previous;
	other.flags[FLAGS_OF_WINDOW] = metrics->flags[FLAGS_OF_PREVIOUS];
	count = row->count(&other);
	number->previous = share_value(row, count.share);
	number->previous_n = (uint32_t)count.share.n;
}

static void take(const struct metrics *metrics, const struct row *row,
		 struct loop_number *number)
{
	switch (row->origin) {
	case OF_MEASURE:
		take_measure(metrics, row, number);
		break;
	case OF_PIPELINES:
		take_pipelines(metrics, row, number);
		break;
	default:
		take_count(metrics, row, number);
	}
	number->state = !isnan(number->value)		? STATE_DRAWN :
			number->missing == row->missing ? STATE_NONE :
							  STATE_NOT_MEASURED;
	if (number->value == 0 && row->unit == UNIT_FRACTION &&
	    number->n >= BOUND_MIN_N)
		number->high = interval_wilson((struct share){ 0, number->n },
					       CONFIDENCE_95)
				       .high;
}

GArray *loop_numbers(const struct metrics *metrics, struct pool *pool)
{
	GArray *numbers = g_array_new(false, false, sizeof(struct loop_number));

	for (size_t r = 0; r < G_N_ELEMENTS(rows); r++) {
		const struct row *row = &rows[r];
		struct loop_number number = {
			.stage = row->stage,
			.metric = row->metric,
			.label = row->label,
			.page = row->page,
			.unit = row->unit,
			.state = STATE_NOT_MEASURED,
			.value = NAN,
			.previous = NAN,
			.high = NAN,
			.change = NAN,
			.missing = row->missing,
		};

		if (row->is_given(metrics)) {
			take(metrics, row, &number);
			number.source = loop_sources(metrics, pool, row->from);
		}
		g_array_append_val(numbers, number);
	}
	return numbers;
}
