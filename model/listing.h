/* listing.h -- descriptions of lanes, heat maps and drawn tables */
#ifndef MODEL_LISTING_H
#define MODEL_LISTING_H

#include "model/sentence.h"

/* A lane a service: ticks for deploys, bars for incidents. */
struct lane_deploy {
	int64_t at;
	bool is_failed;
};
struct lane_incident {
	int64_t began_at, ended_at; /* open: the window's end */
	uint8_t severity;
	bool is_open;
};
struct lane {
	const char *name;
	const struct lane_deploy *deploys;
	const struct lane_incident *incidents;
	const int64_t *flags; /* when one was changed */
	uint32_t n_deploys, n_incidents, n_flags, counted, failed;
};
struct lanes {
	int64_t since, until;
	const struct lane *lanes;
	uint32_t n;
};

/* Deploys by weekday (Monday 0) and hour of the zone. */
struct heat {
	uint32_t deploys[7][24], failed[7][24], most;
};

/* A table to look at; cells are sentences, or NULL for an en dash. */
struct grid_column {
	const char *title;
	double weight; /* share of the width */
	bool is_numeric, is_strong;
};
struct grid {
	const struct grid_column *columns;
	uint32_t width;
	const struct sentence *const *cells; /* rows × width */
	uint32_t rows;
	const struct sentence *more; /* "and 33 more: …", or NULL */
};

/* A source a row, with the share used and weeks covered. */
enum coverage {
	COVERAGE_NONE,
	COVERAGE_PREVIOUS,
	COVERAGE_CURRENT,
	COVERAGE_GAP
};
struct source_row {
	const char *name, *kind; /* "annotations.json", "deploys" */
	uint64_t read, used;
	double share;			/* NaN: nothing to share */
	const struct sentence *reasons; /* or NULL */
	const uint8_t *weeks;		/* enum coverage */
};
struct source_rows {
	const struct source_row *rows;
	uint32_t n, n_weeks, split;
	const char *previous_name, *current_name;
};

/* Terms and what they mean; tier rows have pips. */
struct term {
	const char *term;
	const struct sentence *meaning;
};
struct terms {
	const struct term *terms;
	uint32_t n;
};

#endif
