/* json_resync.h -- where the next record begins behind one that is broken */
#ifndef IMPORTERS_JSON_RESYNC_H
#define IMPORTERS_JSON_RESYNC_H

#include <stdbool.h>
#include <stddef.h>

/* How the records of a list begin, as its first did. */
struct json_resync {
	char head[64]; /* up to the colon of the first key */
	size_t length; /* 0: nothing is known */
	bool is_line;  /* each has a line of its own */
};

/* From the first record at `text`, which begins a line or does not. */
void json_resync_learn(struct json_resync *resync, const char *text,
		       size_t length, bool begins_line);

/*
 * The first of the bytes at which a value is no JSON, by its brackets, quotes,
 * commas and colons; `length` if it may just not be whole.
 */
size_t json_resync_error(const char *text, size_t length);

/* Where a record begins, from offset `from` (not 0) on; 0: nowhere. */
size_t json_resync_find(const struct json_resync *resync, const char *text,
			size_t from, size_t length);

/*
 * Where the next record begins if the value at `text` is broken; 0: it is not,
 * or none does.
 */
size_t json_resync_next(const struct json_resync *resync, const char *text,
			size_t length);

#endif
