/* made.c -- facts, metrics and a report without any input */
#include "tests/made.h"

#include <math.h>
#include <string.h>

#define DAY INT64_C(86400)
#define APRIL INT64_C(1775001600)  /* 2026-04-01 */
#define JULY (APRIL + 91 * DAY)	   /* 2026-07-01 */
#define JANUARY (APRIL - 90 * DAY) /* 2026-01-01 */
#define MONDAY (APRIL - 2 * DAY)   /* 2026-03-30 */

/* clang-format off */
static const struct {
	enum metric metric;
	enum statistic statistic;
	enum unit unit;
} rows[MEASURES] = {
	{ DEPLOYMENT_FREQUENCY, STATISTIC_COUNT, UNIT_COUNT },
	{ DEPLOYMENT_FREQUENCY, STATISTIC_PER_DAY, UNIT_PER_DAY },
	{ DEPLOYMENT_FREQUENCY, STATISTIC_DAYS_PER_WEEK_P50, UNIT_DAYS },
	{ LEAD_TIME, STATISTIC_P50, UNIT_SECONDS },
	{ LEAD_TIME, STATISTIC_MEAN, UNIT_SECONDS },
	{ LEAD_TIME, STATISTIC_P75, UNIT_SECONDS },
	{ LEAD_TIME, STATISTIC_P90, UNIT_SECONDS },
	{ LEAD_TIME, STATISTIC_P95, UNIT_SECONDS },
	{ CHANGE_FAILURE_RATE, STATISTIC_RATE, UNIT_FRACTION },
	{ CHANGE_FAILURE_RATE, STATISTIC_FAILED, UNIT_COUNT },
	{ CHANGE_FAILURE_RATE, STATISTIC_DEPLOYS, UNIT_COUNT },
	{ TIME_TO_RECOVERY, STATISTIC_MEAN, UNIT_SECONDS },
	{ TIME_TO_RECOVERY, STATISTIC_P50, UNIT_SECONDS },
	{ TIME_TO_RECOVERY, STATISTIC_P90, UNIT_SECONDS },
	{ TIME_TO_RECOVERY, STATISTIC_RESOLVED, UNIT_COUNT },
	{ TIME_TO_RECOVERY, STATISTIC_OPEN, UNIT_COUNT },
	{ FAILED_DEPLOYMENT_RECOVERY_TIME, STATISTIC_P50, UNIT_SECONDS },
	{ FAILED_DEPLOYMENT_RECOVERY_TIME, STATISTIC_MEAN, UNIT_SECONDS },
	{ REWORK_RATE, STATISTIC_RATE, UNIT_FRACTION },
	{ BATCH_SIZE, STATISTIC_P50, UNIT_COUNT },
	{ ROLLBACKS, STATISTIC_COUNT, UNIT_COUNT },
	{ REDEPLOYS, STATISTIC_COUNT, UNIT_COUNT },
};
/* clang-format on */

static void fill(struct measure *measure, const struct made_key *key,
		 double factor)
{
	bool is_rate = measure->metric == CHANGE_FAILURE_RATE;

	measure->value = key->value * factor;
	measure->previous = key->previous * factor;
	measure->n = key->n;
	measure->previous_n = key->previous_n;
	measure->tier = measure->tier_sure = key->tier;
	measure->verdict = key->verdict;
	measure->change = key->change;
	measure->change_ci_low = key->low;
	measure->change_ci_high = key->high;
	measure->change_kind = is_rate ? CHANGE_POINTS : CHANGE_RATIO;
}

static void fill_row(struct measure *measure, const struct made_scope *scope,
		     double incidents)
{
	bool is_recovery = measure->metric == TIME_TO_RECOVERY;

	if (measure->statistic == STATISTIC_COUNT &&
	    measure->metric == DEPLOYMENT_FREQUENCY)
		measure->value = scope->deploys;
	else if (measure->statistic == STATISTIC_PER_DAY)
		fill(measure, &scope->frequency, 1.0 / 7);
	else if (measure->statistic == STATISTIC_P50 &&
		 measure->metric == LEAD_TIME)
		fill(measure, &scope->lead, 3600);
	else if (measure->statistic == STATISTIC_P90 && !is_recovery)
		measure->value = scope->p90 * 3600;
	else if (measure->statistic == STATISTIC_MEAN && is_recovery)
		fill(measure, &scope->recovery, 3600);
	else if (measure->statistic == STATISTIC_RESOLVED)
		measure->value = incidents;
	else if (measure->statistic == STATISTIC_OPEN)
		measure->value = isnan(incidents) ? NAN : 0;
	else if (measure->statistic == STATISTIC_RATE &&
		 measure->metric == CHANGE_FAILURE_RATE) {
		fill(measure, &scope->failure, 1);
		measure->ci_low = scope->ci_low;
		measure->ci_high = scope->ci_high;
	}
}

static void add_measures(struct metrics *metrics, uint32_t service,
			 const struct made_scope *scope, double incidents)
{
	for (uint32_t r = 0; r < MEASURES; r++) {
		struct measure measure = {
			.service = service,
			.metric = rows[r].metric,
			.statistic = rows[r].statistic,
			.unit = rows[r].unit,
			.value = NAN,
			.ci_low = NAN,
			.ci_high = NAN,
			.previous = NAN,
			.change = NAN,
			.change_ci_low = NAN,
			.change_ci_high = NAN,
		};

		fill_row(&measure, scope, incidents);
		if (measure.metric == TIME_TO_RECOVERY && isnan(incidents))
			measure.note = "not measured: no incidents were given";
		g_array_append_val(metrics->measures, measure);
	}
}

static void add_weeks(struct metrics *metrics, uint32_t service,
		      const char *digits)
{
	for (uint32_t i = 0; digits && digits[i]; i++) {
		bool is_known = digits[i] != '-';
		double count = is_known ? digits[i] - '0' : NAN;
		struct week week = {
			.monday_at = MONDAY + 7 * DAY * i,
			.service = service,
			.is_complete = i > 0,
			.deploys = is_known ? (uint32_t)count : 0,
			.lead_p50 = count * 3600,
			.failure_rate = count / 10,
			.recovery_mean = count * 60,
		};

		g_array_append_val(metrics->weeks, week);
	}
}

static void add_service(struct metrics *metrics, GArray *services,
			const char *name)
{
	uint32_t index = services->len;
	struct service service = { .name = name };

	g_array_append_val(services, service);
	g_array_append_val(metrics->scopes, index);
}

static struct facts *made_facts(void)
{
	struct facts *facts = g_new0(struct facts, 1);
	struct source source = {
		.name = "annotations.json",
		.format = "grafana-annotations",
		.kind = SOURCE_DEPLOYS,
		.bytes = 4711,
		.sha256 = "ab54d286f1a4b5c2d3e4f5a6b7c8d9e0"
			  "ab54d286f1a4b5c2d3e4f5a6b7c8d9e0",
		.read = 100,
	};

	facts->sources = g_array_new(false, false, sizeof(struct source));
	facts->services = g_array_new(false, false, sizeof(struct service));
	g_array_append_val(facts->sources, source);
	return facts;
}

static struct metrics *made_metrics(struct facts *facts, bool has_previous)
{
	struct metrics *metrics = g_new0(struct metrics, 1);
	struct source_result result = {
		.fates = { [FATE_USED] = 96, [FATE_UNMATCHED] = 4 },
	};

	metrics->facts = facts;
	metrics->settings = settings_new();
	metrics->zone = g_time_zone_new_utc();
	metrics->window = (struct window){ APRIL,	   JULY,  JULY,
					   WINDOW_QUARTER, false, "2026Q2" };
	metrics->previous = (struct window){ JANUARY,	     APRIL, APRIL,
					     WINDOW_QUARTER, false, "2026Q1" };
	metrics->has_previous = has_previous;
	metrics->scopes = g_array_new(false, false, sizeof(uint32_t));
	metrics->measures = g_array_new(false, false, sizeof(struct measure));
	metrics->weeks = g_array_new(false, false, sizeof(struct week));
	metrics->sources =
		g_array_new(false, false, sizeof(struct source_result));
	g_array_append_val(metrics->sources, result);
	return metrics;
}

struct report *made_report(const struct made_scope *scopes, uint32_t n,
			   double incidents)
{
	struct facts *facts = made_facts();
	struct metrics *metrics = made_metrics(
		facts, scopes[0].frequency.verdict != VERDICT_NO_PREVIOUS);
	struct report *report = g_new0(struct report, 1);

	add_measures(metrics, NONE, &scopes[0], incidents);
	add_weeks(metrics, NONE, scopes[0].weeks);
	for (uint32_t i = 1; i < n; i++) {
		add_service(metrics, facts->services, scopes[i].name);
		add_measures(metrics, i - 1, &scopes[i], incidents);
		add_weeks(metrics, i - 1, scopes[i].weeks);
	}
	report->pool = pool_new();
	report->metrics = metrics;
	report->title = "Engineering review";
	report->organisation = "Example";
	report->period_name = "2026 Q2";
	report->previous_name = "2026 Q1";
	report->short_name = "Q2";
	report->short_previous = "Q1";
	report->zone_name = "UTC";
	report->zone = metrics->zone;
	report->generated_at = JULY + 6 * 3600;
	return report;
}

void made_free(struct report *report)
{
	struct metrics *metrics = (struct metrics *)report->metrics;
	struct facts *facts = (struct facts *)metrics->facts;

	g_array_unref(facts->sources);
	g_array_unref(facts->services);
	g_free(facts);
	settings_free((struct settings *)metrics->settings);
	g_time_zone_unref(metrics->zone);
	g_array_unref(metrics->scopes);
	g_array_unref(metrics->measures);
	g_array_unref(metrics->weeks);
	g_array_unref(metrics->sources);
	g_free(metrics);
	pool_free(report->pool);
	g_free(report);
}
