/* slo.h -- objectives of service: what is promised, and what shows it */
#ifndef MODEL_SLO_H
#define MODEL_SLO_H

#include "model/selector.h"

#include <stdbool.h>
#include <stdint.h>

enum slo_window { SLO_ROLLING, SLO_MONTH, SLO_QUARTER };

/* The time an objective is promised for. */
struct slo_length {
	enum slo_window window;
	int64_t seconds; /* of a rolling one */
};
enum { SLO_USUAL_DAYS = 28 };

enum slo_comparison { SLO_BELOW, SLO_AT_MOST, SLO_ABOVE, SLO_AT_LEAST };

/*
 * One [slo "NAME"] section, or what an export says in other words.  Which of
 * the selectors are given says what the indicator is: errors or good, by
 * total; ratio, a share of errors; latency, a histogram or a level, and below;
 * level, of any unit, and limit.
 */
struct slo_settings {
	const char *name;
	const char *service; /* as written, or NULL */
	double objective;    /* the share that must be good; NaN: not set */
	double below;	     /* seconds; NaN: not set */
	struct slo_length length;
	const struct selector *errors, *good, *ratio, *latency, *total;
	const struct selector *level; /* good where it compares so to limit */
	enum slo_comparison comparison;
	double limit;
	int64_t slice_seconds;	/* each slice is an event; 0: none are made */
	double slice_target;	/* so good is a good one; NaN: it is as good as
				  its events */
	bool is_ratio_good;	/* ratio is the share of what went well */
	const char *unmeasured; /* why it cannot be understood, or NULL */
};

#endif
