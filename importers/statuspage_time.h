/* statuspage_time.h -- days and times in the words of a status page */
#ifndef IMPORTERS_STATUSPAGE_TIME_H
#define IMPORTERS_STATUSPAGE_TIME_H

#include <stdint.h>

/* What is known of an entry; NO_TIME where it is not told. */
struct statuspage_frame {
	int64_t first_at, last_at; /* when it was published, and changed */
	int offset;		   /* seconds east, where no zone is named */
};

/* The offset that an RFC 3339 time ends with, in seconds; 0 for `Z`. */
int statuspage_offset(const char *time);

/* The text between the tags of some HTML, stripped; the caller's. */
char *statuspage_plain(const char *html);

/*
 * `Aug 21, 00:37 UTC` as the last such time that is not a day behind the last
 * change; a year may stand behind the day.  NO_TIME if it is something else.
 */
int64_t statuspage_time(const char *words,
			const struct statuspage_frame *frame);

/*
 * `Aug 21, 22:00 - 23:30 UTC` or `Aug 21, 22:00 - Aug 22, 04:00 UTC`: the one
 * nearest to the last change.  NO_TIME for an end that is not told, for both
 * if it is something else.
 */
void statuspage_span(const char *words, const struct statuspage_frame *frame,
		     int64_t *begin, int64_t *end);

#endif
