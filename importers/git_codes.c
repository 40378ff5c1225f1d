/* git_codes.c -- the tables of canonical codes, as large as they need to be */
#include "importers/git_codes.h"

#include <string.h>

/* Sorts by length; how long the longest is, or 0: not a complete code. */
static int sort(const struct git_described *described, uint16_t *sorted)
{
	uint16_t places[16];
	uint32_t room = 0, place = 0;
	int bits = 15;

	while (bits > 0 && described->counts[bits] == 0)
		bits--;
	for (int length = 1; length <= bits; length++) {
		places[length] = (uint16_t)place;
		place += described->counts[length];
		room += (uint32_t)described->counts[length] << (bits - length);
	}
	if (bits == 0 || bits > GIT_CODES_LONGEST ||
	    room != UINT32_C(1) << bits)
		return 0;
	for (uint32_t i = 0; i < described->n; i++)
		sorted[places[described->lengths[i]]++] = described->symbols[i];
	return bits;
}

/* The code after one, of `size` / 2 bits that come the first one lowest. */
static inline uint32_t next_code(uint32_t code, uint32_t size)
{
	uint32_t zeroes = ~code & (size - 1);
	uint32_t top;

	if (zeroes == 0)
		return 0;
	top = UINT32_C(1) << (31 - __builtin_clz(zeroes));
	return (code & (top - 1)) | top;
}

/*
 * The table of a canonical code.  A code that gets longer by a bit begins with
 * the same bits, so the table of shorter ones is copied behind itself.
 */
bool git_codes_make(struct git_codes *codes,
		    const struct git_described *described,
		    const uint32_t *meanings)
{
	uint16_t sorted[GIT_CODES_SYMBOLS];
	const uint16_t *symbol = sorted;
	uint32_t size = 1, code = 0;

	codes->bits = sort(described, sorted);
	for (int length = 1; length <= codes->bits; length++) {
		memcpy(codes->means + size, codes->means,
		       size * sizeof(*codes->means));
		size *= 2;
		for (uint32_t i = 0; i < described->counts[length]; i++) {
			codes->means[code] =
				meanings[*symbol++] | (uint32_t)length;
			code = next_code(code, size);
		}
	}
	return codes->bits > 0;
}
