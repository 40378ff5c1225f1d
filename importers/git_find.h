/* git_find.h -- the place of an object id in a sorted list of them */
#ifndef IMPORTERS_GIT_FIND_H
#define IMPORTERS_GIT_FIND_H

#include <stdint.h>

/*
 * The place of `id` among the 20-byte ids from place `low` to before `high`,
 * which are in order and all begin with the byte that `id` begins with;
 * UINT32_MAX if it is not there.
 *
 * Ids are as good as random, so a guess by the place of an id between its
 * neighbours finds it in three or four steps where halving takes twenty; every
 * other step halves all the same, so that ids made to mislead cost little.
 */
uint32_t git_find(const uint8_t *ids, uint32_t low, uint32_t high,
		  const uint8_t *id);

#endif
