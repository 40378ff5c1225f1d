/* json_node.h -- what a JSON value is, for those who make them */
#ifndef IMPORTERS_JSON_NODE_H
#define IMPORTERS_JSON_NODE_H

#include "importers/json.h"

enum json_kind_of_value {
	JSON_NULL,
	JSON_FALSE,
	JSON_TRUE,
	JSON_NUMBER,
	JSON_TEXT,
	JSON_ARRAY,
	JSON_OBJECT,
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
	};
	uint8_t kind;
	bool is_of_arena;
	bool owns_arena; /* the root of a value with an arena of its own */
};

/* Memory for one value at a time. */
struct json_arena;
typedef struct json_arena JsonArena;
struct json_arena *json_arena_new(void);
void json_arena_free(struct json_arena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonArena, json_arena_free)
/* All that was taken is free again, and no longer valid. */
void json_arena_reset(struct json_arena *arena);
/* The same of what was taken since the mark. */
struct json_arena_mark {
	struct json_arena_block *block;
	size_t used;
};
struct json_arena_mark json_arena_mark(const struct json_arena *arena);
void json_arena_rewind(struct json_arena *arena, struct json_arena_mark mark);
/* How many bytes are taken, about. */
size_t json_arena_size(const struct json_arena *arena);
void *json_arena_take(struct json_arena *arena, size_t size);
const char *json_arena_text(struct json_arena *arena, const char *text,
			    size_t length);
struct json *json_arena_node(struct json_arena *arena,
			     enum json_kind_of_value kind);

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
