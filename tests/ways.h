/* ways.h -- the quick way of reading JSON held against the careful one */
#ifndef TESTS_WAYS_H
#define TESTS_WAYS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Reads one value both ways and asserts that they agree, numbers to the last
 * bit.  False: the quick way gave up, as it may.
 */
bool ways_agree(const char *text, size_t length);

#endif
