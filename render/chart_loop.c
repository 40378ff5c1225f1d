/* chart_loop.c -- eight cards along a path that ends where it begins
 *
 * The first four stand from left to right, the others below them from right to
 * left, so that the path is closed: the rules of the cards are parts of it, and
 * between them it is a thin line with an arrow.
 */
#include "render/chart.h"
#include "render/fit.h"
#include "render/marks.h"

#include <math.h>
#include <string.h>

enum { ACROSS = 4, ROWS = 2, CORNER = 6 };

#define MARGIN 16.0 /* for the path, on both sides */
#define GUTTER 16.0
#define TOP 8.0
#define HEIGHT 176.0
#define TITLE_AT 14.0
#define LABEL_AT 33.0
#define NUMBER_AT 56.0
#define CHANGE_AT 70.0
#define FIGURE 58.0 /* from one number to the next */
#define ASIDE_AT 147.0
#define SOURCE_AT 167.0
#define SIDE 4.0 /* of the path from the edge */
#define RADIUS 9.0
#define HEAD 3.4 /* half of an arrow */

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	double width; /* of a card */
	double tops[ROWS];
};

static struct box card_box(const struct picture *picture, uint32_t i)
{
	uint32_t column = i < ACROSS ? i : ROWS * ACROSS - 1 - i;

	return (struct box){ picture->canvas->box.x + MARGIN +
				     column * (picture->width + GUTTER),
			     picture->tops[i / ACROSS], picture->width,
			     HEIGHT };
}

static void draw_arrow(const struct picture *picture, struct spot at, double dx,
		       double dy)
{
	const struct spot head[] = {
		{ at.x + dx * HEAD, at.y + dy * HEAD },
		{ at.x - dx * HEAD + dy * HEAD, at.y - dy * HEAD + dx * HEAD },
		{ at.x - dx * HEAD - dy * HEAD, at.y - dy * HEAD - dx * HEAD },
	};

	scene_polygon(picture->scene, head, 3, paint_fill(COLOUR_MID));
}

/* From a card to the one beside it. */
static void draw_step(const struct picture *picture, uint32_t i)
{
	struct box from = card_box(picture, i), to = card_box(picture, i + 1);
	bool is_right = from.x < to.x;
	double x0 = is_right ? from.x + from.width : from.x;
	double x1 = is_right ? to.x : to.x + to.width;

	scene_line(picture->scene, x0, from.y, x1, to.y,
		   paint_line(COLOUR_MID, THEME_DATA_THIN));
	draw_arrow(picture, (struct spot){ (x0 + x1) / 2, from.y },
		   is_right ? 1 : -1, 0);
}

/* A quarter of a circle round the corner at x, from the row to the side. */
static uint32_t add_corner(struct spot *spots, uint32_t n, struct spot corner,
			   double inward, double down)
{
	for (int i = 0; i <= CORNER; i++) {
		double turn = i * M_PI_2 / CORNER;

		spots[n++] = (struct spot){
			corner.x + inward * RADIUS * (1 - sin(turn)),
			corner.y + down * RADIUS * (1 - cos(turn))
		};
	}
	return n;
}

/* From one row to the other: down on the right, up on the left. */
static void draw_turn(const struct picture *picture, bool is_right)
{
	struct box box = picture->canvas->box;
	double inward = is_right ? -1 : 1;
	double x = is_right ? box.x + box.width - SIDE : box.x + SIDE;
	double edge = is_right ? box.x + box.width - MARGIN : box.x + MARGIN;
	double top = picture->tops[0], bottom = picture->tops[1];
	struct spot spots[2 * CORNER + 4];
	uint32_t n = 0, m;

	spots[n++] = (struct spot){ edge, top };
	n = add_corner(spots, n, (struct spot){ x, top }, inward, 1);
	m = n;
	n = add_corner(spots, n, (struct spot){ x, bottom }, inward, -1);
	/* the second corner is left as the first is entered */
	for (uint32_t i = 0; i < (n - m) / 2; i++) {
		struct spot spot = spots[m + i];

		spots[m + i] = spots[n - 1 - i];
		spots[n - 1 - i] = spot;
	}
	spots[n++] = (struct spot){ edge, bottom };
	scene_path(picture->scene, spots, n,
		   paint_line(COLOUR_MID, THEME_DATA_THIN));
	draw_arrow(picture, (struct spot){ x, (top + bottom) / 2 }, 0,
		   is_right ? 1 : -1);
}

static void draw_path(const struct picture *picture)
{
	for (uint32_t i = 0; i + 1 < LOOP_CARDS; i++)
		if (i + 1 != ACROSS)
			draw_step(picture, i);
	draw_turn(picture, true);
	draw_turn(picture, false);
}

/* The page that is there, of its own or shared; its words into `text`. */
static const char *find_page(const struct picture *picture,
			     const struct loop_card *card, char **text)
{
	const char *pages[] = { card->page, card->shared_page };

	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
		struct value value = value_page(pages[i]);

		*text = pages[i] ? chart_value(picture->canvas, &value) :
				   g_strdup("");
		if (**text)
			return pages[i];
		g_free(*text);
	}
	*text = NULL;
	return NULL;
}

static void draw_head(const struct picture *picture,
		      const struct loop_card *card, struct box box)
{
	struct type note = theme_type_in(TYPE_NOTE, COLOUR_MID);
	double x = box.x + box.width, y = box.y + TITLE_AT;
	g_autofree char *text = NULL;
	const char *page = find_page(picture, card, &text);

	scene_line(picture->scene, box.x, box.y, x, box.y,
		   paint_line(COLOUR_INK, THEME_PANEL_RULE));
	scene_begin(picture->scene, TAG_H2, NULL);
	scene_text(picture->scene, box.x, y, ANCHOR_START,
		   theme_type(TYPE_TITLE), card->stage);
	scene_end(picture->scene, TAG_H2);
	if (!page)
		return;
	x -= scene_width(picture->scene, note, text);
	scene_text(picture->scene, x, y, ANCHOR_START, note, text);
	mark_link(picture->scene, x, y, note, text, page);
}

/* Words in their room: shrunk, and cut only where that is not enough. */
static void draw_note(const struct picture *picture, struct type type, double x,
		      double y, double room, const char *text)
{
	double size = fit_size(picture->scene->ruler, &type, text, room, 7.5);
	g_autofree char *fitted = NULL;

	type.size = size > 0 ? size : 7.5;
	fitted = fit_ellipsis(picture->scene->ruler, &type, text, room);
	scene_text(picture->scene, x, y, ANCHOR_START, type, fitted);
}

static void draw_figure(const struct picture *picture,
			const struct loop_figure *figure, struct box box)
{
	g_autofree char *number = chart_value(picture->canvas, &figure->number);
	g_autofree char *none = chart_words(picture->canvas, figure->none);
	g_autofree char *change = chart_words(picture->canvas, figure->change);
	double x = box.x;

	draw_note(picture, theme_type(TYPE_NOTE), x, box.y + LABEL_AT,
		  box.width, figure->label);
	if (figure->none)
		scene_text(picture->scene, x, box.y + NUMBER_AT - 3,
			   ANCHOR_START, theme_type_in(TYPE_ROW, COLOUR_INK2),
			   none);
	else
		mark_number(picture->scene, x, box.y + NUMBER_AT,
			    theme_type(TYPE_PANEL_NUMBER), number,
			    figure->unit);
	if (figure->verdict == VERDICT_BETTER ||
	    figure->verdict == VERDICT_WORSE ||
	    figure->verdict == VERDICT_NONE) {
		mark_verdict(picture->scene, x, box.y + CHANGE_AT,
			     figure->verdict);
		x += MARK_VERDICT_WIDTH + 6;
	}
	draw_note(picture, theme_type_in(TYPE_NOTE, COLOUR_INK2), x,
		  box.y + CHANGE_AT, box.x + box.width - x, change);
}

/* What is not measured has a box with the input that is missing. */
static void draw_missing(const struct picture *picture,
			 const struct loop_card *card, struct box box)
{
	g_autofree char *missing = chart_words(picture->canvas, card->missing);

	mark_state(picture->scene,
		   (struct box){ box.x, box.y + 24, box.width, SOURCE_AT - 24 },
		   "Not measured", missing);
}

static void draw_card(const struct picture *picture,
		      const struct loop_card *card, struct box box)
{
	g_autofree char *aside = chart_words(picture->canvas, card->aside);

	draw_head(picture, card, box);
	if (card->n == 0) {
		draw_missing(picture, card, box);
		return;
	}
	for (uint32_t i = 0; i < card->n; i++)
		draw_figure(picture, &card->figures[i],
			    (struct box){ box.x, box.y + i * FIGURE, box.width,
					  FIGURE });
	draw_note(picture, theme_type_in(TYPE_NOTE, COLOUR_INK2), box.x,
		  box.y + ASIDE_AT, box.width, aside);
	draw_note(picture, theme_type(TYPE_TICK), box.x, box.y + SOURCE_AT,
		  box.width, card->source ? card->source : "");
}

void chart_loop(const struct canvas *canvas, const struct panel *panel)
{
	const struct loop *loop = panel->data;
	struct box box = canvas->box;
	double pitch = (box.height - TOP + GUTTER) / ROWS;
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.width = (box.width - 2 * MARGIN - (ACROSS - 1) * GUTTER) /
			 ACROSS,
		.tops = { box.y + TOP, box.y + TOP + pitch },
	};

	draw_path(&picture);
	for (uint32_t i = 0; i < LOOP_CARDS; i++)
		draw_card(&picture, &loop->cards[i], card_box(&picture, i));
}
