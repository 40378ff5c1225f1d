/* json_reader.h -- a file of JSON, one record at a time */
#ifndef IMPORTERS_JSON_READER_H
#define IMPORTERS_JSON_READER_H

#include "importers/json.h"
#include "importers/source.h"

enum json_kind {
	JSON_RECORD,  /* `value` is a record */
	JSON_MEMBERS, /* `value` holds members of a wrapper besides its list */
	JSON_BROKEN,  /* a record that can not be read; reading goes on */
};

struct json_event {
	enum json_kind kind;
	const struct json *value; /* valid until the next call */
	const char *key; /* of members before a list: its key, else NULL */
	const char *why; /* broken: what it is, "not JSON" */
	uint64_t byte; /* where it begins in the file; broken: where it broke */
	uint32_t lists; /* the record goes on in the next event: it is cut
			   within so many lists; 0: it ends */
};

struct json_reader;
typedef struct json_reader JsonReader;

/*
 * Reads `file`, which is borrowed.  Records are
 *
 *   - the values of the file, however many stand one after the other;
 *   - of an array, its elements; of an array of arrays, theirs;
 *   - of a wrapper, the elements of its list: an object that has an array of
 *     objects under one of `list_keys` (NULL-terminated), OUTER.INNER for a
 *     list within a member.  A wrapper is not held in memory; what else it has
 *     arrives as members, before and after.
 *
 * At most one record is in memory; longer than 16 MiB, deeper than 64 or of
 * too many parts it is passed over as broken.  `chunk` is how many bytes are
 * read at once, 0 for a good size.
 */
struct json_reader *json_reader_new(struct source_file *file,
				    const char *const *list_keys, size_t chunk);
void json_reader_free(struct json_reader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonReader, json_reader_free)

/*
 * From now on a record longer than `from` bytes (0: a good size), or in which
 * the file ends, comes in several events if it is of lists within lists; of
 * their paths see json_slices.h.  Each is a record of its own with some
 * elements of the innermost lists, and all that stands before and around them;
 * what stands behind is in the last.  An element that can not be held is
 * broken alone; a slice that is, ends the record, and what follows is another.
 */
void json_reader_slices(struct json_reader *reader, const char *const *paths,
			size_t from);

/*
 * The next event.  False at the end, and with an error where the file can not
 * be read any further: it ends inside a record, or is not JSON.
 */
bool json_reader_next(struct json_reader *reader, struct json_event *event,
		      GError **error);

/*
 * From now on what events give is this arena's, which is borrowed: events stay
 * valid until it is reset, and no longer end with the next.
 */
struct json_arena;
void json_reader_into(struct json_reader *reader, struct json_arena *arena);

/* After an error: whether the file ends too early, and is JSON as far. */
bool json_reader_is_cut(const struct json_reader *reader);
/* Whether there has been an array of records, be it empty. */
bool json_reader_has_array(const struct json_reader *reader);

#endif
