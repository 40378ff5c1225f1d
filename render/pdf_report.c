/* pdf_report.c -- the review as a PDF file: pages into scenes, scenes into one
 *
 * Pages are laid out one after the other in reading order; the numbers that
 * sentences refer to are those of the pages that are drawn.
 */
#include "render/pdf_report.h"

#include "model/error.h"
#include "render/chart.h"
#include "render/layout.h"
#include "render/page.h"
#include "render/pdf.h"

#include <errno.h>
#include <string.h>

/* The pages that are drawn, for numbering. */
struct selection {
	const struct page **pages;
	uint32_t n;
};

/* "scorecard" means its continuations, too. */
static bool is_wanted(const struct render_options *options, const char *id)
{
	if (!options->pages)
		return true;
	for (size_t i = 0; options->pages[i]; i++) {
		size_t length = strlen(options->pages[i]);

		if (strncmp(id, options->pages[i], length) == 0 &&
		    (id[length] == '\0' || id[length] == '-'))
			return true;
	}
	return false;
}

static uint32_t page_number(const char *id, const void *data)
{
	const struct selection *selection = data;

	for (uint32_t p = 0; p < selection->n; p++)
		if (strcmp(selection->pages[p]->id, id) == 0)
			return p + 1;
	return 0;
}

static void open_page(struct scene *scene, const struct report *report,
		      const struct page *page,
		      const struct words_context *words)
{
	g_autoptr(GPtrArray) headlines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *running =
		g_strdup_printf("%s · %s", report->title, report->period_name);
	g_autofree char *standfirst = words_text(page->standfirst, words);
	struct frame frame = {
		.organisation = report->organisation,
		.running = running,
		.section = page->section,
		.standfirst = standfirst,
	};

	for (uint32_t h = 0; h < page->n_headlines; h++)
		g_ptr_array_add(headlines,
				words_text(page->headlines[h], words));
	frame.headlines = (const char *const *)headlines->pdata;
	frame.n_headlines = headlines->len;
	page_open(scene, &frame);
}

static struct scene *draw_page(const struct report *report,
			       const struct page *page, uint32_t number,
			       uint32_t total, const struct ruler *ruler,
			       const struct words_context *words)
{
	struct scene *scene = scene_new(page->id, page->section, ruler);
	struct box boxes[LAYOUT_PANELS] = { 0 };
	g_autofree char *footnote = words_text(page->footnote, words);

	open_page(scene, report, page, words);
	layout_panels(page, boxes);
	for (uint32_t p = 0; p < page->n_panels && p < LAYOUT_PANELS; p++) {
		struct canvas canvas = { scene, boxes[p], words, report->zone };

		chart_draw(&canvas, &page->panels[p]);
	}
	page_close(scene, footnote, number, total);
	return scene;
}

static void free_scene(void *scene)
{
	scene_free(scene);
}

/*
 * The scenes (struct scene *, owned by the array) of the pages that are to be
 * drawn: all, or those of options->pages.  `ruler` must outlive them.
 */
static GPtrArray *pdf_report_scenes(const struct report *report,
				    const struct render_options *options,
				    const struct ruler *ruler)
{
	GPtrArray *scenes = g_ptr_array_new_with_free_func(free_scene);
	g_autofree const struct page **pages =
		g_new(const struct page *, report->n_pages + 1);
	struct selection selection = { pages, 0 };
	struct words_context words = {
		.zone = report->zone,
		.page_number = page_number,
		.data = &selection,
	};

	for (uint32_t p = 0; p < report->n_pages; p++)
		if (is_wanted(options, report->pages[p].id))
			pages[selection.n++] = &report->pages[p];
	for (uint32_t p = 0; p < selection.n; p++)
		g_ptr_array_add(scenes, draw_page(report, pages[p], p + 1,
						  selection.n, ruler, &words));
	return scenes;
}

static uint64_t count_unknown(const GPtrArray *scenes,
			      const struct text_measure *measure)
{
	uint64_t unknown = 0;

	for (uint32_t s = 0; s < scenes->len; s++) {
		const struct scene *scene = scenes->pdata[s];

		for (uint32_t m = 0; m < scene->marks->len; m++) {
			const struct mark *mark =
				&g_array_index(scene->marks, struct mark, m);

			if (mark->kind == MARK_TEXT)
				unknown += text_measure_unknown(measure,
								mark->text);
		}
	}
	return unknown;
}

static GByteArray *make(const struct report *report,
			const struct render_options *options,
			const GPtrArray *scenes,
			const struct text_measure *measure, GError **error)
{
	g_autofree char *title =
		g_strdup_printf("%s %s", report->title, report->period_name);
	struct pdf_info info = {
		.title = title,
		.author = report->organisation,
		.subject = "Deployment frequency, lead time, change failure "
			   "rate, time to recovery",
		.creator = PACKAGE_STRING,
		.created_at = report->generated_at,
		.paper = options->paper,
	};

	return pdf_make(scenes, &info, measure, error);
}

bool pdf_report_write(const struct report *report,
		      const struct render_options *options, FILE *stream,
		      GError **error)
{
	g_autoptr(TextMeasure) measure = text_measure_new(options->font, error);
	g_autoptr(GPtrArray) scenes = NULL;
	g_autoptr(GByteArray) bytes = NULL;

	if (!measure)
		return false;
	scenes =
		pdf_report_scenes(report, options, text_measure_ruler(measure));
	if (scenes->len == 0) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "pages names no page of this report");
		return false;
	}
	bytes = make(report, options, scenes, measure, error);
	if (!bytes)
		return false;
	g_strlcpy(options->tally->font, text_measure_family(measure),
		  sizeof(options->tally->font));
	options->tally->unknown_glyphs += count_unknown(scenes, measure);
	if (fwrite(bytes->data, 1, bytes->len, stream) != bytes->len) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT,
			    "cannot write the PDF: %s", g_strerror(errno));
		return false;
	}
	return true;
}
