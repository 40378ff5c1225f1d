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

/*
 * One [slo "NAME"] section, or what an export says in other words.  Which of
 * the selectors are given says what the indicator is: errors or good, by
 * total; ratio, a share of errors; latency, a histogram or a level, and below.
 */
struct slo_settings {
	const char *name;
	const char *service; /* as written, or NULL */
	double objective;    /* the share that must be good; NaN: not set */
	double below;	     /* seconds; NaN: not set */
	struct slo_length length;
	const struct selector *errors, *good, *ratio, *latency, *total;
	bool is_ratio_good;	/* ratio is the share of what went well */
	const char *unmeasured; /* why it cannot be understood, or NULL */
};

#endif
