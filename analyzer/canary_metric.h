/* canary_metric.h -- the values of a metric of a canary, wherever they are */
#ifndef ANALYZER_CANARY_METRIC_H
#define ANALYZER_CANARY_METRIC_H

#include "analyzer/curve.h"
#include "model/settings_delivery.h"

/*
 * What the section of a canary says of a metric: a series of its own, the
 * buckets of a histogram, or, of errors, counters of errors and of all.  In
 * the unit that the rules have: percent of success (request-success-rate),
 * milliseconds (request-duration: the 99th percentile; latency: the 95th), a
 * share (error-rate), any other as it is.
 */
struct canary_metric {
	GPtrArray *curves;	   /* of struct curve *, or NULL */
	GPtrArray *errors, *total; /* counters, or NULL */
	GArray *buckets;	   /* series of a histogram, or NULL */
	const struct facts *facts;
	double quantile;
	double offset, factor; /* value = offset + factor * what is read */
	bool is_low_worse;     /* of several series the lowest counts */
	int64_t step;	       /* milliseconds between samples of counters */
};

/*
 * A section, or NULL, with its metrics: each is made when it is first asked
 * for, and the section's.
 */
struct canary_section {
	const struct facts *facts;
	const struct canary_settings *settings;
	GArray *metrics; /* of struct section_metric */
};
typedef struct canary_section CanarySection;

struct canary_section *
canary_section_new(const struct facts *facts,
		   const struct canary_settings *settings);
void canary_section_free(struct canary_section *section);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CanarySection, canary_section_free)
/* Of the canary, or of the primary beside it.  Never NULL. */
const struct canary_metric *
canary_section_metric(struct canary_section *section, const char *name,
		      bool is_primary);

/* Whether there are series at all. */
bool canary_metric_is_known(const struct canary_metric *metric);

/* Milliseconds of the last point of any of its series; INT64_MIN: none. */
int64_t canary_metric_last(const struct canary_metric *metric);

/*
 * Its value over (after, until], in milliseconds: the mean of the points, else
 * the last one before, if that is not too old; of counters and histograms what
 * they counted.  Of several series the worst.  NaN: none.
 */
double canary_metric_value(const struct canary_metric *metric, int64_t after,
			   int64_t until);

/* Appends all values in (after, until] to `values` (of double). */
void canary_metric_gather(const struct canary_metric *metric, int64_t after,
			  int64_t until, GArray *values);

#endif
