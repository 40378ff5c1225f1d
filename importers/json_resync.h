/* json_resync.h -- where the next record begins behind one that is broken */
#ifndef IMPORTERS_JSON_RESYNC_H
#define IMPORTERS_JSON_RESYNC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { JSON_HEADS = 8, JSON_HEAD = 64, JSON_INDENT = 32 };

/* How records begin, as those did that were met. */
struct json_heads {
	char texts[JSON_HEADS]
		  [JSON_HEAD]; /* up to the colon of the first key */
	uint32_t lengths[JSON_HEADS], n;
	bool is_line; /* each has a line of its own, behind these blanks: */
	char indent[JSON_INDENT];
	uint32_t indented;
};

struct json_resync {
	struct json_heads outer; /* outside of all lists */
	struct json_heads inner; /* in the list that is open */
	bool is_inner;		 /* one is */
	bool has_lists;		 /* wrappers of them are usual */
	bool is_guess;		 /* what is read may be parts of records */
};

/* Nothing is known of a file. */
void json_resync_open(struct json_resync *resync);
/*
 * What is at `text` is the first in a list, or the next outside of all;
 * `before` bytes that stand before it in the file may be looked at.
 */
void json_resync_begin(struct json_resync *resync, bool is_in_list,
		       const char *text, size_t before);
/* The same of each record. */
void json_resync_learn(struct json_resync *resync, const char *text,
		       size_t before, size_t length);

/*
 * The first of the bytes at which a value is no JSON, by its brackets, quotes,
 * commas and colons; `length` if it may just not be whole.
 */
size_t json_resync_error(const char *text, size_t length);

/* Whether it begins with a key like a record of the list that is open. */
bool json_resync_is_known(const struct json_resync *resync, const char *text,
			  size_t length);

/*
 * Whether the object at `text`, with `before` bytes before it, is in no list,
 * whatever is open.
 */
bool json_resync_is_outer(const struct json_resync *resync, const char *text,
			  size_t before, size_t length);

/*
 * Where a record begins, from offset `from` (not 0) on; 0: nowhere.  *is_outer:
 * it is in no list.
 */
size_t json_resync_find(struct json_resync *resync, const char *text,
			size_t from, size_t length, bool *is_outer);

/*
 * Where the next record, or a list of them, begins if the value at `text` is
 * broken; 0: it is not, or none does.
 */
size_t json_resync_next(struct json_resync *resync, const char *text,
			size_t length, bool *is_outer);

#endif
