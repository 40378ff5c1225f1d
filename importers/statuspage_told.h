/* statuspage_told.h -- what the updates in an entry of a status page say */
#ifndef IMPORTERS_STATUSPAGE_TOLD_H
#define IMPORTERS_STATUSPAGE_TOLD_H

#include "importers/statuspage_time.h"

/* NO_TIME where none says it. */
struct statuspage_told {
	int64_t first, in_progress, monitored, ended, newest_at;
	char *newest;	  /* the status of the newest one, or NULL */
	char *components; /* "orders, search", or NULL */
	bool is_planned, is_ended;
	bool is_bare; /* it has a status, but no update with its time */
};

/* Hears all of them, in whatever order the HTML has them. */
struct statuspage_told statuspage_told(const char *html,
				       const struct statuspage_frame *frame);
/* The components alone, of HTML or not; the caller's, or NULL. */
char *statuspage_components(const char *html);
void statuspage_told_clear(struct statuspage_told *told);

#endif
