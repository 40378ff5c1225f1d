/* sort_digits.h -- a million items in order, by the digits of their numbers
 *
 * The last digit first; items of one digit stay in order.  It is written out
 * for each size of items and each number, since a call for each item would take
 * longer than all of it.
 */
#ifndef MODEL_SORT_DIGITS_H
#define MODEL_SORT_DIGITS_H

#include "model/large_pages.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

enum { SORT_BITS = 11, SORT_DIGITS = 1 << SORT_BITS };

/* What an item is sorted by. */
typedef uint64_t (*sort_number)(const void *item);

/* By one digit, from `items` to `into`. */
G_ALWAYS_INLINE static inline void sort_one_digit(const char *items, char *into,
						  size_t n, size_t size,
						  sort_number number, int shift)
{
	size_t places[SORT_DIGITS] = { 0 }, place = 0;

	for (size_t i = 0; i < n; i++)
		places[number(items + i * size) >> shift & (SORT_DIGITS - 1)]++;
	for (size_t d = 0; d < SORT_DIGITS; d++) {
		size_t count = places[d];

		places[d] = place;
		place += count;
	}
	for (size_t i = 0; i < n; i++) {
		const char *item = items + i * size;

		memcpy(into + size * places[number(item) >> shift &
					    (SORT_DIGITS - 1)]++,
		       item, size);
	}
}

/* Equal ones stay in order.  `size` and `number` are to be constants. */
G_ALWAYS_INLINE static inline void sort_digits(void *items, size_t n,
					       size_t size, sort_number number)
{
	g_autofree char *scratch = g_malloc_n(n, size);
	char *from = items, *into = scratch;
	uint64_t differing = 0;

	large_pages(scratch, n * size);
	for (size_t i = 1; i < n; i++)
		differing |= number(from + i * size) ^ number(from);
	for (int shift = 0; shift < 64; shift += SORT_BITS) {
		char *sorted = into;

		if ((differing >> shift & (SORT_DIGITS - 1)) == 0)
			continue;
		sort_one_digit(from, into, n, size, number, shift);
		into = from;
		from = sorted;
	}
	if (n > 0 && from != (char *)items)
		memcpy(items, from, n * size);
}

#endif
