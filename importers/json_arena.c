/* json_arena.c -- memory for one JSON value at a time
 *
 * Blocks are filled one after the other and freed together; the largest is kept
 * for the next values, so that a record costs no call of malloc().
 */
#include "importers/json_node.h"

#include <string.h>

enum { FIRST = 32 * 1024, KEPT = 1024 * 1024, ALIGNED = 8 };
enum { KEYS = 128, KEY_ROOM = 31 };

struct key {
	uint8_t length; /* 0: there is none */
	char text[KEY_ROOM];
};

struct json_arena_block {
	struct json_arena_block *before;
	size_t size, used;
	size_t used_before; /* in all blocks before it */
	char bytes[];
};

struct json_arena {
	struct json_arena_block *last;
	GPtrArray *points;  /* of struct json_points *, or NULL */
	GPtrArray *numbers; /* of struct json_numbers *, or NULL */
	size_t packed_size; /* bytes of both */
	struct key keys[KEYS];
};

static struct json_arena_block *block_new(struct json_arena_block *before,
					  size_t size)
{
	struct json_arena_block *block = g_malloc(sizeof(*block) + size);

	block->before = before;
	block->size = size;
	block->used = 0;
	block->used_before = before ? before->used_before + before->used : 0;
	return block;
}

struct json_arena *json_arena_new(void)
{
	struct json_arena *arena = g_new0(struct json_arena, 1);

	arena->last = block_new(NULL, FIRST);
	return arena;
}

static void drop_last(struct json_arena *arena)
{
	struct json_arena_block *block = arena->last;

	arena->last = block->before;
	g_free(block);
}

void json_arena_reset(struct json_arena *arena)
{
	struct json_arena_block *kept = NULL;

	g_clear_pointer(&arena->points, g_ptr_array_unref);
	g_clear_pointer(&arena->numbers, g_ptr_array_unref);
	arena->packed_size = 0;
	if (arena->last->before && arena->last->size <= KEPT) {
		kept = arena->last;
		arena->last = kept->before;
	}
	while (arena->last->before)
		drop_last(arena);
	if (kept) {
		g_free(arena->last);
		kept->before = NULL;
		kept->used_before = 0;
		arena->last = kept;
	}
	arena->last->used = 0;
}

struct json_arena_mark json_arena_mark(const struct json_arena *arena)
{
	return (struct json_arena_mark){ arena->last, arena->last->used };
}

void json_arena_rewind(struct json_arena *arena, struct json_arena_mark mark)
{
	while (arena->last != mark.block)
		drop_last(arena);
	arena->last->used = mark.used;
}

size_t json_arena_size(const struct json_arena *arena)
{
	return arena->last->used_before + arena->last->used +
	       arena->packed_size;
}

static void own(GPtrArray **all, void *one, GDestroyNotify free_one)
{
	if (!*all)
		*all = g_ptr_array_new_with_free_func(free_one);
	g_ptr_array_add(*all, one);
}

void json_arena_own(struct json_arena *arena, struct json_points *points,
		    struct json_numbers *numbers)
{
	if (points) {
		own(&arena->points, points, (GDestroyNotify)json_points_free);
		arena->packed_size += json_points_count(points) *
				      (sizeof(int64_t) + sizeof(double));
	}
	if (numbers) {
		own(&arena->numbers, numbers,
		    (GDestroyNotify)json_numbers_free);
		arena->packed_size +=
			json_numbers_count(numbers) * sizeof(double);
	}
}

void json_arena_free(struct json_arena *arena)
{
	if (!arena)
		return;
	json_arena_reset(arena);
	g_free(arena->last);
	g_free(arena);
}

static inline void *take(struct json_arena *arena, size_t size)
{
	struct json_arena_block *block = arena->last;
	void *taken;

	size = (size + ALIGNED - 1) & ~(size_t)(ALIGNED - 1);
	if (block->size - block->used < size) {
		block = block_new(block, MAX(size, 2 * block->size));
		arena->last = block;
	}
	taken = block->bytes + block->used;
	block->used += size;
	return taken;
}

void *json_arena_take(struct json_arena *arena, size_t size)
{
	return take(arena, size);
}

const char *json_arena_text(struct json_arena *arena, const char *text,
			    size_t length)
{
	char *copy = take(arena, length + 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

static uint32_t slot_of(const char *text, size_t length)
{
	uint32_t first = (unsigned char)text[0];
	uint32_t middle = (unsigned char)text[length / 2];
	uint32_t last = (unsigned char)text[length - 1];

	return (first * 3 + middle * 5 + last * 7 + (uint32_t)length) % KEYS;
}

/* Where another key is already, it stays: those of one shape soon are in. */
const char *json_arena_key(struct json_arena *arena, const char *text,
			   size_t length)
{
	struct key *key;

	if (length == 0 || length >= KEY_ROOM)
		return json_arena_text(arena, text, length);
	key = &arena->keys[slot_of(text, length)];
	if (key->length == 0) {
		memcpy(key->text, text, length);
		key->length = (uint8_t)length;
	}
	if (key->length == length && memcmp(key->text, text, length) == 0)
		return key->text;
	return json_arena_text(arena, text, length);
}

struct json *json_arena_node(struct json_arena *arena,
			     enum json_kind_of_value kind)
{
	struct json *node = take(arena, sizeof(*node));

	memset(node, 0, sizeof(*node));
	node->kind = (uint8_t)kind;
	node->is_of_arena = true;
	return node;
}

struct json *json_arena_hole(struct json_arena *arena,
			     const struct json_pack *pack,
			     const struct json_hole *hole)
{
	struct json *node = json_arena_node(
		arena, hole->has_numbers ? JSON_NUMBERS : JSON_POINTS);
	struct json_run *run = json_arena_take(arena, sizeof(*run));

	*run = (struct json_run){ pack->points, pack->numbers, hole->first,
				  hole->n };
	node->run = run;
	return node;
}
