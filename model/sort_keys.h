/* sort_keys.h -- a million keys in order */
#ifndef MODEL_SORT_KEYS_H
#define MODEL_SORT_KEYS_H

#include <glib.h>
#include <stdint.h>

/* What something is sorted by, without looking at it. */
struct sort_key {
	int64_t at;
	uint32_t group, index;
};

/* By group and `at`; equal ones stay in order. */
void sort_keys(struct sort_key *keys, uint32_t n);
/* And those of one group and `at` among themselves. */
void sort_key_ties(struct sort_key *keys, uint32_t n, GCompareDataFunc compare,
		   void *data);

#endif
