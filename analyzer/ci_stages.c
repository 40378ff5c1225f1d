/* ci_stages.c -- the stages of an attempt, and which of them it waited for */
#include "analyzer/ci_gather.h"

#include <math.h>
#include <string.h>

#define SLACK 1.0 /* seconds */

static int by_stage(gconstpointer a, gconstpointer b)
{
	const struct stretch *x = a, *y = b;
	int order = strcmp(x->stage, y->stage);

	if (order == 0)
		order = (x->from > y->from) - (x->from < y->from);
	return order ? order : (x->to > y->to) - (x->to < y->to);
}

/* The stretch that ended last, not after `end`; of equal ones the longest. */
static uint32_t find_last(const struct stretch *stretches, uint32_t n,
			  const bool *is_taken, double end)
{
	uint32_t last = NONE;

	for (uint32_t i = 0; i < n; i++) {
		const struct stretch *one = &stretches[i];

		if (is_taken[i] || one->to > end + SLACK)
			continue;
		if (last == NONE || one->to > stretches[last].to ||
		    (one->to == stretches[last].to &&
		     one->from < stretches[last].from))
			last = i;
	}
	return last;
}

/* Marks what is critical with its seconds, by stretch. */
static void walk_back(const struct stretch *stretches, uint32_t n,
		      double *critical)
{
	g_autofree bool *is_taken = g_new0(bool, n + 1);
	double end = INFINITY;
	uint32_t i;

	while ((i = find_last(stretches, n, is_taken, end)) != NONE) {
		is_taken[i] = true;
		critical[i] =
			fmax(fmin(stretches[i].to, end) - stretches[i].from, 0);
		end = fmin(stretches[i].from, end);
	}
}

void attempt_set_stages(struct ci *ci, struct attempt *attempt,
			const GArray *stretches)
{
	g_autoptr(GArray) sorted =
		g_array_new(false, false, sizeof(struct stretch));
	g_autofree double *critical = g_new0(double, stretches->len + 1);
	const struct stretch *all;
	uint32_t next = 0;

	g_array_append_vals(sorted, stretches->data, stretches->len);
	g_array_sort(sorted, by_stage);
	all = (const struct stretch *)(void *)sorted->data;
	walk_back(all, sorted->len, critical);
	attempt->first_stage = ci->stage_times->len;
	attempt->stages = 0;
	while (next < sorted->len) {
		struct stage_time time = { .stage = all[next].stage };
		double end = -INFINITY;

		for (; next < sorted->len &&
		       strcmp(all[next].stage, time.stage) == 0;
		     next++) {
			time.seconds += fmax(
				all[next].to - fmax(all[next].from, end), 0);
			time.critical += critical[next];
			end = fmax(end, all[next].to);
		}
		g_array_append_val(ci->stage_times, time);
		attempt->stages++;
	}
}
