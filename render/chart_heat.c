/* chart_heat.c -- deploys by weekday and hour */
#include "render/chart.h"
#include "render/format.h"
#include "render/plot.h"

#include <math.h>

enum { DAYS = 7, HOURS = 24, STEPS = 6 };

static const double LEFT = 30;

static void draw_legend(const struct canvas *canvas, const struct heat *heat)
{
	double x = canvas->box.x + canvas->box.width - 6 * 9 - 22;
	double y = canvas->box.y - 26;
	g_autofree char *most = format_count(heat->most);
	struct type type = theme_type(TYPE_TICK);

	scene_text(canvas->scene, x - 4, y + 6, ANCHOR_END, type, "1");
	for (int i = 0; i < STEPS; i++) {
		struct box cell = { x + i * 9, y, 9, 7 };

		scene_box(canvas->scene, cell,
			  paint_fill((enum colour)(COLOUR_HEAT1 + i)));
	}
	scene_text(canvas->scene, x + STEPS * 9 + 4, y + 6, ANCHOR_START, type,
		   most);
}

static void draw_cell(const struct canvas *canvas, const struct heat *heat,
		      int day, int hour, struct box cell)
{
	uint32_t count = heat->deploys[day][hour];

	if (count == 0)
		return;
	scene_box(canvas->scene, cell,
		  paint_fill(plot_heat(count, heat->most)));
	if (heat->failed[day][hour] > 0)
		scene_circle(canvas->scene, cell.x + cell.width / 2,
			     cell.y + cell.height / 2, 2.2,
			     paint_both(COLOUR_WHITE, COLOUR_WARN, 1.2));
}

void chart_heat(const struct canvas *canvas, const struct panel *panel)
{
	static const char *const names[DAYS] = { "Mon", "Tue", "Wed", "Thu",
						 "Fri", "Sat", "Sun" };
	const struct heat *heat = panel->data;
	struct box box = canvas->box;
	double width = (box.width - LEFT) / HOURS;
	double height = fmin((box.height - 14) / DAYS, 16);

	draw_legend(canvas, heat);
	for (int day = 0; day < DAYS; day++) {
		double y = box.y + day * height;

		scene_text(canvas->scene, box.x + LEFT - 6,
			   y + height / 2 + 2.7, ANCHOR_END,
			   theme_type(TYPE_TICK), names[day]);
		for (int hour = 0; hour < HOURS; hour++) {
			struct box cell = { box.x + LEFT + hour * width, y,
					    width - 0.8, height - 0.8 };

			draw_cell(canvas, heat, day, hour, cell);
		}
	}
	for (int hour = 0; hour < HOURS; hour += 3) {
		g_autofree char *text = g_strdup_printf("%02d", hour);

		scene_text(canvas->scene, box.x + LEFT + hour * width,
			   box.y + DAYS * height + 9, ANCHOR_START,
			   theme_type(TYPE_TICK), text);
	}
}
