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

static inline uint64_t random_rotate(uint64_t word, int bits)
{
	return word << bits | word >> (64 - bits);
}

/* The next word. */
static inline uint64_t random_next(struct random *random)
{
	uint64_t *state = random->state;
	uint64_t word = random_rotate(state[1] * 5, 7) * 9;
	uint64_t shifted = state[1] << 17;

	state[2] ^= state[0];
	state[3] ^= state[1];
	state[1] ^= state[2];
	state[0] ^= state[3];
	state[2] ^= shifted;
	state[3] = random_rotate(state[3], 45);
	return word;
}

/*
 * A whole number from 0 to below `bound`, each as likely; 0 if bound is 0.
 * Lemire (2019): the high half of a product is the number, and the low half
 * tells the few words apart that would favour some numbers.
 */
static inline uint32_t random_below(struct random *random, uint32_t bound)
{
	uint64_t product = (random_next(random) >> 32) * bound;

	if ((uint32_t)product < bound) {
		uint32_t unfair = bound > 0 ? -bound % bound : 0;

		while ((uint32_t)product < unfair)
			product = (random_next(random) >> 32) * bound;
	}
	return (uint32_t)(product >> 32);
}

#endif
