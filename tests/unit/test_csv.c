/* test_csv.c -- cells and the bytes they become, guard, and the way back */
#include "render/clean.h"
#include "render/csv.h"
#include "render/plain.h"
#include "tests/file_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct column columns[] = {
	{ "name", CELL_TEXT, UNIT_NONE, "A text.", NULL },
	{ "count", CELL_INTEGER, UNIT_COUNT, "A number.", NULL },
	{ "rate", CELL_REAL, UNIT_FRACTION, "A real number.", NULL },
	{ "at", CELL_TIME, UNIT_NONE, "A time.", NULL },
	{ "day", CELL_DATE, UNIT_NONE, "A day.", NULL },
	{ "open", CELL_BOOLEAN, UNIT_NONE, "A truth.", NULL },
};
static const struct schema schema = {
	"things", "Things", "One row a thing.", columns,
	G_N_ELEMENTS(columns), false,
};

static const struct { const char *name, *text, *want; } fields[] = {
	{ "plain",              "web-frontend",    "web-frontend" },
	{ "empty-text",         "",                "" },
	{ "comma",              "a,b",             "\"a,b\"" },
	{ "quote",              "say \"no\"",      "\"say \"\"no\"\"\"" },
	{ "line-feed",          "a\nb",            "\"a\nb\"" },
	{ "carriage-return",    "a\rb",            "\"a\rb\"" },
	{ "tab",                "a\tb",            "a\tb" },
	{ "spaces-stay",        " a ",             " a " },
	{ "letters",            "Zürich 注文",     "Zürich 注文" },
	{ "semicolons",         "a;b",             "a;b" },
	{ "guard-equals",       "=1+1",            "'=1+1" },
	{ "guard-plus",         "+1",              "'+1" },
	{ "guard-minus",        "-1",              "'-1" },
	{ "guard-at",           "@SUM(A1)",        "'@SUM(A1)" },
	{ "guard-tab",          "\t=1",            "'\t=1" },
	{ "guard-return",       "\r=1",            "\"'\r=1\"" },
	{ "guard-line-feed",    "\n=1",            "\"'\n=1\"" },
	{ "guard-spaces",       "  =1",            "'  =1" },
	{ "guard-wide-equals",  "＝1",             "'＝1" },
	{ "guard-wide-plus",    "＋1",             "'＋1" },
	{ "guard-wide-minus",   "－1",             "'－1" },
	{ "guard-wide-at",      "＠1",             "'＠1" },
	{ "guard-and-quotes",   "=A1,\"x\"",       "\"'=A1,\"\"x\"\"\"" },
	{ "no-guard-within",    "a=1",             "a=1" },
	{ "no-guard-dash",      "– 1",             "– 1" },
	{ "c0",                 "a\001\033[2Jb",   "a\ufffd\ufffd[2Jb" },
	{ "delete",             "a\177b",          "a\ufffdb" },
	{ "c1",                 "a\xc2\x9b" "b",   "a\ufffdb" },
	{ "override",           "a\u202eb\u2066c", "a\ufffdb\ufffdc" },
	{ "marks-stay",         "a\u200fb",        "a\u200fb" },
	{ "invalid",            "a\xff" "b\xc3",   "a\ufffdb\ufffd" },
	{ "overlong",           "\xc0\xaf",        "\ufffd\ufffd" },
	{ "surrogate",          "\xed\xa0\x80",    "\ufffd\ufffd\ufffd" },
};

static const struct { double real; const char *want; } numbers[] = {
	{ 0, "0" },
	{ -0.0, "0" },
	{ 1, "1" },
	{ 0.1, "0.1" },
	{ 0.1 + 0.2, "0.30000000000000004" },
	{ 1.0 / 3, "0.3333333333333333" },
	{ -0.43, "-0.43" },
	{ 1e21, "1e+21" },
	{ 5e-324, "4.94065645841247e-324" },
	{ 1.7976931348623157e308, "1.7976931348623157e+308" },
	{ 9007199254740993.0, "9007199254740992" },
	{ NAN, "" },
	{ INFINITY, "" },
	{ -INFINITY, "" },
};
/* clang-format on */

static char *print(const struct cell *cells, uint32_t rows, enum csv_form form,
		   uint64_t *guarded)
{
	const struct table table = { &schema, (struct cell *)cells, rows };
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	struct file_text file = file_text_open();
	uint64_t n = csv_table(&table, zone, form, file.stream);

	if (guarded)
		*guarded = n;
	return file_text_close(&file);
}

static void test_field(const void *data)
{
	const typeof(fields[0]) *row = data;
	const struct cell cells[] = {
		{ .text = row->text }, { .integer = 7 },
		{ .is_empty = true },  { .is_empty = true },
		{ .is_empty = true },  { .is_empty = true },
	};
	uint64_t guarded;
	g_autofree char *got = print(cells, 1, CSV_FORM_COMMAS, &guarded);
	g_autofree char *want = g_strdup_printf(
		"name,count,rate,at,day,open\r\n%s,7,,,,\r\n", row->want);

	g_assert_cmpstr(got, ==, want);
	g_assert_cmpuint(guarded, ==, g_str_has_prefix(row->name, "guard-"));
}

static void test_number(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		const struct cell cell = { .real = numbers[i].real };
		g_autoptr(GString) got = g_string_new(NULL);

		plain_append(got, &columns[2], &cell, NULL);
		g_assert_cmpstr(got->str, ==, numbers[i].want);
		if (got->len > 0)
			g_assert_true(g_ascii_strtod(got->str, NULL) ==
				      numbers[i].real);
	}
}

static void test_any_double_reads_back(void)
{
	for (uint32_t i = 0; i < 20000; i++) {
		union {
			uint64_t bits;
			double real;
		} any = { .bits = (uint64_t)g_test_rand_int() << 32 |
				  (uint32_t)g_test_rand_int() };
		g_autofree char *text = NULL;

		if (!isfinite(any.real))
			continue;
		text = plain_number(any.real);
		g_assert_true(g_ascii_strtod(text, NULL) == any.real);
	}
}

static void test_row(void)
{
	const struct cell cells[] = {
		{ .text = "a" },	   { .integer = -4120 },
		{ .real = 0.061 },	   { .integer = 1778594551 },
		{ .integer = 1778544000 }, { .integer = 1 },
		{ .text = "-\tb\n" },	   { .is_empty = true },
		{ .real = -0.43 },	   { .is_empty = true },
		{ .is_empty = true },	   { .integer = 0 },
	};
	uint64_t guarded;
	g_autofree char *commas = print(cells, 2, CSV_FORM_COMMAS, NULL);
	g_autofree char *tabs = print(cells, 2, CSV_FORM_TABS, &guarded);

	g_assert_cmpstr(commas, ==,
			"name,count,rate,at,day,open\r\n"
			"a,-4120,0.061,2026-05-12T14:02:31Z,2026-05-12,true"
			"\r\n"
			"\"'-\tb\n\",,-0.43,,,false\r\n");
	g_assert_cmpstr(tabs, ==,
			"name\tcount\trate\tat\tday\topen\n"
			"a\t-4120\t0.061\t2026-05-12T14:02:31Z\t2026-05-12\t"
			"true\n"
			"'- b \t\t-0.43\t\t\tfalse\n");
	g_assert_cmpuint(guarded, ==, 1);
}

/*
 * A strict reader of RFC 4180: fields of the text joined by U+001F, records
 * by U+001E; NULL if a byte stands where it must not.
 */
static char *read_strictly(const char *text)
{
	g_autoptr(GString) out = g_string_new(NULL);

	while (*text) {
		if (*text == '"') {
			for (text++; *text != '"' || text[1] == '"'; text++) {
				if (*text == '\0')
					return NULL;
				g_string_append_c(out, *text);
				text += *text == '"';
			}
			text++;
		} else {
			size_t run = strcspn(text, ",\"\r\n");

			g_string_append_len(out, text, (gssize)run);
			text += run;
		}
		if (*text == ',') {
			g_string_append_c(out, '\x1f');
			text++;
		} else if (text[0] == '\r' && text[1] == '\n') {
			g_string_append_c(out, '\x1e');
			text += 2;
		} else {
			return NULL;
		}
	}
	return g_strdup(out->str);
}

static const char *any_text(GString *text)
{
	static const char *const parts[] = {
		"a", ",", "\"", "\"\"", "\r\n", "\n",
		" ", "ü", "注", "x=1",	";",
	};

	g_string_assign(text, "a");
	for (uint32_t n = (uint32_t)g_test_rand_int_range(0, 8); n > 0; n--)
		g_string_append(
			text,
			parts[g_test_rand_int_range(0, G_N_ELEMENTS(parts))]);
	return text->str;
}

static void test_round_trip(void)
{
	for (uint32_t i = 0; i < 2000; i++) {
		g_autoptr(GString) first = g_string_new(NULL);
		g_autoptr(GString) second = g_string_new(NULL);
		const struct cell cells[] = {
			{ .text = any_text(first) },  { .integer = i },
			{ .is_empty = true },	      { .is_empty = true },
			{ .is_empty = true },	      { .integer = 1 },
			{ .text = any_text(second) }, { .is_empty = true },
			{ .is_empty = true },	      { .is_empty = true },
			{ .is_empty = true },	      { .integer = 0 },
		};
		g_autofree char *text = print(cells, 2, CSV_FORM_COMMAS, NULL);
		g_autofree char *got = read_strictly(text);
		g_autofree char *want = g_strdup_printf(
			"name\x1f"
			"count\x1frate\x1f"
			"at\x1f"
			"day\x1fopen\x1e%s\x1f%u\x1f\x1f\x1f\x1ftrue\x1e"
			"%s\x1f\x1f\x1f\x1f\x1f"
			"false\x1e",
			first->str, i, second->str);

		g_assert_cmpstr(got, ==, want);
	}
}

static void test_clean(void)
{
	static const struct {
		const char *text;
		enum clean how;
		const char *want;
	} cases[] = {
		{ NULL, CLEAN_CELL, "" },
		{ "a\tb\r\n", CLEAN_CELL, "a\tb\r\n" },
		{ "a\tb\r\n", CLEAN_LINE, "a b  " },
		{ "a\033b\u202e", CLEAN_LINE, "a\ufffdb\ufffd" },
		{ "a\033b\u202e", CLEAN_SHOWN, "a\\x1bb\\u202e" },
		{ "a\nb\xc2\x9b", CLEAN_SHOWN, "a b\\x9b" },
		{ "a\u200f\u2028", CLEAN_SHOWN, "a\\u200f\\u2028" },
		{ "Zürich", CLEAN_SHOWN, "Zürich" },
		{ "Zürich", CLEAN_ASCII, "Z?rich" },
		{ "e\u0301", CLEAN_ASCII, "e" },
		{ "\xff\033", CLEAN_ASCII, "?\\x1b" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = clean_text(cases[i].text, cases[i].how);

		g_assert_cmpstr(got, ==, cases[i].want);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		g_autofree char *path =
			g_strconcat("/csv/field/", fields[i].name, NULL);

		g_test_add_data_func(path, &fields[i], test_field);
	}
	g_test_add_func("/csv/numbers", test_number);
	g_test_add_func("/csv/any-double-reads-back",
			test_any_double_reads_back);
	g_test_add_func("/csv/row", test_row);
	g_test_add_func("/csv/round-trip", test_round_trip);
	g_test_add_func("/csv/clean", test_clean);
	return g_test_run();
}
