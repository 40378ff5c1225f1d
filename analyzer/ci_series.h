/* ci_series.h -- what exported series tell of runs, stages, tests and waits */
#ifndef ANALYZER_CI_SERIES_H
#define ANALYZER_CI_SERIES_H

#include "model/metrics.h"
#include "model/records_series.h"

enum ci_use {
	CI_RUNS,     /* a counter of runs by result */
	CI_DURATION, /* of runs */
	CI_STAGE,    /* durations of a stage */
	CI_WAIT,
	CI_TESTS, /* a gauge of tests by result */
	CI_FLAKY, /* a counter of flaky runs of a test */
	CI_USES
};

/* What a series is of its metric. */
enum ci_part { PART_PLAIN, PART_BUCKET, PART_SUM, PART_COUNT };

struct ci_series {
	struct home home;
	uint32_t record; /* of RECORD_SERIES */
	enum ci_use use;
	enum ci_part part;
	enum result result; /* RESULT_UNKNOWN: not told */
	double bound;	    /* of a bucket */
	uint32_t family;    /* of a histogram: the same but for its bounds */
	const char *detail; /* stage or test, or "" */
	double scale;	    /* of its amounts, to seconds */
	bool is_of_kept;    /* counts what is kept: a fall is thrown away */
	bool counts_runs;   /* a histogram's count stands for a counter */
	bool is_more;	    /* of a series that begins with another record */
	uint32_t next;	    /* what goes on with it, in the same array; NONE */
};

/* The value of the first label that is there, of names joined by |; or NULL. */
const char *ci_series_label(const struct facts *facts,
			    const struct series *series, const char *names);
/* Of a word for a result, of whatever system; NULL is not known. */
enum result ci_series_result(const char *word);

/*
 * Fills metrics->ci.series, and .flaky with what counters of flaky tests grew
 * by.  Attempts and trials must be there: a service that has runs (or tests) of
 * its own has no need of what series say of them.
 */
void gather_series(struct metrics *metrics);

/* Joins the parts of each series; called once, by gather_series(). */
void ci_series_join(struct metrics *metrics);

/*
 * Calls `take` for each point of the series, which several files may hold in
 * parts: their points are those of one series, by time, each time once.
 * Seconds are rounded down.  Those that are more of another are left to it.
 */
void ci_series_points(const struct metrics *metrics,
		      const struct ci_series *series,
		      void (*take)(int64_t at, double value, void *data),
		      void *data);
/* The same for what a counter grew by, where it did. */
void ci_series_growth(const struct metrics *metrics,
		      const struct ci_series *series,
		      void (*take)(int64_t at, double amount, void *data),
		      void *data);

#endif
