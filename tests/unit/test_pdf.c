/* test_pdf.c -- the bytes of a PDF file, and what is appended to them */
#include "model/error.h"
#include "render/pdf.h"
#include "render/pdf_update.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct pdf_info info = {
	.title = "Engineering review (2026 Q2) \\ é",
	.author = "O'Neill & Sons <b>",
	.subject = "",
	.creator = "shiplog 1.0",
	.created_at = 1782885600,
	.paper = PAPER_A4,
};

static bool has_fonts(void)
{
	g_autoptr(TextMeasure) measure = text_measure_new(NULL, NULL);

	if (!measure)
		g_test_skip("no font is installed");
	return measure != NULL;
}

/* A page with one of each mark, and names that break careless writers. */
static struct scene *page(const char *id, const struct ruler *ruler)
{
	struct scene *scene = scene_new(id, "It's (a) page \\ é", ruler);
	struct box box = { 10, 10, 50, 10 };

	scene_begin(scene, TAG_SECTION, NULL);
	scene_begin(scene, TAG_H1, NULL);
	scene_text(scene, 0, 37, ANCHOR_START, theme_type(TYPE_HEADLINE),
		   "Lead time fell <b>from</b> 36 h");
	scene_end(scene, TAG_H1);
	scene_begin(scene, TAG_FIGURE, "Lead time (é) fell");
	scene_text(scene, 50, 60, ANCHOR_END, theme_type(TYPE_LABEL), "−43%");
	scene_line(scene, 0, 1, 2, 3, paint_dash(COLOUR_INK, 0.9, 3, 2));
	scene_box(scene, box, paint_faint(paint_fill(COLOUR_ACT), 0.4));
	scene_circle(scene, 5, 6, 2, paint_both(COLOUR_WHITE, COLOUR_INK, 1));
	scene_end(scene, TAG_FIGURE);
	scene_link_page(scene, box, "it's a service");
	scene_link_page(scene, box, "nowhere");
	scene_end(scene, TAG_SECTION);
	return scene;
}

static GByteArray *make(const char *family, enum paper paper)
{
	GError *error = NULL;
	g_autoptr(TextMeasure) measure = text_measure_new(family, &error);
	g_autoptr(GPtrArray) scenes =
		g_ptr_array_new_with_free_func((GDestroyNotify)scene_free);
	struct pdf_info here = info;
	GByteArray *bytes;

	g_assert_no_error(error);
	here.paper = paper;
	g_ptr_array_add(scenes, page("summary", text_measure_ruler(measure)));
	g_ptr_array_add(scenes,
			page("it's a service", text_measure_ruler(measure)));
	bytes = pdf_make(scenes, &here, measure, &error);
	g_assert_no_error(error);
	return bytes;
}

static bool holds(const GByteArray *bytes, const char *text)
{
	size_t length = strlen(text);

	for (size_t i = 0; i + length <= bytes->len; i++)
		if (memcmp(bytes->data + i, text, length) == 0)
			return true;
	return false;
}

static void test_content(void)
{
	g_autoptr(GByteArray) bytes = NULL;

	if (!has_fonts())
		return;
	bytes = make(NULL, PAPER_A4);
	g_assert_true(memcmp(bytes->data, "%PDF-1.", 7) == 0);
	g_assert_true(memcmp(bytes->data + bytes->len - 6, "%%EOF\n", 6) == 0);
	g_assert_true(holds(bytes, "/MediaBox [ 0 0 841.89"));
	g_assert_true(holds(bytes, "/Lang (en-GB)"));
	g_assert_true(holds(bytes, "/PageMode /UseOutlines"));
	g_assert_true(holds(bytes, "/CreationDate (D:20260701060000Z)"));
	g_assert_true(holds(bytes, "/Alt <FEFF004C006500610064"));
	g_assert_true(holds(bytes, "(summary)"));
	g_assert_true(holds(bytes, "(page.2)"));
	g_assert_false(holds(bytes, "nowhere"));
}

static void test_letter(void)
{
	g_autoptr(GByteArray) bytes = NULL;

	if (!has_fonts())
		return;
	bytes = make(NULL, PAPER_LETTER);
	g_assert_true(holds(bytes, "/MediaBox [ 0 0 792 612 ]"));
}

static void test_same_bytes(void)
{
	g_autoptr(GByteArray) once = NULL, again = NULL;

	if (!has_fonts())
		return;
	once = make(NULL, PAPER_A4);
	again = make(NULL, PAPER_A4);
	g_assert_cmpmem(once->data, once->len, again->data, again->len);
}

static void check_with_qpdf(const char *qpdf, const char *family)
{
	g_autoptr(GByteArray) bytes = make(family, PAPER_A4);
	g_autofree char *path = NULL;
	g_autofree char *output = NULL;
	int file = g_file_open_tmp("shiplog-XXXXXX.pdf", &path, NULL);
	const char *argv[] = { qpdf, "--check", path, NULL };
	int status;

	g_assert_cmpint(file, >=, 0);
	g_close(file, NULL);
	g_assert_true(g_file_set_contents(path, (char *)bytes->data, bytes->len,
					  NULL));
	g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL,
				   G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
				   &output, NULL, &status, NULL));
	g_assert_cmpint(status, ==, 0);
	g_remove(path);
}

static void test_qpdf(void)
{
	static const char *const families[] = { "Inter", "DejaVu Sans",
						"Liberation Sans" };
	g_autofree char *qpdf = g_find_program_in_path("qpdf");

	if (!qpdf || !has_fonts()) {
		g_test_skip("no qpdf, or no font");
		return;
	}
	check_with_qpdf(qpdf, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(families); i++) {
		g_autoptr(TextMeasure) measure =
			text_measure_new(families[i], NULL);

		if (measure)
			check_with_qpdf(qpdf, families[i]);
	}
}

/* clang-format off */
static const char *const strangers[] = {
	"",
	"%PDF-1.5\n",
	"xref\n0 3\nstartxref\n0\n%%EOF\n",
	"xref\n0 99999999999999999999\nstartxref\n0\n%%EOF\n",
	"12 0 obj\n<< /Type /XRef >>\nendobj\nstartxref\n0\n%%EOF\n",
	"xref\n0 2\n0000000000 65535 f \n0000000000 00000 n \n"
	"trailer\n<< /Size 2 /Root 1 0 R /Info 1 0 R >>\nstartxref\n0\n%%EOF\n",
	"startxref\n999999\n%%EOF\n",
};
/* clang-format on */

static void test_update_strangers(void)
{
	g_autoptr(GPtrArray) none = g_ptr_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(strangers); i++) {
		g_autoptr(GByteArray) bytes = g_byte_array_new();

		g_byte_array_append(bytes, (const uint8_t *)strangers[i],
				    (unsigned)strlen(strangers[i]));
		g_assert_false(pdf_update(bytes, none));
		g_assert_cmpmem(bytes->data, bytes->len, strangers[i],
				strlen(strangers[i]));
	}
}

/* What was updated is not updated again; nor with a figure too many. */
static void test_update_once(void)
{
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	g_autoptr(GByteArray) bytes = NULL;
	unsigned length;

	if (!has_fonts())
		return;
	bytes = make(NULL, PAPER_A4);
	length = bytes->len;
	g_assert_false(pdf_update(bytes, none));
	g_assert_cmpuint(bytes->len, ==, length);
}

static void test_measure(void)
{
	g_autoptr(TextMeasure) measure = NULL;
	GError *error = NULL;
	struct type type = theme_type(TYPE_CELL);
	double once, twice;

	g_assert_null(text_measure_new("No Such Family", &error));
	g_assert_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT);
	g_assert_cmpstr(error->message, ==,
			"font \"No Such Family\" is not installed");
	g_clear_error(&error);
	if (!has_fonts())
		return;
	measure = text_measure_new(NULL, NULL);
	once = ruler_width(text_measure_ruler(measure), &type, "1");
	twice = ruler_width(text_measure_ruler(measure), &type, "07");
	g_assert_cmpfloat_with_epsilon(twice, 2 * once, 0.02);
	g_assert_cmpfloat(text_measure_factor(measure), >=, 0.88);
	g_assert_cmpfloat(text_measure_factor(measure), <=, 1);
	g_assert_cmpuint(text_measure_unknown(
				 measure, "20\u00a0h – — … “”’ · × ÷ − ≤ ≥"),
			 ==, 0);
	g_assert_cmpuint(text_measure_unknown(measure, "\U000F0000"), ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pdf/content", test_content);
	g_test_add_func("/pdf/letter", test_letter);
	g_test_add_func("/pdf/same-bytes", test_same_bytes);
	g_test_add_func("/pdf/qpdf", test_qpdf);
	g_test_add_func("/pdf/update-strangers", test_update_strangers);
	g_test_add_func("/pdf/update-once", test_update_once);
	g_test_add_func("/pdf/measure", test_measure);
	return g_test_run();
}
