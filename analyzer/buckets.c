/* buckets.c -- both periods cut into weeks, months or quarters */
#include "analyzer/buckets.h"

#include "analyzer/scope.h"
#include "analyzer/statistics.h"

#include <math.h>

enum { P90_MIN_N = 20, WEEKS_MAX = 53, YEARS_MAX = 5 };

/* The buckets of one scope in the making. */
struct filling {
	const struct metrics *metrics;
	const struct days *days;
	const int64_t *bounds;
	struct week *buckets;
	uint32_t n;
	GArray **leads;	    /* of double, by bucket */
	double *recoveries; /* sums, by bucket */
	bool *has_deploy;   /* by day */
};

static uint32_t find(const struct filling *filling, int64_t at)
{
	uint32_t low = 0, high = filling->n;

	if (at < filling->days->since || at >= filling->days->until)
		return NONE;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (filling->bounds[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static void take_leads(struct filling *filling, uint32_t b,
		       const struct deploy_result *result)
{
	if (result->changes == NONE)
		return;
	filling->buckets[b].changes += result->changes;
	for (uint32_t c = 0; c < result->changes; c++) {
		double lead = metrics_change(filling->metrics,
					     result->first_change + c)
				      ->lead_seconds;

		if (!isnan(lead))
			g_array_append_val(filling->leads[b], lead);
	}
}

static void take_deploy(struct filling *filling, uint32_t d)
{
	const struct deploy_result *result =
		metrics_deploy(filling->metrics, d);
	int64_t at = facts_deploy(filling->metrics->facts, d)->deployed_at;
	uint32_t b = find(filling, at);
	uint32_t day = days_find(filling->days, at);

	if (b == NONE || day == NONE || !result->is_counted)
		return;
	filling->buckets[b].deploys++;
	filling->buckets[b].failed += result->is_failed;
	if (!filling->has_deploy[day])
		filling->buckets[b].deploy_days++;
	filling->has_deploy[day] = true;
	take_leads(filling, b, result);
}

static void take_incident(struct filling *filling, uint32_t service, uint32_t i)
{
	const struct incident_result *result =
		metrics_incident(filling->metrics, i);
	uint32_t b = find(filling,
			  facts_incident(filling->metrics->facts, i)->began_at);

	if (b == NONE || !result->is_counted ||
	    !scope_has_incident(filling->metrics, service, i))
		return;
	filling->buckets[b].incidents++;
	if (result->is_open)
		return;
	filling->buckets[b].resolved++;
	filling->recoveries[b] += result->recovery_seconds;
}

static void take_all(struct filling *filling, uint32_t service)
{
	const struct metrics *metrics = filling->metrics;

	for (uint32_t p = 0; p < metrics->scopes->len; p++) {
		uint32_t s = g_array_index(metrics->scopes, uint32_t, p);
		const struct service *one = facts_service(metrics->facts, s);
		struct scope_range range;

		if (service != NONE && service != s)
			continue;
		range = scope_deploys(metrics->facts, one, filling->days->since,
				      filling->days->until);
		for (uint32_t d = range.first; d < range.end; d++)
			take_deploy(filling, d);
	}
	for (uint32_t i = 0; i < metrics->incidents->len; i++)
		take_incident(filling, service, i);
}

static void begin(struct filling *filling, uint32_t b, uint32_t service)
{
	const struct days *days = filling->days;
	const struct metrics *metrics = filling->metrics;
	int64_t since = filling->bounds[b], until = filling->bounds[b + 1];

	filling->buckets[b] = (struct week){
		.monday_at = since,
		.service = service,
		.is_previous =
			metrics->has_previous &&
			since + (until - since) / 2 < metrics->window.since,
		.is_complete = since >= days->since && until <= days->until,
		.lead_p50 = NAN,
		.lead_p90 = NAN,
		.failure_rate = NAN,
		.recovery_mean = NAN,
		.xmr_centre = NAN,
		.xmr_lower = NAN,
		.xmr_upper = NAN,
	};
	filling->leads[b] = g_array_new(false, false, sizeof(double));
}

static void conclude(struct filling *filling, uint32_t b)
{
	struct week *bucket = &filling->buckets[b];
	GArray *leads = filling->leads[b];
	double *values = (double *)(void *)leads->data;

	statistics_sort(values, leads->len);
	bucket->lead_p50 = statistics_quantile_sorted(values, leads->len, 0.5);
	if (leads->len >= P90_MIN_N)
		bucket->lead_p90 =
			statistics_quantile_sorted(values, leads->len, 0.9);
	if (bucket->deploys > 0)
		bucket->failure_rate = (double)bucket->failed / bucket->deploys;
	if (bucket->resolved > 0)
		bucket->recovery_mean =
			filling->recoveries[b] / bucket->resolved;
	g_array_unref(leads);
}

void buckets_measure(const struct metrics *metrics, const struct days *days,
		     uint32_t service, const int64_t *bounds, uint32_t n,
		     struct week *buckets)
{
	g_autofree GArray **leads = g_new(GArray *, n + 1);
	g_autofree double *recoveries = g_new0(double, n + 1);
	g_autofree bool *has_deploy = g_new0(bool, days->n + 1);
	struct filling filling = {
		.metrics = metrics,
		.days = days,
		.bounds = bounds,
		.buckets = buckets,
		.n = n,
		.leads = leads,
		.recoveries = recoveries,
		.has_deploy = has_deploy,
	};

	for (uint32_t b = 0; b < n; b++)
		begin(&filling, b, service);
	if (n > 0)
		take_all(&filling, service);
	for (uint32_t b = 0; b < n; b++)
		conclude(&filling, b);
}

static struct buckets calendar_buckets(struct pool *pool,
				       const struct metrics *metrics,
				       const struct days *days,
				       uint32_t service, int months)
{
	GArray *bounds = g_array_new(false, false, sizeof(int64_t));
	struct buckets buckets = { .step = months == 3 ? "quarter" : "month" };
	struct week *filled;
	int64_t at = months == 3 ? period_quarter(days->since, metrics->zone) :
				   period_month(days->since, metrics->zone);

	g_array_append_val(bounds, at);
	while (at < days->until) {
		at = period_add_months(at, months, metrics->zone);
		g_array_append_val(bounds, at);
	}
	buckets.n = bounds->len - 1;
	buckets.bounds = pool_steal_array(pool, bounds);
	filled = pool_new_array(pool, struct week, buckets.n + 1);
	buckets_measure(metrics, days, service, buckets.bounds, buckets.n,
			filled);
	buckets.buckets = filled;
	return buckets;
}

static bool is_longer_than_years(const struct metrics *metrics, int years)
{
	return metrics->window.until > period_add_months(metrics->window.since,
							 12 * years,
							 metrics->zone);
}

struct buckets buckets_of_months(struct pool *pool,
				 const struct metrics *metrics,
				 const struct days *days, uint32_t service)
{
	return calendar_buckets(pool, metrics, days, service,
				is_longer_than_years(metrics, YEARS_MAX) ? 3 :
									   1);
}

struct buckets buckets_for_charts(struct pool *pool,
				  const struct metrics *metrics,
				  const struct days *days, uint32_t service)
{
	uint32_t n = days->n / 7;
	int64_t *bounds;
	struct buckets buckets = { .n = n, .step = "week", .are_weeks = true };

	if (period_days(metrics->window.since, metrics->window.until,
			metrics->zone) > 7 * WEEKS_MAX)
		return buckets_of_months(pool, metrics, days, service);
	bounds = pool_new_array(pool, int64_t, n + 1);
	for (uint32_t w = 0; w <= n; w++)
		bounds[w] = days->starts[7 * w];
	buckets.bounds = bounds;
	for (uint32_t w = 0; w < metrics->weeks->len; w += n)
		if (metrics_week(metrics, w)->service == service) {
			buckets.buckets = metrics_week(metrics, w);
			break;
		}
	return buckets;
}
