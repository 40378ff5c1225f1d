/* distribution.h -- descriptions of charts of how values spread */
#ifndef MODEL_DISTRIBUTION_H
#define MODEL_DISTRIBUTION_H

#include "model/sentence.h"

/* Values as an empirical distribution; sorted, seconds. */
struct sample {
	const char *name;
	const double *values;
	uint32_t n;
	double p50, p90, mean; /* NaN: too few to say */
};
struct ecdf {
	struct sample current, previous; /* previous.n may be 0 */
};

/* A row a service: dots, centre, p90, previous centre. */
struct strip_row {
	const char *name;
	struct sample sample;
	const char *const *keys; /* one a value, for the jitter; or NULL */
	double centre;		 /* the bar: median, for recovery the mean */
	double previous_centre;	 /* NaN: none */
};
struct strip {
	const struct strip_row *rows;
	uint32_t n;
	double limits[3]; /* Elite, High, Medium end here; seconds */
	bool has_mean;	  /* columns: mean, median, p90, n */
};

/* Rate against n, limits round the rate of all. */
struct funnel_dot {
	const char *name;
	uint32_t n, part;
	double rate;
	bool is_outside; /* of the 95 % limits: named */
};
struct funnel_limit {
	double n, low95, high95, low99, high99;
};
struct funnel {
	const struct funnel_dot *dots;
	uint32_t n;
	double centre;
	const struct funnel_limit *limits;
	uint32_t n_limits;
};

#endif
