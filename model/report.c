/* report.c -- the review, and the words for what is in its tables */
#include "model/report.h"

#include "model/schemas.h"

#include <string.h>

void report_free(struct report *report)
{
	if (!report)
		return;
	pool_free(report->pool);
	g_free(report);
}

const struct table *report_table(const struct report *report, const char *name)
{
	for (uint32_t t = 0; t < report->n_tables; t++) {
		const struct schema *schema =
			report->tables[t] ? report->tables[t]->schema :
					    report->schemas[t];

		if (strcmp(schema->name, name) == 0)
			return report_table_at(report, t);
	}
	return NULL;
}

const struct table *report_table_at(const struct report *report, uint32_t t)
{
	if (!report->tables[t])
		report->tables[t] = report->build(report, t);
	return report->tables[t];
}

const char *tier_name(enum tier tier)
{
	static const char *const names[] = {
		[TIER_NONE] = "",	  [TIER_LOW] = "Low",
		[TIER_MEDIUM] = "Medium", [TIER_HIGH] = "High",
		[TIER_ELITE] = "Elite",
	};

	return names[tier];
}

const char *verdict_name(enum verdict verdict)
{
	static const char *const names[] = {
		[VERDICT_EMPTY] = "",
		[VERDICT_BETTER] = "better",
		[VERDICT_WORSE] = "worse",
		[VERDICT_NONE] = "none",
		[VERDICT_TOO_FEW] = "too_few",
		[VERDICT_NO_PREVIOUS] = "no_previous",
	};

	return names[verdict];
}

const char *metric_name(enum metric metric)
{
	static const char *const names[METRICS] = {
		[DEPLOYMENT_FREQUENCY] = "deployment_frequency",
		[LEAD_TIME] = "lead_time",
		[CHANGE_FAILURE_RATE] = "change_failure_rate",
		[TIME_TO_RECOVERY] = "time_to_recovery",
		[FAILED_DEPLOYMENT_RECOVERY_TIME] =
			"failed_deployment_recovery_time",
		[REWORK_RATE] = "rework_rate",
		[BATCH_SIZE] = "batch_size",
		[ROLLBACKS] = "rollbacks",
		[REDEPLOYS] = "redeploys",
		[WAITING] = "waiting",
		[LEAD_TIME_WITH_WAITING] = "lead_time_with_waiting",
	};

	return names[metric];
}

const char *statistic_name(enum statistic statistic)
{
	static const char *const names[STATISTICS] = {
		[STATISTIC_COUNT] = "count",
		[STATISTIC_PER_DAY] = "per_day",
		[STATISTIC_DAYS_PER_WEEK_P50] = "days_per_week_p50",
		[STATISTIC_P50] = "p50",
		[STATISTIC_MEAN] = "mean",
		[STATISTIC_P75] = "p75",
		[STATISTIC_P90] = "p90",
		[STATISTIC_P95] = "p95",
		[STATISTIC_RATE] = "rate",
		[STATISTIC_FAILED] = "failed",
		[STATISTIC_DEPLOYS] = "deploys",
		[STATISTIC_RESOLVED] = "resolved",
		[STATISTIC_OPEN] = "open",
	};

	return names[statistic];
}

const char *unit_name(enum unit unit)
{
	static const char *const names[] = {
		[UNIT_NONE] = "",	    [UNIT_COUNT] = "count",
		[UNIT_PER_DAY] = "per_day", [UNIT_DAYS] = "days",
		[UNIT_SECONDS] = "s",	    [UNIT_FRACTION] = "fraction",
		[UNIT_MINUTES] = "min",
	};

	return names[unit];
}

const char *backtest_class_name(enum backtest_class class)
{
	static const char *const names[] = {
		[BACKTEST_UNKNOWN] = "",
		[BACKTEST_CAUGHT] = "caught",
		[BACKTEST_MISSED] = "missed",
		[BACKTEST_FALSE_ALARM] = "false alarm",
		[BACKTEST_CORRECT] = "correct",
	};

	return names[class];
}
