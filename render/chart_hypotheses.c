/* chart_hypotheses.c -- what held during experiments, and what broke
 *
 * A row each: the verdict, what was to hold, and an arrow from the steady state
 * to the worst value, as shares of the limit.  All rows of all pages have one
 * scale; what lies beyond it is cut and told.
 */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/plot.h"

#include <math.h>

#define WORD 11.0  /* from the left: the verdict behind its mark, */
#define TEXT 70.0  /* what was to hold, */
#define DATE 366.0 /* the end of the date, */
#define LEFT 378.0 /* the scale, */
#define RIGHT 650.0
#define HEAD 21.0
#define FOOT 17.0
#define PITCH 29.0
#define PITCH_LEAST 20.0
#define BAND 13.0
#define LONGEST 4.0 /* the scale at most, in limits */

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct hypotheses *hypotheses;
	double x, top, pitch, bottom;
	uint32_t shown;
	struct scale scale;
};

static struct picture make_picture(const struct canvas *canvas,
				   const struct hypotheses *hypotheses)
{
	struct box box = canvas->box;
	double room = box.height - HEAD - FOOT;
	double most = fmin(fmax(hypotheses->most * 1.06, 1.5), LONGEST);
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.hypotheses = hypotheses,
		.x = box.x,
		.top = box.y + HEAD,
		.pitch = fmin(PITCH, room / fmax(hypotheses->n, 1)),
		.scale = { SCALE_LINEAR, 0, most, box.x + LEFT, box.x + RIGHT },
	};

	picture.pitch = fmax(picture.pitch, PITCH_LEAST);
	picture.shown = MIN(hypotheses->n, (uint32_t)(room / picture.pitch));
	picture.bottom = picture.top + picture.shown * picture.pitch;
	return picture;
}

static void draw_head(const struct picture *picture)
{
	struct type type = theme_type(TYPE_HEAD);
	double y = picture->canvas->box.y + 12, x = picture->x;
	double end = picture->x + picture->canvas->box.width;

	scene_text(picture->scene, x, y, ANCHOR_START, type, "Verdict");
	scene_text(picture->scene, x + TEXT, y, ANCHOR_START, type,
		   "Hypothesis");
	scene_text(picture->scene, x + LEFT, y, ANCHOR_START, type,
		   "From steady state to during, % of the allowed limit");
	scene_text(picture->scene, end, y, ANCHOR_END, type, "recovered in");
	scene_line(picture->scene, x, y + 6, end, y + 6,
		   paint_line(COLOUR_INK, THEME_PANEL_RULE));
}

static void draw_verdict(const struct picture *picture,
			 const struct hypothesis_row *row, double y)
{
	static const struct {
		const char *word;
		enum colour colour;
		int weight;
	} words[] = {
		[HYPOTHESIS_BROKE] = { "broke", COLOUR_WARN_TEXT, 600 },
		[HYPOTHESIS_HELD] = { "held", COLOUR_ACT, 500 },
		[HYPOTHESIS_NOT_SCORED] = { "not scored", COLOUR_INK3, 400 },
	};
	struct type type = theme_type_in(TYPE_ITEM, words[row->verdict].colour);
	g_autofree char *record = NULL;

	type.weight = words[row->verdict].weight;
	if (row->verdict == HYPOTHESIS_BROKE)
		mark_cross(picture->scene, picture->x, y);
	else if (row->verdict == HYPOTHESIS_HELD)
		mark_tick(picture->scene, picture->x, y);
	else
		mark_verdict(picture->scene, picture->x, y, VERDICT_NONE);
	scene_text(picture->scene, picture->x + WORD, y, ANCHOR_START, type,
		   words[row->verdict].word);
	if (!row->recorded)
		return;
	record = g_strdup_printf("record: %s", row->recorded);
	scene_text(picture->scene, picture->x + WORD, y + 9.5, ANCHOR_START,
		   theme_type_in(TYPE_TICK, COLOUR_WARN_TEXT), record);
}

static void draw_words(const struct picture *picture, const char *text,
		       double room, double y, struct type type)
{
	g_autofree char *shown =
		fit_ellipsis(picture->scene->ruler, &type, text, room);

	scene_text(picture->scene, picture->x + TEXT, y, ANCHOR_START, type,
		   shown);
}

static void draw_text(const struct picture *picture,
		      const struct hypothesis_row *row, double y)
{
	struct type note = theme_type(TYPE_NOTE);
	g_autofree char *text = chart_words(picture->canvas, row->text);
	g_autofree char *about = chart_words(picture->canvas, row->about);
	g_autofree char *date = format_date(row->at, picture->canvas->zone);
	double room = DATE - TEXT - 8 - scene_width(picture->scene, note, date);

	draw_words(picture, text, room, y, theme_type(TYPE_ITEM));
	draw_words(picture, about, room, y + 9.5,
		   theme_type_in(TYPE_TICK, COLOUR_INK3));
	scene_text(picture->scene, picture->x + DATE, y, ANCHOR_END, note,
		   date);
}

/* What is beyond the scale is told, but for a limit of nothing. */
static void draw_beyond(const struct picture *picture, double share, double y)
{
	g_autofree char *words = format_rate(share, 0, NAN);
	struct type type = theme_type_in(TYPE_LABEL, COLOUR_WARN_TEXT);

	type.has_halo = true;
	mark_beyond(picture->scene, picture->scale.end + 5, y, true);
	if (isfinite(share))
		scene_text(picture->scene, picture->scale.end - 8, y - 3.4,
			   ANCHOR_END, type, words);
}

static void draw_arrow(const struct picture *picture,
		       const struct hypothesis_row *row, double y)
{
	double from = scale_at(&picture->scale, row->steady);
	double to = scale_at(&picture->scale, row->during);
	double back = from > to ? 5 : -5;
	enum colour colour =
		row->verdict == HYPOTHESIS_BROKE ? COLOUR_WARN : COLOUR_ACT;
	const struct spot head[] = { { to + back, y - 2.8 },
				     { to, y },
				     { to + back, y + 2.8 } };

	if (isnan(from) || fabs(to - from) < 1) {
		scene_circle(picture->scene, to, y, 2.4, paint_fill(colour));
	} else {
		if (fabs(to - from) > 5)
			scene_line(picture->scene, from, y, to + back, y,
				   paint_line(colour, THEME_DATA));
		scene_polygon(picture->scene, head, 3, paint_fill(colour));
	}
	if (!isnan(from))
		scene_circle(picture->scene, from, y, 2.6,
			     paint_both(COLOUR_WHITE, COLOUR_INK2, 1));
	if (row->during > picture->scale.high)
		draw_beyond(picture, row->during, y);
}

static void draw_recovery(const struct picture *picture,
			  const struct hypothesis_row *row, double y)
{
	double end = picture->x + picture->canvas->box.width;
	g_autofree char *words =
		row->verdict == HYPOTHESIS_BROKE &&
				isnan(row->recovered_seconds) ?
			g_strdup("not seen") :
			format_duration(row->recovered_seconds);

	scene_text(picture->scene, end, y, ANCHOR_END, theme_type(TYPE_CELL),
		   words);
}

static void draw_row(const struct picture *picture, uint32_t r)
{
	const struct hypothesis_row *row = &picture->hypotheses->rows[r];
	double y = picture->top + r * picture->pitch;
	double middle = y + picture->pitch / 2, base = middle - 0.5;
	double band = scale_at(&picture->scale, 1) - picture->scale.start;
	g_autofree char *why = chart_words(picture->canvas, row->why);

	scene_box(picture->scene,
		  (struct box){ picture->scale.start, middle - BAND / 2, band,
				BAND },
		  paint_fill(COLOUR_WASH));
	draw_verdict(picture, row, base);
	draw_text(picture, row, base);
	if (*why)
		scene_text(picture->scene, picture->scale.start + 4,
			   middle + 2.8, ANCHOR_START,
			   theme_type_in(TYPE_NOTE, COLOUR_INK3), why);
	else if (!isnan(row->during))
		draw_arrow(picture, row, middle);
	draw_recovery(picture, row, middle + 3);
	scene_line(picture->scene, picture->x, y + picture->pitch,
		   picture->x + picture->canvas->box.width, y + picture->pitch,
		   paint_line(COLOUR_GRID, THEME_HAIRLINE));
}

static void draw_axis(const struct picture *picture)
{
	double step = picture->scale.high > 2.5 ? 1 : 0.5;
	struct type type = theme_type_in(TYPE_TICK, COLOUR_INK3);

	for (double share = 0; share <= picture->scale.high; share += step) {
		g_autofree char *label = format_share(share);

		scene_text(picture->scene, scale_at(&picture->scale, share),
			   picture->bottom + 10, ANCHOR_MIDDLE, type, label);
	}
}

static void draw_limit(const struct picture *picture)
{
	double x = scale_at(&picture->scale, 1);

	scene_line(picture->scene, x, picture->top - 2, x, picture->bottom,
		   paint_dash(COLOUR_INK, THEME_THRESHOLD, 3, 2));
}

void chart_hypotheses(const struct canvas *canvas, const struct panel *panel)
{
	struct picture picture = make_picture(canvas, panel->data);
	uint32_t more = picture.hypotheses->n - picture.shown;
	g_autofree char *words =
		g_strdup_printf("and %u more: sheet Chaos", more);

	draw_head(&picture);
	for (uint32_t r = 0; r < picture.shown; r++)
		draw_row(&picture, r);
	draw_limit(&picture);
	draw_axis(&picture);
	if (more > 0)
		scene_text(canvas->scene, canvas->box.x, picture.bottom + 10,
			   ANCHOR_START, theme_type(TYPE_NOTE), words);
}
