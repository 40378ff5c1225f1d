/* annotation.h -- the members, times and names of one annotation */
#ifndef IMPORTERS_ANNOTATION_H
#define IMPORTERS_ANNOTATION_H

#include "importers/reading.h"

enum { ANNOTATION_TAGS = 256 }; /* more are not looked at */

/* Members of a record, NULL where there is none. */
struct annotation {
	const struct json *id, *time, *time_end, *created, *updated;
	const struct json *tags, *text, *alert, *region, *result;
	const char *new_state; /* not empty */
	bool is_graphite;      /* `time` is its `when`, of any unit */
};
void annotation_collect(const struct json *record,
			struct annotation *annotation);

/* Ends the record in one of its ways. */
void annotation_read(struct reading *reading, const struct json *record,
		     const struct annotation *annotation);

struct annotation_times {
	int64_t started_at, deployed_at;
	int64_t created_at, modified_at; /* or NO_TIME */
	bool is_in_seconds, is_text, ends_before;
};
/* False if there is no usable time: the record has ended as malformed. */
bool annotation_times(struct reading *reading,
		      const struct annotation *annotation,
		      struct annotation_times *times);

struct annotation_tags {
	struct tag tags[ANNOTATION_TAGS];
	uint32_t n;
	char **words; /* of tags written as one text */
};
/* Cleared by annotation_tags_clear(). */
void annotation_tags_read(struct reading *reading,
			  const struct annotation *annotation,
			  struct annotation_tags *tags);
void annotation_tags_clear(struct annotation_tags *tags);
/* The first tag of that meaning, or NULL. */
const struct tag *annotation_tags_first(const struct annotation_tags *tags,
					enum tag_meaning meaning);
/* The tags as a message lists them. */
char *annotation_tags_quote(const struct annotation_tags *tags);

/*
 * The service of a deploy or rollback, added where none are configured; NONE
 * if it is unknown, and in *detail why.
 */
uint32_t annotation_service(struct reading *reading,
			    const struct annotation_tags *tags,
			    bool is_rollback, char **detail);

/*
 * Of an annotation that is no deploy the tag that makes it an event of the
 * timeline, and of which kind; NULL.
 */
const struct tag *annotation_event_tag(const struct annotation_tags *tags,
				       const char **kind);
/* The facts' own name of the service that an event is of, or NULL. */
const char *annotation_event_service(struct reading *reading,
				     const struct annotation_tags *tags,
				     const struct tag *event);

/* The commit and the version that it names, or NULL; the caller's. */
void annotation_names(const struct annotation *annotation,
		      const struct annotation_tags *tags, const char *service,
		      char **commit, char **version);

#endif
