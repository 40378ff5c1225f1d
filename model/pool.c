/* pool.c -- memory that lives and dies together */
#include "model/pool.h"

struct pool {
	GPtrArray *blocks; /* g_free()d with the pool */
	GStringChunk *strings;
};

struct pool *pool_new(void)
{
	struct pool *pool = g_new(struct pool, 1);

	pool->blocks = g_ptr_array_new_with_free_func(g_free);
	pool->strings = g_string_chunk_new(4096);
	return pool;
}

void pool_free(struct pool *pool)
{
	if (!pool)
		return;
	g_ptr_array_unref(pool->blocks);
	g_string_chunk_free(pool->strings);
	g_free(pool);
}

void *pool_alloc(struct pool *pool, size_t size)
{
	return pool_own(pool, g_malloc0(size > 0 ? size : 1));
}

const char *pool_text(struct pool *pool, const char *text)
{
	if (!text)
		return NULL;
	return g_string_chunk_insert_const(pool->strings, text);
}

void *pool_own(struct pool *pool, void *memory)
{
	if (memory)
		g_ptr_array_add(pool->blocks, memory);
	return memory;
}

void *pool_steal_array(struct pool *pool, GArray *array)
{
	return pool_own(pool, g_array_free(array, array->len == 0));
}
