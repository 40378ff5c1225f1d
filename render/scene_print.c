/* scene_print.c -- a scene as text, and what is wrong with it
 *
 * The text is what golden tests compare: it holds all that a page says and
 * where, and nothing of the file format.  The checks look at the box of each
 * text, from its capitals' height to a little under its baseline.
 */
#include "render/scene_print.h"

#include <math.h>

#define CAP_HEIGHT 0.72 /* of the size, above the baseline */
#define DESCENT 0.18
#define SLACK 0.3 /* pt that two texts may share */

const char *scene_tag_name(enum tag tag)
{
	static const char *const names[TAGS] = {
		[TAG_SECTION] = "Sect",	 [TAG_H1] = "H1",
		[TAG_H2] = "H2",	 [TAG_PARAGRAPH] = "P",
		[TAG_FIGURE] = "Figure", [TAG_TABLE] = "Table",
		[TAG_ROW] = "TR",	 [TAG_HEAD_CELL] = "TH",
		[TAG_CELL] = "TD",
	};

	g_assert(tag < TAGS);
	return names[tag];
}

/* To a tenth; no negative zero. */
static void print_number(GString *out, double v)
{
	double tenth = round(v * 10) / 10;

	if (isnan(v))
		g_string_append(out, " -");
	else
		g_string_append_printf(out, " %.1f", tenth == 0 ? 0 : tenth);
}

static void print_spots(GString *out, const struct spot *spots, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		print_number(out, spots[i].x);
		print_number(out, spots[i].y);
	}
}

static void print_paint(GString *out, const struct paint *paint)
{
	if (paint->fill != COLOUR_NONE)
		g_string_append_printf(out, " fill %s",
				       theme_name(paint->fill));
	if (paint->line != COLOUR_NONE) {
		g_string_append_printf(out, " line %s",
				       theme_name(paint->line));
		print_number(out, paint->width);
	}
	if (paint->on > 0) {
		g_string_append(out, " dash");
		print_number(out, paint->on);
		print_number(out, paint->off);
	}
	if ((paint->fill || paint->line) && paint->opacity < 1)
		g_string_append_printf(out, " opacity %.2f", paint->opacity);
}

static void print_quoted(GString *out, const char *text)
{
	g_string_append(out, " \"");
	for (const char *p = text; *p; p++) {
		if (*p == '"' || *p == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, *p);
	}
	g_string_append_c(out, '"');
}

static void print_type(GString *out, const struct mark *mark)
{
	static const char *const anchors[] = { "start", "middle", "end" };
	const struct type *type = &mark->type;

	g_string_append_printf(out, " %s %.1f/%d %s", anchors[mark->anchor],
			       type->size, type->weight,
			       theme_name(type->colour));
	if (type->is_numeric)
		g_string_append(out, " numeric");
	if (type->has_halo)
		g_string_append(out, " halo");
}

static void print_mark(GString *out, const struct scene *scene,
		       const struct mark *mark)
{
	static const char *const kinds[] = {
		[MARK_TEXT] = "text", [MARK_LINE] = "line",
		[MARK_PATH] = "path", [MARK_POLYGON] = "polygon",
		[MARK_BOX] = "box",   [MARK_CIRCLE] = "circle",
		[MARK_LINK] = "link", [MARK_BEGIN] = "begin",
		[MARK_END] = "end",
	};

	g_string_append(out, kinds[mark->kind]);
	if (mark->kind == MARK_BEGIN || mark->kind == MARK_END)
		g_string_append_printf(out, " %s", scene_tag_name(mark->tag));
	if (mark->n > 0)
		print_spots(
			out,
			&g_array_index(scene->spots, struct spot, mark->first),
			mark->kind == MARK_CIRCLE ? 1 : mark->n);
	if (mark->kind == MARK_CIRCLE)
		print_number(out, g_array_index(scene->spots, struct spot,
						mark->first + 1)
					  .x);
	print_paint(out, &mark->paint);
	if (mark->kind == MARK_TEXT)
		print_type(out, mark);
	if (mark->kind == MARK_LINK)
		g_string_append(out, " page");
	if (mark->text && *mark->text)
		print_quoted(out, mark->text);
	g_string_append_c(out, '\n');
}

char *scene_print(const struct scene *scene)
{
	GString *out = g_string_new(NULL);

	for (uint32_t m = 0; m < scene->marks->len; m++)
		print_mark(out, scene,
			   &g_array_index(scene->marks, struct mark, m));
	return g_string_free(out, false);
}

struct extent {
	double left, right, top, bottom;
	const char *text;
};

static struct extent measure(const struct scene *scene, const struct mark *mark)
{
	struct spot at = g_array_index(scene->spots, struct spot, mark->first);
	double width = scene_width(scene, mark->type, mark->text);
	double left = at.x - width * (mark->anchor == ANCHOR_START ? 0 :
				      mark->anchor == ANCHOR_END   ? 1 :
								     0.5);

	return (struct extent){
		.left = left,
		.right = left + width,
		.top = at.y - CAP_HEIGHT * mark->type.size,
		.bottom = at.y + DESCENT * mark->type.size,
		.text = mark->text,
	};
}

static bool is_outside(const struct extent *e)
{
	return !(e->left >= -SLACK && e->top >= -SLACK &&
		 e->right <= SCENE_WIDTH + SLACK &&
		 e->bottom <= SCENE_HEIGHT + SLACK);
}

static bool is_upon(const struct extent *a, const struct extent *b)
{
	return a->left + SLACK < b->right && b->left + SLACK < a->right &&
	       a->top + SLACK < b->bottom && b->top + SLACK < a->bottom;
}

static void check_texts(GPtrArray *faults, const GArray *extents)
{
	for (uint32_t i = 0; i < extents->len; i++) {
		const struct extent *a =
			&g_array_index(extents, struct extent, i);

		if (is_outside(a))
			g_ptr_array_add(
				faults,
				g_strdup_printf("text outside the page: \"%s\"",
						a->text));
		for (uint32_t j = 0; j < i; j++) {
			const struct extent *b =
				&g_array_index(extents, struct extent, j);

			if (is_upon(a, b))
				g_ptr_array_add(
					faults,
					g_strdup_printf("text upon text: "
							"\"%s\", \"%s\"",
							b->text, a->text));
		}
	}
}

/* Only paths may hold NaN, and only in y. */
static void check_numbers(GPtrArray *faults, const struct scene *scene,
			  const struct mark *mark, uint32_t m)
{
	for (uint32_t i = 0; i < mark->n; i++) {
		struct spot spot = g_array_index(scene->spots, struct spot,
						 mark->first + i);
		bool is_gap = mark->kind == MARK_PATH && isnan(spot.y);

		if (!isfinite(spot.x) || !(isfinite(spot.y) || is_gap))
			g_ptr_array_add(
				faults,
				g_strdup_printf("mark %u is nowhere", m));
	}
}

static void check_nesting(GPtrArray *faults, const struct mark *mark,
			  GArray *open)
{
	if (mark->kind == MARK_BEGIN) {
		g_array_append_val(open, mark->tag);
	} else if (open->len > 0 &&
		   g_array_index(open, enum tag, open->len - 1) == mark->tag) {
		g_array_set_size(open, open->len - 1);
	} else {
		g_ptr_array_add(faults,
				g_strdup_printf("%s ends, but is not open",
						scene_tag_name(mark->tag)));
	}
}

GPtrArray *scene_check(const struct scene *scene)
{
	GPtrArray *faults = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) extents =
		g_array_new(false, false, sizeof(struct extent));
	g_autoptr(GArray) open = g_array_new(false, false, sizeof(enum tag));

	for (uint32_t m = 0; m < scene->marks->len; m++) {
		const struct mark *mark =
			&g_array_index(scene->marks, struct mark, m);

		check_numbers(faults, scene, mark, m);
		if (mark->kind == MARK_TEXT) {
			struct extent extent = measure(scene, mark);

			g_array_append_val(extents, extent);
		} else if (mark->kind == MARK_BEGIN || mark->kind == MARK_END) {
			check_nesting(faults, mark, open);
		}
	}
	check_texts(faults, extents);
	if (open->len > 0)
		g_ptr_array_add(faults, g_strdup_printf("%u tags stay open",
							open->len));
	return faults;
}
