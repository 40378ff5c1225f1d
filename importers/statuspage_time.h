/* statuspage_time.h -- days and times in the words of a status page */
#ifndef IMPORTERS_STATUSPAGE_TIME_H
#define IMPORTERS_STATUSPAGE_TIME_H

#include <stdbool.h>
#include <stdint.h>

/* What is known of an entry; NO_TIME where it is not told. */
struct statuspage_frame {
	int64_t first_at, last_at; /* when it was published, and changed */
	int offset;		   /* seconds east, where no zone is named */
	bool is_any; /* last_at may be any of its times, also the first */
};

/* The offset that a time ends with (-07:00, -0700), in seconds; else 0. */
int statuspage_offset(const char *time);

/* The text between the tags of some HTML, stripped; the caller's. */
char *statuspage_plain(const char *html);

/*
 * `Aug 21, 00:37 UTC` as the last such time that is not a day behind the last
 * change, or the nearest to any time; a year may stand behind the day, seconds
 * behind the minute.  NO_TIME if it is something else.
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
