/* callout.c -- words at a mark, where there is room for them
 *
 * A handful of places are tried, and the scene itself is asked what stands
 * there already.  That costs a look at each of its marks for each place, which
 * is nothing for the few words of a chart that may move.
 */
#include "render/callout.h"

#include <math.h>

#define CAP_HEIGHT 0.72 /* of the size, above the baseline */
#define DESCENT 0.2
#define MIDDLE 0.35 /* likewise, of small letters */
#define MARGIN 1.0  /* between words and words */
#define GAP 2.5	    /* between a mark and its words */
#define STEP 9.0    /* farther off, a line of words at a time */
#define STEPS 4
#define COVERED 2.0
#define LARGE 2.4 /* radius from which a dot is worth more */

struct extent {
	double left, right, top, bottom;
};

static struct extent extent_of(double x, double y, enum anchor anchor,
			       double width, double size)
{
	double left = x - width * (anchor == ANCHOR_START ? 0 :
				   anchor == ANCHOR_END	  ? 1 :
							    0.5);

	return (struct extent){ left, left + width, y - CAP_HEIGHT * size,
				y + DESCENT * size };
}

static struct extent extent_of_box(struct box box)
{
	return (struct extent){ box.x, box.x + box.width, box.y,
				box.y + box.height };
}

static bool touch(const struct extent *a, const struct extent *b, double by)
{
	return a->left < b->right + by && b->left < a->right + by &&
	       a->top < b->bottom + by && b->top < a->bottom + by;
}

/* What is left of [*from, *to] of a line that goes from a to a + d. */
static bool clip(double a, double d, double low, double high, double *from,
		 double *to)
{
	double first = (low - a) / d, last = (high - a) / d;

	if (d == 0)
		return a >= low && a <= high;
	*from = fmax(*from, fmin(first, last));
	*to = fmin(*to, fmax(first, last));
	return *from <= *to;
}

static bool crosses(struct spot a, struct spot b, const struct extent *e)
{
	double from = 0, to = 1;

	return !isnan(a.y) && !isnan(b.y) &&
	       clip(a.x, b.x - a.x, e->left, e->right, &from, &to) &&
	       clip(a.y, b.y - a.y, e->top, e->bottom, &from, &to);
}

static bool path_crosses(const struct spot *spots, uint32_t n,
			 const struct extent *e)
{
	for (uint32_t i = 0; i + 1 < n; i++)
		if (crosses(spots[i], spots[i + 1], e))
			return true;
	return false;
}

/* Bands and gridlines are background; large dots are what a chart is about. */
static double cost_of_mark(const struct mark *mark, const struct spot *spots,
			   const struct extent *e)
{
	struct extent dot;

	if (mark->kind == MARK_CIRCLE) {
		double r = spots[1].x;

		dot = (struct extent){ spots[0].x - r, spots[0].x + r,
				       spots[0].y - r, spots[0].y + r };
		if (!touch(&dot, e, MARGIN))
			return 0;
		return r < LARGE ? COVERED : 3 * COVERED;
	}
	if (mark->paint.line == COLOUR_GRID ||
	    (mark->kind == MARK_POLYGON && mark->n > 3))
		return 0;
	if (mark->kind == MARK_PATH || mark->kind == MARK_LINE ||
	    mark->kind == MARK_POLYGON)
		return path_crosses(spots, mark->n, e) ? COVERED : 0;
	return 0;
}

/* INFINITY: words are there. */
static double cost_of(const struct scene *scene, const struct extent *e)
{
	double cost = 0;

	for (uint32_t m = 0; m < scene->marks->len; m++) {
		const struct mark *mark =
			&g_array_index(scene->marks, struct mark, m);
		const struct spot *spots =
			&g_array_index(scene->spots, struct spot, mark->first);
		struct extent words;

		if (mark->kind != MARK_TEXT) {
			cost += cost_of_mark(mark, spots, e);
			continue;
		}
		words = extent_of(spots->x, spots->y, mark->anchor,
				  scene_width(scene, mark->type, mark->text),
				  mark->type.size);
		if (touch(&words, e, MARGIN))
			return INFINITY;
	}
	return cost;
}

/* Its index, or n. */
static uint32_t choose(const struct scene *scene, const struct callout *callout,
		       const struct stand *stands, uint32_t n)
{
	double width = scene_width(scene, callout->type, callout->text);
	struct extent room = extent_of_box(callout->within);
	double least = INFINITY;
	uint32_t chosen = n;

	for (uint32_t i = 0; i < n; i++) {
		struct extent e =
			extent_of(stands[i].x, stands[i].y, stands[i].anchor,
				  width, callout->type.size);
		double cost = stands[i].cost;

		if (cost >= least || e.left < room.left ||
		    e.right > room.right || e.top < room.top ||
		    e.bottom > room.bottom)
			continue;
		cost += cost_of(scene, &e);
		if (cost < least) {
			least = cost;
			chosen = i;
		}
	}
	return chosen;
}

static void draw(struct scene *scene, const struct callout *callout,
		 const struct stand *stand)
{
	scene_text(scene, stand->x, stand->y, stand->anchor, callout->type,
		   callout->text);
}

bool callout_at(struct scene *scene, const struct callout *callout,
		const struct stand *stands, uint32_t n)
{
	uint32_t i = choose(scene, callout, stands, n);

	if (i == n)
		return false;
	draw(scene, callout, &stands[i]);
	return true;
}

/* Beside the mark, then farther and farther above and below it. */
static void surround(struct stand *stands, struct spot at, double radius,
		     enum side side, double size)
{
	double off = radius + GAP, middle = at.y + size * MIDDLE;
	double above = at.y - off, below = at.y + off + size * CAP_HEIGHT;

	*stands++ = (struct stand){ at.x + off, middle, ANCHOR_START, 1 };
	*stands++ = (struct stand){ at.x - off, middle, ANCHOR_END, 1.1 };
	*stands++ = (struct stand){ at.x, above, ANCHOR_MIDDLE, 1.2 };
	*stands++ = (struct stand){ at.x, below, ANCHOR_MIDDLE, 1.3 };
	stands[(int)side - 4].cost = 0;
	for (int s = 1; s <= STEPS; s++)
		for (int way = -1; way <= 1; way += 2) {
			double y = middle + way * s * STEP, far = s + 1.5;

			*stands++ = (struct stand){ at.x + off, y, ANCHOR_START,
						    far };
			*stands++ = (struct stand){ at.x - off, y, ANCHOR_END,
						    far + 0.1 };
		}
}

/* From the mark's edge to the middle of the words' near end. */
static void draw_leader(struct scene *scene, struct spot at, double radius,
			struct spot end)
{
	double part = radius / hypot(end.x - at.x, end.y - at.y);

	scene_line(scene, at.x + (end.x - at.x) * part,
		   at.y + (end.y - at.y) * part, end.x, end.y,
		   paint_line(COLOUR_INK3, THEME_HAIRLINE));
}

bool callout_beside(struct scene *scene, const struct callout *callout,
		    struct spot at, double radius, enum side side)
{
	struct stand stands[4 + 4 * STEPS];
	uint32_t n = G_N_ELEMENTS(stands), i;

	surround(stands, at, radius, side, callout->type.size);
	i = choose(scene, callout, stands, n);
	if (i == n)
		return false;
	if (i >= 4)
		draw_leader(scene, at, radius,
			    (struct spot){ stands[i].x,
					   stands[i].y - callout->type.size *
								 MIDDLE });
	draw(scene, callout, &stands[i]);
	return true;
}
