/* chart_promotion.c -- how far canaries got: bars, and what flows between
 *
 * A bar is as high as canaries reached its weight, so that what falls away
 * between two bars stopped there, or is still there.
 */
#include "render/chart.h"
#include "render/format.h"

#include <math.h>

#define HEAD 34.0 /* for numbers and what stands above them */
#define FOOT 15.0
#define BAR 0.5 /* of the distance between bars */
#define SPACE 3.0
#define PITCH_MOST 112.0

struct picture {
	struct scene *scene;
	const struct promotion *promotion;
	struct box plot;
	double pitch, most;
};

/* The box of a bar. */
static struct box bar_of(const struct picture *picture, uint32_t i)
{
	const struct promotion_step *step = &picture->promotion->steps[i];
	double height = picture->plot.height * step->reached / picture->most;
	double width = picture->pitch * BAR;

	return (struct box){ picture->plot.x + (i + 0.5) * picture->pitch -
				     width / 2,
			     picture->plot.y + picture->plot.height - height,
			     width, height };
}

static void draw_flow(const struct picture *picture, uint32_t i)
{
	struct box from = bar_of(picture, i), to = bar_of(picture, i + 1);
	double base = picture->plot.y + picture->plot.height;
	const struct spot spots[] = { { from.x + from.width, from.y },
				      { to.x, to.y },
				      { to.x, base },
				      { from.x + from.width, base } };

	scene_polygon(picture->scene, spots, 4, paint_fill(COLOUR_PALE));
}

static void draw_bar(const struct picture *picture, uint32_t i)
{
	const struct promotion_step *step = &picture->promotion->steps[i];
	struct box bar = bar_of(picture, i);
	double middle = bar.x + bar.width / 2;
	struct type number = theme_type(TYPE_TITLE);
	g_autofree char *count = format_count(step->reached);

	number.is_numeric = true;
	if (step->reached > 0)
		scene_box(picture->scene, bar, paint_fill(COLOUR_ACT));
	scene_text(picture->scene, middle, bar.y - 4, ANCHOR_MIDDLE, number,
		   count);
	scene_text(picture->scene, middle,
		   picture->plot.y + picture->plot.height + 11, ANCHOR_MIDDLE,
		   theme_type(TYPE_NOTE), step->name);
}

/* What is wider than the way from bar to bar is left out. */
static void draw_words(const struct picture *picture, double x, double y,
		       enum colour colour, const char *words)
{
	struct type type = theme_type_in(TYPE_LABEL, colour);

	if (scene_width(picture->scene, type, words) <= picture->pitch - SPACE)
		scene_text(picture->scene, x, y, ANCHOR_MIDDLE, type, words);
}

/* "5 stopped", "−5" where that does not fit; "1 open" above it. */
static void draw_lost(const struct picture *picture, uint32_t i)
{
	const struct promotion_step *step = &picture->promotion->steps[i];
	struct box bar = bar_of(picture, i);
	struct type type = theme_type(TYPE_LABEL);
	g_autofree char *n = format_count(step->stopped);
	g_autofree char *open = format_count(step->open);
	g_autofree char *words = g_strconcat(n, " stopped", NULL);
	g_autofree char *minus = g_strconcat("\u2212", n, NULL);
	g_autofree char *still = g_strconcat(open, " open", NULL);
	double x = bar.x + bar.width / 2 + picture->pitch / 2, y = bar.y - 4;
	double width = scene_width(picture->scene, type, words);
	bool is_short = width > picture->pitch - SPACE;

	/* above the numbers of the bars where it is wider than between them */
	if (width > picture->pitch - bar.width - SPACE)
		y -= 12;
	if (step->stopped > 0)
		draw_words(picture, x, y, COLOUR_WARN_TEXT,
			   is_short ? minus : words);
	if (step->open > 0)
		draw_words(picture, x, y - (step->stopped > 0 ? 9 : 0),
			   COLOUR_INK2, still);
}

void chart_promotion(const struct canvas *canvas, const struct panel *panel)
{
	const struct promotion *promotion = panel->data;
	const struct box *box = &canvas->box;
	struct picture picture = {
		.scene = canvas->scene,
		.promotion = promotion,
		.plot = { box->x, box->y + HEAD, box->width,
			  fmax(box->height - HEAD - FOOT, 1) },
		.most = 1,
	};

	if (promotion->n == 0)
		return;
	picture.pitch = fmin(picture.plot.width / promotion->n, PITCH_MOST);
	picture.plot.width = picture.pitch * promotion->n;
	for (uint32_t i = 0; i < promotion->n; i++)
		picture.most = fmax(picture.most, promotion->steps[i].reached);
	for (uint32_t i = 0; i + 1 < promotion->n; i++)
		draw_flow(&picture, i);
	scene_line(canvas->scene, box->x, picture.plot.y + picture.plot.height,
		   box->x + picture.plot.width,
		   picture.plot.y + picture.plot.height,
		   paint_line(COLOUR_INK3, THEME_AXIS));
	for (uint32_t i = 0; i < promotion->n; i++)
		draw_bar(&picture, i);
	for (uint32_t i = 0; i + 1 < promotion->n; i++)
		draw_lost(&picture, i);
}
