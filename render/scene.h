/* scene.h -- a page as a list of marks, in reading order */
#ifndef RENDER_SCENE_H
#define RENDER_SCENE_H

#include "render/paint.h"
#include "render/ruler.h"

#include <glib.h>

/* The live area of every page, in pt; the origin is its top left corner. */
#define SCENE_WIDTH 720.0
#define SCENE_HEIGHT 504.0

struct spot {
	double x, y;
};
struct box {
	double x, y, width, height; /* x, y: its top left corner */
};
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* Structure for readers that do not see the page. */
enum tag {
	TAG_SECTION,
	TAG_H1,
	TAG_H2,
	TAG_PARAGRAPH,
	TAG_FIGURE, /* alternative: the chart in a sentence */
	TAG_TABLE,
	TAG_ROW,
	TAG_HEAD_CELL,
	TAG_CELL,
	TAGS
};

enum mark_kind {
	MARK_TEXT,    /* spots[0] = baseline at the anchor */
	MARK_LINE,    /* spots[0] to spots[1] */
	MARK_PATH,    /* through the spots; a gap where y is NaN */
	MARK_POLYGON, /* closed */
	MARK_BOX,     /* spots[0] = corner, spots[1] = width, height */
	MARK_CIRCLE,  /* spots[0] = centre, spots[1].x = radius */
	MARK_LINK,    /* a box; text = id of a page */
	MARK_BEGIN,   /* a tag; text = alternative, or "" */
	MARK_END,
};

struct mark {
	enum mark_kind kind;
	enum anchor anchor;
	enum tag tag;
	struct type type;
	struct paint paint;
	const char *text;
	uint32_t first, n; /* in scene->spots */
};

typedef struct scene {
	const struct ruler *ruler; /* that it is laid out with */
	char *id, *outline;  /* destination of links, entry of the outline */
	GArray *marks;	     /* of struct mark */
	GArray *spots;	     /* of struct spot */
	GStringChunk *texts; /* of the marks */
} Scene;

/* The ruler must outlive the scene. */
struct scene *scene_new(const char *id, const char *outline,
			const struct ruler *ruler);
void scene_free(struct scene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scene, scene_free)

/*
 * One line of text, its baseline at y.  Invalid UTF-8, control characters and
 * characters that turn the direction of text are replaced.  "" draws nothing.
 */
void scene_text(struct scene *scene, double x, double y, enum anchor anchor,
		struct type type, const char *text);
double scene_width(const struct scene *scene, struct type type,
		   const char *text);
void scene_line(struct scene *scene, double x0, double y0, double x1, double y1,
		struct paint paint);
void scene_path(struct scene *scene, const struct spot *spots, uint32_t n,
		struct paint paint);
void scene_polygon(struct scene *scene, const struct spot *spots, uint32_t n,
		   struct paint paint);
void scene_box(struct scene *scene, struct box box, struct paint paint);
void scene_circle(struct scene *scene, double x, double y, double radius,
		  struct paint paint);
/* Left out if there is no such page. */
void scene_link_page(struct scene *scene, struct box box, const char *page);
/* Tags nest; each begin has its end in the same scene. */
void scene_begin(struct scene *scene, enum tag tag, const char *alternative);
void scene_end(struct scene *scene, enum tag tag);

#endif
