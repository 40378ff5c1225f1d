/* board.h -- descriptions of cards, lists, lanes and drawn tables */
#ifndef MODEL_BOARD_H
#define MODEL_BOARD_H

#include "model/measure.h"
#include "model/sentence.h"

/* Four bars: filled up to sure, light up to tier. */
struct tier_mark {
	enum tier tier, sure;
};

/* Small line over both periods; a bucket without data is NaN. */
struct sparkline {
	const double *values;
	uint32_t n, split;		/* values[split …] are the window's */
	double centre, previous_centre; /* hairlines; NaN: none */
	bool is_log;			/* durations */
	bool is_barcode; /* fewer than 8 buckets with data in a period */
};

/* One of the four keys on the first page. */
struct card {
	const char *label;
	struct value number; /* big; is_missing: "–" */
	uint32_t n;	     /* events that it rests on */
	const char *unit;    /* words after it, or NULL if it has its own */
	struct tier_mark tier;
	enum verdict verdict;
	const struct sentence *change; /* "was 46 · +29% (95% CI …)" */
	struct sparkline spark;
	const char *previous_name, *current_name;
};
struct cards {
	const struct card *cards;
	uint32_t n;
};

/* Sentences with a glyph each, or with a box to tick. */
struct item {
	enum verdict verdict;
	const struct sentence *sentence;
	const char *page; /* id of the page it points to, or NULL */
};
struct items {
	const struct item *items;
	uint32_t n;
	bool are_decisions;
};

/* Services by tier: a row a metric, columns Elite … Low, too few. */
struct tier_count {
	const char *label;
	uint32_t now[5], before[5]; /* [0] Elite … [3] Low, [4] n < 5 */
};
struct tier_counts {
	const struct tier_count *rows;
	uint32_t n;
	const char *previous_name; /* NULL: no previous period */
};

/* The scorecard: a row a service, the first for all services. */
struct score_metric {
	struct value number, change; /* change missing: none to show */
	struct tier_mark tier;
	enum verdict verdict;
	uint32_t n;
	struct sparkline spark;
	double low, high, previous; /* of the failure rate; NaN */
};
struct score {
	const char *name;
	uint32_t deploys;
	bool is_all;
	struct score_metric frequency, lead, failure, recovery;
	const double *recoveries; /* seconds, sorted */
	uint32_t n_recoveries;
};
struct scorecard {
	const struct score *rows;
	uint32_t n;
	const char *previous_name, *current_name;
	double rate_axis; /* right end of the interval plots, a fraction */
};

#endif
