/* outcome.h -- descriptions of charts of what followed deploys */
#ifndef MODEL_OUTCOME_H
#define MODEL_OUTCOME_H

#include "model/sentence.h"

/* Rate after by rate before, of every scored deploy. */
struct ratio_dot {
	const char *name; /* of the service */
	double ratio;
};
struct ratios {
	const struct ratio_dot *dots; /* largest first */
	uint32_t n;
	double limit; /* what is above it is drawn one by one */
};

/* A series round a deploy, over minutes since it. */
struct curve_point {
	double minute, level; /* level NaN: a gap */
};
struct curve_panel {
	const char *name;	      /* of the service */
	const struct sentence *mark;  /* at its right, or NULL */
	const struct sentence *about; /* when, and which version or commit */
	const struct sentence *outcome;
	const struct curve_point *points;
	uint32_t n;
	double before; /* level before, a band; NaN: none */
	double limit;  /* dashed from the deploy on; NaN: none */
	double fired;  /* minute at which a rule fired; NaN: it did not */
	bool is_worse; /* the mark is for attention */
};
struct curves {
	const struct curve_panel *panels;
	uint32_t n, rows, columns;
	double from, to, shaded; /* minutes; shaded from the deploy to there */
	bool are_rates;		 /* levels are fractions */
};

/* Fired or silent against failed or not. */
struct verdicts {
	uint32_t caught, missed, false_alarms, correct;
	const struct sentence *const *lines; /* what follows from it */
	uint32_t n_lines;
};

/* How long after the deploy a rule fired. */
struct delay_dot {
	const char *key; /* for the jitter */
	double seconds;
	bool is_false;
};
struct delays {
	const struct delay_dot *dots;
	uint32_t n;
	double within; /* seconds: the end of the axis */
	double median; /* of what was caught; NaN: too few */
};

/* Other levels (rows) and durations (columns) of a rule. */
struct sweep_outcome {
	uint32_t caught, failed, false_alarms;
	bool is_chosen;
};
struct sweep {
	const struct sentence *const *levels, *const *lengths;
	uint32_t n_levels, n_lengths;
	const struct sweep_outcome *cells; /* row by row */
};

#endif
