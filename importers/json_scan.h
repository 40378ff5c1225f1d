/* json_scan.h -- where a JSON value ends */
#ifndef IMPORTERS_JSON_SCAN_H
#define IMPORTERS_JSON_SCAN_H

#include "importers/json_pack.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A value may nest so deep, and be of so many parts; see INTERFACE.md 4. */
#define JSON_DEPTH 64
#define JSON_PARTS 500000

/*
 * How far into a value the scan has come.  All zeroes at its first byte; it
 * goes on when more of the value has arrived, wherever that may be now.
 */
struct json_scan {
	size_t at;		/* from the value's first byte */
	size_t key_at, key_end; /* the text last met in the outermost object */
	size_t inner_at, inner_end; /* … in the container in it; 0: none */
	uint64_t depth, parts;
	bool is_in_text, is_escaped, is_too_deep;
	char first;		       /* byte of the value */
	struct json_pack *pack;	       /* for long `values`; NULL: they stay */
	enum json_pack_kind pack_kind; /* of the array the scan is in */
	uint64_t pack_depth;	       /* of that array; 0: none */
	uint64_t columns_depth;	       /* of the array of columns; 0: none */
};

enum json_found {
	JSON_FOUND_NOTHING, /* the value does not end here: more is wanted */
	JSON_FOUND_END,	    /* the value has scan->at bytes */
	JSON_FOUND_LIST,    /* an array that is a member of the value, at
			       scan->at, with the key key_at … key_end; or one
			       in a member, of depth 2, inner_at … */
};

/*
 * Looks at the `length` bytes of the value that are there.  8 bytes more must
 * be readable.  A number or a word ends at the first byte that is none of it,
 * or with the input: `is_last` says that no more will come.
 */
enum json_found json_scan(struct json_scan *scan, const char *value,
			  size_t length, bool is_last);

/* Goes past the array that was found, as a part of the value. */
void json_scan_pass(struct json_scan *scan, const char *value, size_t length);
/* Takes the holes out of the value, whose length is changed. */
void json_scan_squeeze(struct json_scan *scan, char *value, size_t *length);

/*
 * For a value that is not wanted: what was looked at needs not be kept, the
 * scan goes on at the first byte of what comes next.
 */
void json_scan_forget(struct json_scan *scan);

#endif
