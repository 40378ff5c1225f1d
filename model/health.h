/* health.h -- descriptions of the panels of a target, and of stages */
#ifndef MODEL_HEALTH_H
#define MODEL_HEALTH_H

#include "model/chart.h"

enum target_state {
	TARGET_UNKNOWN, /* too few to say */
	TARGET_MET,
	TARGET_MISSED,
	TARGET_OPEN, /* a trend that is neither up nor down */
};

/* NaN in y is a gap: no data in that bucket, never zero. */
struct health_point {
	int64_t at; /* start of the bucket */
	double y;
	bool is_previous, is_whole; /* not whole: drawn hollow */
	bool is_missed;		    /* the target: a square */
	bool is_few;		    /* fewer than 5: a small dot, not judged */
};

/* A number, its target, and how it went by week. */
struct health {
	struct span span;
	enum axis_kind axis;
	struct value number;	       /* is_missing: too few */
	uint32_t n;		       /* what it rests on */
	const struct sentence *target; /* "target > 95%" */
	enum target_state state;
	const struct sentence *note; /* below the chart */
	double limit;		     /* NaN: none to draw */
	bool is_floor;		     /* the axis need not begin at 0 */
	const struct health_point *points;
	uint32_t n_points;
};

/* p95 of a stage, now and before. */
struct stage_row {
	const char *name;
	uint32_t n;
	double now, before; /* seconds; before NaN: none */
	bool is_slower;
};
struct stage_rows {
	const struct stage_row *rows;
	uint32_t n;
	const char *previous_name; /* or NULL */
};

#endif
