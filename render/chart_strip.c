/* chart_strip.c -- a row a service: every value a dot
 *
 * The rows share one log time axis whose background is the tiers.  The columns
 * of values are as wide as their texts, and the dots have what is left.
 */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/plot.h"
#include "render/reach.h"
#include "render/strip_row.h"

#include <math.h>

enum { COLUMNS = 4 };

#define HEAD 13.0
#define FOOT 15.0
#define PITCH_LEAST 11.0
#define PITCH_MOST 24.0
#define NAME_LEAST 60.0
#define NAME_MOST 136.0

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct strip *strip;
	uint32_t rows; /* that are drawn */
	double pitch;
	struct box plot; /* of the dots */
	struct scale x;
	double ends[COLUMNS]; /* right edges of the columns of values */
};

/* The columns right of the dots, the first of mean only where there is one. */
static const char *const heads[COLUMNS] = { "mean", "median", "p90", "n" };

static char *cell(const struct strip_row *row, int column)
{
	switch (column) {
	case 0:
		return format_duration(row->sample.mean);
	case 1:
		return format_duration(row->sample.p50);
	case 2:
		return format_duration(row->sample.p90);
	default:
		return format_count(row->sample.n);
	}
}

static struct type cell_type(int column, int first)
{
	static const enum colour colours[COLUMNS] = {
		COLOUR_INK,
		COLOUR_INK,
		COLOUR_INK2,
		COLOUR_INK3,
	};
	struct type type = theme_type_in(TYPE_VALUE, colours[column]);

	type.weight = column == first ? 600 : 400;
	return type;
}

/* As wide as their texts; returns where the first begins. */
static double make_columns(struct picture *picture)
{
	const struct strip *strip = picture->strip;
	double end = picture->canvas->box.x + picture->canvas->box.width;
	int first = strip->has_mean ? 0 : 1;

	for (int c = COLUMNS - 1; c >= first; c--) {
		struct type head = theme_type(TYPE_NOTE);
		double widest = scene_width(picture->scene, head, heads[c]);

		for (uint32_t r = 0; r < picture->rows; r++) {
			g_autofree char *text = cell(&strip->rows[r], c);

			widest = fmax(widest,
				      scene_width(picture->scene,
						  cell_type(c, first), text));
		}
		picture->ends[c] = end;
		end -= widest + 9;
	}
	return end;
}

static double widest_name(const struct picture *picture)
{
	double widest = NAME_LEAST;

	for (uint32_t r = 0; r < picture->rows; r++)
		widest = fmax(widest,
			      scene_width(picture->scene, theme_type(TYPE_ROW),
					  picture->strip->rows[r].name));
	return fmin(widest, NAME_MOST);
}

static struct scale make_scale(const struct picture *picture, double start,
			       double end)
{
	struct reach reach = { 0 };

	for (uint32_t r = 0; r < picture->rows; r++) {
		const struct strip_row *row = &picture->strip->rows[r];

		reach_add_sample(&reach, &row->sample);
		reach_add(&reach, row->previous_centre);
	}
	return reach_scale(&reach, start, end);
}

static struct picture make_picture(const struct canvas *canvas,
				   const struct strip *strip)
{
	const struct box *box = &canvas->box;
	double height = fmax(box->height - HEAD - FOOT, PITCH_LEAST);
	uint32_t most = (uint32_t)(height / PITCH_LEAST);
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.strip = strip,
		.rows = strip->n <= most ? strip->n : most - 1,
	};
	double left, right;

	picture.pitch =
		CLAMP(height / MAX(strip->n, 1), PITCH_LEAST, PITCH_MOST);
	right = make_columns(&picture) - 4;
	left = box->x + widest_name(&picture) + 10;
	picture.plot = (struct box){ left, box->y + HEAD, fmax(right - left, 1),
				     picture.pitch * picture.rows };
	picture.x = make_scale(&picture, left, left + picture.plot.width);
	return picture;
}

static void name_band(const struct picture *picture, enum tier tier,
		      double from, double to)
{
	struct type type = theme_type(TYPE_NOTE);
	double width = scene_width(picture->scene, type, tier_name(tier));
	double y = picture->plot.y - 4;

	if (to - from < MARK_PIPS_WIDTH + 6)
		return;
	mark_pips(picture->scene, from + 4, y,
		  (struct tier_mark){ tier, tier });
	if (to - from > MARK_PIPS_WIDTH + width + 12)
		scene_text(picture->scene, from + MARK_PIPS_WIDTH + 8, y,
			   ANCHOR_START, type, tier_name(tier));
}

/* The tiers as background, darker from High to Low; Elite is white. */
static void draw_bands(const struct picture *picture)
{
	static const enum tier tiers[] = { TIER_ELITE, TIER_HIGH, TIER_MEDIUM,
					   TIER_LOW };
	static const double shades[] = { 0, 0.35, 0.65, 1 };
	const struct box *plot = &picture->plot;
	double from = plot->x;

	for (size_t i = 0; i < G_N_ELEMENTS(tiers); i++) {
		double limit = i < 3 ? picture->strip->limits[i] : INFINITY;
		double to = scale_at(&picture->x, limit);
		struct box band = { from, plot->y - HEAD, to - from,
				    plot->height + HEAD };

		if (!(to > from))
			continue;
		if (i > 0)
			scene_box(picture->scene, band,
				  paint_faint(paint_fill(COLOUR_GRID),
					      shades[i]));
		name_band(picture, tiers[i], from, to);
		from = to;
	}
	for (uint32_t r = 1; r < picture->rows; r++)
		scene_line(picture->scene, plot->x,
			   plot->y + r * picture->pitch, plot->x + plot->width,
			   plot->y + r * picture->pitch,
			   paint_line(COLOUR_WHITE, 1));
}

static void draw_row(const struct picture *picture, uint32_t r)
{
	const struct strip_row *row = &picture->strip->rows[r];
	struct type type = theme_type(TYPE_ROW);
	struct box box = { picture->plot.x,
			   picture->plot.y + r * picture->pitch,
			   picture->plot.width, picture->pitch };
	double base = box.y + box.height / 2 + 3;
	double room = box.x - picture->canvas->box.x - 8;
	int first = picture->strip->has_mean ? 0 : 1;
	g_autofree char *name =
		fit_ellipsis(picture->scene->ruler, &type, row->name, room);

	scene_text(picture->scene, picture->canvas->box.x, base, ANCHOR_START,
		   type, name);
	strip_row_draw(picture->scene, &picture->x, row, box);
	for (int c = first; c < COLUMNS; c++) {
		g_autofree char *text = cell(row, c);

		scene_text(picture->scene, picture->ends[c], base, ANCHOR_END,
			   cell_type(c, first), text);
	}
}

static void draw_more(const struct picture *picture)
{
	g_autofree char *count =
		format_count(picture->strip->n - picture->rows);
	g_autofree char *words = g_strdup_printf("and %s more", count);

	scene_text(picture->scene, picture->canvas->box.x,
		   picture->plot.y + picture->plot.height + 8, ANCHOR_START,
		   theme_type(TYPE_NOTE), words);
}

void chart_strip(const struct canvas *canvas, const struct panel *panel)
{
	const struct strip *strip = panel->data;
	struct picture picture = make_picture(canvas, strip);
	struct ticks ticks = scale_ticks_duration(&picture.x, 40);

	draw_bands(&picture);
	for (int c = strip->has_mean ? 0 : 1; c < COLUMNS; c++)
		scene_text(canvas->scene, picture.ends[c], canvas->box.y + 9,
			   ANCHOR_END, theme_type(TYPE_NOTE), heads[c]);
	for (uint32_t r = 0; r < picture.rows; r++)
		draw_row(&picture, r);
	if (picture.rows < strip->n)
		draw_more(&picture);
	plot_axis_below(canvas->scene, &picture.x, &ticks,
			picture.plot.y + picture.plot.height + 1);
}
