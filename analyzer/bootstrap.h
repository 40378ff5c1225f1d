/* bootstrap.h -- intervals of quantiles and means, by drawing again */
#ifndef ANALYZER_BOOTSTRAP_H
#define ANALYZER_BOOTSTRAP_H

#include "analyzer/random.h"
#include "analyzer/statistics.h"

/*
 * The percentile bootstrap (Efron 1979): BOOTSTRAP_RESAMPLES times as many
 * clusters as there are get drawn, with replacement; the interval runs
 * between the quantiles (type 7) of the answers that leave out 2.5 % or
 * 0.5 % on each side.
 *
 * What is drawn are clusters, not values: the changes of one deploy share
 * its waiting time and are not independent, so a deploy is drawn with all
 * its changes (cluster bootstrap: Davison and Hinkley 1997, section 3.8).
 *
 * A sample of fewer than BOOTSTRAP_CLUSTERS_MIN clusters has a value but
 * unknown bounds, as the interval of so few would be far too short.
 */
enum {
	BOOTSTRAP_RESAMPLES = 2000,
	BOOTSTRAP_CLUSTERS_MIN = 5,
};

/*
 * Cluster c, of `n`, holds values[offsets[c]] to before
 * values[offsets[c + 1]]; `offsets` has n + 1 ascending entries.  If it is
 * NULL each of `n` values is a cluster: incidents.  All is borrowed.
 * Missing values (NaN) are left out, then clusters without a value.
 */
struct clusters {
	const double *values;
	const uint32_t *offsets;
	uint32_t n;
	const struct ranking *ranking; /* of them; NULL: found when needed */
};

/* Values in order, for samples that are drawn from more than once. */
struct ranking;

/* `sample` is borrowed for the call; freed with bootstrap_ranking_free(). */
struct ranking *bootstrap_rank(const struct clusters *sample);
void bootstrap_ranking_free(struct ranking *ranking);

/*
 * In all four: the value is that of the sample as it is, in its unit; all is
 * NaN if there are no values.  `random` is drawn from as often as there are
 * clusters with values, for each resample, `now` before `before`; not at all
 * where bounds stay unknown.  The order of values within a cluster does not
 * matter; that of clusters does, a little, unless `offsets` is NULL.  Cost:
 * one sort, then for each resample one draw a cluster and a short walk; with
 * `random` NULL the value alone, its bounds unknown, and nothing is drawn.
 */

/* Quantile `p` (0 to 1, else NaN), type 7, of all values. */
struct estimate bootstrap_quantile(const struct clusters *sample, double p,
				   enum confidence confidence,
				   struct random *random);

/*
 * Several quantiles, and the mean where `p` is NaN, of the same resamples: as
 * many estimates as there are shares `p`, at most BOOTSTRAP_SEVERAL.  The first
 * is what bootstrap_quantile() or bootstrap_mean() would have answered.
 */
enum { BOOTSTRAP_SEVERAL = 8 };
void bootstrap_several(const struct clusters *sample, const double *p,
		       uint32_t n, enum confidence confidence,
		       struct random *random, struct estimate *estimates);

/* The mean of all values (of changes, not of the means of deploys). */
struct estimate bootstrap_mean(const struct clusters *sample,
			       enum confidence confidence,
			       struct random *random);

/*
 * Quantile, mean of `now` by that of `before`; both are drawn from anew each
 * time.  A ratio to 0 is NaN; so is a bound that lies among such ratios.  A
 * resample in which both are 0 counts as no change, 1.
 */
struct estimate bootstrap_quantile_ratio(const struct clusters *now,
					 const struct clusters *before,
					 double p, enum confidence confidence,
					 struct random *random);
struct estimate bootstrap_mean_ratio(const struct clusters *now,
				     const struct clusters *before,
				     enum confidence confidence,
				     struct random *random);

#endif
