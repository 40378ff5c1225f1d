/* json_pack.h -- long `values` of series, packed while their record is scanned
 *
 * A record is held as text until it is whole, but a series may be longer than
 * memory.  Its pairs, or the numbers of its columns, are read where they are
 * scanned, and need not be held: a hole remains.
 */
#ifndef IMPORTERS_JSON_PACK_H
#define IMPORTERS_JSON_PACK_H

#include "importers/json_numbers.h"
#include "importers/json_points.h"

/*
 * Where pairs or numbers were, and which; offsets are from the value's first
 * byte.
 */
struct json_hole {
	size_t at, length;
	uint64_t first, n;
	bool has_numbers;
};

struct json_pack {
	struct json_points *points;   /* NULL: none yet */
	struct json_numbers *numbers; /* NULL: none yet */
	GArray *holes;		      /* of struct json_hole, in order */
	bool is_squeezed;	      /* the text is no longer what it was */
};

/* For the next value; json_pack_clear() gives all memory back. */
void json_pack_begin(struct json_pack *pack);
void json_pack_clear(struct json_pack *pack);

enum json_pack_kind {
	JSON_PACK_NOTHING,
	JSON_PACK_PAIRS,   /* of a series: `values` behind its `metric` */
	JSON_PACK_NUMBERS, /* `timestamps` of one */
	JSON_PACK_COLUMNS, /* any other `values`: arrays in it are columns */
};

/* What the array may be that opens at `at`. */
enum json_pack_kind json_pack_kind(const char *value, size_t at);

/*
 * Packs the usual pairs that stand whole in value[at … length), with commas
 * between; the offset behind the last of them, or `at`.
 */
size_t json_pack_run(struct json_pack *pack, const char *value, size_t at,
		     size_t length);

/* The same of numbers and nulls, if there are more than a few. */
size_t json_pack_numbers(struct json_pack *pack, const char *value, size_t at,
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
