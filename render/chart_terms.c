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

static void draw_term(const struct canvas *canvas, const struct term *term,
		      double x, double y, double width)
{
	g_autofree char *text = chart_words(canvas, term->meaning);
	struct type type = meaning_type();
	struct type head = theme_type(TYPE_HEAD);
	g_autoptr(GPtrArray) lines =
		fit_lines(canvas->scene->ruler, &type, text, width);

	head.size = 8;
	scene_text(canvas->scene, x, y + LINE - 1.5, ANCHOR_START, head,
		   term->term);
	for (uint32_t i = 0; i < lines->len; i++)
		scene_text(canvas->scene, x, y + LINE * (i + 2) - 1.5,
			   ANCHOR_START, type, lines->pdata[i]);
}

/* The first term of the second column, so that both are about as long. */
static uint32_t find_split(const struct canvas *canvas,
			   const struct terms *terms, double width)
{
	double all = 0, done = 0;

	for (uint32_t i = 0; i < terms->n; i++)
		all += term_height(canvas, &terms->terms[i], width);
	for (uint32_t i = 0; i < terms->n; i++) {
		double height = term_height(canvas, &terms->terms[i], width);

		if (2 * done + height >= all)
			return i;
		done += height;
	}
	return terms->n;
}

void chart_terms(const struct canvas *canvas, const struct panel *panel)
{
	const struct terms *terms = panel->data;
	double width = (canvas->box.width - GUTTER) / COLUMNS;
	uint32_t split = find_split(canvas, terms, width);
	double y = canvas->box.y;

	for (uint32_t i = 0; i < terms->n; i++) {
		int column = i >= split;

		if (i == split)
			y = canvas->box.y;
		draw_term(canvas, &terms->terms[i],
			  canvas->box.x + column * (width + GUTTER), y, width);
		y += term_height(canvas, &terms->terms[i], width);
	}
}
