/* json_window.h -- the part of a file that is held in memory */
#ifndef IMPORTERS_JSON_WINDOW_H
#define IMPORTERS_JSON_WINDOW_H

#include "importers/json_scan.h"
#include "importers/source.h"

/*
 * bytes[start … end) is held; whoever reads moves start.  JSON_PADDING bytes
 * behind end may be looked at, and are no part of the file; so may JSON_BEFORE
 * before start, if there were as many.
 */
enum { JSON_PADDING = 8, JSON_BEFORE = 48 };

struct json_window {
	struct source_file *file; /* borrowed */
	size_t chunk;		  /* how much is read at once */
	char *bytes;
	size_t capacity, start, end;
	uint64_t offset; /* position in the file of bytes[0] */
	bool is_last;	 /* the file has no more */
};

void json_window_open(struct json_window *window, struct source_file *file,
		      size_t chunk);
void json_window_close(struct json_window *window);

/* Reads on behind what is held, which may move.  At the end: is_last. */
bool json_window_refill(struct json_window *window, GError **error);

/* At least `n` bytes at start, or all there are. */
bool json_window_ensure(struct json_window *window, size_t n, GError **error);

/* Takes the holes out of the value at start; by how much it is shorter. */
size_t json_window_squeeze(struct json_window *window, struct json_scan *scan);

/*
 * Moves start to the next value or bracket, past blanks, commas and lines
 * that begin with two slashes; *c is its first byte, '\0' at the end.
 */
bool json_window_skip(struct json_window *window, char *c, GError **error);

#endif
