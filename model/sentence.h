/* sentence.h -- words and typed values that become text only when rendered */
#ifndef MODEL_SENTENCE_H
#define MODEL_SENTENCE_H

#include "model/pool.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

enum value_kind {
	VALUE_TEXT,	/* words of the data: a service's name */
	VALUE_COUNT,	/* 776, with thousands */
	VALUE_WORD,	/* a count as a word up to twelve: "nine" */
	VALUE_DURATION, /* seconds; `beside` is the partner of a pair or NaN */
	VALUE_SPAN,	/* seconds as configured, exactly: "1 h", "90 min" */
	VALUE_RATE,	/* fraction of n; `limit` for the boundary rule */
	VALUE_SHARE,	/* a fraction as configured, exactly: "5%" */
	VALUE_K_OF_N,	/* "14 of 50": number of n */
	VALUE_PER_WEEK, /* "60", "5.5", "0.4" */
	VALUE_PER_DAY,
	VALUE_NUMBER,	    /* two significant digits */
	VALUE_RATIO,	    /* "×8.6" */
	VALUE_SIGNED,	    /* the same with its sign: "+0.5", "−1.2" */
	VALUE_CHANGE,	    /* ratio value/previous: "−43%", "×4.2" */
	VALUE_POINTS,	    /* difference of rates: "−2.0 pp" */
	VALUE_CHANGE_RANGE, /* ratio interval low … high: "−53 to −32" */
	VALUE_POINTS_RANGE,
	VALUE_RATE_RANGE,  /* "17–42", percent without sign */
	VALUE_DATE,	   /* integer: "12 May", in the zone */
	VALUE_MOMENT,	   /* integer: "12 May 14:02" */
	VALUE_MOMENT_YEAR, /* integer: "12 May 2019 14:02" */
	VALUE_PERIOD,	   /* integer, until: "1 April – 30 June 2026" */
	VALUE_STAMP,	   /* integer: "2026-07-01T06:00:00Z" */
	VALUE_TIER,	   /* integer: enum tier */
	VALUE_PAGE,	   /* text: id of a page, printed "p. 7" and linked */
};

struct value {
	enum value_kind kind;
	const char *text;
	double number;
	double low, high; /* of ranges */
	double beside;	  /* NaN: alone */
	double limit;	  /* NaN: none */
	uint32_t n;	  /* denominator, 0: not known */
	int64_t integer, until;
	bool is_missing; /* printed as an en dash */
};

struct sentence {
	const char *words; /* % stands for the next value, %% for itself */
	const struct value *values;
	uint32_t n;
};

/* A sentence with as many values (struct value, by value) as words has %; a
 * percent sign itself is %%. */
const struct sentence *sentence_make(struct pool *pool, const char *words, ...);

struct value value_text(const char *text);
struct value value_count(double count);
struct value value_word(double count);
struct value value_duration(double seconds); /* NaN: missing */
/* A duration that shares its unit with `beside` where that keeps a digit. */
struct value value_duration_pair(double seconds, double beside);
struct value value_rate(double fraction, uint32_t n);
struct value value_rate_limit(double fraction, uint32_t n, double limit);
struct value value_k_of_n(double k, uint32_t n);
struct value value_number(enum value_kind kind, double number);
struct value value_range(enum value_kind kind, double low, double high);
struct value value_time(enum value_kind kind, int64_t at); /* or NO_TIME */
struct value value_period(int64_t since, int64_t until);
struct value value_page(const char *page);

#endif
