/* pdf.c -- scenes as the bytes of a PDF file
 *
 * The bytes go to memory, since cairo reports success for a file it could not
 * write.  A tag that cairo cannot parse would lose the whole file: names of
 * destinations are therefore made here, and only known ones are linked.
 */
#include "render/pdf.h"

#include "model/error.h"
#include "render/format.h"
#include "render/pdf_update.h"
#include "render/scene_print.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

struct writer {
	cairo_surface_t *surface;
	cairo_t *cairo;
	const struct text_measure *measure;
	GHashTable *destinations; /* id of a page → char *, its name */
	double left, top;	  /* of the live area on the paper */
};

static const struct {
	double width, height;
} papers[] = {
	[PAPER_A4] = { 841.89, 595.28 },
	[PAPER_LETTER] = { 792, 612 },
};

static cairo_status_t take(void *closure, const unsigned char *data,
			   unsigned int length)
{
	g_byte_array_append(closure, data, length);
	return CAIRO_STATUS_SUCCESS;
}

static void set_colour(const struct writer *writer, enum colour colour,
		       double opacity)
{
	uint32_t rgb = theme_rgb(colour);

	cairo_set_source_rgba(writer->cairo, (rgb >> 16) / 255.0,
			      (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0,
			      opacity);
}

/* Fills and strokes the current path. */
static void apply(const struct writer *writer, const struct paint *paint)
{
	double dashes[] = { paint->on, paint->off };

	if (paint->fill != COLOUR_NONE) {
		set_colour(writer, paint->fill, paint->opacity);
		cairo_fill_preserve(writer->cairo);
	}
	if (paint->line != COLOUR_NONE) {
		set_colour(writer, paint->line, paint->opacity);
		cairo_set_line_width(writer->cairo, paint->width);
		cairo_set_dash(writer->cairo, dashes, paint->on > 0 ? 2 : 0, 0);
		cairo_stroke(writer->cairo);
	}
	cairo_new_path(writer->cairo);
}

static void trace(const struct writer *writer, const struct spot *spots,
		  uint32_t n)
{
	bool is_open = false;

	for (uint32_t i = 0; i < n; i++) {
		if (isnan(spots[i].y)) {
			is_open = false;
			continue;
		}
		if (is_open)
			cairo_line_to(writer->cairo, spots[i].x, spots[i].y);
		else
			cairo_move_to(writer->cairo, spots[i].x, spots[i].y);
		is_open = true;
	}
}

static void begin_tag(const struct writer *writer, const char *name,
		      const char *attributes)
{
	cairo_tag_begin(writer->cairo, name, attributes);
}

static char *print_rectangle(const struct writer *writer,
			     const struct spot *spots)
{
	double numbers[] = { spots[0].x + writer->left,
			     spots[0].y + writer->top, spots[1].x, spots[1].y };
	GString *out = g_string_new("rect=[");

	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		char buffer[G_ASCII_DTOSTR_BUF_SIZE];

		g_ascii_formatd(buffer, sizeof(buffer), "%.2f", numbers[i]);
		g_string_append_printf(out, " %s", buffer);
	}
	g_string_append(out, " ]");
	return g_string_free(out, false);
}

static void draw_link(const struct writer *writer, const struct mark *mark,
		      const struct spot *spots)
{
	g_autofree char *rectangle = print_rectangle(writer, spots);
	const char *target =
		g_hash_table_lookup(writer->destinations, mark->text);
	g_autofree char *attributes = NULL;

	if (!target)
		return;
	attributes = g_strdup_printf("%s dest='%s'", rectangle, target);
	begin_tag(writer, CAIRO_TAG_LINK, attributes);
	cairo_tag_end(writer->cairo, CAIRO_TAG_LINK);
}

static void draw_mark(const struct writer *writer, const struct mark *mark,
		      const struct spot *spots)
{
	cairo_t *cairo = writer->cairo;

	switch (mark->kind) {
	case MARK_TEXT:
		set_colour(writer, mark->type.colour, 1);
		text_measure_draw(writer->measure, cairo, spots[0].x,
				  spots[0].y, mark->anchor, &mark->type,
				  mark->text);
		cairo_new_path(cairo);
		return;
	case MARK_BEGIN:
		begin_tag(writer, scene_tag_name(mark->tag), NULL);
		return;
	case MARK_END:
		cairo_tag_end(cairo, scene_tag_name(mark->tag));
		return;
	case MARK_LINK:
		draw_link(writer, mark, spots);
		return;
	case MARK_LINE:
	case MARK_PATH:
	case MARK_POLYGON:
		trace(writer, spots, mark->n);
		if (mark->kind == MARK_POLYGON)
			cairo_close_path(cairo);
		break;
	case MARK_BOX:
		cairo_rectangle(cairo, spots[0].x, spots[0].y, spots[1].x,
				spots[1].y);
		break;
	case MARK_CIRCLE:
		cairo_new_sub_path(cairo);
		cairo_arc(cairo, spots[0].x, spots[0].y, spots[1].x, 0,
			  2 * G_PI);
		cairo_close_path(cairo);
		break;
	}
	apply(writer, &mark->paint);
}

static void add_destination(const struct writer *writer, const char *name)
{
	g_autofree char *attributes =
		g_strdup_printf("name='%s' x=0 y=0", name);

	begin_tag(writer, CAIRO_TAG_DEST, attributes);
	cairo_tag_end(writer->cairo, CAIRO_TAG_DEST);
}

static void draw_page(const struct writer *writer, const struct scene *scene,
		      uint32_t number)
{
	g_autofree char *label = g_strdup_printf("%u", number);
	const struct spot *spots = (const struct spot *)scene->spots->data;

	cairo_pdf_surface_set_page_label(writer->surface, label);
	add_destination(writer,
			g_hash_table_lookup(writer->destinations, scene->id));
	cairo_save(writer->cairo);
	cairo_translate(writer->cairo, writer->left, writer->top);
	cairo_set_line_join(writer->cairo, CAIRO_LINE_JOIN_ROUND);
	for (uint32_t m = 0; m < scene->marks->len; m++) {
		const struct mark *mark =
			&g_array_index(scene->marks, struct mark, m);

		draw_mark(writer, mark,
			  mark->n > 0 ? spots + mark->first : NULL);
	}
	cairo_restore(writer->cairo);
	cairo_show_page(writer->cairo);
}

/* Ids of our own are plain; one that is made of data becomes a number. */
static bool is_plain(const char *id)
{
	for (const char *p = id; *p; p++)
		if (!g_ascii_isalnum(*p) && !strchr("-_.", *p))
			return false;
	return *id != '\0';
}

static void name_destinations(const struct writer *writer,
			      const GPtrArray *scenes)
{
	for (uint32_t i = 0; i < scenes->len; i++) {
		const struct scene *scene = g_ptr_array_index(scenes, i);
		char *name = is_plain(scene->id) ?
				     g_strdup(scene->id) :
				     g_strdup_printf("page.%u", i + 1);

		g_hash_table_insert(writer->destinations, scene->id, name);
	}
}

static void add_outline(const struct writer *writer, const GPtrArray *scenes)
{
	for (uint32_t i = 0; i < scenes->len; i++) {
		const struct scene *scene = g_ptr_array_index(scenes, i);
		g_autofree char *attributes = g_strdup_printf(
			"dest='%s'", (char *)g_hash_table_lookup(
					     writer->destinations, scene->id));

		cairo_pdf_surface_add_outline(
			writer->surface, CAIRO_PDF_OUTLINE_ROOT, scene->outline,
			attributes, CAIRO_PDF_OUTLINE_FLAG_OPEN);
	}
}

static void set_metadata(cairo_surface_t *surface, const struct pdf_info *info)
{
	g_autofree char *at = format_stamp(info->created_at);
	const struct {
		cairo_pdf_metadata_t key;
		const char *value;
	} rows[] = {
		{ CAIRO_PDF_METADATA_TITLE, info->title },
		{ CAIRO_PDF_METADATA_AUTHOR, info->author },
		{ CAIRO_PDF_METADATA_SUBJECT, info->subject },
		{ CAIRO_PDF_METADATA_CREATOR, info->creator },
		{ CAIRO_PDF_METADATA_CREATE_DATE, at },
		{ CAIRO_PDF_METADATA_MOD_DATE, at },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (*rows[i].value)
			cairo_pdf_surface_set_metadata(surface, rows[i].key,
						       rows[i].value);
}

static GPtrArray *collect_alternatives(const GPtrArray *scenes)
{
	GPtrArray *found = g_ptr_array_new();

	for (uint32_t i = 0; i < scenes->len; i++) {
		const struct scene *scene = g_ptr_array_index(scenes, i);

		for (uint32_t m = 0; m < scene->marks->len; m++) {
			const struct mark *mark =
				&g_array_index(scene->marks, struct mark, m);

			if (mark->kind == MARK_BEGIN && mark->tag == TAG_FIGURE)
				g_ptr_array_add(found, (char *)mark->text);
		}
	}
	return found;
}

static cairo_status_t draw_all(struct writer *writer, const GPtrArray *scenes,
			       const struct pdf_info *info)
{
	cairo_status_t status;

	set_metadata(writer->surface, info);
	name_destinations(writer, scenes);
	cairo_tag_begin(writer->cairo, "Document", NULL);
	for (uint32_t i = 0; i < scenes->len; i++)
		draw_page(writer, g_ptr_array_index(scenes, i), i + 1);
	cairo_tag_end(writer->cairo, "Document");
	add_outline(writer, scenes);
	status = cairo_status(writer->cairo);
	cairo_surface_finish(writer->surface);
	return status ? status : cairo_surface_status(writer->surface);
}

GByteArray *pdf_make(const GPtrArray *scenes, const struct pdf_info *info,
		     const struct text_measure *measure, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	g_autoptr(GPtrArray) alternatives = collect_alternatives(scenes);
	g_autoptr(GHashTable) destinations =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	struct writer writer = {
		.measure = measure,
		.destinations = destinations,
		.left = (papers[info->paper].width - SCENE_WIDTH) / 2,
		.top = (papers[info->paper].height - SCENE_HEIGHT) / 2,
	};
	cairo_status_t status;

	writer.surface = cairo_pdf_surface_create_for_stream(
		take, bytes, papers[info->paper].width,
		papers[info->paper].height);
	writer.cairo = cairo_create(writer.surface);
	status = draw_all(&writer, scenes, info);
	cairo_destroy(writer.cairo);
	cairo_surface_destroy(writer.surface);
	if (status != CAIRO_STATUS_SUCCESS) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT,
			    "cannot make the PDF file: %s",
			    cairo_status_to_string(status));
		return NULL;
	}
	pdf_update(bytes, alternatives);
	return g_steal_pointer(&bytes);
}
