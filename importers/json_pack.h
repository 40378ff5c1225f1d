/* json_pack.h -- long `values` of series, packed while their record is scanned
 *
 * A record is held as text until it is whole, but a series may be longer than
 * memory.  Its pairs are read where they are scanned, and need not be held: a
 * hole remains.
 */
#ifndef IMPORTERS_JSON_PACK_H
#define IMPORTERS_JSON_PACK_H

#include "importers/json_points.h"

/* Where pairs were, and which; offsets are from the value's first byte. */
struct json_hole {
	size_t at, length;
	uint64_t first, n;
};

struct json_pack {
	struct json_points *points; /* NULL: none yet */
	GArray *holes;		    /* of struct json_hole, in order */
	bool is_squeezed;	    /* the text is no longer what it was */
};

/* For the next value; json_pack_clear() gives all memory back. */
void json_pack_begin(struct json_pack *pack);
void json_pack_clear(struct json_pack *pack);

/*
 * Whether the array that opens at `at` is the `values` of a series: those of an
 * object behind its `metric`.
 */
bool json_pack_is_values(const char *value, size_t at);

/*
 * Packs the usual pairs that stand whole in value[at … length), with commas
 * between; the offset behind the last of them, or `at`.
 */
size_t json_pack_run(struct json_pack *pack, const char *value, size_t at,
		     size_t length);

/* One usual pair at `text`: its length; 0 if it is not usual or not whole. */
size_t json_pack_pair(const char *text, size_t length, int64_t *milliseconds,
		      double *number);

/*
 * Takes the holes out of value[0 … length); *length is what is left.  How far
 * an offset behind them moves is told by json_pack_moved(), beforehand.
 */
void json_pack_squeeze(struct json_pack *pack, char *value, size_t *length);
size_t json_pack_moved(const struct json_pack *pack, size_t offset);

#endif
