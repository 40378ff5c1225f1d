/* curve.h -- values over time, read as Prometheus reads them */
#ifndef ANALYZER_CURVE_H
#define ANALYZER_CURVE_H

#include "model/facts.h"

/* How long a value stands for the time after it, in milliseconds. */
#define CURVE_LOOKBACK INT64_C(300000)

/*
 * Points in the order of time, each time once.  Times are milliseconds UTC.  A
 * value that is not finite is none: NaN marks that a series went away or was
 * not to be computed.  Points may be borrowed of the facts, which must outlive
 * the curve.
 */
struct curve {
	const int64_t *times;
	const double *values; /* to be multiplied by scale */
	uint64_t n;
	double scale;
	int64_t step; /* between points, the median; 0: unknown */
	void *own_times, *own_values; /* or NULL */
};
typedef struct curve Curve;

/* What several different series are together, at a time. */
enum curve_together {
	CURVE_SUM,     /* amounts: of those that have a value */
	CURVE_HIGHEST, /* shares, delays: the worst of them */
};

/*
 * The series (indexes as selector_find() gives) as one curve: records of the
 * same name and labels are one series, where they have the same time the last
 * one counts.  Never NULL; without series it is empty.
 */
struct curve *curve_of(const struct facts *facts, const GArray *series,
		       enum curve_together together);
/* The different series, each a curve of its own; they free themselves. */
GPtrArray *curves_of(const struct facts *facts, const GArray *series);
/* Of points that are the curve's from now on (from g_malloc()). */
struct curve *curve_new(int64_t *times, double *values, uint64_t n);
void curve_free(struct curve *curve);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Curve, curve_free)

/* How many points are at or before `at`. */
uint64_t curve_until(const struct curve *curve, int64_t at);
/* The value of point `i`; NaN: none. */
double curve_value(const struct curve *curve, uint64_t i);
/*
 * The value at `at`: that of the last point, if it is at most CURVE_LOOKBACK
 * old; NaN: none.
 */
double curve_at(const struct curve *curve, int64_t at);

/* Sum and number of the values of points in (after, until]. */
struct curve_sum {
	double sum;
	uint64_t n;
};
struct curve_sum curve_sum(const struct curve *curve, int64_t after,
			   int64_t until);
/* Their mean; NaN of none. */
double curve_mean(const struct curve *curve, int64_t after, int64_t until);

/* The median distance of points, of at most a thousand pairs, evenly spread. */
int64_t curve_step(const int64_t *times, uint64_t n);

#endif
