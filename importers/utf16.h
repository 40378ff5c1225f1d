/* utf16.h -- UTF-16 made into UTF-8 as it comes */
#ifndef IMPORTERS_UTF16_H
#define IMPORTERS_UTF16_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All zeroes at the first byte behind the byte order mark. */
struct utf16 {
	bool is_big_endian;
	uint32_t high; /* a surrogate that waits for its other half */
	int odd;       /* 1: there is the first byte of a unit */
	unsigned char first;
};

/* So many bytes may come of so many. */
#define UTF16_ROOM(length) (2 * (length) + 8)

/*
 * Writes what `length` bytes are to `out`; a lone surrogate, or with `is_last`
 * half a unit, becomes U+FFFD.  Returns how many bytes were written.
 */
size_t utf16_decode(struct utf16 *utf16, const char *bytes, size_t length,
		    bool is_last, char *out);

#endif
