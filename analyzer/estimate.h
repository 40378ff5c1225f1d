/* estimate.h -- one statistic of one scope, with its interval */
#ifndef ANALYZER_ESTIMATE_H
#define ANALYZER_ESTIMATE_H

#include "analyzer/sample.h"
#include "analyzer/statistics.h"

/* A row of the table `metrics`: what it is and how many events it needs. */
struct row {
	enum metric metric;
	enum statistic statistic;
	enum unit unit;
	uint32_t min_n;	       /* less is no data */
	uint32_t change_min_n; /* in both periods; 0: not compared */
};

/* One scope in both periods; `before` NULL: no previous period. */
struct scope {
	const struct metrics *metrics;
	uint32_t service; /* NONE: all */
	const struct sample_set *now, *before;
	bool has_deploys;    /* a counted one in all the data */
	bool has_records;    /* any record of a deploy or rollback */
	bool has_incidents;  /* a source of them was given */
	bool has_repository; /* of a service of the scope */
	struct estimate leads[STATISTICS]; /* of now, by estimate_leads() */
};

/* Draws for all statistics of the lead time of scope->now; called first. */
void estimate_leads(struct scope *scope);

/* What the row rests on in this sample: changes, days, incidents, … */
uint32_t estimate_n(const struct row *row, const struct sample_set *sample);

/*
 * The value and its 95 % interval (NaN where there is none; of scope->before no
 * interval is drawn).
 */
struct estimate estimate_of(const struct scope *scope, const struct row *row,
			    const struct sample_set *sample);

/*
 * now / before, of a failure rate now - before, with its interval: 95 % for
 * all services, 99 % for one.  scope->before must be there, and the row one
 * that is compared.
 */
struct estimate estimate_change(const struct scope *scope,
				const struct row *row);

#endif
