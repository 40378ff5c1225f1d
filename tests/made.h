/* made.h -- a report made up in a few lines, for the tests of renderers */
#ifndef TESTS_MADE_H
#define TESTS_MADE_H

#include "model/report.h"

/* One of the four keys; zero is said, NAN is no data. */
struct made_key {
	double value, previous;
	uint32_t n, previous_n;
	enum tier tier;
	enum verdict verdict;
	double change, low, high; /* of the change */
};

/* The first of a report is for all services and has no name. */
struct made_scope {
	const char *name;
	double deploys;
	struct made_key frequency;		 /* values a week */
	struct made_key lead, failure, recovery; /* in hours, as fractions */
	double p90, ci_low, ci_high; /* hours; of the failure rate */
	const char *weeks; /* deploys in each week: "1204", "-" no data */
};

/*
 * The second quarter of 2026 with these scopes, one source of 100 records of
 * which 96 were used, and `incidents` incidents.  No pages and no tables.
 */
struct report *made_report(const struct made_scope *scopes, uint32_t n,
			   double incidents);

/* Frees it and all it stands on. */
void made_free(struct report *report);

#endif
