/* chart_grid.c -- a table to look at */
#include "render/chart.h"
#include "render/fit.h"

enum { GAP = 10 };

static const double PITCH = 13.2, PITCH_LEAST = 10.5;

struct grid_box {
	double x, width;
};

/* Where column `c` stands, by the weights. */
static struct grid_box column_box(const struct canvas *canvas,
				  const struct grid *grid, uint32_t c)
{
	double sum = 0, before = 0, all;

	for (uint32_t i = 0; i < grid->width; i++) {
		before += i < c ? grid->columns[i].weight : 0;
		sum += grid->columns[i].weight;
	}
	all = canvas->box.width;
	return (struct grid_box){ canvas->box.x + all * before / sum,
				  all * grid->columns[c].weight / sum - GAP };
}

static void draw_text(const struct canvas *canvas, const struct grid *grid,
		      uint32_t c, double y, struct type type, const char *text)
{
	struct grid_box column = column_box(canvas, grid, c);
	double size =
		fit_size(canvas->scene->ruler, &type, text, column.width, 7.5);
	g_autofree char *fitted = NULL;

	type.size = size > 0 ? size : 7.5;
	fitted = grid->columns[c].is_numeric ?
			 g_strdup(text) :
			 fit_ellipsis(canvas->scene->ruler, &type, text,
				      column.width);
	if (grid->columns[c].is_numeric)
		scene_text(canvas->scene, column.x + column.width, y,
			   ANCHOR_END, type, fitted);
	else
		scene_text(canvas->scene, column.x, y, ANCHOR_START, type,
			   fitted);
}

static bool has_heads(const struct grid *grid)
{
	for (uint32_t c = 0; c < grid->width; c++)
		if (grid->columns[c].title)
			return true;
	return false;
}

/* Draws the heads and returns where the rows begin. */
static double draw_heads(const struct canvas *canvas, const struct grid *grid)
{
	struct box box = canvas->box;

	if (!has_heads(grid))
		return box.y;
	scene_begin(canvas->scene, TAG_ROW, NULL);
	for (uint32_t c = 0; c < grid->width; c++)
		if (grid->columns[c].title)
			draw_text(canvas, grid, c, box.y + 6,
				  theme_type(TYPE_NOTE),
				  grid->columns[c].title);
	scene_end(canvas->scene, TAG_ROW);
	scene_line(canvas->scene, box.x, box.y + 11, box.x + box.width,
		   box.y + 11, paint_line(COLOUR_INK, THEME_AXIS));
	return box.y + 13;
}

static void draw_row(const struct canvas *canvas, const struct grid *grid,
		     uint32_t r, double y)
{
	for (uint32_t c = 0; c < grid->width; c++) {
		const struct sentence *cell = grid->cells[r * grid->width + c];
		g_autofree char *text =
			cell ? chart_words(canvas, cell) : g_strdup("\u2013");
		struct type type = theme_type(
			grid->columns[c].is_numeric ? TYPE_CELL : TYPE_BODY);

		if (grid->columns[c].is_strong)
			type.weight = grid->columns[c].is_numeric ? 600 : 500;
		draw_text(canvas, grid, c, y, type, text);
	}
}

void chart_grid(const struct canvas *canvas, const struct panel *panel)
{
	const struct grid *grid = panel->data;
	double top = draw_heads(canvas, grid);
	double room = canvas->box.y + canvas->box.height - top;
	uint32_t lines = grid->rows + (grid->more != NULL), rows = grid->rows;
	double pitch = PITCH;
	g_autofree char *more = chart_words(canvas, grid->more);

	if (lines * pitch > room)
		pitch = room / lines > PITCH_LEAST ? room / lines : PITCH_LEAST;
	/* a list that does not say how many there are ends where room ends */
	if (!grid->more && rows * pitch > room)
		rows = (uint32_t)(room / pitch);
	for (uint32_t r = 0; r < rows; r++)
		draw_row(canvas, grid, r, top + r * pitch + 10);
	scene_text(canvas->scene, canvas->box.x, top + grid->rows * pitch + 10,
		   ANCHOR_START, theme_type(TYPE_NOTE), more);
}
