/* git_codes.h -- the tables of canonical codes, as large as they need to be */
#ifndef IMPORTERS_GIT_CODES_H
#define IMPORTERS_GIT_CODES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
	GIT_CODES_LONGEST = 12, /* bits of a code */
	GIT_CODES_SYMBOLS = 288,
};

/* What each code means, by the next bits, of which the first is lowest. */
struct git_codes {
	int bits;
	uint32_t means[1 << GIT_CODES_LONGEST];
};

/* The symbols that have a code, in their order, and how long it is, 1 to 15. */
struct git_described {
	uint32_t n;
	uint16_t counts[16]; /* by length */
	uint16_t symbols[GIT_CODES_SYMBOLS];
	uint8_t lengths[GIT_CODES_SYMBOLS];
};

static inline void git_described_begin(struct git_described *described)
{
	described->n = 0;
	memset(described->counts, 0, sizeof(described->counts));
}

/* At most GIT_CODES_SYMBOLS of them. */
static inline void git_described_add(struct git_described *described,
				     uint32_t symbol, uint32_t length)
{
	described->symbols[described->n] = (uint16_t)symbol;
	described->lengths[described->n++] = (uint8_t)length;
	described->counts[length]++;
}

/*
 * The table of a code (RFC 1951, 3.2.2): meanings[symbol], whose lowest byte is
 * 0, and in that byte the bits of the code.  False if the code is not complete,
 * or longer than GIT_CODES_LONGEST.
 */
bool git_codes_make(struct git_codes *codes,
		    const struct git_described *described,
		    const uint32_t *meanings);

#endif
