/* yaml_feed.h -- the bytes of YAML, one document at a time */
#ifndef IMPORTERS_YAML_FEED_H
#define IMPORTERS_YAML_FEED_H

#include "importers/source.h"

enum { YAML_FEED = 16 * 1024 };

/*
 * A line that begins with three dashes begins a document, whatever stands
 * before it: so one that is broken costs no others.
 */
struct yaml_feed {
	struct source_file *file; /* borrowed; or NULL: bytes, borrowed */
	const char *bytes;
	size_t left;
	char buffer[YAML_FEED];
	size_t at, end;
	bool is_last;	/* no more than the buffer has is to come */
	bool is_inside; /* a line */
	bool is_begun;	/* more than blanks, comments and directives came */
	bool is_over;	/* the document is */
	size_t lines, first_line; /* that ended; when the document began */
	unsigned char cut[4];	  /* a character of which more is to come */
	size_t n_cut;
	GError *broken; /* of the file, behind what was read of it */
};

void yaml_feed_close(struct yaml_feed *feed);

/*
 * Up to `size` bytes of the document, valid UTF-8 without control characters;
 * 0: it is over.  False with an error.
 */
bool yaml_feed_read(struct yaml_feed *feed, unsigned char *bytes, size_t size,
		    size_t *length, GError **error);

/* Goes to the next document; false at the end, and with an error. */
bool yaml_feed_next(struct yaml_feed *feed, GError **error);

#endif
