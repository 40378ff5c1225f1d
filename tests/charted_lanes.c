/* charted_lanes.c -- made-up lanes of deploys, incidents and flags */
#include "tests/charted_making.h"

enum { MOST = 60 };

/* Somewhere in the window; none in the third fifth of a shape with gaps. */
static int64_t time_in(struct making *making)
{
	double share = g_rand_double(making->random);
	int64_t length = making->shape->weeks * MAKING_WEEK;

	if (making_is(making, SHAPE_GAPS) && share > 0.4 && share < 0.6)
		share = 0.3;
	return MAKING_SPLIT + (int64_t)(share * (double)length);
}

static void add_deploys(struct making *making, struct lane *lane)
{
	uint32_t n = MIN(making->shape->values, MOST);
	struct lane_deploy *deploys =
		pool_new_array(making->pool, struct lane_deploy, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		deploys[i].at = time_in(making);
		deploys[i].is_failed =
			i % 7 == 3 && !making_is(making, SHAPE_ZERO);
		lane->failed += deploys[i].is_failed;
	}
	lane->deploys = deploys;
	lane->n_deploys = lane->counted = n;
}

static void add_incidents(struct making *making, struct lane *lane)
{
	uint32_t n = making_is(making, SHAPE_ZERO) ? 0 : 3;
	struct lane_incident *incidents =
		pool_new_array(making->pool, struct lane_incident, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		incidents[i].began_at = time_in(making);
		incidents[i].ended_at = incidents[i].began_at +
					(int64_t)making_duration(making, 12);
		incidents[i].severity = (uint8_t)i;
		incidents[i].ended_at =
			MIN(incidents[i].ended_at,
			    MAKING_SPLIT + making->shape->weeks * MAKING_WEEK);
	}
	lane->incidents = incidents;
	lane->n_incidents = n;
}

static void add_flags(struct making *making, struct lane *lane, uint32_t n)
{
	int64_t *flags = pool_new_array(making->pool, int64_t, n + 1);

	for (uint32_t i = 0; i < n; i++)
		flags[i] = time_in(making);
	lane->flags = flags;
	lane->n_flags = n;
}

const void *charted_lanes(struct making *making)
{
	struct lanes *lanes = pool_new_array(making->pool, struct lanes, 1);
	uint32_t n = MIN(making->shape->services, 10);
	struct lane *rows = pool_new_array(making->pool, struct lane, n + 1);

	for (uint32_t s = 0; s < n; s++) {
		rows[s].name = making_service(making, s);
		add_deploys(making, &rows[s]);
		add_incidents(making, &rows[s]);
		if (!making_is(making, SHAPE_FIRST))
			add_flags(making, &rows[s], s % 3);
	}
	lanes->since = MAKING_SPLIT;
	lanes->until = MAKING_SPLIT + making->shape->weeks * MAKING_WEEK;
	lanes->lanes = rows;
	lanes->n = n;
	return lanes;
}
