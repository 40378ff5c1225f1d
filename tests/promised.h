/* promised.h -- series of an objective by lot, and what the obvious loop counts
 *
 * With gaps, resets, NaN, stale markers and steps that do not meet, over
 * the end of summer time in Berlin.
 */
#ifndef TESTS_PROMISED_H
#define TESTS_PROMISED_H

#include "analyzer/random.h"

#include <glib.h>
#include <stdbool.h>

enum { SERIES = 4, MOST = 1200, MINUTE = 60, DAY = 86400 };

/* Seconds UTC; a value that is NaN is none. */
struct promised_series {
	int64_t times[MOST], step;
	double values[MOST];
	uint32_t n;
	bool is_part; /* of what is counted apart: errors, good */
};

/* Slices are of errors by total, each good or not, or as good as it is; levels
 * are held against a limit. */
enum way {
	WAY_ERRORS,
	WAY_GOOD,
	WAY_RATIO,
	WAY_SLICES,
	WAY_SHARES,
	WAY_LEVEL,
	WAYS
};
enum { SLICE = 3 * 3600, SLICES = 600 };
#define SLICE_TARGET 0.97
#define LIMIT 0.2

struct promised_slice {
	int64_t ended_at;
	double valid, bad;
};

struct promised {
	struct random random;
	struct promised_series series[SERIES];
	enum way way;
	GTimeZone *zone;
	int64_t since, until, began, ended, deployed;
	struct promised_slice slices[SLICES];
	uint32_t n_slices;
	GString *text;
};

/* Seconds UTC of a day of 2026 in Berlin. */
int64_t promised_midnight(const struct promised *world, int month, int day);

/* Draws series `s` of promised_used(), and appends it to the text. */
void promised_draw(struct promised *world, uint32_t s);
uint32_t promised_used(const struct promised *world);
/* Shares and levels are one series; some ways count slices. */
bool promised_is_of_one(const struct promised *world);
bool promised_has_slices(const struct promised *world);
/* After all series are drawn. */
void promised_cut_slices(struct promised *world);

/* Valid or bad events in (after, until]. */
double promised_sum(const struct promised *world, int64_t after, int64_t until,
		    bool is_bad);

#endif
