/* json_node.h -- what a JSON value is, for those who make them */
#ifndef IMPORTERS_JSON_NODE_H
#define IMPORTERS_JSON_NODE_H

#include "importers/json_arena.h"
#include "importers/json_pack.h"

enum json_kind_of_value {
	JSON_NULL,
	JSON_FALSE,
	JSON_TRUE,
	JSON_NUMBER,
	JSON_TEXT,
	JSON_ARRAY,
	JSON_OBJECT,
	JSON_POINTS,  /* an element that stands for many, json_points.h */
	JSON_NUMBERS, /* the same, json_numbers.h */
};

/*
 * Of an arena are all nodes and texts of a value or none; else each is from
 * g_malloc().
 */
struct json {
	struct json *next;
	const char *key;  /* of a member */
	const char *text; /* NUMBER: its digits, if it is too long for a double
			     and an integer; else NULL */
	union {
		double number;
		struct {
			struct json *first, *last; /* children */
		};
		const struct json_run *run; /* of POINTS and NUMBERS */
	};
	uint8_t kind;
	bool is_of_arena;
	bool owns_arena; /* the root of a value with an arena of its own */
};

struct json_run {
	struct json_points *points;
	struct json_numbers *numbers;
	uint64_t first, n;
};

struct json *json_arena_node(struct json_arena *arena,
			     enum json_kind_of_value kind);
/* What stands for all that was in a hole; json_arena_own() is the caller's. */
struct json *json_arena_hole(struct json_arena *arena,
			     const struct json_pack *pack,
			     const struct json_hole *hole);

/* json_parse() into an arena, whose the value is. */
struct json *json_parse_in(struct json_arena *arena, const char *text,
			   size_t length, size_t *broken);
/*
 * The two ways.  The quick one gives up (NULL) on anything that is unusual, and
 * never answers otherwise than the other.
 */
struct json *json_parse_quickly(struct json_arena *arena, const char *text,
				size_t length);
struct json *json_parse_carefully(struct json_arena *arena, const char *text,
				  size_t length, size_t *broken);

/* The same of text that has holes; all are the arena's then. */
struct json *json_parse_packed(struct json_arena *arena, const char *text,
			       size_t length, struct json_pack *pack);
struct json *json_parse_packed_carefully(struct json_arena *arena,
					 const char *text, size_t length,
					 struct json_pack *pack);

/* Any of them. */
struct json *json_parse_held(struct json_arena *arena, const char *text,
			     size_t length, struct json_pack *pack,
			     size_t *broken);

/* Quickly, the object or array that `text` begins with, of *used bytes. */
struct json *json_parse_prefix(struct json_arena *arena, const char *text,
			       size_t length, size_t *used);

/* Appends to the children of `container`. */
static inline void json_append(struct json *container, struct json *child)
{
	if (container->last)
		container->last->next = child;
	else
		container->first = child;
	container->last = child;
}

#endif
