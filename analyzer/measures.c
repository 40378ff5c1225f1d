/* measures.c -- the rows of the table `metrics`
 *
 * Each row is a metric and a statistic of one scope.  estimate.c answers
 * for it; what needs more events than there are stays no data.
 */
#include "analyzer/measures.h"

#include "analyzer/estimate.h"
#include "analyzer/tier.h"
#include "model/share.h"

#include <math.h>

enum { P75_MIN_N = 20, P90_MIN_N = 20, P95_MIN_N = 40 };

/* clang-format off */
static const struct row rows[MEASURES] = {
	{ DEPLOYMENT_FREQUENCY, STATISTIC_COUNT, UNIT_COUNT, 0, 0 },
	{ DEPLOYMENT_FREQUENCY, STATISTIC_PER_DAY, UNIT_PER_DAY, 0, 10 },
	{ DEPLOYMENT_FREQUENCY, STATISTIC_DAYS_PER_WEEK_P50, UNIT_DAYS, 1, 0 },
	{ LEAD_TIME, STATISTIC_P50, UNIT_SECONDS, 1, 20 },
	{ LEAD_TIME, STATISTIC_MEAN, UNIT_SECONDS, 1, 0 },
	{ LEAD_TIME, STATISTIC_P75, UNIT_SECONDS, P75_MIN_N, 0 },
	{ LEAD_TIME, STATISTIC_P90, UNIT_SECONDS, P90_MIN_N, 20 },
	{ LEAD_TIME, STATISTIC_P95, UNIT_SECONDS, P95_MIN_N, 0 },
	{ CHANGE_FAILURE_RATE, STATISTIC_RATE, UNIT_FRACTION, 1, 20 },
	{ CHANGE_FAILURE_RATE, STATISTIC_FAILED, UNIT_COUNT, 0, 0 },
	{ CHANGE_FAILURE_RATE, STATISTIC_DEPLOYS, UNIT_COUNT, 0, 0 },
	{ TIME_TO_RECOVERY, STATISTIC_MEAN, UNIT_SECONDS, 1, 10 },
	{ TIME_TO_RECOVERY, STATISTIC_P50, UNIT_SECONDS, 1, 0 },
	{ TIME_TO_RECOVERY, STATISTIC_P90, UNIT_SECONDS, P90_MIN_N, 0 },
	{ TIME_TO_RECOVERY, STATISTIC_RESOLVED, UNIT_COUNT, 0, 0 },
	{ TIME_TO_RECOVERY, STATISTIC_OPEN, UNIT_COUNT, 0, 0 },
	{ FAILED_DEPLOYMENT_RECOVERY_TIME, STATISTIC_P50, UNIT_SECONDS, 1, 0 },
	{ FAILED_DEPLOYMENT_RECOVERY_TIME, STATISTIC_MEAN, UNIT_SECONDS, 1, 0 },
	{ REWORK_RATE, STATISTIC_RATE, UNIT_FRACTION, 1, 20 },
	{ BATCH_SIZE, STATISTIC_P50, UNIT_COUNT, 1, 0 },
	{ ROLLBACKS, STATISTIC_COUNT, UNIT_COUNT, 0, 0 },
	{ REDEPLOYS, STATISTIC_COUNT, UNIT_COUNT, 0, 0 },
	{ WAITING, STATISTIC_COUNT, UNIT_COUNT, 0, 0 },
	{ WAITING, STATISTIC_P50, UNIT_SECONDS, 1, 0 },
	{ LEAD_TIME_WITH_WAITING, STATISTIC_P50, UNIT_SECONDS, 1, 0 },
};
/* clang-format on */

/* Frequency is compared from ten deploys, though its n is days. */
static bool has_enough(const struct row *row, const struct sample_set *sample)
{
	uint32_t n = row->metric == DEPLOYMENT_FREQUENCY ?
			     sample->deploys :
			     estimate_n(row, sample);

	return n >= row->change_min_n;
}

static enum verdict judge(const struct scope *scope, const struct row *row,
			  struct estimate change)
{
	bool is_rate = row->unit == UNIT_FRACTION;
	int direction = statistics_direction(change, is_rate ? 0 : 1);

	if (!has_enough(row, scope->now) || !has_enough(row, scope->before))
		return VERDICT_TOO_FEW;
	/* without an interval nothing can be told from noise */
	if (isnan(change.low) || isnan(change.high))
		return VERDICT_TOO_FEW;
	if (direction == 0)
		return VERDICT_NONE;
	if (row->metric == DEPLOYMENT_FREQUENCY)
		direction = -direction;
	return direction < 0 ? VERDICT_BETTER : VERDICT_WORSE;
}

/* What waits, waits now: of the period before nothing is known. */
static bool is_of_now(enum metric metric)
{
	return metric == WAITING || metric == LEAD_TIME_WITH_WAITING;
}

static void compare(const struct scope *scope, const struct row *row,
		    struct measure *measure)
{
	struct estimate change;

	if (!scope->before) {
		if (row->change_min_n > 0)
			measure->verdict = VERDICT_NO_PREVIOUS;
		return;
	}
	if (is_of_now(row->metric)) {
		measure->previous_n = NONE;
		return;
	}
	measure->previous_n = estimate_n(row, scope->before);
	if (measure->previous_n >= row->min_n)
		measure->previous =
			estimate_of(scope, row, scope->before).value;
	measure->previous_tier =
		tier_of(row->metric, measure->previous, measure->previous_n);
	if (row->change_min_n == 0)
		return;
	change = estimate_change(scope, row);
	measure->verdict = judge(scope, row, change);
	if (isnan(measure->value) || isnan(measure->previous))
		return;
	measure->change_kind =
		row->unit == UNIT_FRACTION ? CHANGE_POINTS : CHANGE_RATIO;
	measure->change = change.value;
	measure->change_ci_low = change.low;
	measure->change_ci_high = change.high;
}

static bool needs_repository(enum metric metric)
{
	return metric == LEAD_TIME || metric == BATCH_SIZE ||
	       metric == REWORK_RATE || is_of_now(metric);
}

static const char *note_of(const struct scope *scope, const struct row *row,
			   const struct measure *measure)
{
	if (row->metric == CHANGE_FAILURE_RATE &&
	    row->statistic == STATISTIC_RATE && !scope->has_incidents)
		return "no incidents were given: only rollbacks count";
	if (!isnan(measure->value))
		return NULL;
	if (row->metric == TIME_TO_RECOVERY && !scope->has_incidents)
		return "not measured: no incidents were given";
	if (needs_repository(row->metric) && !scope->has_repository)
		return "not measured: no repository was given";
	if (is_of_now(row->metric) && !scope->now->knows_waiting)
		return "not measured: nothing was deployed, or there is no "
		       "main branch";
	if (row->metric == LEAD_TIME_WITH_WAITING && scope->now->has_later)
		return "not measured: more was shipped after the window";
	if (measure->n > 0 && measure->n < row->min_n)
		return "too few";
	return "no data";
}

static struct measure take_row(const struct scope *scope, const struct row *row)
{
	const struct tier_limits *limits = tier_limits(row->metric);
	struct measure measure = {
		.service = scope->service,
		.metric = row->metric,
		.statistic = row->statistic,
		.unit = row->unit,
		.n = estimate_n(row, scope->now),
		.value = NAN,
		.ci_low = NAN,
		.ci_high = NAN,
		.previous = NAN,
		.change = NAN,
		.change_ci_low = NAN,
		.change_ci_high = NAN,
	};

	if (measure.n >= row->min_n) {
		struct estimate value = estimate_of(scope, row, scope->now);

		measure.value = value.value;
		measure.ci_low = value.low;
		measure.ci_high = value.high;
	}
	compare(scope, row, &measure);
	if (limits && limits->statistic == row->statistic) {
		measure.tier = tier_of(row->metric, measure.value, measure.n);
		measure.tier_sure = tier_of_worst(row->metric, measure.ci_low,
						  measure.ci_high, measure.n);
		if (measure.tier_sure == TIER_NONE)
			measure.tier_sure = measure.tier;
	} else {
		measure.previous_tier = TIER_NONE;
	}
	measure.note = note_of(scope, row, &measure);
	return measure;
}

/* All services have the tier of the median service. */
static void rate_all(struct metrics *metrics)
{
	uint32_t n = metrics->scopes->len;
	g_autofree enum tier *tiers = g_new(enum tier, n + 1);

	for (uint32_t r = 0; r < MEASURES; r++) {
		struct measure *all =
			&g_array_index(metrics->measures, struct measure, r);

		for (int turn = 0; turn < 3; turn++) {
			for (uint32_t s = 0; s < n; s++) {
				struct measure *one = all + (s + 1) * MEASURES;

				tiers[s] = turn == 0 ? one->tier :
					   turn == 1 ? one->tier_sure :
						       one->previous_tier;
			}
			enum tier *of = turn == 0 ? &all->tier :
					turn == 1 ? &all->tier_sure :
						    &all->previous_tier;

			*of = tier_median(tiers, n);
		}
	}
}

/* Failed roll-outs and rollbacks alone are no deploys. */
static bool has_counted(const struct metrics *metrics,
			const struct service *service)
{
	for (uint32_t d = 0; d < service->deploys; d++)
		if (metrics_deploy(metrics, service->first_deploy + d)
			    ->is_counted)
			return true;
	return false;
}

static bool has_any(const struct metrics *metrics, uint32_t service,
		    bool must_count)
{
	for (uint32_t p = 0; p < metrics->scopes->len; p++) {
		uint32_t s = g_array_index(metrics->scopes, uint32_t, p);
		const struct service *one = facts_service(metrics->facts, s);

		if ((service == NONE || service == s) &&
		    (must_count ? has_counted(metrics, one) : one->deploys > 0))
			return true;
	}
	return false;
}

static bool has_repository(const struct metrics *metrics, uint32_t service)
{
	for (uint32_t p = 0; p < metrics->scopes->len; p++) {
		uint32_t s = g_array_index(metrics->scopes, uint32_t, p);

		if ((service == NONE || service == s) &&
		    facts_service(metrics->facts, s)->repository != NONE)
			return true;
	}
	return false;
}

static bool has_any_incidents(const struct facts *facts)
{
	for (uint32_t s = 0; s < facts->sources->len; s++)
		if (facts_source(facts, s)->kind == SOURCE_INCIDENTS)
			return true;
	return false;
}

/* One scope, whose rows begin at `first`. */
static void take_scope(struct metrics *metrics, const struct days *days,
		       uint32_t service, uint32_t first)
{
	struct sample_set *now =
		sample_gather(metrics, days, service, &metrics->window);
	struct sample_set *before =
		metrics->has_previous ? sample_gather(metrics, days, service,
						      &metrics->previous) :
					NULL;
	struct scope scope = {
		.metrics = metrics,
		.service = service,
		.now = now,
		.before = before,
		.has_deploys = has_any(metrics, service, true),
		.has_records = has_any(metrics, service, false),
		.has_incidents = has_any_incidents(metrics->facts),
		.has_repository = has_repository(metrics, service),
	};

	estimate_leads(&scope);
	for (uint32_t r = 0; r < MEASURES; r++)
		g_array_index(metrics->measures, struct measure, first + r) =
			take_row(&scope, &rows[r]);
	if (service == NONE)
		metrics->skewed = now->skewed;
	sample_free(now);
	sample_free(before);
}

struct taking {
	struct metrics *metrics;
	const struct days *days;
};

/* All services first, then each. */
static void take_part(uint32_t part, void *data)
{
	const struct taking *taking = data;
	struct metrics *metrics = taking->metrics;

	take_scope(metrics, taking->days,
		   part == 0 ?
			   NONE :
			   g_array_index(metrics->scopes, uint32_t, part - 1),
		   part * MEASURES);
}

void take_measures(struct metrics *metrics, const struct days *days)
{
	struct taking taking = { metrics, days };
	uint32_t scopes = metrics->scopes->len + 1;

	g_array_set_size(metrics->measures, scopes * MEASURES);
	share_work(scopes, metrics->settings->jobs, take_part, &taking);
	rate_all(metrics);
}
