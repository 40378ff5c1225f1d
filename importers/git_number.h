/* git_number.h -- numbers as git's files have them, the highest byte first */
#ifndef IMPORTERS_GIT_NUMBER_H
#define IMPORTERS_GIT_NUMBER_H

#include <stdint.h>

static inline uint32_t git_number(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	       (uint32_t)bytes[2] << 8 | bytes[3];
}

static inline uint64_t git_long_number(const uint8_t *bytes)
{
	return (uint64_t)git_number(bytes) << 32 | git_number(bytes + 4);
}

#endif
