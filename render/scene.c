/* scene.c -- a page as a list of marks, in reading order */
#include "render/scene.h"

#include "render/clean.h"

struct scene *scene_new(const char *id, const char *outline,
			const struct ruler *ruler)
{
	struct scene *scene = g_new0(struct scene, 1);

	scene->id = g_strdup(id);
	scene->outline = g_utf8_make_valid(outline, -1);
	scene->ruler = ruler;
	scene->marks = g_array_new(false, true, sizeof(struct mark));
	scene->spots = g_array_new(false, false, sizeof(struct spot));
	scene->texts = g_string_chunk_new(4096);
	return scene;
}

void scene_free(struct scene *scene)
{
	if (!scene)
		return;
	g_free(scene->id);
	g_free(scene->outline);
	g_array_unref(scene->marks);
	g_array_unref(scene->spots);
	g_string_chunk_free(scene->texts);
	g_free(scene);
}

static const char *keep_text(struct scene *scene, const char *text)
{
	g_autofree char *clean = clean_text(text, CLEAN_LINE);

	return g_string_chunk_insert_const(scene->texts, clean);
}

static void add(struct scene *scene, struct mark mark, const struct spot *spots,
		uint32_t n)
{
	mark.first = scene->spots->len;
	mark.n = n;
	if (n > 0)
		g_array_append_vals(scene->spots, spots, n);
	g_array_append_val(scene->marks, mark);
}

void scene_text(struct scene *scene, double x, double y, enum anchor anchor,
		struct type type, const char *text)
{
	struct mark mark = { .kind = MARK_TEXT, .anchor = anchor };

	if (!*text)
		return;
	mark.type = type;
	mark.text = keep_text(scene, text);
	add(scene, mark, &(struct spot){ x, y }, 1);
}

double scene_width(const struct scene *scene, struct type type,
		   const char *text)
{
	return ruler_width(scene->ruler, &type, text);
}

void scene_line(struct scene *scene, double x0, double y0, double x1, double y1,
		struct paint paint)
{
	struct mark mark = { .kind = MARK_LINE, .paint = paint };

	add(scene, mark, (struct spot[]){ { x0, y0 }, { x1, y1 } }, 2);
}

void scene_path(struct scene *scene, const struct spot *spots, uint32_t n,
		struct paint paint)
{
	struct mark mark = { .kind = MARK_PATH, .paint = paint };

	if (n > 0)
		add(scene, mark, spots, n);
}

void scene_polygon(struct scene *scene, const struct spot *spots, uint32_t n,
		   struct paint paint)
{
	struct mark mark = { .kind = MARK_POLYGON, .paint = paint };

	if (n > 0)
		add(scene, mark, spots, n);
}

static void add_box(struct scene *scene, struct mark mark, struct box box)
{
	add(scene, mark,
	    (struct spot[]){ { box.x, box.y }, { box.width, box.height } }, 2);
}

void scene_box(struct scene *scene, struct box box, struct paint paint)
{
	struct mark mark = { .kind = MARK_BOX, .paint = paint };

	add_box(scene, mark, box);
}

void scene_circle(struct scene *scene, double x, double y, double radius,
		  struct paint paint)
{
	struct mark mark = { .kind = MARK_CIRCLE, .paint = paint };

	add(scene, mark, (struct spot[]){ { x, y }, { radius, 0 } }, 2);
}

void scene_link_page(struct scene *scene, struct box box, const char *page)
{
	struct mark mark = { .kind = MARK_LINK };

	if (!page || !*page)
		return;
	mark.text = keep_text(scene, page);
	add_box(scene, mark, box);
}

void scene_begin(struct scene *scene, enum tag tag, const char *alternative)
{
	struct mark mark = { .kind = MARK_BEGIN, .tag = tag };

	mark.text = keep_text(scene, alternative ? alternative : "");
	add(scene, mark, NULL, 0);
}

void scene_end(struct scene *scene, enum tag tag)
{
	struct mark mark = { .kind = MARK_END, .tag = tag };

	add(scene, mark, NULL, 0);
}
