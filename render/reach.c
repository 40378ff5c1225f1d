/* reach.c -- from where to where an axis of durations goes */
#include "render/reach.h"

#include <math.h>

#define MINUTE 60.0
#define DAY 86400.0

void reach_add(struct reach *reach, double seconds)
{
	if (isnan(seconds))
		return;
	reach->low = reach->n > 0 ? fmin(reach->low, seconds) : seconds;
	reach->high = fmax(reach->high, seconds);
	reach->n++;
	if (seconds < MINUTE)
		return;
	reach->low_minute = reach->n_minute > 0 ?
				    fmin(reach->low_minute, seconds) :
				    seconds;
	reach->n_minute++;
}

void reach_add_sample(struct reach *reach, const struct sample *sample)
{
	for (uint32_t i = 0; i < sample->n; i++)
		reach_add(reach, sample->values[i]);
}

struct scale reach_scale(const struct reach *reach, double start, double end)
{
	bool are_few = reach->n_minute >= reach->n - reach->n / 4;
	double low = are_few ? reach->low_minute : reach->low;
	double high = reach->high;

	if (reach->n == 0)
		low = high = DAY;
	return scale_duration(fmax(low, 1), fmax(high, 1), start, end);
}
