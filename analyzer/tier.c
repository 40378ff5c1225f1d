/* tier.c -- which tier a value has */
#include "analyzer/tier.h"

#include <math.h>

enum { HOUR = 3600, DAY = 24 * HOUR };

static const struct tier_limits classic[] = {
	{
		.metric = DEPLOYMENT_FREQUENCY,
		.statistic = STATISTIC_PER_DAY,
		.limits = { 1.0, 1.0 / 30, 1.0 / 91 },
		.is_floor = true,
	},
	{
		.metric = LEAD_TIME,
		.statistic = STATISTIC_P50,
		.limits = { HOUR, 7 * DAY, 30 * DAY },
		.is_open = { true, false, false },
	},
	{
		.metric = CHANGE_FAILURE_RATE,
		.statistic = STATISTIC_RATE,
		.limits = { 0.15, 0.30, 0.45 },
	},
	{
		.metric = TIME_TO_RECOVERY,
		.statistic = STATISTIC_MEAN,
		.limits = { HOUR, DAY, 7 * DAY },
		.is_open = { true, true, true },
	},
};

const struct tier_limits *tier_limits(enum metric metric)
{
	for (size_t i = 0; i < G_N_ELEMENTS(classic); i++)
		if (classic[i].metric == metric)
			return &classic[i];
	return NULL;
}

static bool is_inside(const struct tier_limits *tier, int i, double value)
{
	double limit = tier->limits[i];

	if (tier->is_floor)
		return value >= limit;
	return tier->is_open[i] ? value < limit : value <= limit;
}

enum tier tier_of(enum metric metric, double value, uint32_t n)
{
	const struct tier_limits *tier = tier_limits(metric);
	uint32_t least =
		metric == DEPLOYMENT_FREQUENCY ? TIER_MIN_DAYS : TIER_MIN_N;

	if (!tier || isnan(value) || n < least)
		return TIER_NONE;
	if (is_inside(tier, 0, value))
		return TIER_ELITE;
	if (is_inside(tier, 1, value))
		return TIER_HIGH;
	return is_inside(tier, 2, value) ? TIER_MEDIUM : TIER_LOW;
}

enum tier tier_of_worst(enum metric metric, double low, double high, uint32_t n)
{
	const struct tier_limits *tier = tier_limits(metric);

	if (!tier)
		return TIER_NONE;
	return tier_of(metric, tier->is_floor ? low : high, n);
}

enum tier tier_median(const enum tier *tiers, uint32_t n)
{
	uint32_t count[TIER_ELITE + 1] = { 0 }, rated = 0, seen = 0;

	for (uint32_t i = 0; i < n; i++)
		if (tiers[i] != TIER_NONE) {
			count[tiers[i]]++;
			rated++;
		}
	if (rated == 0)
		return TIER_NONE;
	/* worst first: of an even number this is the worse of the middle */
	for (int tier = TIER_LOW; tier <= TIER_ELITE; tier++) {
		seen += count[tier];
		if (2 * seen >= rated)
			return (enum tier)tier;
	}
	g_assert_not_reached();
}
