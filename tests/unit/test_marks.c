/* test_marks.c -- signs, axes and series as marks of a scene */
#include "render/marks.h"
#include "render/plot.h"
#include "render/scene_print.h"

#include <math.h>
#include <string.h>

static void prints(const struct scene *scene, const char *want)
{
	g_autofree char *got = scene_print(scene);

	g_assert_cmpstr(got, ==, want);
}

/* A letter for each mark: what it is filled with, or that it is hollow. */
static char *fills(const struct scene *scene)
{
	GString *out = g_string_new(NULL);

	for (uint32_t m = 0; m < scene->marks->len; m++)
		g_string_append_c(out, theme_name(g_array_index(scene->marks,
								struct mark, m)
							  .paint.fill)[0]);
	return g_string_free(out, false);
}

/* clang-format off */
static const struct { enum tier tier, sure; const char *want; } pips[] = {
	{ TIER_ELITE,  TIER_ELITE,  "AAAA" },
	{ TIER_ELITE,  TIER_MEDIUM, "AALL" },
	{ TIER_HIGH,   TIER_HIGH,   "AAAn" },
	{ TIER_LOW,    TIER_LOW,    "Annn" },
	{ TIER_LOW,    TIER_NONE,   "Lnnn" },
	{ TIER_MEDIUM, TIER_ELITE,  "AAnn" },
	{ TIER_NONE,   TIER_NONE,   "nnnn" },
};

static const struct { enum verdict verdict; const char *want; } verdicts[] = {
	{ VERDICT_BETTER, "polygon 0.0 9.6 6.5 9.6 3.3 4.2 fill MID\n" },
	{ VERDICT_WORSE,  "polygon 0.0 4.2 6.5 4.2 3.3 9.6 fill WARN\n" },
	{ VERDICT_NONE,   "line 0.0 7.0 6.5 7.0 line INK3 1.4\n" },
	{ VERDICT_TOO_FEW,     "" },
	{ VERDICT_NO_PREVIOUS, "" },
	{ VERDICT_EMPTY,       "" },
};

static const struct { double count, most; enum colour want; } heats[] = {
	{ 0,  25, COLOUR_WASH },
	{ 1,  25, COLOUR_HEAT1 },
	{ 5,  25, COLOUR_HEAT2 },
	{ 25, 25, COLOUR_HEAT6 },
	{ 1,  1,  COLOUR_HEAT6 },
	{ 0,  0,  COLOUR_WASH },
};
/* clang-format on */

static void test_pips(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pips); i++) {
		g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());
		g_autofree char *got = NULL;

		mark_pips(scene, 0, 10,
			  (struct tier_mark){ pips[i].tier, pips[i].sure });
		got = fills(scene);
		g_assert_cmpstr(got, ==, pips[i].want);
	}
}

static void test_verdicts(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(verdicts); i++) {
		g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());

		mark_verdict(scene, 0, 10, verdicts[i].verdict);
		prints(scene, verdicts[i].want);
	}
}

static void test_heat(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(heats); i++)
		g_assert_cmpint(plot_heat(heats[i].count, heats[i].most), ==,
				heats[i].want);
}

static void test_state(void)
{
	g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());

	mark_state(scene, (struct box){ 0, 100, 200, 100 }, "Not measured",
		   "no SLO for payments");
	prints(scene, "box 0.0 100.0 200.0 100.0 line PREV 0.7 dash 4.0 3.0\n"
		      "text 100.0 146.0 middle 9.0/500 INK2 \"Not measured\"\n"
		      "text 100.0 160.0 middle 8.0/400 INK3 "
		      "\"no SLO for payments\"\n");
}

static void test_axes(void)
{
	g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());
	struct scale scale = scale_rate(0, 0.1, 100, 0);
	struct ticks ticks = scale_ticks_rate(&scale);

	plot_rows(scene, &scale, &ticks, (struct box){ 50, 0, 100, 100 });
	prints(scene, "line 50.0 100.0 150.0 100.0 line GRID 0.6\n"
		      "text 46.0 102.8 end 8.0/400 INK2 \"0\"\n"
		      "line 50.0 50.0 150.0 50.0 line GRID 0.6\n"
		      "text 46.0 52.8 end 8.0/400 INK2 \"5%\"\n"
		      "line 50.0 0.0 150.0 0.0 line GRID 0.6\n"
		      "text 46.0 2.8 end 8.0/400 INK2 \"10%\"\n");
	g_assert_cmpfloat_with_epsilon(plot_rows_room(scene, &ticks), 17.2,
				       1e-9);
}

static void test_series(void)
{
	g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());
	const struct spot spots[] = {
		{ 0, 1 }, { 10, 2 }, { 20, NAN }, { 30, 4 }, { 40, NAN },
	};

	plot_series(scene, spots, 5, paint_line(COLOUR_ACT, 1.4));
	prints(scene, "path 0.0 1.0 10.0 2.0 20.0 - 30.0 4.0 40.0 - "
		      "line ACT 1.4\n"
		      "circle 30.0 4.0 1.1 fill ACT\n");
}

/* Ten thousand points on 100 pt become few, and the one peak stays. */
static void test_thinning(void)
{
	g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());
	g_autofree struct spot *spots = g_new(struct spot, 10000);
	bool has_peak = false;

	for (uint32_t i = 0; i < 10000; i++)
		spots[i] = (struct spot){ i / 100.0, i == 4567 ? 99 : i % 7 };
	plot_series(scene, spots, 10000, paint_line(COLOUR_ACT, 1));
	g_assert_cmpuint(scene->spots->len, <=, 200);
	for (uint32_t i = 0; i < scene->spots->len; i++)
		has_peak |= g_array_index(scene->spots, struct spot, i).y == 99;
	g_assert_true(has_peak);
}

static void test_ecdf(void)
{
	g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());
	const double values[] = { 2, 2, 3, 4 };
	struct sample sample = { .values = values, .n = 4 };
	struct scale across = { SCALE_LINEAR, 0, 10, 0, 100 };
	struct scale up = { SCALE_LINEAR, 0, 1, 100, 0 };

	plot_ecdf(scene, &across, &up, &sample, paint_line(COLOUR_ACT, 1));
	prints(scene, "path 0.0 100.0 20.0 100.0 20.0 50.0 30.0 50.0 "
		      "30.0 25.0 40.0 25.0 40.0 0.0 100.0 0.0 100.0 0.0 "
		      "line ACT 1.0\n");
}

static void test_sparks(void)
{
	g_autoptr(Scene) scene = scene_new("p", "P", ruler_plain());
	const double values[] = { 5, 5, 10, NAN };
	struct sparkline spark = { .values = values, .n = 4, .split = 2 };
	struct box box = { 0, 0, 40, 10 };

	spark.centre = 10;
	spark.previous_centre = NAN;
	plot_spark(scene, &spark, box);
	prints(scene, "line 20.0 0.0 40.0 0.0 line ACT 0.5\n"
		      "path 5.0 5.0 15.0 5.0 line PREV 1.2\n"
		      "path 25.0 0.0 35.0 - line ACT 1.4\n"
		      "circle 25.0 0.0 1.1 fill ACT\n");
	g_assert_cmpfloat(plot_spark_split(&spark, box), ==, 20);
}

/* The same on every machine, and spread over the whole range. */
static void test_jitter(void)
{
	int slots[10] = { 0 };

	g_assert_cmpfloat_with_epsilon(mark_jitter("checkout@1"), 0.624384,
				       1e-6);
	for (int i = 0; i < 10000; i++) {
		g_autofree char *key = g_strdup_printf("checkout@%d", i);
		double jitter = mark_jitter(key);

		g_assert_true(jitter >= -1 && jitter <= 1);
		slots[MIN((int)((jitter + 1) * 5), 9)]++;
	}
	for (int s = 0; s < 10; s++)
		g_assert_true(slots[s] > 850 && slots[s] < 1150);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/marks/pips", test_pips);
	g_test_add_func("/marks/verdicts", test_verdicts);
	g_test_add_func("/marks/heat", test_heat);
	g_test_add_func("/marks/state", test_state);
	g_test_add_func("/marks/axes", test_axes);
	g_test_add_func("/marks/series", test_series);
	g_test_add_func("/marks/thinning", test_thinning);
	g_test_add_func("/marks/ecdf", test_ecdf);
	g_test_add_func("/marks/sparks", test_sparks);
	g_test_add_func("/marks/jitter", test_jitter);
	return g_test_run();
}
