/* chart_sources.c -- a row an input: what was read, used, and when */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"

#include <math.h>

enum { HEAD = 17, PITCH = 28, TIGHT = 22, TIGHT_FROM = 9 };

static const double READ = 190, USED = 232, SHARE = 246, BAR = 60;
static const double REASONS = 346, WEEKS = 540, GOOD_SHARE = 0.95;

static void draw_heads(const struct canvas *canvas,
		       const struct source_rows *rows)
{
	struct type type = theme_type(TYPE_NOTE);
	struct box box = canvas->box;
	double y = box.y + 10;
	g_autofree char *coverage =
		rows->previous_name && rows->split > 0 ?
			g_strdup_printf("coverage, %s | %s",
					rows->previous_name,
					rows->current_name) :
			g_strdup("coverage");

	scene_text(canvas->scene, box.x, y, ANCHOR_START, theme_type(TYPE_HEAD),
		   "Source");
	scene_text(canvas->scene, box.x + READ, y, ANCHOR_END, type, "read");
	scene_text(canvas->scene, box.x + USED, y, ANCHOR_END, type, "used");
	scene_text(canvas->scene, box.x + SHARE, y, ANCHOR_START, type,
		   "share used");
	scene_text(canvas->scene, box.x + REASONS, y, ANCHOR_START, type,
		   "left out");
	scene_text(canvas->scene, box.x + WEEKS, y, ANCHOR_START, type,
		   coverage);
	scene_line(canvas->scene, box.x, box.y + HEAD, box.x + box.width,
		   box.y + HEAD, paint_line(COLOUR_INK, THEME_PANEL_RULE));
}

static void draw_share(const struct canvas *canvas,
		       const struct source_row *row, double y)
{
	double x = canvas->box.x + SHARE;
	bool is_good = row->share >= GOOD_SHARE;
	struct box whole = { x, y - 6.5, BAR, 7 };
	struct box part = { x, y - 6.5, BAR * row->share, 7 };
	g_autofree char *text = format_rate(
		row->share, (uint32_t)MIN(row->read, UINT32_MAX), NAN);

	if (isnan(row->share)) {
		scene_text(canvas->scene, x, y, ANCHOR_START,
			   theme_type(TYPE_NOTE), FORMAT_UNKNOWN);
		return;
	}
	scene_box(canvas->scene, whole, paint_fill(COLOUR_WASH));
	scene_box(canvas->scene, part,
		  paint_fill(is_good ? COLOUR_ACT : COLOUR_WARN));
	scene_text(canvas->scene, x + BAR + 6, y, ANCHOR_START,
		   theme_type_in(TYPE_LABEL,
				 is_good ? COLOUR_INK : COLOUR_WARN_TEXT),
		   text);
}

/* Filled: records; struck through: a gap between; outline: none expected. */
static void draw_week(const struct canvas *canvas, struct box cell,
		      enum coverage coverage)
{
	switch (coverage) {
	case COVERAGE_CURRENT:
		scene_box(canvas->scene, cell, paint_fill(COLOUR_MID));
		break;
	case COVERAGE_PREVIOUS:
		scene_box(canvas->scene, cell, paint_fill(COLOUR_LIGHT));
		break;
	case COVERAGE_GAP:
		scene_box(canvas->scene, cell, paint_line(COLOUR_WARN, 0.6));
		scene_line(canvas->scene, cell.x, cell.y + cell.height,
			   cell.x + cell.width, cell.y,
			   paint_line(COLOUR_WARN, 0.6));
		break;
	default:
		scene_box(canvas->scene, cell, paint_line(COLOUR_RULE, 0.5));
	}
}

static void draw_weeks(const struct canvas *canvas,
		       const struct source_rows *rows,
		       const struct source_row *row, double y)
{
	double x = canvas->box.x + WEEKS;
	double pitch = (canvas->box.width - WEEKS) / fmax(rows->n_weeks, 1);
	double gap = pitch > 4 ? 1 : 0.2;

	for (uint32_t w = 0; w < rows->n_weeks; w++) {
		struct box cell = { x + w * pitch, y - 9, pitch - gap, 10 };

		draw_week(canvas, cell, (enum coverage)row->weeks[w]);
	}
}

static void draw_row(const struct canvas *canvas,
		     const struct source_rows *rows,
		     const struct source_row *row, double y)
{
	struct type type = theme_type(TYPE_ROW);
	struct type note = theme_type(TYPE_NOTE);
	g_autofree char *name =
		fit_ellipsis(canvas->scene->ruler, &type, row->name, READ - 40);
	g_autofree char *read = format_count_compact((double)row->read);
	g_autofree char *used = format_count_compact((double)row->used);
	g_autofree char *told = row->reasons ?
					chart_words(canvas, row->reasons) :
					g_strdup(FORMAT_UNKNOWN);
	g_autofree char *reasons = fit_ellipsis(canvas->scene->ruler, &note,
						told, WEEKS - REASONS - 10);

	scene_text(canvas->scene, canvas->box.x, y - 3.5, ANCHOR_START, type,
		   name);
	scene_text(canvas->scene, canvas->box.x, y + 5, ANCHOR_START,
		   theme_type(TYPE_TICK), row->kind);
	scene_text(canvas->scene, canvas->box.x + READ, y, ANCHOR_END,
		   theme_type_in(TYPE_CELL, COLOUR_INK2), read);
	scene_text(canvas->scene, canvas->box.x + USED, y, ANCHOR_END,
		   theme_type(TYPE_CELL), used);
	draw_share(canvas, row, y);
	scene_text(canvas->scene, canvas->box.x + REASONS, y, ANCHOR_START,
		   note, reasons);
	draw_weeks(canvas, rows, row, y);
}

void chart_sources(const struct canvas *canvas, const struct panel *panel)
{
	const struct source_rows *rows = panel->data;
	struct box box = canvas->box;
	double pitch = rows->n >= TIGHT_FROM ? TIGHT : PITCH;
	double y = box.y + HEAD, split;

	draw_heads(canvas, rows);
	for (uint32_t i = 0; i < rows->n; i++, y += pitch) {
		draw_row(canvas, rows, &rows->rows[i], y + pitch / 2 + 3.5);
		scene_line(canvas->scene, box.x, y + pitch, box.x + box.width,
			   y + pitch, paint_line(COLOUR_GRID, THEME_GRIDLINE));
	}
	if (rows->split == 0 || rows->n_weeks == 0)
		return;
	split = box.x + WEEKS +
		(box.width - WEEKS) * rows->split / rows->n_weeks - 0.5;
	scene_line(canvas->scene, split, box.y + HEAD, split, y,
		   paint_line(COLOUR_INK, THEME_AXIS));
}
