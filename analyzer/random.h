/* random.h -- chance that comes out the same in every run */
#ifndef ANALYZER_RANDOM_H
#define ANALYZER_RANDOM_H

#include <stdint.h>

/*
 * A generator of uniform 64-bit words: xoshiro256** (Blackman and Vigna
 * 2018).  It is the caller's, lives on the stack and owns nothing.
 */
struct random {
	uint64_t state[4];
};

/* The four words that splitmix64 makes of `seed` become the state. */
void random_start(struct random *random, uint64_t seed);

/*
 * Starts from what is measured, so that a rerun draws the same and two
 * metrics draw apart: for instance "lead_time p50", "all services",
 * "2026Q3".  The three are kept apart ("ab", "c" is not "a", "bc"); NULL is
 * "".
 */
void random_seed(struct random *random, const char *metric, const char *scope,
		 const char *period);

/* The next word. */
uint64_t random_next(struct random *random);

/* A whole number from 0 to below `bound`, each as likely; 0 if bound is 0. */
uint32_t random_below(struct random *random, uint32_t bound);

#endif
