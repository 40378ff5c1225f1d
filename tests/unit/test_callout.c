/* test_callout.c -- words find room, or are not drawn */
#include "render/callout.h"
#include "render/scene_print.h"

static const struct box page = { 0, 0, 200, 100 };

/* The plain ruler gives "word" 17.6 pt at 8 pt. */
static const struct type type = { .size = 8, .weight = 400 };

/* clang-format off */
static const struct {
	const char *name;
	double x, y;	  /* of the mark */
	enum side side;
	struct spot words; /* that stand there; 0, 0: none */
	double want_x, want_y; /* of the words; 0, 0: not drawn */
	enum anchor want;
} cases[] = {
	{ "right",        100, 50, SIDE_RIGHT, { 0, 0 },
	  105.5, 52.8, ANCHOR_START },
	{ "left",         100, 50, SIDE_LEFT,  { 0, 0 },
	  94.5, 52.8, ANCHOR_END },
	{ "above",        100, 50, SIDE_ABOVE, { 0, 0 },
	  100, 44.5, ANCHOR_MIDDLE },
	{ "below",        100, 50, SIDE_BELOW, { 0, 0 },
	  100, 61.3, ANCHOR_MIDDLE },
	{ "off-the-edge", 195, 50, SIDE_RIGHT, { 0, 0 },
	  189.5, 52.8, ANCHOR_END },
	{ "on-words",     100, 50, SIDE_RIGHT, { 110, 53 },
	  94.5, 52.8, ANCHOR_END },
};
/* clang-format on */

static const struct mark *last_text(const struct scene *scene)
{
	const struct mark *mark = &g_array_index(scene->marks, struct mark,
						 scene->marks->len - 1);

	g_assert_cmpint(mark->kind, ==, MARK_TEXT);
	return mark;
}

static void stands(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Scene) scene = scene_new("a", "A", ruler_plain());
	struct callout callout = { "word", type, page };
	const struct mark *mark;
	struct spot at;

	if (row->words.x > 0)
		scene_text(scene, row->words.x, row->words.y, ANCHOR_START,
			   type, "there");
	g_assert_true(callout_beside(scene, &callout,
				     (struct spot){ row->x, row->y }, 3,
				     row->side));
	mark = last_text(scene);
	at = g_array_index(scene->spots, struct spot, mark->first);
	g_assert_cmpint(mark->anchor, ==, row->want);
	g_assert_cmpfloat_with_epsilon(at.x, row->want_x, 0.05);
	g_assert_cmpfloat_with_epsilon(at.y, row->want_y, 0.05);
}

static void no_room(void)
{
	g_autoptr(Scene) scene = scene_new("a", "A", ruler_plain());
	struct callout callout = { "word", type, { 0, 0, 15, 100 } };
	struct spot at = { 7, 50 };

	g_assert_false(callout_beside(scene, &callout, at, 3, SIDE_RIGHT));
	g_assert_cmpuint(scene->marks->len, ==, 0);
}

/* A hundred words at one mark: each has room or is not there. */
static void crowd(void)
{
	g_autoptr(Scene) scene = scene_new("a", "A", ruler_plain());
	g_autoptr(GPtrArray) faults = NULL;
	struct callout callout = { "word", type, page };
	uint32_t drawn = 0;

	for (int i = 0; i < 100; i++)
		drawn += callout_beside(scene, &callout,
					(struct spot){ 100, 50 }, 3,
					(enum side)(i % 4));
	faults = scene_check(scene);
	g_assert_cmpuint(faults->len, ==, 0);
	g_assert_cmpuint(drawn, >=, 6);
}

/* What is least in the way is not always what is first. */
static void avoids_marks(void)
{
	g_autoptr(Scene) scene = scene_new("a", "A", ruler_plain());
	const struct stand two[] = { { 20, 50, ANCHOR_START, 0 },
				     { 20, 80, ANCHOR_START, 1 } };
	struct callout callout = { "word", type, page };

	scene_line(scene, 0, 48, 200, 48, paint_line(COLOUR_ACT, 1));
	g_assert_true(callout_at(scene, &callout, two, 2));
	g_assert_cmpfloat(g_array_index(scene->spots, struct spot,
					last_text(scene)->first)
				  .y,
			  ==, 80);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/callout/beside/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], stands);
	}
	g_test_add_func("/callout/no-room", no_room);
	g_test_add_func("/callout/crowd", crowd);
	g_test_add_func("/callout/avoids-marks", avoids_marks);
	return g_test_run();
}
