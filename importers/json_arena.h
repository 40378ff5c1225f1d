/* json_arena.h -- memory for some JSON values at a time */
#ifndef IMPORTERS_JSON_ARENA_H
#define IMPORTERS_JSON_ARENA_H

#include "importers/json_numbers.h"
#include "importers/json_points.h"

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
/* Takes points and numbers over; either may be NULL. */
void json_arena_own(struct json_arena *arena, struct json_points *points,
		    struct json_numbers *numbers);
/* How many bytes are taken, about. */
size_t json_arena_size(const struct json_arena *arena);
void *json_arena_take(struct json_arena *arena, size_t size);
const char *json_arena_text(struct json_arena *arena, const char *text,
			    size_t length);
/* The same; a short one is kept as long as the arena is, one for equal ones. */
const char *json_arena_key(struct json_arena *arena, const char *text,
			   size_t length);

#endif
