/* chart.h -- descriptions of charts on axes: no colours, no fonts, no places */
#ifndef MODEL_CHART_H
#define MODEL_CHART_H

#include "model/result.h"
#include "model/sentence.h"

/* What a number on an axis is; durations are drawn on a log time ladder. */
enum axis_kind { AXIS_DURATION_LOG, AXIS_COUNT, AXIS_RATE, AXIS_DURATION };

/* The time axis of both periods; split = where the window begins. */
struct span {
	int64_t since, split, until; /* since == split: no previous period */
	const char *previous_name, *current_name; /* "Q1", "Q2" */
};

/* NaN in y is a gap: no data in that bucket, never zero. */
struct point {
	int64_t at; /* start of the bucket, a week unless the window is long */
	double y;
	bool is_previous, is_whole; /* not whole: drawn hollow */
	enum signal signal;
};
struct line {
	const char *name; /* "median", "p90" */
	const struct point *points;
	uint32_t n;
	bool is_main; /* dots and line; else a thin line */
};
/* Lines over time: median and p90, with the natural limits of before. */
struct trend {
	struct span span;
	enum axis_kind axis;
	const struct line *lines;
	uint32_t n;
	double centre, lower, upper; /* NaN: no limits */
	bool limits_are_trial;
	uint32_t run_first, run_last; /* points of the main line, or NONE */
	const struct sentence *run;   /* words at the bracket, or NULL */
};

/* Deploys a bucket with the failed part; counts from 0. */
struct column_bar {
	int64_t at;
	uint32_t total, part;
	bool is_previous, is_whole;
};
struct columns_chart {
	struct span span;
	const struct column_bar *bars;
	uint32_t n;
};

/* A rate a month with its interval, and the rate of the whole window. */
struct rate_point {
	int64_t at, until;
	uint32_t part, total;
	double rate, low, high; /* rate NaN: no deploys */
	bool is_previous, is_whole;
};
struct rates {
	struct span span;
	const struct rate_point *points;
	uint32_t n;
	double centre; /* NaN: no data */
};

/* Incidents by date and recovery; open ones at their age. */
struct scatter_dot {
	int64_t at;
	double seconds;
	const char *name; /* service, or NULL */
	uint8_t severity; /* 2 critical, 1 major, 0 all others */
	bool is_linked, is_open;
};
struct scatter {
	struct span span;
	const struct scatter_dot *dots;
	uint32_t n;
	double mean, median; /* NaN: too few */
};

#endif
