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

#endif
