/* test_charts.c -- charts in each of their states, and of every size
 *
 * A drawn chart is compared as text with its file in tests/scenes, which
 * SHIPLOG_UPDATE=1 writes.  It is made with the plain ruler: no fonts.
 */
#include "analyzer/compose.h"
#include "render/chart.h"
#include "render/layout.h"
#include "render/page.h"
#include "render/scene_print.h"
#include "tests/charted.h"
#include "tests/history.h"

#include <math.h>
#include <string.h>

static const struct kind {
	enum panel_kind kind;
	const char *name;
	int column, columns;
	double height; /* of the panel, as on its page */
} kinds[] = {
	{ PANEL_TREND, "trend", 0, 7, 196 },
	{ PANEL_ECDF, "ecdf", 7, 5, 196 },
	{ PANEL_STRIP, "strip", 0, 12, 198 },
	{ PANEL_COLUMNS, "columns", 0, 7, 116 },
	{ PANEL_RATES, "rates", 0, 7, 104 },
	{ PANEL_FUNNEL, "funnel", 7, 5, 226 },
	{ PANEL_SCATTER, "scatter", 0, 7, 196 },
	{ PANEL_RATIOS, "ratios", 0, 12, 132 },
	{ PANEL_CURVES, "curves", 0, 12, 240 },
	{ PANEL_VERDICTS, "verdicts", 0, 4, 158 },
	{ PANEL_DELAYS, "delays", 4, 4, 158 },
	{ PANEL_SWEEP, "sweep", 8, 4, 158 },
	{ PANEL_HEALTH, "health", 0, 4, 196 },
	{ PANEL_STAGES, "stages", 8, 4, 196 },
	{ PANEL_BURNDOWN, "burndown", 0, 4, 131 },
	{ PANEL_HYPOTHESES, "hypotheses", 0, 12, 404 },
	{ PANEL_LOOP, "loop", 0, 12, 396 },
	{ PANEL_LANES, "lanes", 0, 12, 292 },
	{ PANEL_PROMOTION, "promotion", 0, 5, 150 },
	{ PANEL_STEPPERS, "steppers", 0, 12, 262 },
	{ PANEL_FOREST, "forest", 0, 12, 404 },
};

/* clang-format off */
static const struct shape states[] = {
	/*                           services values weeks */
	{ "not-measured", STATE_NOT_MEASURED, 0,  0, 13, 0,           NULL },
	{ "none",         STATE_NONE,         0,  0, 13, 0,           NULL },
	{ "few",          STATE_DRAWN,        3,  3,  4, 0,           NULL },
	{ "zero",         STATE_DRAWN,        4, 24, 13, SHAPE_ZERO,  NULL },
	{ "first",        STATE_DRAWN,        4, 24, 13, SHAPE_FIRST, NULL },
	{ "gap",          STATE_DRAWN,        4, 24, 13, SHAPE_GAPS,  NULL },
	{ "full",         STATE_DRAWN,        6, 40, 13, 0,           NULL },
};

#define LONG "department-of-very-long-names-service-"
#define WIDE "支払いサービスと注文の管理と在庫"

static const struct shape sizes[] = {
	{ "no-data",      STATE_DRAWN,  0,    0,   0, 0,           NULL },
	{ "one-deploy",   STATE_DRAWN,  1,    1,   1, 0,           NULL },
	{ "one-service",  STATE_DRAWN,  1,   50,  13, 0,           NULL },
	{ "9-services",   STATE_DRAWN,  9,  272,  13, 0,           NULL },
	{ "12-services",  STATE_DRAWN, 12,  300,  13, 0,           NULL },
	{ "40-services",  STATE_DRAWN, 40,   20,  13, 0,           NULL },
	{ "long-names",   STATE_DRAWN, 12,   90,  26, 0,           LONG },
	{ "wide-names",   STATE_DRAWN, 12,   90,  26, SHAPE_GAPS,  WIDE },
	{ "few-and-long", STATE_DRAWN, 12,    4,  13, 0,           LONG },
	{ "many",         STATE_DRAWN, 12, 9000,  52, 0,           NULL },
	{ "four-buckets", STATE_DRAWN,  3,   30,   2, 0,           NULL },
	{ "first-week",   STATE_DRAWN,  3,    6,   1, SHAPE_FIRST, NULL },
	{ "750-weeks",    STATE_DRAWN,  9,  700, 375, SHAPE_GAPS,  NULL },
};
/* clang-format on */

struct drawing {
	const struct kind *kind;
	const struct shape *shape;
};

static struct box box_of(const struct kind *kind)
{
	return (struct box){ page_x(kind->column), PAGE_BODY_TOP,
			     page_w(kind->columns), kind->height };
}

static struct scene *draw(const struct drawing *drawing)
{
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	struct scene *scene = scene_new("chart", "Chart", ruler_plain());
	struct words_context words = { .zone = utc };
	struct canvas canvas = { scene, box_of(drawing->kind), &words, utc };

	chart_draw(&canvas,
		   charted_panel(pool, drawing->kind->kind, drawing->shape));
	return scene;
}

/* Words within the panel, and what scene_check() finds. */
static void check(const struct scene *scene, struct box box)
{
	g_autoptr(GPtrArray) faults = scene_check(scene);

	for (uint32_t f = 0; f < faults->len; f++)
		g_test_message("%s", (char *)faults->pdata[f]);
	g_assert_cmpuint(faults->len, ==, 0);
	for (uint32_t m = 0; m < scene->marks->len; m++) {
		const struct mark *mark =
			&g_array_index(scene->marks, struct mark, m);
		struct spot at;
		double width, left;

		if (mark->kind != MARK_TEXT)
			continue;
		at = g_array_index(scene->spots, struct spot, mark->first);
		width = scene_width(scene, mark->type, mark->text);
		left = at.x - width * mark->anchor / 2;
		if (left < box.x - 0.5 ||
		    left + width > box.x + box.width + 0.5 ||
		    at.y > box.y + box.height || at.y < box.y)
			g_error("\"%s\" leaves the panel", mark->text);
	}
}

static void fits(const void *data)
{
	const struct drawing *drawing = data;
	g_autoptr(Scene) scene = draw(drawing);

	check(scene, box_of(drawing->kind));
}

static void prints(const void *data)
{
	const struct drawing *drawing = data;
	g_autoptr(Scene) scene = draw(drawing);
	g_autofree char *got = scene_print(scene);
	g_autofree char *name = g_strdup_printf(
		"%s-%s.txt", drawing->kind->name, drawing->shape->name);
	g_autofree char *path = g_build_filename(g_getenv("SHIPLOG_SOURCE"),
						 "tests", "scenes", name, NULL);
	g_autofree char *want = NULL;

	check(scene, box_of(drawing->kind));
	if (g_getenv("SHIPLOG_UPDATE"))
		g_assert_true(g_file_set_contents(path, got, -1, NULL));
	g_assert_true(g_file_get_contents(path, &want, NULL, NULL));
	g_assert_cmpstr(got, ==, want);
}

static void add(const char *group, const struct kind *kind,
		const struct shape *shape, void (*test)(const void *data))
{
	struct drawing *drawing = g_new(struct drawing, 1);
	g_autofree char *path = g_strdup_printf("/charts/%s/%s/%s", group,
						kind->name, shape->name);

	*drawing = (struct drawing){ kind, shape };
	g_test_add_data_func_full(path, drawing, test, g_free);
}

/* All terms there are, in the room that their page has for them. */
static void terms_fit_their_page(void)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(Scene) scene = scene_new("terms", "Terms", ruler_plain());
	g_autoptr(Report) report = NULL;
	g_autoptr(History) history = history_new("a", "a", NULL);
	struct words_context words = { .zone = utc };
	struct box boxes[LAYOUT_PANELS];
	const struct page *page;
	struct canvas canvas;

	history_measure(history, "-1d", "1d");
	report = compose(history->metrics, false, true);
	page = &report->pages[report->n_pages - 1];
	g_assert_cmpstr(page->id, ==, "definitions");
	layout_panels(page, boxes);
	canvas = (struct canvas){ scene, boxes[0], &words, utc };
	chart_draw(&canvas, &page->panels[0]);
	check(scene, boxes[0]);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
		for (size_t s = 0; s < G_N_ELEMENTS(states); s++)
			add("state", &kinds[k], &states[s], prints);
		for (size_t s = 0; s < G_N_ELEMENTS(sizes); s++)
			add("size", &kinds[k], &sizes[s], fits);
	}
	g_test_add_func("/charts/terms-fit-their-page", terms_fit_their_page);
	return g_test_run();
}
