/* field.h -- members of a record, however their keys are spelt */
#ifndef IMPORTERS_FIELD_H
#define IMPORTERS_FIELD_H

#include "importers/reading.h"
#include "importers/instant.h"

/*
 * Keys are given in snake_case; created_at is createdAt, CreatedAt and
 * created-at too.  Of several the one spelt as given comes first, then the
 * last.  All functions take NULL for a record, as if it had no members.
 */
const struct json *field(const struct json *record, const char *key);
/* A member of members: "status.operation_state.phase". */
const struct json *field_at(const struct json *record, const char *path);

/* Of the list at `path` the first whose text at `key` is one of `words`. */
const struct json *field_among(const struct json *record, const char *path,
			       const char *key, const char *words);

/*
 * A text that is not empty, or NULL; of several paths ("name|title") from the
 * first that leads to one.  The same goes for the two that follow.
 */
const char *field_text(const struct json *record, const char *paths);
/* An identifier, be it a number, copied into the facts; or NULL. */
const char *field_name(struct reading *reading, const struct json *record,
		       const char *paths);
/* A text, copied into the facts; or NULL. */
const char *field_own(struct reading *reading, const struct json *record,
		      const char *paths);
bool field_integer(const struct json *record, const char *path,
		   int64_t *integer);
/* A number of things below 2^31, or 0. */
uint32_t field_count(const struct json *record, const char *path);
double field_real(const struct json *record, const char *path); /* or NaN */
bool field_truth(const struct json *record, const char *path);
/* Whether the text is one of `words` ("failed|error"), in any case. */
bool field_is(const struct json *record, const char *path, const char *words);
bool word_is(const char *word, const char *words);
/*
 * What follows the first of `separators` in a label ("severity: high") and the
 * letters of `skipped` behind it; NULL unless one of `words` stands before,
 * or if the label is.
 */
const char *word_behind(const char *label, const char *words,
			const char *separators, const char *skipped);

/*
 * A time, or NO_TIME where it has not happened (null, "", year 1, 0).  False
 * if it is something else: the record has ended as malformed.  A time without
 * a zone is taken in the assumed one, which is told when the record ends.
 */
bool field_time(struct reading *reading, const struct json *record,
		const char *path, enum instant_unit unit, int64_t *at);
/* The same of a text that `what` has, as of a cell. */
bool text_time(struct reading *reading, const char *what, const char *text,
	       int64_t *at);
/* The same for a time that does not matter much: else NO_TIME. */
int64_t field_time_if(struct reading *reading, const struct json *record,
		      const char *path, enum instant_unit unit);
/* Several at once: `paths` and `times` as long; NULL ends them. */
bool field_times(struct reading *reading, const struct json *record,
		 const char *const *paths, int64_t *times);

/* "1h30m", "28d", "4w", "500ms", or a number of seconds; false: none. */
bool duration_read(const char *text, double *seconds);

#endif
