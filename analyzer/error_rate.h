/* error_rate.h -- which share of what a service was asked went wrong */
#ifndef ANALYZER_ERROR_RATE_H
#define ANALYZER_ERROR_RATE_H

#include "analyzer/curve.h"
#include "model/settings.h"

/* Of a service: shares over time and, where they are given, counts. */
struct error_rate {
	struct curve *rate;	      /* 0 to 1; without points: not measured */
	struct curve *errors, *total; /* counted in each step; or both NULL */
};
typedef struct error_rate ErrorRate;

/*
 * What the configuration of a service (an index in the facts) selects: its
 * `error-rate`, else `errors` by `total`.  Without any of them the series that
 * name the service and whose name says that it is a share of errors.  Percent
 * become shares.  Of several different series that are shares the highest
 * counts at each time.  Where `total` counted nothing there is no rate; where
 * it counted and `errors` has no point, there were none.  Never NULL.
 */
struct error_rate *error_rate_of(const struct facts *facts,
				 const struct settings *settings,
				 uint32_t service);
void error_rate_free(struct error_rate *rate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErrorRate, error_rate_free)

/* The series of a selector as one curve of shares or other levels. */
struct curve *error_rate_curve(const struct facts *facts, const GArray *series);

/* What makes shares of their values: 0.01 of percent. */
double error_rate_scale(const struct facts *facts, const GArray *series);

/* Whether a metric of that name is a share of errors: "http_errors_ratio". */
bool error_rate_is_named(const char *name);

#endif
