/* callout.h -- words at a mark, where there is room for them */
#ifndef RENDER_CALLOUT_H
#define RENDER_CALLOUT_H

#include "render/scene.h"

/* The words, and the box that they may not leave. */
struct callout {
	const char *text;
	struct type type;
	struct box within;
};

/* Where they may stand: the baseline at the anchor, and what is against it. */
struct stand {
	double x, y;
	enum anchor anchor;
	double cost; /* 0 for the best; a mark under the words costs 2 */
};

/*
 * Draws the words at the stand that costs least, marks of the scene that they
 * would cover counted in.  They never touch words that are drawn already: if
 * no stand is left, false, and nothing is drawn.  So what cannot move is drawn
 * first.
 */
bool callout_at(struct scene *scene, const struct callout *callout,
		const struct stand *stands, uint32_t n);

/* Which side of a mark its words stand on if they can. */
enum side { SIDE_RIGHT, SIDE_LEFT, SIDE_ABOVE, SIDE_BELOW };

/*
 * Words beside a mark of that radius: at the side asked for, at another, or
 * farther off with a thin line to the mark.
 */
bool callout_beside(struct scene *scene, const struct callout *callout,
		    struct spot at, double radius, enum side side);

#endif
