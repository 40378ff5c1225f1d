/* chart_terms.c -- terms and what they mean, in two columns */
#include "render/chart.h"
#include "render/fit.h"

enum { COLUMNS = 2, GUTTER = 18 };

static const double LINE = 9.2, SPACE = 4.2, SIZE = 7.5;

static struct type meaning_type(void)
{
	struct type type = theme_type(TYPE_NOTE);

	type.size = SIZE;
	return type;
}

static double term_height(const struct canvas *canvas, const struct term *term,
			  double width)
{
	g_autofree char *text = chart_words(canvas, term->meaning);
	struct type type = meaning_type();
	g_autoptr(GPtrArray) lines =
		fit_lines(canvas->scene->ruler, &type, text, width);

	return LINE * (1 + lines->len) + SPACE;
}

/* `box` has the place of the first line; the others follow below it. */
static void draw_term(const struct canvas *canvas, const struct term *term,
		      struct box box)
{
	g_autofree char *text = chart_words(canvas, term->meaning);
	struct type type = meaning_type();
	struct type head = theme_type(TYPE_HEAD);
	g_autoptr(GPtrArray) lines =
		fit_lines(canvas->scene->ruler, &type, text, box.width);

	head.size = 8;
	scene_text(canvas->scene, box.x, box.y + box.height - 1.5, ANCHOR_START,
		   head, term->term);
	for (uint32_t i = 0; i < lines->len; i++)
		scene_text(canvas->scene, box.x,
			   box.y + box.height * (i + 2) - 1.5, ANCHOR_START,
			   type, lines->pdata[i]);
}

/* The first term of the second column, so that both are about as long. */
static uint32_t find_split(const double *heights, uint32_t n)
{
	double all = 0, done = 0;

	for (uint32_t i = 0; i < n; i++)
		all += heights[i];
	for (uint32_t i = 0; i < n; i++) {
		if (2 * done + heights[i] >= all)
			return i;
		done += heights[i];
	}
	return n;
}

/* How much the lines move together, if a column is longer than the panel. */
static double find_squeeze(const double *heights, uint32_t n, uint32_t split,
			   double room)
{
	double columns[COLUMNS] = { 0 };

	for (uint32_t i = 0; i < n; i++)
		columns[i >= split] += heights[i];
	return MIN(1, room / MAX(MAX(columns[0], columns[1]) - SPACE, 1));
}

void chart_terms(const struct canvas *canvas, const struct panel *panel)
{
	const struct terms *terms = panel->data;
	double width = (canvas->box.width - GUTTER) / COLUMNS;
	g_autofree double *heights = g_new(double, terms->n + 1);
	double y = canvas->box.y, squeeze;
	uint32_t split;

	for (uint32_t i = 0; i < terms->n; i++)
		heights[i] = term_height(canvas, &terms->terms[i], width);
	split = find_split(heights, terms->n);
	squeeze = find_squeeze(heights, terms->n, split, canvas->box.height);
	for (uint32_t i = 0; i < terms->n; i++) {
		int column = i >= split;
		struct box box = { canvas->box.x + column * (width + GUTTER),
				   i == split ? canvas->box.y : y, width,
				   LINE * squeeze };

		draw_term(canvas, &terms->terms[i], box);
		y = box.y + heights[i] * squeeze;
	}
}
