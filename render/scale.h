/* scale.h -- from values to places on a page, and the ticks between
 *
 * Pure: no fonts, no scene.  A range may run either way (y axes end above
 * where they begin).
 */
#ifndef RENDER_SCALE_H
#define RENDER_SCALE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum scale_kind { SCALE_LINEAR, SCALE_LOG };

struct scale {
	enum scale_kind kind;
	double low, high;  /* domain, low < high; of log scales > 0 */
	double start, end; /* range, pt: low is at start, high at end */
};

#define SCALE_MAX_TICKS 64

struct tick {
	double value;
	char label[24]; /* "": a tick without words */
};
struct ticks {
	struct tick ticks[SCALE_MAX_TICKS];
	uint32_t n;
};

/* Where the value is; beyond the domain, the nearer edge.  NaN is NaN. */
double scale_at(const struct scale *scale, double value);
bool scale_holds(const struct scale *scale, double value);
/* How many of the values lie below and above the domain (NaN: neither). */
void scale_outside(const struct scale *scale, const double *values, uint32_t n,
		   uint32_t *below, uint32_t *above);

/*
 * Linear, widened to steps of 1, 2 or 5 times a power of ten with 3 to 5
 * labels.  A low end above 0 goes to a labelled step and not to 0: bars ask
 * for low = 0.  Steps of counts are whole.  Labels: "0", "20", of rates
 * (fractions) "0", "20%".
 */
struct scale scale_count(double low, double high, double start, double end);
struct scale scale_rate(double low, double high, double start, double end);
struct ticks scale_ticks_count(const struct scale *scale);
struct ticks scale_ticks_rate(const struct scale *scale);

/*
 * Log, for durations in seconds: from the ladder's rung at or below low to
 * the rung at or above high, three rungs or more, 1 s to 1 y at most.
 */
struct scale scale_duration(double low, double high, double start, double end);
/*
 * Up to 7 rungs, each `apart` pt or more from the next; 1 h, 1 d, 1 wk and
 * 1 mo are the last to go.
 */
struct ticks scale_ticks_duration(const struct scale *scale, double apart);

/* Log2, for ratios: powers of two within ×¼ to ×16, ×½ to ×2 at least. */
struct scale scale_ratio(double low, double high, double start, double end);
struct ticks scale_ticks_ratio(const struct scale *scale);

/* Log2, for counts that span more than 1 : 16; up to 7 labels. */
struct scale scale_doubling(double low, double high, double start, double end);
struct ticks scale_ticks_doubling(const struct scale *scale);

#endif
