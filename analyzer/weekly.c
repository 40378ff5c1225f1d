/* weekly.c -- the weeks of both periods, and what is unusual in them */
#include "analyzer/weekly.h"

#include "analyzer/buckets.h"
#include "analyzer/limits.h"

#include <math.h>

/* Limits from the previous period, signals over both. */
static void set_limits(struct week *weeks, uint32_t n)
{
	g_autofree double *values = g_new(double, n + 1);
	g_autofree enum signal *signals = g_new0(enum signal, n + 1);
	uint32_t split = 0;
	struct limits limits;

	for (uint32_t w = 0; w < n; w++) {
		values[w] = weeks[w].is_complete ? weeks[w].lead_p50 : NAN;
		if (weeks[w].is_previous)
			split = w + 1;
	}
	limits = limits_of_durations(values, split);
	limits_signals(&limits, values, n, signals);
	for (uint32_t w = 0; w < n; w++) {
		weeks[w].xmr_centre = limits.centre;
		weeks[w].xmr_lower = limits.lower;
		weeks[w].xmr_upper = limits.upper;
		weeks[w].signal = signals[w];
	}
}

void measure_weeks(struct metrics *metrics, const struct days *days)
{
	uint32_t n = days->n / 7;
	g_autofree int64_t *bounds = g_new(int64_t, n + 1);

	for (uint32_t w = 0; w <= n; w++)
		bounds[w] = days->starts[7 * w];
	g_array_set_size(metrics->weeks, n * (metrics->scopes->len + 1));
	for (uint32_t s = 0; n > 0 && s <= metrics->scopes->len; s++) {
		struct week *weeks = metrics_week(metrics, s * n);
		uint32_t service = s == 0 ? NONE :
					    g_array_index(metrics->scopes,
							  uint32_t, s - 1);

		buckets_measure(metrics, days, service, bounds, n, weeks);
		set_limits(weeks, n);
	}
}
