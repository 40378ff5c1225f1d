/* comparison.h -- by how much two groups of values differ */
#ifndef MODEL_COMPARISON_H
#define MODEL_COMPARISON_H

/*
 * A value and its interval, in the unit of the value.  Nothing is ever
 * infinite: a bound that is unknown is NaN, alone or with the other.
 */
struct estimate {
	double value, low, high;
};

/* Of values of `now`, such as a canary, against those of `before`. */
struct comparison_of_ranks {
	/* how much higher: the median of all differences between a value of
	   now and one of before (Hodges and Lehmann 1963) */
	struct estimate shift;
	/* effect size: the share of such pairs in which now is higher, ties
	   half; 0.5 is none (Vargha and Delaney 2000) */
	double superiority;
	double u; /* the number of those pairs */
	double p; /* two-sided */
};

/* Mean of now - mean of before (Welch 1947). */
struct comparison_of_means {
	struct estimate difference;
	double t, freedom, p; /* two-sided */
};

struct comparison_of_spreads {
	double f, p;
	/* mean distance from the median of the first group by that of the
	   second; NaN if that is 0 */
	double ratio;
};

#endif
