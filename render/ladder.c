/* ladder.c -- the log scale of durations
 *
 * Its ticks stand on the rungs people name: minutes, hours, days, weeks.  A
 * domain is a run of rungs.  To thin the ticks, of those that are crowded the
 * one whose neighbours are closest goes first.
 */
#include "render/scale.h"

#include <math.h>
#include <string.h>

#define MOST_RUNGS 7
#define FEWEST_RUNGS 3

static const struct {
	double seconds;
	const char *label;
	bool is_kept; /* as long as any other is there */
} ladder[] = {
	{ 1, "1\u00a0s", false },
	{ 10, "10\u00a0s", false },
	{ 60, "1\u00a0min", false },
	{ 300, "5\u00a0min", false },
	{ 900, "15\u00a0min", false },
	{ 3600, "1\u00a0h", true },
	{ 4 * 3600, "4\u00a0h", false },
	{ 12 * 3600, "12\u00a0h", false },
	{ 86400, "1\u00a0d", true },
	{ 3 * 86400, "3\u00a0d", false },
	{ 7 * 86400, "1\u00a0wk", true },
	{ 14 * 86400, "2\u00a0wk", false },
	{ 30 * 86400, "1\u00a0mo", true },
	{ 91 * 86400, "3\u00a0mo", false },
	{ 182 * 86400, "6\u00a0mo", false },
	{ 365 * 86400, "1\u00a0y", false },
};

#define RUNGS G_N_ELEMENTS(ladder)

struct scale scale_duration(double low, double high, double start, double end)
{
	size_t first = 0, last = RUNGS - 1;

	while (first + 1 < RUNGS && ladder[first + 1].seconds <= low)
		first++;
	while (last > 0 && ladder[last - 1].seconds >= high)
		last--;
	while (last - first + 1 < FEWEST_RUNGS || last < first) {
		if (last + 1 < RUNGS)
			last++;
		if (first > 0 && last - first + 1 < FEWEST_RUNGS)
			first--;
	}
	return (struct scale){
		.kind = SCALE_LOG,
		.low = ladder[first].seconds,
		.high = ladder[last].seconds,
		.start = start,
		.end = end,
	};
}

struct rungs {
	size_t at[RUNGS]; /* in the ladder */
	uint32_t n;
};

/* Distance of two rungs on the page. */
static double gap(const struct scale *scale, size_t a, size_t b)
{
	return fabs(scale_at(scale, ladder[a].seconds) -
		    scale_at(scale, ladder[b].seconds));
}

/* The room round the rung i; at an end of the axis it has half of it. */
static double room(const struct scale *scale, const struct rungs *rungs,
		   uint32_t i)
{
	uint32_t before = i > 0 ? i - 1 : 1;
	uint32_t after = i + 1 < rungs->n ? i + 1 : i - 1;

	return gap(scale, rungs->at[before], rungs->at[i]) +
	       gap(scale, rungs->at[i], rungs->at[after]);
}

/* Too near to a neighbour; where there are too many, all are. */
static bool is_crowded(const struct scale *scale, const struct rungs *rungs,
		       uint32_t i, double apart)
{
	const size_t *at = rungs->at;

	return rungs->n > MOST_RUNGS ||
	       (i > 0 && gap(scale, at[i - 1], at[i]) < apart) ||
	       (i + 1 < rungs->n && gap(scale, at[i], at[i + 1]) < apart);
}

/* False if none is crowded. */
static bool drop_one(const struct scale *scale, struct rungs *rungs,
		     double apart)
{
	uint32_t worst = rungs->n;
	double least = INFINITY;

	for (uint32_t i = 0; i < rungs->n; i++) {
		double r = room(scale, rungs, i) +
			   (ladder[rungs->at[i]].is_kept ? 1e6 : 0);

		if (r < least && is_crowded(scale, rungs, i, apart)) {
			least = r;
			worst = i;
		}
	}
	if (worst == rungs->n)
		return false;
	rungs->n--;
	memmove(rungs->at + worst, rungs->at + worst + 1,
		(rungs->n - worst) * sizeof(rungs->at[0]));
	return true;
}

struct ticks scale_ticks_duration(const struct scale *scale, double apart)
{
	struct rungs rungs = { .n = 0 };
	struct ticks ticks = { .n = 0 };

	for (size_t r = 0; r < RUNGS; r++)
		if (scale_holds(scale, ladder[r].seconds))
			rungs.at[rungs.n++] = r;
	while (rungs.n > 1 && drop_one(scale, &rungs, apart))
		;
	for (uint32_t i = 0; i < rungs.n; i++) {
		struct tick *tick = &ticks.ticks[ticks.n++];

		tick->value = ladder[rungs.at[i]].seconds;
		g_strlcpy(tick->label, ladder[rungs.at[i]].label,
			  sizeof(tick->label));
	}
	return ticks;
}
