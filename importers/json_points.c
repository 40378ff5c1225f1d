/* json_points.c -- the points of a long series, packed while JSON is read
 *
 * Blocks are mapped, not allocated: malloc() would keep what is freed below
 * what is still in use.
 */
#include "importers/json_points.h"

#include "importers/json_node.h"

#include <sys/mman.h>

enum { BLOCK = 32 * 1024 };

struct block {
	int64_t times[BLOCK];
	double values[BLOCK];
};

struct json_points {
	GPtrArray *blocks; /* of struct block *, NULL: given back */
	uint64_t n, given_back;
};

struct json_points *json_points_new(void)
{
	struct json_points *points = g_new0(struct json_points, 1);

	points->blocks = g_ptr_array_new();
	return points;
}

static void give_back(struct json_points *points, uint64_t until)
{
	for (uint64_t b = points->given_back; b < until; b++)
		munmap(points->blocks->pdata[b], sizeof(struct block));
	points->given_back = MAX(points->given_back, until);
}

void json_points_free(struct json_points *points)
{
	if (!points)
		return;
	give_back(points, points->blocks->len);
	g_ptr_array_unref(points->blocks);
	g_free(points);
}

static void add_block(struct json_points *points)
{
	void *block = mmap(NULL, sizeof(struct block), PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (block == MAP_FAILED)
		g_error("no memory for the points of a series");
	g_ptr_array_add(points->blocks, block);
}

void json_points_add(struct json_points *points, int64_t milliseconds,
		     double value)
{
	uint64_t at = points->n++ % BLOCK;
	struct block *block;

	if (at == 0)
		add_block(points);
	block = points->blocks->pdata[points->blocks->len - 1];
	block->times[at] = milliseconds;
	block->values[at] = value;
}

uint64_t json_points_count(const struct json_points *points)
{
	return points->n;
}

void json_points_take(struct json_points *points, uint64_t i,
		      int64_t *milliseconds, double *value)
{
	const struct block *block = points->blocks->pdata[i / BLOCK];

	g_assert(i < points->n && i / BLOCK >= points->given_back);
	if (i / BLOCK > points->given_back)
		give_back(points, i / BLOCK);
	*milliseconds = block->times[i % BLOCK];
	*value = block->values[i % BLOCK];
}

bool json_is_points(const struct json *element, struct json_points **points,
		    uint64_t *first, uint64_t *n)
{
	if (!element || element->kind != JSON_POINTS)
		return false;
	*points = element->run->points;
	*first = element->run->first;
	*n = element->run->n;
	return true;
}
