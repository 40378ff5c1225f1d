/* records_series.h -- series of points, events and alerts */
#ifndef MODEL_RECORDS_SERIES_H
#define MODEL_RECORDS_SERIES_H

#include "model/entry.h"

struct label {
	const char *name, *value;
};

enum series_type {
	SERIES_UNKNOWN,
	SERIES_COUNTER,
	SERIES_GAUGE,
	SERIES_HISTOGRAM, /* one of its buckets, its sum or its count */
	SERIES_TYPES
};
const char *series_type_name(enum series_type type);

/*
 * A range of the columns facts->times (int64_t milliseconds) and facts->values
 * (double), in the order of time; resets of counters and NaN are kept.
 * entry.at is the time of its first point.
 */
struct series {
	struct record_entry entry;
	const char *name;     /* of the metric; "" for a bare result */
	const char *unit;     /* or NULL */
	uint32_t first_label; /* range in facts->labels, by name */
	uint32_t labels;      /* without __name__ */
	uint64_t first_point; /* range in the columns */
	uint64_t points;
	enum series_type type;
};

/* What happened at a time: marks for a timeline. */
struct event {
	struct record_entry entry;
	int64_t ended_at; /* or NO_TIME */
	const char *kind; /* "alert", "canary", "incident", … */
	const char *tags; /* joined by ;, or NULL */
	const char *text;
};

/* entry.at is began_at; of one alert there may be several. */
struct alert {
	struct record_entry entry;
	const char *name, *severity;	      /* severity may be NULL */
	const char *text, *link;	      /* or NULL */
	int64_t began_at, acked_at, ended_at; /* NO_TIME: not yet */
	uint32_t first_label, labels;	      /* in facts->labels, by name */
	bool is_pending;		      /* never fired */
};

#endif
