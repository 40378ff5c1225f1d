/* seal_merge.h -- which records of different formats are one thing */
#ifndef MODEL_SEAL_MERGE_H
#define MODEL_SEAL_MERGE_H

#include "model/facts.h"

/* How two records were known to be one. */
enum way { WAY_ID, WAY_LINK, WAY_TIME, WAYS };

/* A record of any kind, as far as merging looks at it. */
struct twin {
	const char *format, *id, *link; /* id, link may be NULL */
	int64_t began_at, ended_at;	/* seconds UTC, never NO_TIME */
	uint64_t place_key; /* what it must share with a twin by time alone */
	struct place place;
	uint32_t index; /* of the record */
	uint32_t next;	/* in its group, a ring */
	enum way way;	/* by which it came to its group */
};

/* Whether nothing in two records says that they are two things. */
typedef bool (*twin_is_alike)(const struct facts *facts, uint32_t a, uint32_t b,
			      enum way way);

/*
 * Joins the `twins` that are one thing in rings of `next`: at most one record
 * of each format, each alike to each.  By id and by link up to a day apart, by
 * time up to `window` seconds; what is nearest is joined first.
 */
void seal_merge(const struct facts *facts, GArray *twins, int64_t window,
		twin_is_alike is_alike);

#endif
