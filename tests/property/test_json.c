/* test_json.c -- however a file is cut into pieces, and wherever it ends */
#include "tests/events.h"

#include "tests/exported.h"
#include "tests/ways.h"

#include <string.h>

/* Everything that test_json.c of the units has, in one file. */
static const char whole[] =
	"\xef\xbb\xbf// golden\n"
	"[{\"id\":1,\"text\":\"a \\\" ] } \\\\\",\"tags\":[\"x\",\"y\"]},"
	"{\"n\":{\"m\":[[],{}]},\"long\":14788816656920327485},\n"
	"[{\"a\":\"\xc3\xa4\"},],]"
	"{\"p\":{\"q\":1},\"items\" : [ {\"data\":[{\"b\":1}]},{\"c\":2}],"
	"\"data\":[],\"z\":[1,{\"y\":0}]}\n"
	"{\"data\":[{\"d\":1},12345,\"e\",null],\"error\":\"\"}\n"
	"{\"s\":[2],\"data\":{\"t\":2,\"result\" : [ {\"a\":{\"b\":[1]}},"
	"{\"a\":2} ],\"u\":3},\"w\":[4,{}]}\n"
	"{\"broken\":nope}\n{\"u\":\"\\ud83d\\udc4d\"}\n";

static void pieces_do_not_matter(void)
{
	g_autofree char *want = events_print(whole, strlen(whole), 0);

	g_assert_nonnull(strstr(want, "{d:1} 12345 \"e\" null +{error:\"\"}"));
	g_assert_null(strstr(want, "x: byte"));
	for (size_t chunk = 1; chunk <= strlen(whole) + 1; chunk++) {
		g_autofree char *got =
			events_print(whole, strlen(whole), chunk);

		g_assert_cmpstr(got, ==, want);
	}
}

/* What is printed of a beginning is a beginning of what is printed. */
static void an_end_comes_at_any_byte(void)
{
	g_autofree char *want = events_print(whole, strlen(whole), 0);

	for (size_t length = 0; length < strlen(whole); length++) {
		g_autofree char *piece = g_memdup2(whole, length + 1);
		g_autofree char *got = events_print(piece, length, 7);
		char *error = strstr(got, "x: byte");

		if (!error) /* one of the two slashes of a comment */
			error = strstr(got, "!not a JSON value");
		if (error && error > got)
			error--; /* the blank before it */
		if (error)
			*error = '\0';
		/* A number may end where the file does. */
		if (!g_str_has_prefix(want, got))
			g_assert_nonnull(strstr(got, " 1234"));
	}
}

static char *noise(const char *letters, int n)
{
	GString *text = g_string_new(NULL);

	while (n-- > 0)
		g_string_append_c(text, letters[g_test_rand_int_range(
						0, (int32_t)strlen(letters))]);
	return g_string_free(text, false);
}

static void noise_in_pieces(void)
{
	for (int i = 0; i < 4000; i++) {
		int n = g_test_rand_int_range(0, 60);
		g_autofree char *text = noise("{}[]:,\"\\ 1a\n/\xc3\xa4"
					      "items\"data\"result\"",
					      n);
		g_autofree char *want = events_print(text, strlen(text), 0);
		g_autofree char *got =
			events_print(text, strlen(text),
				     (size_t)g_test_rand_int_range(1, 8));

		g_assert_cmpstr(got, ==, want);
	}
}

/* An export that ends too early is whole records and an error. */
static void an_export_ends_at_any_byte(void)
{
	static const char *const exports[] = {
		"[{'id':1,'time':1700000000000,'tags':['deploy','orders','v1'],"
		"'text':'Deployed orders v1\\nCommit: abc123'},"
		"{'time':1700000001000,'tags':['rollback','orders','v1']}]",
		"{'error':'','incidents':[{'incidentID':'7','title':'Down',"
		"'incidentStart':'2023-11-14T22:13:20Z','labels':"
		"[{'key':'service','label':'orders'}]}],"
		"'cursor':{'hasMore':false}}",
	};

	for (size_t e = 0; e < G_N_ELEMENTS(exports); e++) {
		g_autofree char *text = exported_json(exports[e]);

		for (size_t length = 0; length < strlen(text); length++) {
			g_autoptr(Exported) exported = exported_new("");
			g_autofree char *piece = g_strndup(text, length);

			exported_read(exported, "x.json", piece, length);
			g_assert_cmpuint(exported->errors->len, ==, 1);
			g_assert_cmpuint(exported->facts->leftovers->len, ==,
					 0);
		}
	}
}

static void add_long(GString *text, int n)
{
	g_string_append_printf(text, "{\"id\":%d,\"a\":[\"%*d\"]},\n", n,
			       n % 200, n);
	if (n == 0)
		g_string_append(text, "{\"broken\":nope},");
	if (n == 1)
		g_string_append(text,
				"{\"p\":1,\"items\":[{\"b\":2}],\"q\":3},");
}

/* A large file, of whole records, of wrappers and of what is broken. */
static char *make_long(size_t size, size_t *length)
{
	GString *text = g_string_new("[");

	while (text->len < size)
		add_long(text, g_test_rand_int_range(0, 3000));
	add_long(text, 0);
	add_long(text, 1);
	if (g_test_rand_bit())
		g_string_append(text, "{}]");
	*length = text->len;
	return g_string_free(text, false);
}

static void reading_ahead_changes_nothing(void)
{
	for (int i = 0; i < 4; i++) {
		size_t length;
		g_autofree char *text =
			make_long((size_t)(2 + i) * 1100 * 1024, &length);
		g_autofree char *want = events_print(text, length, 0);
		g_autofree char *got = events_print_ahead(text, length, 0, 2);

		g_assert_true(strcmp(got, want) == 0);
		g_assert_nonnull(strstr(got, " !not JSON@"));
		g_assert_nonnull(strstr(got, " items+{p:1} {b:2} +{q:3} "));
	}
}

static void add_number(GString *text)
{
	static const char *const odd[] = {
		"-0",	  "0.0",  "-0.5",    "1e3",  "1E-7", "0.1",   "1.005",
		"1.",	  "-",	  ".5",	     "00",   "-01",  "+1",    "NaN",
		"-0.000", "1e+5", "1.5e300", "0x10", "1-1",  "1e999",
	};
	int digits = g_test_rand_int_range(1, 24);

	if (g_test_rand_int_range(0, 3) == 0) {
		g_string_append(
			text, odd[g_test_rand_int_range(0, G_N_ELEMENTS(odd))]);
		return;
	}
	if (g_test_rand_bit())
		g_string_append_c(text, '-');
	for (int i = 0; i < digits; i++)
		g_string_append_c(text,
				  (char)g_test_rand_int_range('0', '9' + 1));
	if (g_test_rand_bit())
		g_string_append_printf(text, ".%d",
				       g_test_rand_int_range(0, 1000000));
}

static void add_text(GString *text)
{
	static const char *const pieces[] = {
		"a",
		" plain words ",
		"\xc3\xa4",
		"\\n",
		"\\u00e4",
		"\\\"",
		"\\\\",
		"\\/",
		"\\u0000",
		"\\u0001",
		"\\ud83d\\udc4d",
		"\\ud83d",
		"\t",
		"\x01",
		"\xff",
		"\\q",
		"{[,",
		"\xf0\x9f\x91\x8d",
	};

	g_string_append_c(text, '"');
	for (int n = g_test_rand_int_range(0, 6); n > 0; n--)
		g_string_append(
			text,
			pieces[g_test_rand_int_range(0, G_N_ELEMENTS(pieces))]);
	g_string_append_c(text, '"');
}

static void add_value(GString *text, int depth)
{
	static const char *const words[] = { "true", "false", "null", "nul" };
	int kind = g_test_rand_int_range(0, depth > 0 ? 9 : 5);
	bool is_object = kind > 6;

	if (kind < 2)
		add_number(text);
	else if (kind < 4)
		add_text(text);
	else if (kind == 4)
		g_string_append(text, words[g_test_rand_int_range(0, 16) / 5]);
	if (kind <= 4)
		return;
	g_string_append(text, is_object ? "{ " : "[");
	for (int n = g_test_rand_int_range(0, 5); n > 0; n--) {
		if (is_object) {
			add_text(text);
			g_string_append(text, " :");
		}
		add_value(text, depth - 1);
		if (n > 1 || g_test_rand_int_range(0, 8) == 0)
			g_string_append(text, ", ");
	}
	g_string_append_c(text, is_object ? '}' : ']');
}

/* Values as they are, and with a byte that is another. */
static void both_ways_agree(void)
{
	uint32_t quick = 0;

	for (int i = 0; i < 20000; i++) {
		g_autoptr(GString) text = g_string_new(NULL);

		add_value(text, 3);
		quick += ways_agree(text->str, text->len);
		text->str[g_test_rand_int_range(0, (int32_t)text->len)] =
			"{}[]\",:\\0.-e\x01 "[g_test_rand_int_range(0, 14)];
		quick += ways_agree(text->str, text->len);
	}
	g_assert_cmpuint(quick, >, 10000);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/json/pieces", pieces_do_not_matter);
	g_test_add_func("/json/ends", an_end_comes_at_any_byte);
	g_test_add_func("/json/noise", noise_in_pieces);
	g_test_add_func("/json/ways", both_ways_agree);
	g_test_add_func("/json/export-ends", an_export_ends_at_any_byte);
	g_test_add_func("/json/ahead", reading_ahead_changes_nothing);
	return g_test_run();
}
