/* pool.h -- memory that lives and dies together */
#ifndef MODEL_POOL_H
#define MODEL_POOL_H

#include <glib.h>
#include <stddef.h>

/*
 * A pool owns blocks and interned strings until pool_free().  What the report
 * is made of lives in one, so that its parts may point at each other freely
 * and nothing has an owner of its own.
 */
struct pool;
typedef struct pool Pool;

struct pool *pool_new(void);
void pool_free(struct pool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pool, pool_free)

/* `size` bytes of zeroes, aligned for any type; never NULL. */
void *pool_alloc(struct pool *pool, size_t size);

/* The pool's own copy of `text`, one for equal strings; NULL stays NULL. */
const char *pool_text(struct pool *pool, const char *text);

/* Takes over memory from g_malloc() and returns it. */
void *pool_own(struct pool *pool, void *memory);

#define pool_new_array(pool, type, n) \
	((type *)pool_alloc((pool), sizeof(type) * (size_t)(n)))

/*
 * Takes the elements of `array` (a GArray, whose shell is freed) and returns
 * them; NULL if there are none.
 */
void *pool_steal_array(struct pool *pool, GArray *array);

#endif
