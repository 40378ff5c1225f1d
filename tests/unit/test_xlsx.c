/* test_xlsx.c -- text, numbers and errors at the door to the workbook */
#include "render/xlsx.h"

#include "model/error.h"
#include "render/xlsx_parts.h"
#include "render/xlsx_text.h"
#include "tests/book.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* clang-format off */
static const struct {
	const char *name, *text, *want;
} texts[] = {
	{ "plain",           "web",              "web" },
	{ "none",            NULL,               "" },
	{ "a-formula",       "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0" },
	{ "markup",          "</t>&<si>",        "</t>&<si>" },
	{ "a-control",       "a\x01" "b",        "a\ufffd" "b" },
	{ "a-break",         "a\nb",             "a\nb" },
	{ "invalid",         "a\xff" "b",        "a\ufffd" "b" },
	{ "cut-off-letter",  "a\xe2\x82",        "a\ufffd\ufffd" },
	{ "no-letter-of-xml", "a\xef\xbf\xbe",   "a\ufffd" },
	{ "turned-round",    "a\u202e" "b",      "a\ufffd" "b" },
	{ "an-escape",       "_x0041_",          "_x005F_x0041_" },
	{ "two-escapes",     "_x0041_x0041_",    "_x005F_x0041_x005F_x0041_" },
	{ "no-escape",       "_x004_ __x00",     "_x004_ __x00" },
};

static const struct {
	const char *name, *sheet, *want;
} sheets[] = {
	{ "plain",     "Scorecard",    "Scorecard" },
	{ "forbidden", "a[b]:*?/\\'c", "a_b_______c" },
	{ "long",      "a sheet with a name of many letters",
		       "a sheet with a name of many let" },
	{ "empty",     "",             "Sheet" },
};

static const struct {
	struct xlsx_range range;
	const char *want;
} ranges[] = {
	{ { 0, 0, 0, 0 },      "$A$1:$A$1" },
	{ { 5, 8, 10, 25 },    "$I$6:$Z$11" },
	{ { 4, 26, 4, 701 },   "$AA$5:$ZZ$5" },
	{ { 0, 702, 1, 702 },  "$AAA$1:$AAA$2" },
};
/* clang-format on */

static void test_text(const void *data)
{
	const typeof(texts[0]) *row = data;
	g_autofree char *got = xlsx_text_cell(row->text);

	g_assert_cmpstr(got, ==, row->want);
}

static void test_sheet_name(const void *data)
{
	const typeof(sheets[0]) *row = data;
	g_autofree char *got = xlsx_text_sheet(row->sheet);

	g_assert_cmpstr(got, ==, row->want);
}

static void test_ranges(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++) {
		g_autofree char *got = xlsx_text_range(ranges[i].range);

		g_assert_cmpstr(got, ==, ranges[i].want);
	}
}

/* A cell holds 32 767 units of UTF-16; what is longer is cut. */
static void test_length(void)
{
	static const struct {
		const char *letter;
		size_t n, want;
	} rows[] = {
		{ "x", 32767, 32767 },		{ "x", 32768, 1001 },
		{ "x", 40000, 1001 },		{ "\u00fc", 32767, 32767 },
		{ "\U0001F600", 16383, 16383 }, { "\U0001F600", 16384, 1001 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		GString *text = g_string_new(NULL);
		g_autofree char *got = NULL;

		for (size_t n = 0; n < rows[i].n; n++)
			g_string_append(text, rows[i].letter);
		got = xlsx_text_cell(text->str);
		g_string_free(text, true);
		g_assert_cmpuint((size_t)g_utf8_strlen(got, -1), ==,
				 rows[i].want);
		g_assert_true(g_str_has_suffix(got, "…") ==
			      (rows[i].want == 1001));
	}
}

struct bytes {
	char *data;
	size_t length;
};

static const struct xlsx_info info = {
	.title = "A title\x01 & more",
	.author = "A \xff house",
	.created_at = 1782892800,
};

static const char *const values[] = {
	"=cmd", "\x01",	   "a\xff", "</t>",  "_x0041_",
	"",	"@import", "&amp;", " led ", "\r",
};

/* All that may come in, written down column A; numbers in B. */
static struct bytes write_hostile(bool is_long)
{
	g_autofree char *longer = g_strnfill(40000, 'x');
	g_autoptr(GError) error = NULL;
	struct bytes bytes = { NULL, 0 };
	FILE *stream = open_memstream(&bytes.data, &bytes.length);
	struct xlsx *xlsx = xlsx_open(&info, &error);
	struct xlsx_sheet *sheet = xlsx_sheet(xlsx, "a/b", 3);

	for (uint32_t i = 0; i < G_N_ELEMENTS(values); i++)
		xlsx_text(sheet, i, 0, values[i], NULL);
	xlsx_text(sheet, G_N_ELEMENTS(values), 0, is_long ? longer : "", NULL);
	xlsx_number(sheet, 0, 1, NAN, NULL);
	xlsx_number(sheet, 1, 1, INFINITY, NULL);
	xlsx_number(sheet, 2, 1, -0.5, NULL);
	xlsx_boolean(sheet, 3, 1, true, NULL);
	xlsx_formula(sheet, 4, 1, "=1+1", (struct xlsx_result){ NULL, 2 },
		     NULL);
	xlsx_formula(sheet, 5, 1, "=\"a<\"", (struct xlsx_result){ "a<", 0 },
		     NULL);
	g_assert_true(xlsx_close(xlsx, stream, &error));
	g_assert_no_error(error);
	fclose(stream);
	return bytes;
}

static void test_cells(void)
{
	/* clang-format off */
	static const struct {
		const char *cell, *want;
	} rows[] = {
		{ "A1", "'=cmd'" },     { "A2", "'\ufffd'" },
		{ "A3", "'a\ufffd'" },  { "A4", "'</t>'" },
		{ "A5", "'_x005F_x0041_'" }, { "A6", "" },
		{ "A7", "'@import'" },  { "A8", "'&amp;'" },
		{ "A9", "' led '" },    { "A10", "'_x000D_'" },
		{ "B1", "" },           { "B2", "" },
		{ "B3", "-0.5" },       { "B4", "TRUE" },
		{ "B5", "=1+1 → 2" },   { "B6", "=\"a<\" → 'a<'" },
	};
	/* clang-format on */
	struct bytes bytes = write_hostile(true);
	struct book *book = book_open(bytes.data, bytes.length);
	g_autofree char *last = book_cell(book, 1, "A11");
	g_autofree char *core = book_part(book, "docProps/core.xml");
	g_autofree char *main = book_part(book, "xl/workbook.xml");

	book_check(book);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = book_cell(book, 1, rows[i].cell);

		g_assert_cmpstr(got, ==, rows[i].want);
	}
	g_assert_cmpint((int)g_utf8_strlen(last, -1), ==, 1003);
	g_assert_nonnull(strstr(core, "<dc:title>A title\ufffd &amp; more<"));
	g_assert_nonnull(strstr(core, "<dc:creator>A \ufffd house<"));
	g_assert_nonnull(
		strstr(core, ">2026-07-01T08:00:00Z</dcterms:created"));
	g_assert_nonnull(strstr(main, "<sheet name=\"a_b\""));
	book_free(book);
	free(bytes.data);
}

static void test_same_bytes(void)
{
	struct bytes one = write_hostile(true), two = write_hostile(true);

	g_assert_cmpmem(one.data, one.length, two.data, two.length);
	free(one.data);
	free(two.data);
}

/* Each byte that is missing or wrong in the directory is noticed. */
static void test_parts(void)
{
	struct bytes bytes = write_hostile(false);

	g_assert_true(xlsx_parts_are_whole(bytes.data, bytes.length));
	for (size_t n = 0; n < bytes.length; n += 97)
		g_assert_false(xlsx_parts_are_whole(bytes.data, n));
	bytes.data[bytes.length / 3] ^= 0x40;
	g_assert_false(xlsx_parts_are_whole(bytes.data, bytes.length));
	free(bytes.data);
}

static void test_full_stream(void)
{
	g_autoptr(GError) error = NULL;
	FILE *stream = fopen("/dev/full", "w");
	struct xlsx *xlsx = xlsx_open(&info, &error);

	if (!stream) {
		g_test_skip("no /dev/full");
		return;
	}
	setvbuf(stream, NULL, _IONBF, 0);
	xlsx_sheet(xlsx, "a", 3);
	g_assert_false(xlsx_close(xlsx, stream, &error));
	g_assert_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT);
	fclose(stream);
}

/* A disk that takes no more: the library's parts are cut off in silence. */
static void test_full_disk(void)
{
	const struct rlimit limit = { 30000, 30000 };
	g_autoptr(GError) error = NULL;
	FILE *stream;
	struct xlsx *xlsx;
	struct xlsx_sheet *sheet;

	if (!g_test_subprocess()) {
		g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
		g_test_trap_assert_passed();
		g_test_trap_assert_stderr("");
		return;
	}
	stream = fopen("/dev/null", "w");
	xlsx = xlsx_open(&info, &error);
	sheet = xlsx_sheet(xlsx, "a", 3);
	for (uint32_t row = 0; row < 2000; row++)
		xlsx_number(sheet, row, 1, row % 3, NULL);
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	g_assert_false(xlsx_close(xlsx, stream, &error));
	g_assert_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT);
	fclose(stream);
}

static void test_no_folder(void)
{
	g_autoptr(GError) error = NULL;

	if (!g_test_subprocess()) {
		g_setenv("TMPDIR", "/no/such/folder", true);
		g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
		g_unsetenv("TMPDIR");
		g_test_trap_assert_passed();
		g_test_trap_assert_stderr("");
		return;
	}
	g_assert_null(xlsx_open(&info, &error));
	g_assert_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *path =
			g_strconcat("/xlsx/text/", texts[i].name, NULL);

		g_test_add_data_func(path, &texts[i], test_text);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
		g_autofree char *path =
			g_strconcat("/xlsx/sheet/", sheets[i].name, NULL);

		g_test_add_data_func(path, &sheets[i], test_sheet_name);
	}
	g_test_add_func("/xlsx/ranges", test_ranges);
	g_test_add_func("/xlsx/length", test_length);
	g_test_add_func("/xlsx/same-bytes", test_same_bytes);
	g_test_add_func("/xlsx/parts", test_parts);
	g_test_add_func("/xlsx/full-stream", test_full_stream);
	g_test_add_func("/xlsx/full-disk", test_full_disk);
	g_test_add_func("/xlsx/no-folder", test_no_folder);
	if (book_can_look())
		g_test_add_func("/xlsx/cells", test_cells);
	return g_test_run();
}
