/* text_measure.c -- the fonts: how wide a text is, and its drawing
 *
 * Measuring and drawing make the same layout in the same context, without
 * hinting, so that what was measured is what is drawn.  Text is never markup:
 * weight, spacing and font features are attributes of the whole line.
 */
#include "render/text_measure.h"

#include "model/error.h"

#include <pango/pangocairo.h>

struct text_measure {
	struct ruler ruler; /* first: a ruler of this is this */
	PangoContext *context;
	char *family;
	double factor;
};

#define REFERENCE                                             \
	"First commit to production deploy, per change: the " \
	"slow tenth of 776 took more than 5.0 d (95% CI 4.2–6.1)"
#define REFERENCE_EM 51.13 /* its width in Inter */
#define LEAST_FACTOR 0.88

static PangoAttrList *attributes(const struct text_measure *measure,
				 const struct type *type)
{
	PangoAttrList *list = pango_attr_list_new();
	double spacing = type->spacing * measure->factor;

	pango_attr_list_insert(
		list, pango_attr_font_features_new(
			      type->is_numeric ? "tnum=1, kern=0" : "tnum=1"));
	if (spacing != 0)
		pango_attr_list_insert(list,
				       pango_attr_letter_spacing_new(
					       (int)(spacing * PANGO_SCALE)));
	return list;
}

static PangoLayout *lay_out(const struct text_measure *measure,
			    const struct type *type, const char *text)
{
	PangoLayout *layout = pango_layout_new(measure->context);
	PangoFontDescription *font = pango_font_description_new();
	PangoAttrList *list = attributes(measure, type);

	pango_font_description_set_family(font, measure->family);
	pango_font_description_set_weight(font, (PangoWeight)type->weight);
	pango_font_description_set_absolute_size(
		font, type->size * measure->factor * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_attributes(layout, list);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_text(layout, text, -1);
	pango_attr_list_unref(list);
	pango_font_description_free(font);
	return layout;
}

static double layout_width(PangoLayout *layout)
{
	int width, height;

	pango_layout_get_size(layout, &width, &height);
	return (double)width / PANGO_SCALE;
}

static double width_of(const struct ruler *ruler, const struct type *type,
		       const char *text)
{
	g_autoptr(PangoLayout) layout =
		lay_out((const struct text_measure *)ruler, type, text);

	return layout_width(layout);
}

static PangoContext *new_context(void)
{
	g_autoptr(PangoFontMap) map = pango_cairo_font_map_new();
	PangoContext *context = pango_font_map_create_context(map);
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(context, options);
	pango_cairo_context_set_resolution(context, 72);
	pango_context_set_round_glyph_positions(context, FALSE);
	/* not the user's: it decides which font stands in for a letter */
	pango_context_set_language(context, pango_language_from_string("en"));
	cairo_font_options_destroy(options);
	return context;
}

/* The condensed faces of a family go by its name and by one of their own. */
static char *name_of(PangoFont *font)
{
	PangoFontDescription *got = pango_font_describe(font);
	bool is_condensed =
		pango_font_description_get_stretch(got) < PANGO_STRETCH_NORMAL;
	char *name = g_strconcat(pango_font_description_get_family(got),
				 is_condensed ? " Condensed" : NULL, NULL);

	pango_font_description_free(got);
	return name;
}

/*
 * The family's own name if asking for it gives it, NULL if it gives what
 * stands in for it.
 */
static char *find_family(PangoContext *context, const char *family)
{
	g_autoptr(PangoFont) font = NULL;
	g_autofree char *name = NULL;
	PangoFontDescription *wanted = pango_font_description_new();

	pango_font_description_set_family(wanted, family);
	pango_font_description_set_absolute_size(wanted, 10 * PANGO_SCALE);
	font = pango_context_load_font(context, wanted);
	pango_font_description_free(wanted);
	if (!font)
		return NULL;
	name = name_of(font);
	return g_ascii_strcasecmp(name, family) == 0 ? g_steal_pointer(&name) :
						       NULL;
}

static char *choose(PangoContext *context, const char *asked, GError **error)
{
	static const char *const order[] = {
		"Inter",
		"DejaVu Sans Condensed",
		"DejaVu Sans",
		"Liberation Sans",
	};
	char *family = asked ? find_family(context, asked) : NULL;

	for (size_t i = 0; !asked && !family && i < G_N_ELEMENTS(order); i++)
		family = find_family(context, order[i]);
	if (family)
		return family;
	if (asked)
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT,
			    "font \"%s\" is not installed", asked);
	else
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT,
			    "no font: install fonts-inter or "
			    "fonts-dejavu-core");
	return NULL;
}

static double find_factor(const struct text_measure *measure)
{
	struct type type = theme_type(TYPE_STANDFIRST);
	double width = width_of(&measure->ruler, &type, REFERENCE);

	if (width <= 0)
		return 1;
	return CLAMP(REFERENCE_EM * type.size / width, LEAST_FACTOR, 1);
}

struct text_measure *text_measure_new(const char *family, GError **error)
{
	g_autoptr(TextMeasure) measure = g_new0(struct text_measure, 1);

	measure->ruler.width = width_of;
	measure->factor = 1;
	measure->context = new_context();
	measure->family = choose(measure->context, family, error);
	if (!measure->family)
		return NULL;
	measure->factor = find_factor(measure);
	return g_steal_pointer(&measure);
}

void text_measure_free(struct text_measure *measure)
{
	if (!measure)
		return;
	g_object_unref(measure->context);
	g_free(measure->family);
	g_free(measure);
}

const struct ruler *text_measure_ruler(const struct text_measure *measure)
{
	return &measure->ruler;
}

const char *text_measure_family(const struct text_measure *measure)
{
	return measure->family;
}

double text_measure_factor(const struct text_measure *measure)
{
	return measure->factor;
}

uint32_t text_measure_unknown(const struct text_measure *measure,
			      const char *text)
{
	struct type type = theme_type(TYPE_BODY);
	g_autoptr(PangoLayout) layout = lay_out(measure, &type, text);

	return (uint32_t)pango_layout_get_unknown_glyphs_count(layout);
}

void text_measure_draw(const struct text_measure *measure, cairo_t *cairo,
		       double x, double y, enum anchor anchor,
		       const struct type *type, const char *text)
{
	g_autoptr(PangoLayout) layout = lay_out(measure, type, text);
	double baseline =
		(double)pango_layout_get_baseline(layout) / PANGO_SCALE;
	double share = anchor == ANCHOR_START ? 0 :
		       anchor == ANCHOR_END   ? 1 :
						0.5;

	x -= share * layout_width(layout);
	cairo_move_to(cairo, x, y - baseline);
	if (type->has_halo) {
		cairo_save(cairo);
		cairo_set_source_rgb(cairo, 1, 1, 1);
		cairo_set_line_width(cairo, THEME_HALO);
		cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
		pango_cairo_layout_path(cairo, layout);
		cairo_stroke(cairo);
		cairo_restore(cairo);
		cairo_move_to(cairo, x, y - baseline);
	}
	pango_cairo_show_layout(cairo, layout);
}
