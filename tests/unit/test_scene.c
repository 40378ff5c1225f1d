/* test_scene.c -- scenes as text, what is wrong with them, and the frame */
#include "render/page.h"
#include "render/scene_print.h"

#include <math.h>

static struct type body(void)
{
	return theme_type(TYPE_BODY);
}

static void prints(struct scene *scene, const char *want)
{
	g_autofree char *got = scene_print(scene);

	g_assert_cmpstr(got, ==, want);
}

static void test_print(void)
{
	g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());
	const struct spot spots[] = { { 0, 1 }, { 1, NAN }, { 2, 3.25 } };

	scene_begin(scene, TAG_FIGURE, "Lead \"time\"");
	scene_text(scene, 1.26, -0.04, ANCHOR_END, body(), "20\u00a0h \"x\"");
	scene_text(scene, 0, 0, ANCHOR_START, body(), "");
	scene_line(scene, 0, 1, 2, 3,
		   paint_dash(COLOUR_INK, THEME_THRESHOLD, 3, 2));
	scene_path(scene, spots, 3, paint_line(COLOUR_ACT, 1.4));
	scene_polygon(scene, spots, 1, paint_fill(COLOUR_WARN));
	scene_box(scene, (struct box){ 1, 2, 3, 4 },
		  paint_faint(paint_fill(COLOUR_RULE), 0.35));
	scene_circle(scene, 5, 6, 2.6,
		     paint_both(COLOUR_WHITE, COLOUR_INK2, 1));
	scene_link_page(scene, (struct box){ 1, 2, 3, 4 }, "lead-time");
	scene_link_page(scene, (struct box){ 1, 2, 3, 4 }, NULL);
	scene_end(scene, TAG_FIGURE);
	prints(scene, "begin Figure \"Lead \\\"time\\\"\"\n"
		      "text 1.3 0.0 end 8.5/400 INK \"20\u00a0h \\\"x\\\"\"\n"
		      "line 0.0 1.0 2.0 3.0 line INK 0.9 dash 3.0 2.0\n"
		      "path 0.0 1.0 1.0 - 2.0 3.3 line ACT 1.4\n"
		      "polygon 0.0 1.0 fill WARN\n"
		      "box 1.0 2.0 3.0 4.0 fill RULE opacity 0.35\n"
		      "circle 5.0 6.0 2.6 fill WHITE line INK2 1.0\n"
		      "link 1.0 2.0 3.0 4.0 page \"lead-time\"\n"
		      "end Figure\n");
}

static void test_hostile_text(void)
{
	g_autoptr(Scene) scene = scene_new("p", "\xff", ruler_plain());

	scene_text(scene, 0, 9, ANCHOR_START, body(),
		   "a\nb\tc\x1b[31m\xff <b>&amp; \u202egp");
	prints(scene, "text 0.0 9.0 start 8.5/400 INK "
		      "\"a b c\uFFFD[31m\uFFFD <b>&amp; \uFFFDgp\"\n");
	g_assert_cmpstr(scene->outline, ==, "\uFFFD");
}

/* clang-format off */
static const struct {
	const char *name;
	double x, y, x2, y2;
	const char *want; /* of two texts of 10 letters, 46.75 pt wide */
} checks[] = {
	{ "apart",        0,   10,  100, 10,  "" },
	{ "below",        0,   10,  0,   18,  "" },
	{ "upon",         0,   10,  40,  10,  "text upon text: \"0123456789\", \"abcdefghij\"" },
	{ "half-upon",    0,   10,  0,   15,  "text upon text: \"0123456789\", \"abcdefghij\"" },
	{ "left",         -1,  10,  100, 10,  "text outside the page: \"0123456789\"" },
	{ "right",        0,   10,  674, 10,  "text outside the page: \"abcdefghij\"" },
	{ "above",        0,   5,   100, 10,  "text outside the page: \"0123456789\"" },
	{ "under",        0,   10,  100, 503, "text outside the page: \"abcdefghij\"" },
	{ "at-the-edge",  0,   6.2, 673, 502, "" },
};
/* clang-format on */

static char *join(GPtrArray *faults)
{
	char *joined;

	g_ptr_array_add(faults, NULL);
	joined = g_strjoinv("|", (char **)faults->pdata);
	g_ptr_array_unref(faults);
	return joined;
}

static void test_checks(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(checks); i++) {
		g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());
		g_autofree char *got = NULL;

		scene_text(scene, checks[i].x, checks[i].y, ANCHOR_START,
			   body(), "0123456789");
		scene_text(scene, checks[i].x2, checks[i].y2, ANCHOR_START,
			   body(), "abcdefghij");
		got = join(scene_check(scene));
		g_assert_cmpstr(got, ==, checks[i].want);
	}
}

static void test_check_structure(void)
{
	g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());
	g_autofree char *got = NULL;

	scene_begin(scene, TAG_TABLE, NULL);
	scene_begin(scene, TAG_ROW, NULL);
	scene_end(scene, TAG_TABLE);
	scene_line(scene, 0, NAN, 1, 1, paint_line(COLOUR_INK, 1));
	got = join(scene_check(scene));
	g_assert_cmpstr(got, ==,
			"Table ends, but is not open|mark 3 is nowhere|"
			"2 tags stay open");
}

static struct scene *framed(const char *const *headlines, uint32_t n,
			    uint32_t *chosen)
{
	struct scene *scene = scene_new("p", "P", ruler_plain());
	struct frame frame = {
		.organisation = "Northwind",
		.running = "Engineering review · 2026 Q2",
		.section = "Lead time",
		.headlines = headlines,
		.n_headlines = n,
		.standfirst = "First commit to production deploy.",
	};

	*chosen = page_open(scene, &frame);
	page_close(scene, "n = 776.", 3, 11);
	return scene;
}

static void test_frame(void)
{
	const char *headlines[] = { "Lead time fell" };
	uint32_t chosen;
	g_autoptr(Scene) scene = framed(headlines, 1, &chosen);

	prints(scene, "begin Sect\n"
		      "text 0.0 7.0 start 8.0/600 INK2 \"Northwind\"\n"
		      "text 360.0 7.0 middle 8.0/400 INK2 "
		      "\"Engineering review · 2026 Q2\"\n"
		      "text 720.0 7.0 end 8.0/400 INK2 \"Lead time\"\n"
		      "line 0.0 13.0 720.0 13.0 line RULE 0.6\n"
		      "begin H1\n"
		      "text 0.0 37.0 start 17.0/600 INK \"Lead time fell\"\n"
		      "end H1\n"
		      "begin P\n"
		      "text 0.0 53.0 start 9.5/400 INK2 "
		      "\"First commit to production deploy.\"\n"
		      "end P\n"
		      "line 0.0 490.0 720.0 490.0 line RULE 0.6\n"
		      "begin P\n"
		      "text 0.0 500.0 start 7.5/400 INK3 \"n = 776.\"\n"
		      "end P\n"
		      "text 720.0 500.0 end 8.0/500 INK2 \"3 / 11\"\n"
		      "end Sect\n");
}

/* 720 pt hold 78 letters at 17 pt, 86 at 15.5. */
static void test_headlines(void)
{
	g_autofree char *long_one = g_strnfill(90, 'x');
	g_autofree char *fitted = g_strnfill(84, 'y');
	const char *both[] = { long_one, fitted };
	const char *only[] = { long_one };
	uint32_t chosen;
	g_autoptr(Scene) scene = framed(both, 2, &chosen);
	g_autoptr(Scene) shrunk = NULL;
	g_autofree char *got = NULL;

	g_assert_cmpuint(chosen, ==, 1);
	shrunk = framed(only, 1, &chosen);
	g_assert_cmpuint(chosen, ==, 0);
	got = join(scene_check(shrunk));
	g_assert_cmpstr(got, ==, "");
}

static void test_panel(void)
{
	g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());
	struct box box = { page_x(7), 74, page_w(5), 200 };
	struct box plot = page_panel(scene, box, "By service", "each dot");

	g_assert_cmpfloat(plot.x, ==, 427);
	g_assert_cmpfloat(plot.width, ==, 293);
	g_assert_cmpfloat(plot.y, ==, 108);
	g_assert_cmpfloat(plot.height, ==, 166);
	plot = page_panel(scene, box, "By service", NULL);
	g_assert_cmpfloat(plot.y, ==, 96);
	g_assert_cmpfloat(page_x(11) + page_w(1), ==, SCENE_WIDTH);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/scene/print", test_print);
	g_test_add_func("/scene/hostile-text", test_hostile_text);
	g_test_add_func("/scene/checks", test_checks);
	g_test_add_func("/scene/check-structure", test_check_structure);
	g_test_add_func("/page/frame", test_frame);
	g_test_add_func("/page/headlines", test_headlines);
	g_test_add_func("/page/panel", test_panel);
	return g_test_run();
}
