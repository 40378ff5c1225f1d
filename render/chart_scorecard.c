/* chart_scorecard.c -- a row a service: number, tier, change, small picture */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/plot.h"

#include <math.h>

enum { HEAD = 28, PITCH = 35, PITCH_TIGHT = 29, TIGHT_FROM = 11, FEW = 5 };

/* Where columns begin and what is where in them, pt from the left. */
static const double FREQUENCY = 118, LEAD = 262, FAILURE = 412, RECOVERY = 576;
static const double NUMBER_END = 24, PIPS = 31, VERDICT = 58, CHANGE = 69;
static const double SPARK = 97, SPARK_WIDTH = 37;

static void draw_head(const struct canvas *canvas)
{
	struct box box = canvas->box;
	static const struct {
		double x;
		const char *title, *note;
	} heads[] = {
		{ 0, "Service", "deploys" },
		{ 118, "Deployment frequency", "per week" },
		{ 262, "Lead time, median", NULL },
		{ 412, "Change failure rate", "95% interval" },
		{ 576, "Time to recovery, mean", NULL },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
		scene_text(canvas->scene, box.x + heads[i].x, box.y + 8,
			   ANCHOR_START, theme_type(TYPE_HEAD), heads[i].title);
		if (heads[i].note)
			scene_text(canvas->scene, box.x + heads[i].x,
				   box.y + 19, ANCHOR_START,
				   theme_type(TYPE_TICK), heads[i].note);
	}
	scene_line(canvas->scene, box.x, box.y + HEAD - 2, box.x + box.width,
		   box.y + HEAD - 2, paint_line(COLOUR_INK, THEME_PANEL_RULE));
}

static void draw_number(const struct canvas *canvas,
			const struct score_metric *metric, double x, double y)
{
	g_autofree char *text = chart_value(canvas, &metric->number);

	scene_text(canvas->scene, x, y, ANCHOR_END, theme_type(TYPE_VALUE),
		   text);
}

static void draw_change(const struct canvas *canvas,
			const struct score_metric *metric, double x, double y)
{
	g_autofree char *text = chart_value(canvas, &metric->change);

	mark_verdict(canvas->scene, x, y, metric->verdict);
	if (!metric->change.is_missing)
		scene_text(canvas->scene, x + CHANGE - VERDICT, y, ANCHOR_START,
			   theme_type(TYPE_NOTE), text);
}

/* Number, pips, change and line: frequency and lead time. */
static void draw_metric(const struct canvas *canvas,
			const struct score_metric *metric, double x,
			double number_end, double y)
{
	double shift = number_end - NUMBER_END;
	struct box spark = { x + SPARK + shift, y - 13, SPARK_WIDTH, 17 };

	draw_number(canvas, metric, x + number_end, y);
	if (metric->tier.tier != TIER_NONE)
		mark_pips(canvas->scene, x + PIPS + shift, y, metric->tier);
	draw_change(canvas, metric, x + VERDICT + shift, y);
	plot_spark(canvas->scene, &metric->spark, spark);
}

static struct scale rate_scale(const struct canvas *canvas,
			       const struct scorecard *card)
{
	double x = canvas->box.x + FAILURE;

	return (struct scale){ SCALE_LINEAR, 0, card->rate_axis, x + 60,
			       x + 140 };
}

static void draw_failure(const struct canvas *canvas,
			 const struct scorecard *card,
			 const struct score_metric *metric, double y)
{
	struct scale scale = rate_scale(canvas, card);
	double x = canvas->box.x + FAILURE, middle = y - 3;

	draw_number(canvas, metric, x + 27, y);
	if (metric->tier.tier != TIER_NONE)
		mark_pips(canvas->scene, x + 32, y, metric->tier);
	scene_line(canvas->scene, scale.start, middle, scale.end, middle,
		   paint_line(COLOUR_GRID, THEME_GRIDLINE));
	if (metric->number.is_missing)
		return;
	if (metric->n >= FEW)
		plot_interval(canvas->scene, &scale, metric->low, metric->high,
			      middle);
	if (!isnan(metric->previous))
		mark_hollow(canvas->scene, scale_at(&scale, metric->previous),
			    middle, 2.2);
	mark_dot(canvas->scene, scale_at(&scale, metric->number.number), middle,
		 2.4);
}

static struct scale recovery_scale(const struct canvas *canvas,
				   const struct scorecard *card)
{
	double x = canvas->box.x + RECOVERY, low = INFINITY, high = 0;

	for (uint32_t i = 0; i < card->n; i++)
		for (uint32_t k = 0; k < card->rows[i].n_recoveries; k++) {
			low = fmin(low, card->rows[i].recoveries[k]);
			high = fmax(high, card->rows[i].recoveries[k]);
		}
	if (high <= 0)
		return scale_duration(3600, 86400, x + 84, x + 143);
	return scale_duration(fmax(low, 1), high, x + 84, x + 143);
}

static void draw_recovery(const struct canvas *canvas,
			  const struct scorecard *card, const struct score *row,
			  double y)
{
	struct scale scale = recovery_scale(canvas, card);
	double x = canvas->box.x + RECOVERY, middle = y - 3;
	const struct score_metric *metric = &row->recovery;

	draw_number(canvas, metric, x + 30, y);
	if (metric->tier.tier != TIER_NONE)
		mark_pips(canvas->scene, x + 37, y, metric->tier);
	draw_change(canvas,
		    &(struct score_metric){ .verdict = metric->verdict,
					    .change = { .is_missing = true } },
		    x + 64, y);
	scene_line(canvas->scene, scale.start, middle, scale.end, middle,
		   paint_line(COLOUR_GRID, THEME_GRIDLINE));
	for (uint32_t i = 0; i < row->n_recoveries; i++)
		scene_circle(canvas->scene,
			     scale_at(&scale, fmax(row->recoveries[i], 1)),
			     middle, 1.7,
			     paint_faint(paint_fill(COLOUR_ACT),
					 row->n_recoveries >= 20 ? 0.38 : 0.8));
}

static void draw_name(const struct canvas *canvas, const struct score *row,
		      double y)
{
	struct type type = theme_type(TYPE_ROW);
	g_autofree char *name = fit_ellipsis(canvas->scene->ruler, &type,
					     row->name, FREQUENCY - 12);
	g_autofree char *count = format_count(row->deploys);

	if (row->is_all)
		type.weight = 600;
	scene_text(canvas->scene, canvas->box.x, y - 5, ANCHOR_START, type,
		   name);
	scene_text(canvas->scene, canvas->box.x, y + 6, ANCHOR_START,
		   theme_type(TYPE_NOTE), count);
}

static void draw_row(const struct canvas *canvas, const struct scorecard *card,
		     const struct score *row, double top, double pitch)
{
	struct box box = canvas->box;
	double y = top + pitch / 2 + 3;

	if (row->is_all) {
		struct box wash = { box.x - 4, top, box.width + 8, pitch };

		scene_box(canvas->scene, wash, paint_fill(COLOUR_WASH));
	}
	draw_name(canvas, row, y);
	draw_metric(canvas, &row->frequency, box.x + FREQUENCY, NUMBER_END, y);
	draw_metric(canvas, &row->lead, box.x + LEAD, NUMBER_END + 10, y);
	draw_failure(canvas, card, &row->failure, y);
	draw_recovery(canvas, card, row, y);
	scene_line(canvas->scene, box.x, top + pitch, box.x + box.width,
		   top + pitch, paint_line(COLOUR_GRID, THEME_GRIDLINE));
}

static double key_text(const struct canvas *canvas, double x, double y,
		       const char *text)
{
	struct type type = theme_type(TYPE_TICK);

	scene_text(canvas->scene, x, y, ANCHOR_START, type, text);
	return x + scene_width(canvas->scene, type, text) + 13;
}

static double key_pips(const struct canvas *canvas, double x, double y,
		       enum tier tier, enum tier sure, const char *text)
{
	mark_pips(canvas->scene, x, y, (struct tier_mark){ tier, sure });
	return key_text(canvas, x + MARK_PIPS_WIDTH + 4, y, text);
}

static double key_verdict(const struct canvas *canvas, double x, double y,
			  enum verdict verdict, const char *text)
{
	mark_verdict(canvas->scene, x, y, verdict);
	return key_text(canvas, x + MARK_VERDICT_WIDTH + 4, y, text);
}

static void draw_key(const struct canvas *canvas, const struct scorecard *card,
		     double y)
{
	double x = canvas->box.x;

	x = key_pips(canvas, x, y, TIER_ELITE, TIER_ELITE, "Elite");
	x = key_pips(canvas, x, y, TIER_HIGH, TIER_HIGH, "High");
	x = key_pips(canvas, x, y, TIER_MEDIUM, TIER_MEDIUM, "Medium");
	x = key_pips(canvas, x, y, TIER_LOW, TIER_LOW, "Low");
	x = key_pips(canvas, x, y, TIER_ELITE, TIER_MEDIUM,
		     "Elite, the interval reaches Medium");
	x = key_verdict(canvas, x, y, VERDICT_BETTER, "better");
	x = key_verdict(canvas, x, y, VERDICT_WORSE, "worse");
	mark_dot(canvas->scene, x + 3, y - 2.6, 2.4);
	x = key_text(canvas, x + 9, y, card->current_name);
	if (card->previous_name) {
		mark_hollow(canvas->scene, x + 3, y - 2.6, 2.2);
		key_text(canvas, x + 9, y, card->previous_name);
	}
}

/* Both ends and one rung between, where its name has room. */
static struct ticks recovery_ticks(const struct scale *scale)
{
	struct ticks all = scale_ticks_duration(scale, 1), few = { .n = 0 };
	double last = scale_at(scale, all.ticks[all.n - 1].value);

	few.ticks[few.n++] = all.ticks[0];
	for (uint32_t i = 1; i + 1 < all.n && few.n < 2; i++) {
		double x = scale_at(scale, all.ticks[i].value);

		if (x - scale->start >= 22 && last - x >= 20)
			few.ticks[few.n++] = all.ticks[i];
	}
	few.ticks[few.n++] = all.ticks[all.n - 1];
	return few;
}

static void draw_axes(const struct canvas *canvas, const struct scorecard *card,
		      double y)
{
	struct scale rate = rate_scale(canvas, card);
	struct scale recovery = recovery_scale(canvas, card);
	struct ticks ticks = recovery_ticks(&recovery);
	double top = canvas->box.y + 19;

	for (int i = 0; i <= 2; i++) {
		double value = card->rate_axis * i / 2;
		g_autofree char *text = format_rate(value, 20, NAN);

		scene_text(canvas->scene, scale_at(&rate, value), top,
			   ANCHOR_MIDDLE, theme_type(TYPE_TICK), text);
	}
	for (uint32_t i = 0; i < card->n; i++)
		if (card->rows[i].n_recoveries > 0) {
			plot_axis_below(canvas->scene, &recovery, &ticks, y);
			return;
		}
}

void chart_scorecard(const struct canvas *canvas, const struct panel *panel)
{
	const struct scorecard *card = panel->data;
	double pitch = card->n >= TIGHT_FROM ? PITCH_TIGHT : PITCH;
	double y = canvas->box.y + HEAD - 2;

	draw_head(canvas);
	for (uint32_t i = 0; i < card->n; i++, y += pitch)
		draw_row(canvas, card, &card->rows[i], y, pitch);
	draw_axes(canvas, card, y);
	draw_key(canvas, card, y + 18);
}
