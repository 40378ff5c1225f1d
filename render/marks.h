/* marks.h -- the small signs of the report, the same on every page
 *
 * All are paths, never glyphs of a font.  Where a sign stands in a line of
 * text, x is its left edge and y the baseline.
 */
#ifndef RENDER_MARKS_H
#define RENDER_MARKS_H

#include "model/board.h"
#include "render/scene.h"

#define MARK_PIPS_WIDTH 17.0
#define MARK_VERDICT_WIDTH 6.5
#define MARK_BOX_WIDTH 6.5

/* Four rising bars: filled up to `sure`, light up to `tier`, hollow above. */
void mark_pips(struct scene *scene, double x, double y, struct tier_mark tier);

/* Up: better, down: worse, a dash: no change to detect; else nothing. */
void mark_verdict(struct scene *scene, double x, double y,
		  enum verdict verdict);

/* Of what did not hold, and of what did. */
void mark_cross(struct scene *scene, double x, double y);
void mark_tick(struct scene *scene, double x, double y);
/*
 * A number as large as `type`, its unit beside it small: "20 h", "12%", "5 of
 * 6", or the words of `unit`, which may be NULL.
 */
void mark_number(struct scene *scene, double x, double y, struct type type,
		 const char *text, const char *unit);

/* A box to tick. */
void mark_box(struct scene *scene, double x, double y);

/* A dot at its centre: this period filled, the previous hollow. */
void mark_dot(struct scene *scene, double x, double y, double radius);
void mark_hollow(struct scene *scene, double x, double y, double radius);

/* Ring round a point beyond the limits; better MID, worse WARN. */
void mark_signal(struct scene *scene, double x, double y, enum verdict verdict);

/* Attention: a square where a target is missed. */
void mark_missed(struct scene *scene, double x, double y);

/* Triangle at its centre, pointing up: an incident that is still open. */
void mark_open(struct scene *scene, double x, double y);

/* Ticks of a lane, from the top at y down. */
void mark_deploy(struct scene *scene, double x, double y, double height);
void mark_failed_deploy(struct scene *scene, double x, double y, double height);
/* A flag on its pole, as high as a deploy: a feature flag was changed. */
void mark_flag(struct scene *scene, double x, double y, double height);
/* Bar below a lane; severity 2 critical, 1 major, 0 others. */
void mark_incident(struct scene *scene, double x, double y, double width,
		   uint8_t severity);

/* "‹" (or "›") at the edge of a plot, where values lie beyond it. */
void mark_beyond(struct scene *scene, double x, double y, bool is_right);

/* Bracket that opens upwards, its words centred below. */
void mark_bracket(struct scene *scene, double x0, double x1, double y,
		  const char *words);

/*
 * States 1 and 2: what is not measured and what did not happen, as a dashed
 * box with a sentence and, below it, a reason (may be NULL).
 */
void mark_state(struct scene *scene, struct box box, const char *title,
		const char *detail);

/*
 * The link of a text that was drawn at x, y (its start), in its type; what
 * leads to a page is written in MID.
 */
void mark_link(struct scene *scene, double x, double y, struct type type,
	       const char *text, const char *page);

/* −1 to 1, the same for the same key on every machine. */
double mark_jitter(const char *key);

#endif
