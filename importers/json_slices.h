/* json_slices.h -- lists within a record, which are read a slice at a time */
#ifndef IMPORTERS_JSON_SLICES_H
#define IMPORTERS_JSON_SLICES_H

#include "importers/json_scan.h"

enum { JSON_LISTS = 4 }; /* so many may stand within each other */

/*
 * Where a value may be cut, in bytes from its first: behind the last element
 * that ended, be it of a list that is still open.  All elements before it, of
 * the lists around it too, are in the slice; the rest of the value begins anew
 * with what stands around them.
 */
struct json_slice {
	uint32_t cut_lists; /* how many lists are open at the cut, of which … */
	size_t open[JSON_LISTS];    /* … these are the brackets … */
	size_t element[JSON_LISTS]; /* … and here their last elements begin */
	size_t cut, rest;	    /* where the slice ends, its rest begins */
	uint32_t depth;		    /* of brackets at the cut … */
	char closers[JSON_DEPTH + 1]; /* … and what closes them, as a string */

	uint32_t lists;	  /* open at the end of what was looked at */
	size_t last;	  /* where the last element of the innermost begins */
	bool is_too_deep; /* that is, or of too many parts */
};

/*
 * Looks at the first `length` bytes of a value, up to where it nests too deep.
 * Lists are those of `paths`, of the keys of lists in lists, joined by points,
 * whatever objects stand between.  False: none is open at the end, and no
 * element has ended (cut_lists is 0).
 */
bool json_slices_find(const char *const *paths, const char *value,
		      size_t length, struct json_slice *slice);

/* The slice as a value of its own; the caller's, with *length. */
char *json_slices_take(const struct json_slice *slice, const char *value,
		       size_t *length);

/*
 * Takes out of the value what was in the slice, by moving what stands before
 * it: by how many bytes the value begins later.
 */
size_t json_slices_drop(const struct json_slice *slice, char *value);

/* The last element, which is not wanted; all zeroes at its first byte. */
struct json_skip {
	uint64_t depth;
	bool is_in_text, is_escaped;
	bool is_done; /* it has ended, and so has the comma behind it */
};

/* How many of the bytes are the element's, comma included. */
size_t json_slices_skip(struct json_skip *skip, const char *text,
			size_t length);

#endif
