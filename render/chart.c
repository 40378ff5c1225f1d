/* chart.c -- which function draws which kind of panel */
#include "render/chart.h"

#include "render/marks.h"
#include "render/page.h"

static const struct drawing {
	void (*draw)(const struct canvas *canvas, const struct panel *panel);
	bool has_frame; /* rule, title, subtitle; else the chart's own */
} drawings[] = {
	[PANEL_CARDS] = { chart_cards, false },
	[PANEL_ITEMS] = { chart_items, true },
	[PANEL_TIER_COUNTS] = { chart_tier_counts, false },
	[PANEL_SCORECARD] = { chart_scorecard, false },
	[PANEL_TREND] = { chart_trend, true },
	[PANEL_ECDF] = { chart_ecdf, true },
	[PANEL_STRIP] = { chart_strip, true },
	[PANEL_COLUMNS] = { chart_columns, true },
	[PANEL_RATES] = { chart_rates, true },
	[PANEL_FUNNEL] = { chart_funnel, true },
	[PANEL_SCATTER] = { chart_scatter, true },
	[PANEL_LANES] = { chart_lanes, false },
	[PANEL_HEAT] = { chart_heat, true },
	[PANEL_GRID] = { chart_grid, true },
	[PANEL_SOURCES] = { chart_sources, false },
	[PANEL_TERMS] = { chart_terms, false },
	[PANEL_RATIOS] = { chart_ratios, true },
	[PANEL_CURVES] = { chart_curves, true },
	[PANEL_VERDICTS] = { chart_verdicts, true },
	[PANEL_DELAYS] = { chart_delays, true },
	[PANEL_SWEEP] = { chart_sweep, true },
	[PANEL_HEALTH] = { chart_health, true },
	[PANEL_STAGES] = { chart_stages, true },
	[PANEL_BURNDOWN] = { chart_burndown, false },
	[PANEL_HYPOTHESES] = { chart_hypotheses, false },
	[PANEL_LOOP] = { chart_loop, false },
	[PANEL_PROMOTION] = { chart_promotion, true },
	[PANEL_STEPPERS] = { chart_steppers, true },
	[PANEL_FOREST] = { chart_forest, true },
};

char *chart_words(const struct canvas *canvas, const struct sentence *sentence)
{
	return words_text(sentence, canvas->words);
}

char *chart_value(const struct canvas *canvas, const struct value *value)
{
	return words_value(value, canvas->words);
}

static void draw_state(const struct canvas *canvas, const struct panel *panel)
{
	g_autofree char *title = chart_words(canvas, panel->state_title);
	g_autofree char *detail = chart_words(canvas, panel->state_detail);
	struct box box = canvas->box;

	box.height -= 8;
	mark_state(canvas->scene, box, title, *detail ? detail : NULL);
}

void chart_draw(const struct canvas *canvas, const struct panel *panel)
{
	const struct drawing *drawing = &drawings[panel->kind];
	g_autofree char *subtitle = chart_words(canvas, panel->subtitle);
	g_autofree char *alternative = chart_words(canvas, panel->alternative);
	struct canvas inner = *canvas;

	if (drawing->has_frame || panel->state != STATE_DRAWN)
		inner.box = page_panel(canvas->scene, canvas->box, panel->title,
				       subtitle);
	scene_begin(canvas->scene, TAG_FIGURE, alternative);
	if (panel->state != STATE_DRAWN)
		draw_state(&inner, panel);
	else
		drawing->draw(&inner, panel);
	scene_end(canvas->scene, TAG_FIGURE);
}
