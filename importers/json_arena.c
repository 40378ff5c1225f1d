/* json_arena.c -- memory for one JSON value at a time
 *
 * Blocks are filled one after the other and freed together; the first is kept
 * for the next value, so that a record costs no call of malloc().
 */
#include "importers/json_node.h"

#include <string.h>

enum { FIRST = 32 * 1024, ALIGNED = 8 };

struct block {
	struct block *before;
	size_t size, used;
	char bytes[];
};

struct json_arena {
	struct block *last;
};

static struct block *block_new(struct block *before, size_t size)
{
	struct block *block = g_malloc(sizeof(*block) + size);

	block->before = before;
	block->size = size;
	block->used = 0;
	return block;
}

struct json_arena *json_arena_new(void)
{
	struct json_arena *arena = g_new(struct json_arena, 1);

	arena->last = block_new(NULL, FIRST);
	return arena;
}

void json_arena_reset(struct json_arena *arena)
{
	while (arena->last->before) {
		struct block *block = arena->last;

		arena->last = block->before;
		g_free(block);
	}
	arena->last->used = 0;
}

void json_arena_free(struct json_arena *arena)
{
	if (!arena)
		return;
	json_arena_reset(arena);
	g_free(arena->last);
	g_free(arena);
}

void *json_arena_take(struct json_arena *arena, size_t size)
{
	struct block *block = arena->last;
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

struct json *json_arena_node(struct json_arena *arena,
			     enum json_kind_of_value kind)
{
	struct json *node = json_arena_take(arena, sizeof(*node));

	memset(node, 0, sizeof(*node));
	node->kind = (uint8_t)kind;
	node->is_of_arena = true;
	return node;
}
