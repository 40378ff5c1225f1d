/* estimate.c -- one statistic of one scope, with its interval */
#include "analyzer/estimate.h"

#include "analyzer/bootstrap.h"
#include "analyzer/interval.h"
#include "analyzer/survival.h"
#include "model/report.h"

#include <math.h>

static struct clusters plain(const GArray *values)
{
	return (struct clusters){
		.values = (const double *)(const void *)values->data,
		.n = values->len,
	};
}

static struct counted deploys_of(const struct sample_set *sample)
{
	return (struct counted){
		.events = sample->deploys,
		.days = sample->days,
		.weeks = (const double *)(const void *)
				 sample->week_deploys->data,
		.n_weeks = sample->week_deploys->len,
	};
}

static struct share reworks_of(const struct sample_set *sample)
{
	return (struct share){ sample->reworks, sample->traceable };
}

static struct share failures_of(const struct sample_set *sample)
{
	return (struct share){ sample->failed, sample->deploys };
}

static double quantile_of(enum statistic statistic)
{
	switch (statistic) {
	case STATISTIC_P75:
		return 0.75;
	case STATISTIC_P90:
		return 0.9;
	case STATISTIC_P95:
		return 0.95;
	default:
		return 0.5;
	}
}

uint32_t estimate_n(const struct row *row, const struct sample_set *sample)
{
	switch (row->metric) {
	case DEPLOYMENT_FREQUENCY:
		return row->statistic == STATISTIC_DAYS_PER_WEEK_P50 ?
			       sample->week_days->len :
			       (uint32_t)sample->days;
	case LEAD_TIME:
		return sample->leads->len;
	case TIME_TO_RECOVERY:
		return sample->recoveries->len;
	case FAILED_DEPLOYMENT_RECOVERY_TIME:
		return sample->failed_recoveries->len;
	case BATCH_SIZE:
		return sample->batches->len;
	case REWORK_RATE:
		return sample->traceable;
	case WAITING:
		return row->statistic == STATISTIC_COUNT ? sample->waiting :
							   sample->ages->len;
	case LEAD_TIME_WITH_WAITING:
		return sample->leads->len + sample->ages->len;
	default:
		return sample->deploys;
	}
}

static struct random randomness(const struct scope *scope,
				const struct row *row, const char *what)
{
	struct random random;
	g_autofree char *name =
		g_strconcat(metric_name(row->metric), " ",
			    statistic_name(row->statistic), " ", what, NULL);
	const char *service =
		scope->service == NONE ?
			NULL :
			facts_service(scope->metrics->facts, scope->service)
				->name;

	random_seed(&random, name, service, scope->metrics->window.name);
	return random;
}

/* One set of resamples answers for all: drawing is what costs. */
void estimate_leads(struct scope *scope)
{
	static const enum statistic statistics[] = {
		STATISTIC_P50, STATISTIC_MEAN, STATISTIC_P75,
		STATISTIC_P90, STATISTIC_P95,
	};
	static const struct row row = { LEAD_TIME, STATISTIC_P50, UNIT_SECONDS,
					1, 0 };
	struct random random = randomness(scope, &row, "value");
	struct clusters leads = sample_leads(scope->now);
	double shares[G_N_ELEMENTS(statistics)];
	struct estimate found[G_N_ELEMENTS(statistics)];

	for (size_t i = 0; i < G_N_ELEMENTS(statistics); i++)
		shares[i] = statistics[i] == STATISTIC_MEAN ?
				    NAN :
				    quantile_of(statistics[i]);
	bootstrap_several(&leads, shares, G_N_ELEMENTS(statistics),
			  CONFIDENCE_95, &random, found);
	for (size_t i = 0; i < G_N_ELEMENTS(statistics); i++)
		scope->leads[statistics[i]] = found[i];
}

/* Nobody asks for the interval of the period before: it is not drawn. */
static struct estimate spread_of(const struct scope *scope,
				 const struct row *row,
				 const struct sample_set *sample,
				 const struct clusters *values)
{
	struct random random = randomness(scope, row, "value");
	struct random *drawn = sample == scope->now ? &random : NULL;

	if (row->metric == LEAD_TIME && drawn)
		return scope->leads[row->statistic];

	if (row->statistic == STATISTIC_MEAN)
		return bootstrap_mean(values, CONFIDENCE_95, drawn);
	return bootstrap_quantile(values, quantile_of(row->statistic),
				  CONFIDENCE_95, drawn);
}

static struct estimate exactly(double value)
{
	return (struct estimate){ value, NAN, NAN };
}

static struct estimate frequency_of(const struct scope *scope,
				    const struct row *row,
				    const struct sample_set *sample)
{
	struct counted counted = deploys_of(sample);

	if (!scope->has_deploys)
		return exactly(NAN);
	if (row->statistic == STATISTIC_COUNT)
		return exactly(sample->deploys);
	if (row->statistic == STATISTIC_PER_DAY)
		return interval_of_rate(&counted, CONFIDENCE_95);
	return exactly(statistics_quantile(
		(const double *)(const void *)sample->week_days->data,
		sample->week_days->len, 0.5));
}

static struct estimate failure_of(const struct scope *scope,
				  const struct row *row,
				  const struct sample_set *sample)
{
	if (row->statistic == STATISTIC_RATE)
		return interval_wilson(failures_of(sample), CONFIDENCE_95);
	if (!scope->has_records)
		return exactly(NAN);
	return exactly(row->statistic == STATISTIC_FAILED ? sample->failed :
							    sample->deploys);
}

static struct estimate recovery_of(const struct scope *scope,
				   const struct row *row,
				   const struct sample_set *sample)
{
	struct clusters values = plain(sample->recoveries);

	if (row->unit == UNIT_SECONDS)
		return spread_of(scope, row, sample, &values);
	if (!scope->has_incidents)
		return exactly(NAN);
	return exactly(row->statistic == STATISTIC_OPEN ?
			       sample->open :
			       sample->recoveries->len);
}

static struct estimate count_of(const struct scope *scope, uint32_t n)
{
	return exactly(scope->has_records ? n : NAN);
}

/* What waits, waits now: of the period before nothing is known. */
static struct estimate waiting_of(const struct scope *scope,
				  const struct row *row,
				  const struct sample_set *sample)
{
	if (!sample->knows_waiting || sample != scope->now)
		return exactly(NAN);
	if (row->statistic == STATISTIC_COUNT)
		return exactly(sample->waiting);
	return exactly(statistics_quantile(
		(const double *)(const void *)sample->ages->data,
		sample->ages->len, 0.5));
}

/*
 * What was shipped after the window is neither done in it nor waits: then the
 * two do not make one sample.
 */
static double median_with_waiting(const struct scope *scope,
				  const struct sample_set *sample)
{
	uint32_t n = sample->leads->len, n_open = sample->ages->len;
	g_autofree double *done =
		g_memdup2(sample->leads->data, n * sizeof(double));
	g_autofree double *open =
		g_memdup2(sample->ages->data, n_open * sizeof(double));

	if (sample != scope->now || !sample->knows_waiting || sample->has_later)
		return NAN;
	return survival_median(done, n, open, n_open);
}

struct estimate estimate_of(const struct scope *scope, const struct row *row,
			    const struct sample_set *sample)
{
	struct clusters values;

	switch (row->metric) {
	case DEPLOYMENT_FREQUENCY:
		return frequency_of(scope, row, sample);
	case LEAD_TIME:
		values = sample_leads(sample);
		return spread_of(scope, row, sample, &values);
	case CHANGE_FAILURE_RATE:
		return failure_of(scope, row, sample);
	case TIME_TO_RECOVERY:
		return recovery_of(scope, row, sample);
	case FAILED_DEPLOYMENT_RECOVERY_TIME:
		values = plain(sample->failed_recoveries);
		return spread_of(scope, row, sample, &values);
	case BATCH_SIZE:
		values = plain(sample->batches);
		return spread_of(scope, row, sample, &values);
	case REWORK_RATE:
		return scope->has_repository ?
			       interval_wilson(reworks_of(sample),
					       CONFIDENCE_95) :
			       exactly(NAN);
	case WAITING:
		return waiting_of(scope, row, sample);
	case LEAD_TIME_WITH_WAITING:
		return exactly(median_with_waiting(scope, sample));
	case ROLLBACKS:
		return count_of(scope, sample->rollbacks);
	case REDEPLOYS:
		return count_of(scope, sample->redeploys);
	default:
		return exactly(NAN);
	}
}

struct estimate estimate_change(const struct scope *scope,
				const struct row *row)
{
	enum confidence confidence =
		statistics_confidence_of_change(scope->service == NONE);
	struct random random = randomness(scope, row, "change");
	struct counted now = deploys_of(scope->now),
		       before = deploys_of(scope->before);
	struct clusters these, those;

	switch (row->metric) {
	case DEPLOYMENT_FREQUENCY:
		return interval_of_rate_ratio(&now, &before, confidence);
	case CHANGE_FAILURE_RATE:
		return interval_newcombe(failures_of(scope->now),
					 failures_of(scope->before),
					 confidence);
	case REWORK_RATE:
		return scope->has_repository ?
			       interval_newcombe(reworks_of(scope->now),
						 reworks_of(scope->before),
						 confidence) :
			       exactly(NAN);
	case LEAD_TIME:
		these = sample_leads(scope->now);
		those = sample_leads(scope->before);
		return bootstrap_quantile_ratio(&these, &those,
						quantile_of(row->statistic),
						confidence, &random);
	default:
		these = plain(scope->now->recoveries);
		those = plain(scope->before->recoveries);
		return bootstrap_mean_ratio(&these, &those, confidence,
					    &random);
	}
}
