/* git_find.c -- the place of an object id in a sorted list of them */
#include "importers/git_find.h"

#include "importers/git_number.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { ID = 20 };

/* The bytes behind the first, which is the same for all. */
static uint32_t behind_first(const uint8_t *id)
{
	return git_number(id + 1);
}

uint32_t git_find(const uint8_t *ids, uint32_t low, uint32_t high,
		  const uint8_t *id)
{
	uint64_t wanted = behind_first(id), first = 0, last = UINT32_MAX;
	bool guesses = true;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const uint8_t *one;
		int order;

		if (guesses && last > first)
			middle = low +
				 (uint32_t)((wanted - first) *
					    (high - low - 1) / (last - first));
		guesses = !guesses || high - low > 64;
		one = ids + (size_t)middle * ID;
		order = memcmp(one, id, ID);
		if (order == 0)
			return middle;
		if (order < 0) {
			low = middle + 1;
			first = MIN(behind_first(one), wanted);
		} else {
			high = middle;
			last = MAX(behind_first(one), wanted);
		}
	}
	return UINT32_MAX;
}
