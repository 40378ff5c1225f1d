/* charted.h -- made-up panels of each kind, for the tests of charts */
#ifndef TESTS_CHARTED_H
#define TESTS_CHARTED_H

#include "model/report.h"

enum {
	SHAPE_FIRST = 1, /* no previous period */
	SHAPE_GAPS = 2,	 /* buckets without data, and a value off the axis */
	SHAPE_ZERO = 4,	 /* no failure, no second */
};

/* What is drawn, in numbers; the same shape gives the same panel. */
struct shape {
	const char *name;
	enum panel_state state;
	uint32_t services, values; /* values a service: changes, deploys … */
	uint32_t weeks;		   /* of the window; before it as many */
	unsigned int flags;	   /* SHAPE_… */
	const char *names;	   /* of services, before their numbers; NULL */
};

/* The panel, in the pool; its window begins on 30 March 2026. */
const struct panel *charted_panel(struct pool *pool, enum panel_kind kind,
				  const struct shape *shape);

#endif
