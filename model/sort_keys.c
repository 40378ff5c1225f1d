/* sort_keys.c -- a million keys in order
 *
 * Group and `at` make one number, of few bits for real times: it is sorted by
 * its digits, the last one first, which takes a tenth of the time of comparing.
 */
#include "model/sort_keys.h"

#include "model/sort_digits.h"

#include <stdbool.h>

enum { FEW = 64 };

/* Of a key whose `at` is all of it. */
static uint64_t packed(const void *key)
{
	return (uint64_t)((const struct sort_key *)key)->at;
}

static int compare_keys(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct sort_key *x = a, *y = b;

	(void)data;
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* Of times from `first`, `range` of them; false if that is too much. */
static bool pack(struct sort_key *keys, uint32_t n, int64_t first,
		 uint64_t range)
{
	uint64_t number;

	for (uint32_t k = 0; k < n; k++)
		if (__builtin_mul_overflow(keys[k].group + UINT64_C(1), range,
					   &number))
			return false;
	for (uint32_t k = 0; k < n; k++)
		keys[k].at =
			(int64_t)(keys[k].group * range +
				  ((uint64_t)keys[k].at - (uint64_t)first));
	return true;
}

static void unpack(struct sort_key *keys, uint32_t n, int64_t first,
		   uint64_t range)
{
	for (uint32_t k = 0; k < n; k++)
		keys[k].at =
			(int64_t)(packed(&keys[k]) % range + (uint64_t)first);
}

static bool is_sorted(const struct sort_key *keys, uint32_t n)
{
	for (uint32_t k = 1; k < n; k++)
		if (compare_keys(&keys[k - 1], &keys[k], NULL) > 0)
			return false;
	return true;
}

void sort_keys(struct sort_key *keys, uint32_t n)
{
	int64_t first = INT64_MAX, last = INT64_MIN;
	uint64_t range;

	if (is_sorted(keys, n))
		return;
	for (uint32_t k = 0; k < n; k++) {
		first = MIN(first, keys[k].at);
		last = MAX(last, keys[k].at);
	}
	range = (uint64_t)last - (uint64_t)first + 1;
	if (n < FEW || range == 0 || !pack(keys, n, first, range)) {
		g_qsort_with_data(keys, (int)n, sizeof(*keys), compare_keys,
				  NULL);
		return;
	}
	sort_digits(keys, n, sizeof(*keys), packed);
	unpack(keys, n, first, range);
}

void sort_key_ties(struct sort_key *keys, uint32_t n, GCompareDataFunc compare,
		   void *data)
{
	uint32_t ties;

	for (uint32_t k = 0; k < n; k += ties) {
		for (ties = 1; k + ties < n; ties++)
			if (compare_keys(&keys[k], &keys[k + ties], NULL) != 0)
				break;
		if (ties > 1)
			g_qsort_with_data(keys + k, (int)ties, sizeof(*keys),
					  compare, data);
	}
}
