/* impact.h -- what was seen of the error rate after each deploy */
#ifndef MODEL_IMPACT_H
#define MODEL_IMPACT_H

#include "model/selector.h"

#include <stdbool.h>

enum {
	IMPACT_AFTER = 30 * 60,	 /* seconds after a deploy that are looked at */
	IMPACT_BEFORE = 60 * 60, /* seconds before its start */
	IMPACT_LAG = 60 * 60,	 /* the rule compares with so long before */
	IMPACT_OVERLAPS = 50,	 /* that are listed, at most */
	IMPACT_FACTOR = 2,	 /* more than so many times as much */
};

/* A curve in short: means of so many seconds, so many before and after. */
enum {
	IMPACT_CURVE_STEP = 180,
	IMPACT_CURVE_BEFORE = 10,
	IMPACT_CURVE_AFTER = 19,
};

/* Of a counted deploy.  Nothing here says that it was the cause. */
struct impact {
	uint32_t deploy;
	bool is_ruled; /* there was something to compare */
	bool is_fired; /* the rule as written */
	int64_t fired_at;
	double ratio;	      /* after by before; NaN: not scored */
	double before, after; /* error rates; NaN: none */
	uint32_t samples_before, samples_after;
	bool is_low; /* less than one error before, or below the floor */
	const char *unscored;		  /* why there is no ratio, or NULL */
	uint32_t first_overlap, overlaps; /* in metrics->overlaps */
};

/* Of the half hours of the window far from any deploy. */
struct base_rate {
	uint64_t fired, n; /* how many break the rule, of how many */
};

/* What was compared: the error rate, then what the configuration names. */
struct impact_set {
	const char *name;	       /* "error rate" */
	const struct selector *series; /* NULL: the error rate */
	bool has_source; /* a service has such a series, or it was asked for */
	uint32_t first, n; /* in metrics->impacts */
	struct base_rate base_rate;
};

#define metrics_impact_set(metrics, i) \
	(&g_array_index((metrics)->impact_sets, struct impact_set, i))

#define metrics_impact(metrics, i) \
	(&g_array_index((metrics)->impacts, struct impact, i))

#endif
