/* random.c -- chance that comes out the same in every run
 *
 * The seed is the FNV-1a hash (64 bits) of the three names, each with its
 * closing zero byte, so that "ab", "c" is not "a", "bc".  FNV alone is weak
 * in its high bits; splitmix64 stirs it on the way into the state.
 */
#include "analyzer/random.h"

static const uint64_t fnv_basis = UINT64_C(0xcbf29ce484222325);
static const uint64_t fnv_prime = UINT64_C(0x100000001b3);

static uint64_t splitmix(uint64_t *seed)
{
	uint64_t word = *seed += UINT64_C(0x9e3779b97f4a7c15);

	word = (word ^ word >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	word = (word ^ word >> 27) * UINT64_C(0x94d049bb133111eb);
	return word ^ word >> 31;
}

void random_start(struct random *random, uint64_t seed)
{
	for (int i = 0; i < 4; i++)
		random->state[i] = splitmix(&seed);
}

static uint64_t hash(uint64_t so_far, const char *text)
{
	for (const char *c = text ? text : ""; *c; c++)
		so_far = (so_far ^ (unsigned char)*c) * fnv_prime;
	return so_far * fnv_prime;
}

void random_seed(struct random *random, const char *metric, const char *scope,
		 const char *period)
{
	random_start(random,
		     hash(hash(hash(fnv_basis, metric), scope), period));
}
