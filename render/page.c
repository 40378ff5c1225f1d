/* page.c -- the frame of every page: header, headline, panels, footnote */
#include "render/page.h"

#include "render/fit.h"

#define COLUMN 49.0
#define GUTTER 12.0
#define RUNNING_BASELINE 7
#define RUNNING_RULE 13
#define HEADLINE_BASELINE 37
#define STANDFIRST_BASELINE 53
#define STANDFIRST_PITCH 11.5
#define FOOTNOTE_RULE 490
#define FOOTNOTE_BASELINE 500
#define FOOTNOTE_PITCH 9
#define NOTE_PITCH 10

double page_x(int column)
{
	return (COLUMN + GUTTER) * column;
}

double page_w(int columns)
{
	return (COLUMN + GUTTER) * columns - GUTTER;
}

static void draw_rule(struct scene *scene, double y)
{
	scene_line(scene, 0, y, SCENE_WIDTH, y,
		   paint_line(COLOUR_RULE, THEME_GRIDLINE));
}

/* As many lines as it needs, the first at y. */
static void draw_lines(struct scene *scene, const GPtrArray *lines, double x,
		       double y, double pitch, struct type type)
{
	for (uint32_t i = 0; i < lines->len; i++)
		scene_text(scene, x, y + i * pitch, ANCHOR_START, type,
			   g_ptr_array_index(lines, i));
}

static void draw_running(struct scene *scene, const struct frame *frame)
{
	const struct ruler *ruler = scene->ruler;
	struct type type = theme_type(TYPE_RUNNING);
	struct type strong = type;
	double third = SCENE_WIDTH / 3 - GUTTER;
	g_autofree char *running =
		fit_ellipsis(ruler, &type, frame->running, third);
	g_autofree char *section =
		fit_ellipsis(ruler, &type, frame->section, third);
	g_autofree char *organisation = NULL;

	strong.weight = 600;
	organisation = fit_ellipsis(ruler, &strong, frame->organisation, third);
	scene_text(scene, 0, RUNNING_BASELINE, ANCHOR_START, strong,
		   organisation);
	scene_text(scene, SCENE_WIDTH / 2, RUNNING_BASELINE, ANCHOR_MIDDLE,
		   type, running);
	scene_text(scene, SCENE_WIDTH, RUNNING_BASELINE, ANCHOR_END, type,
		   section);
	draw_rule(scene, RUNNING_RULE);
}

/* Sizes down to the least one; then the next headline. */
static uint32_t choose_headline(const struct ruler *ruler,
				const struct frame *frame, struct type *type)
{
	uint32_t last = frame->n_headlines - 1;
	double full = type->size;

	for (uint32_t i = 0; i <= last; i++) {
		type->size = fit_size(ruler, type, frame->headlines[i],
				      SCENE_WIDTH, THEME_HEADLINE_LEAST);
		if (type->size > 0)
			return i;
		type->size = full;
	}
	type->size *=
		SCENE_WIDTH / ruler_width(ruler, type, frame->headlines[last]);
	return last;
}

uint32_t page_open(struct scene *scene, const struct frame *frame)
{
	struct type headline = theme_type(TYPE_HEADLINE);
	struct type standfirst = theme_type(TYPE_STANDFIRST);
	g_autoptr(GPtrArray) lines = fit_lines(scene->ruler, &standfirst,
					       frame->standfirst, SCENE_WIDTH);
	uint32_t chosen = 0;

	scene_begin(scene, TAG_SECTION, NULL);
	draw_running(scene, frame);
	scene_begin(scene, TAG_H1, NULL);
	if (frame->n_headlines > 0) {
		chosen = choose_headline(scene->ruler, frame, &headline);
		scene_text(scene, 0, HEADLINE_BASELINE, ANCHOR_START, headline,
			   frame->headlines[chosen]);
	}
	scene_end(scene, TAG_H1);
	scene_begin(scene, TAG_PARAGRAPH, NULL);
	draw_lines(scene, lines, 0, STANDFIRST_BASELINE, STANDFIRST_PITCH,
		   standfirst);
	scene_end(scene, TAG_PARAGRAPH);
	return chosen;
}

void page_close(struct scene *scene, const char *footnote, uint32_t number,
		uint32_t total)
{
	struct type type = theme_type(TYPE_FOOTNOTE);
	struct type strong = theme_type(TYPE_RUNNING);
	g_autofree char *place = g_strdup_printf("%u / %u", number, total);
	double room = SCENE_WIDTH - scene_width(scene, strong, place) - GUTTER;
	g_autoptr(GPtrArray) lines =
		fit_lines(scene->ruler, &type, footnote, room);
	double up = lines->len > 1 ? (lines->len - 1) * FOOTNOTE_PITCH : 0;

	strong.weight = 500;
	draw_rule(scene, FOOTNOTE_RULE - up);
	scene_begin(scene, TAG_PARAGRAPH, NULL);
	draw_lines(scene, lines, 0, FOOTNOTE_BASELINE - up, FOOTNOTE_PITCH,
		   type);
	scene_end(scene, TAG_PARAGRAPH);
	scene_text(scene, SCENE_WIDTH, FOOTNOTE_BASELINE, ANCHOR_END, strong,
		   place);
	scene_end(scene, TAG_SECTION);
}

static struct box lower(struct box box, double by)
{
	box.y += by;
	box.height -= by;
	return box;
}

struct box page_panel(struct scene *scene, struct box box, const char *title,
		      const char *subtitle)
{
	struct type type = theme_type(TYPE_TITLE);
	struct type note = theme_type(TYPE_NOTE);

	scene_line(scene, box.x, box.y, box.x + box.width, box.y,
		   paint_line(COLOUR_INK, THEME_PANEL_RULE));
	if (title && *title) {
		g_autofree char *shown =
			fit_ellipsis(scene->ruler, &type, title, box.width);

		scene_begin(scene, TAG_H2, NULL);
		scene_text(scene, box.x, box.y + 14, ANCHOR_START, type, shown);
		scene_end(scene, TAG_H2);
	}
	if (subtitle && *subtitle) {
		g_autoptr(GPtrArray) lines =
			fit_lines(scene->ruler, &note, subtitle, box.width);

		scene_begin(scene, TAG_PARAGRAPH, NULL);
		draw_lines(scene, lines, box.x, box.y + 26, NOTE_PITCH, note);
		scene_end(scene, TAG_PARAGRAPH);
		return lower(box, 34 + (lines->len - 1) * NOTE_PITCH);
	}
	return lower(box, 22);
}
