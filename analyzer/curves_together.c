/* curves_together.c -- several curves as one
 *
 * A heap has the curves by what happens next to each: its next point, or that
 * its last one has stood for too long.  A tree over the curves has in each
 * node what those below it are together, so that an event costs the height of
 * both, however many curves there are.
 */
#include "analyzer/curves_together.h"

#include <math.h>

struct walk {
	struct curve *const *curves;
	uint32_t n;
	enum curve_together together;
	uint64_t *next;	   /* by curve: its next point */
	bool *is_standing; /* by curve: its last point is not too old */
	uint32_t *heap;	   /* of curves, the earliest event on top */
	double *tree;	   /* 1: root; leaves from `leaves` on */
	uint32_t leaves;
};

/* The last point of a curve goes before the next one comes. */
static bool goes_first(const struct walk *walk, uint32_t c)
{
	const struct curve *curve = walk->curves[c];
	uint64_t next = walk->next[c];

	return walk->is_standing[c] &&
	       (next == curve->n ||
		curve->times[next] - curve->times[next - 1] > CURVE_LOOKBACK);
}

static int64_t event_at(const struct walk *walk, uint32_t c)
{
	const struct curve *curve = walk->curves[c];
	uint64_t next = walk->next[c];

	if (goes_first(walk, c))
		return curve->times[next - 1] + CURVE_LOOKBACK + 1;
	return next < curve->n ? curve->times[next] : INT64_MAX;
}

static void sift_down(struct walk *walk, uint32_t i)
{
	uint32_t *heap = walk->heap;

	for (;;) {
		uint32_t least = i;

		for (uint32_t child = 2 * i + 1;
		     child <= 2 * i + 2 && child < walk->n; child++)
			if (event_at(walk, heap[child]) <
			    event_at(walk, heap[least]))
				least = child;
		if (least == i)
			return;
		uint32_t moved = heap[i];

		heap[i] = heap[least];
		heap[least] = moved;
		i = least;
	}
}

static double join_two(enum curve_together together, double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) ? b : a;
	return together == CURVE_SUM ? a + b : fmax(a, b);
}

static void set_leaf(struct walk *walk, uint32_t c, double value)
{
	uint32_t i = walk->leaves + c;

	walk->tree[i] = value;
	for (i /= 2; i >= 1; i /= 2)
		walk->tree[i] = join_two(walk->together, walk->tree[2 * i],
					 walk->tree[2 * i + 1]);
}

/* What is next to happen to the first curve; whether it was a point. */
static bool step_on(struct walk *walk)
{
	uint32_t c = walk->heap[0];
	bool is_point = !goes_first(walk, c);

	if (is_point)
		set_leaf(walk, c,
			 curve_value(walk->curves[c], walk->next[c]++));
	else
		set_leaf(walk, c, NAN);
	walk->is_standing[c] = is_point;
	sift_down(walk, 0);
	return is_point;
}

static struct walk begin(struct curve *const *curves, uint32_t n,
			 enum curve_together together)
{
	struct walk walk = {
		.curves = curves,
		.n = n,
		.together = together,
		.next = g_new0(uint64_t, n),
		.is_standing = g_new0(bool, n),
		.heap = g_new(uint32_t, n),
		.leaves = 1,
	};

	while (walk.leaves < n)
		walk.leaves *= 2;
	walk.tree = g_new(double, 2 * (size_t)walk.leaves);
	for (uint32_t i = 0; i < 2 * walk.leaves; i++)
		walk.tree[i] = NAN;
	for (uint32_t c = 0; c < n; c++)
		walk.heap[c] = c;
	for (uint32_t i = n / 2; i-- > 0;)
		sift_down(&walk, i);
	return walk;
}

static void end(struct walk *walk)
{
	g_free(walk->next);
	g_free(walk->is_standing);
	g_free(walk->heap);
	g_free(walk->tree);
}

struct curve *curves_together(struct curve *const *curves, uint32_t n,
			      enum curve_together together)
{
	struct walk walk = begin(curves, n, together);
	GArray *times = g_array_new(false, false, sizeof(int64_t));
	GArray *values = g_array_new(false, false, sizeof(double));
	int64_t at;
	uint64_t points;

	while ((at = event_at(&walk, walk.heap[0])) != INT64_MAX) {
		bool has_point = false;

		while (event_at(&walk, walk.heap[0]) == at)
			has_point |= step_on(&walk);
		if (!has_point)
			continue;
		g_array_append_val(times, at);
		g_array_append_val(values, walk.tree[1]);
	}
	end(&walk);
	points = times->len;
	return curve_new((int64_t *)(void *)g_array_free(times, false),
			 (double *)(void *)g_array_free(values, false), points);
}
