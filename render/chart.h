/* chart.h -- a panel's description into marks, one function a kind */
#ifndef RENDER_CHART_H
#define RENDER_CHART_H

#include "model/report.h"
#include "render/scene.h"
#include "render/words.h"

/* Where a chart is drawn and what it may ask. */
struct canvas {
	struct scene *scene;
	struct box box; /* all of the panel */
	const struct words_context *words;
	GTimeZone *zone;
};

/*
 * Draws the panel: rule, title and subtitle, then the chart, or in its state
 * the box that says why there is none.
 */
void chart_draw(const struct canvas *canvas, const struct panel *panel);

/* The text of a sentence; "" for NULL.  The caller's. */
char *chart_words(const struct canvas *canvas, const struct sentence *sentence);
char *chart_value(const struct canvas *canvas, const struct value *value);

/* Each draws within canvas->box, what page_panel() left of the panel's. */
void chart_cards(const struct canvas *canvas, const struct panel *panel);
void chart_items(const struct canvas *canvas, const struct panel *panel);
void chart_tier_counts(const struct canvas *canvas, const struct panel *panel);
void chart_scorecard(const struct canvas *canvas, const struct panel *panel);
void chart_trend(const struct canvas *canvas, const struct panel *panel);
void chart_ecdf(const struct canvas *canvas, const struct panel *panel);
void chart_strip(const struct canvas *canvas, const struct panel *panel);
void chart_columns(const struct canvas *canvas, const struct panel *panel);
void chart_rates(const struct canvas *canvas, const struct panel *panel);
void chart_funnel(const struct canvas *canvas, const struct panel *panel);
void chart_scatter(const struct canvas *canvas, const struct panel *panel);
void chart_lanes(const struct canvas *canvas, const struct panel *panel);
void chart_heat(const struct canvas *canvas, const struct panel *panel);
void chart_grid(const struct canvas *canvas, const struct panel *panel);
void chart_sources(const struct canvas *canvas, const struct panel *panel);
void chart_health(const struct canvas *canvas, const struct panel *panel);
void chart_stages(const struct canvas *canvas, const struct panel *panel);
void chart_terms(const struct canvas *canvas, const struct panel *panel);
void chart_ratios(const struct canvas *canvas, const struct panel *panel);
void chart_curves(const struct canvas *canvas, const struct panel *panel);
void chart_verdicts(const struct canvas *canvas, const struct panel *panel);
void chart_delays(const struct canvas *canvas, const struct panel *panel);
void chart_sweep(const struct canvas *canvas, const struct panel *panel);
void chart_burndown(const struct canvas *canvas, const struct panel *panel);
void chart_hypotheses(const struct canvas *canvas, const struct panel *panel);
void chart_loop(const struct canvas *canvas, const struct panel *panel);
void chart_promotion(const struct canvas *canvas, const struct panel *panel);
void chart_steppers(const struct canvas *canvas, const struct panel *panel);
void chart_forest(const struct canvas *canvas, const struct panel *panel);

#endif
