/* xml_resync.h -- where XML can be read again behind what is broken */
#ifndef IMPORTERS_XML_RESYNC_H
#define IMPORTERS_XML_RESYNC_H

#include "importers/xml_records.h"

struct xml_place {
	size_t at;	/* the offset; if none was found, from where to look */
	uint32_t depth; /* how many of the elements around are still open */
	char *instead;	/* a tag that stands for the broken one, or NULL; the
			   caller's */
};

/*
 * The first tag from `from` on that begins a record, or ends the broken one or
 * one of the `depth` elements around it.  False: there is none as far as the
 * text goes, but there may be one from place->at on if there is more of it.
 */
bool xml_resync_find(const struct xml_records *records, uint32_t depth,
		     const char *text, size_t from, size_t length,
		     struct xml_place *place);

/*
 * The same where the broken part itself, at `from`, is in no record: the tag
 * that it was is guessed at, and what follows it will be read.
 */
bool xml_resync_behind(const struct xml_records *records, const char *text,
		       size_t from, size_t length, struct xml_place *place);

#endif
