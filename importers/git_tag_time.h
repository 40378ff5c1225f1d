/* git_tag_time.h -- when a tag was made */
#ifndef IMPORTERS_GIT_TAG_TIME_H
#define IMPORTERS_GIT_TAG_TIME_H

#include "importers/git_open.h"

struct tag {
	const char *name;
	git_oid commit;	     /* that it names, peeled */
	int64_t at;	     /* when it was made */
	bool is_approximate; /* not known: the time of its commit */
};

/*
 * Fills `tag` for the tag called `name`, which it points at.  Times that a
 * name tells are in `zone`.  1: read; 0: there is no such tag, or it names no
 * commit; -1: an object is missing or broken, and `error` is set.
 */
int git_tag_time_read(const struct git *git, const char *name, GTimeZone *zone,
		      struct tag *tag, GError **error);

/*
 * The first date in `name`, as `20260512`, `2026-05-12` or `2026.05.12`, with
 * the time of day that may follow it: `T1402`, `-140231`, `_14-02`, `Z` at
 * the end for UTC, otherwise in `zone`.  NO_TIME if there is none.  Where
 * the name tells the day only, `*day_end` is set to the beginning of the next
 * one, else to NO_TIME.
 */
int64_t git_tag_time_in(const char *name, GTimeZone *zone, int64_t *day_end);

#endif
