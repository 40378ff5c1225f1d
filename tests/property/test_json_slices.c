/* test_json_slices.c -- records of lists in lists, read whole and in slices
 *
 * The twin reads the record as one value and walks its lists.  However small
 * the slices and the pieces of the file are, the same elements must come, in
 * the same order, with what stands before and around them; what stands behind
 * must be in the last.
 */
#include "importers/json_reader.h"

#include <string.h>

static const char *const paths[] = { "boxes.rows.points", "boxes.words", NULL };
static const char *const lists[] = { "items", NULL };

/* -- values */

static void add_blank(GString *text)
{
	if (g_test_rand_int_range(0, 6) == 0)
		g_string_append_c(text, " \n\t"[g_test_rand_int_range(0, 3)]);
}

static void add_text(GString *text)
{
	static const char *const words[] = { "",     "a",    "]",
					     "}],",  "\\\"", "[{",
					     "\\\\", ",",    "boxes\\\":[" };

	g_string_append_printf(
		text, "\"%s\"",
		words[g_test_rand_int_range(0, G_N_ELEMENTS(words))]);
}

static void add_list(GString *text, const char *key, int most,
		     void (*add)(GString *text, int nth))
{
	int n = g_test_rand_int_range(0, most + 1);

	g_string_append_printf(text, "\"%s\"", key);
	add_blank(text);
	g_string_append_c(text, ':');
	add_blank(text);
	g_string_append_c(text, '[');
	for (int i = 0; i < n; i++) {
		if (i > 0)
			g_string_append_c(text, ',');
		add_blank(text);
		add(text, i);
		add_blank(text);
	}
	g_string_append_c(text, ']');
}

static void add_point(GString *text, int nth)
{
	if (g_test_rand_bit()) {
		g_string_append_printf(text, "%d", nth);
		return;
	}
	g_string_append_printf(text,
			       "{\"nth\":%d,\"points\":[1,2],\"t\":", nth);
	add_text(text);
	g_string_append_c(text, '}');
}

static void add_row(GString *text, int nth)
{
	g_string_append_printf(text, "{\"name\":%d,\"sum\":{", nth);
	add_list(text, "points", 9, add_point);
	g_string_append_printf(text, "},\"tail\":%d}", 1000 + nth);
}

static void add_word(GString *text, int nth)
{
	(void)nth;
	add_text(text);
}

static void add_box(GString *text, int nth)
{
	g_string_append_printf(text, "{\"scope\":%d,\"other\":[[1],{}],", nth);
	if (g_test_rand_bit())
		add_list(text, "rows", 4, add_row);
	else
		add_list(text, "words", 9, add_word);
	g_string_append(text, ",\"behind\":");
	add_text(text);
	g_string_append_c(text, '}');
}

static void add_record(GString *text, int nth)
{
	g_string_append_printf(text, "{\"nth\":%d,\"head\":{\"rows\":[", nth);
	add_text(text);
	g_string_append(text, "]},");
	add_list(text, "boxes", 4, add_box);
	g_string_append_printf(text, ",\"end\":%d}", nth);
}

/* -- what they have, a line an element */

static void print(GString *lines, const char *around, const struct json *value)
{
	g_autofree char *quoted = json_is_object(value) ?
					  json_quote(json_member(value, "t")) :
					  json_quote(value);

	g_string_append_printf(lines, "%s/%s\n", around, quoted);
}

static void print_list(GString *lines, const char *around,
		       const struct json *list)
{
	for (const struct json *one = json_first(list); one;
	     one = json_next(one))
		print(lines, around, one);
}

static char *name(const struct json *record, const struct json *box,
		  const struct json *row)
{
	g_autofree char *nth = json_name(json_member(record, "nth"));
	g_autofree char *scope = json_name(json_member(box, "scope"));
	g_autofree char *called = json_name(json_member(row, "name"));

	return g_strdup_printf("%s/%s/%s", nth, scope, called ? called : "");
}

static void print_box(GString *lines, const struct json *record,
		      const struct json *box)
{
	g_autofree char *around = name(record, box, NULL);

	print_list(lines, around, json_member(box, "words"));
	for (const struct json *row = json_first(json_member(box, "rows")); row;
	     row = json_next(row)) {
		g_autofree char *of_row = name(record, box, row);

		print_list(lines, of_row,
			   json_member(json_member(row, "sum"), "points"));
		if (json_has(row, "tail"))
			g_string_append_printf(lines, "%s ends\n", of_row);
	}
	if (json_has(box, "behind"))
		g_string_append_printf(lines, "%s ends\n", around);
}

static void print_record(GString *lines, const struct json *record)
{
	for (const struct json *box = json_first(json_member(record, "boxes"));
	     box; box = json_next(box))
		print_box(lines, record, box);
	if (json_has(record, "end"))
		g_string_append(lines, "ends\n");
}

/* -- both ways */

struct way {
	size_t chunk, from;
	bool is_whole;
};

/* How many slices there were; their elements are appended to `lines`. */
static uint32_t read_all(const GString *text, struct way way, GString *lines)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file =
		source_of_bytes("x", text->str, text->len, &error);
	g_autoptr(JsonReader) reader = json_reader_new(file, lists, way.chunk);
	struct json_event event;
	uint32_t slices = 0;

	if (!way.is_whole)
		json_reader_slices(reader, paths, way.from);
	while (json_reader_next(reader, &event, &error)) {
		if (event.kind == JSON_BROKEN)
			g_string_append_printf(lines, "broken %s\n", event.why);
		if (event.kind == JSON_RECORD)
			print_record(lines, event.value);
		slices += event.lists > 0;
	}
	if (error)
		g_string_append(lines, error->message);
	return slices;
}

static void as_whole(void)
{
	uint32_t slices = 0;

	for (int i = 0; i < 3000; i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GString) want = g_string_new(NULL);
		g_autoptr(GString) got = g_string_new(NULL);
		struct way way = {
			.chunk = (size_t)g_test_rand_int_range(1, 40),
			.from = (size_t)g_test_rand_int_range(1, 80),
		};

		if (g_test_rand_bit())
			add_list(g_string_append_c(text, '{'), "items", 4,
				 add_record);
		else
			add_record(text, 0);
		if (g_str_has_prefix(text->str, "{\"items"))
			g_string_append_c(text, '}');
		read_all(text, (struct way){ .is_whole = true }, want);
		slices += read_all(text, way, got);
		if (strcmp(got->str, want->str) != 0)
			g_error("%s\nwhole:\n%sslices:\n%s", text->str,
				want->str, got->str);
	}
	g_assert_cmpuint(slices, >, 3000);
}

/* Cut at any byte: a beginning of what there is, and a message. */
static void cut_short(void)
{
	static const char whole[] =
		"{\"nth\":1,\"boxes\":[{\"scope\":1,\"rows\":[{\"name\":5,"
		"\"sum\":{\"points\":[1,2,3]}}]},{\"scope\":2,\"words\":"
		"[\"a\",\"b\"]}]}";

	for (size_t n = 1; n < strlen(whole); n++) {
		g_autoptr(GString) text = g_string_new_len(whole, (gssize)n);
		g_autoptr(GString) got = g_string_new(NULL);

		read_all(text, (struct way){ .chunk = 1, .from = 1 }, got);
		g_assert_nonnull(strstr(got->str, "the file ends inside"));
		g_assert_cmpint(strstr(text->str, "[1,") != NULL, ==,
				strstr(got->str, "1/1/5/1\n") != NULL);
		g_assert_cmpint(strstr(text->str, "\"a\",") != NULL, ==,
				strstr(got->str, "1/2//\"a\"\n") != NULL);
		g_assert_null(strstr(got->str, "broken"));
	}
}

/* A record of three points, of which the second is bad. */
static char *around(const char *before, size_t n, char c, const char *behind)
{
	GString *text = g_string_new(
		"{\"nth\":1,\"boxes\":[{\"scope\":1,\"rows\":[{\"name\":5,"
		"\"sum\":{\"points\":[7,");

	g_string_append(text, before);
	for (size_t i = 0; i < n; i++)
		g_string_append_c(text, c);
	g_string_append(text, behind);
	g_string_append(text, ",9]},\"tail\":0}]}]}{\"nth\":2}");
	return g_string_free(text, false);
}

static void element(const char *before, size_t n, char c, const char *behind,
		    const char *why)
{
	static const size_t chunks[] = { 0, 4096, 1000000 };
	g_autofree char *bad = around(before, n, c, behind);
	g_autofree char *want = g_strdup_printf(
		"1/1/5/7\nbroken %s\n1/1/5/9\n1/1/5 ends\n", why);

	for (size_t i = 0; i < G_N_ELEMENTS(chunks); i++) {
		g_autoptr(GString) text = g_string_new(bad);
		g_autoptr(GString) got = g_string_new(NULL);

		read_all(text, (struct way){ .chunk = chunks[i] }, got);
		g_assert_cmpstr(got->str, ==, want);
	}
}

static void bad_elements(void)
{
	g_autofree char *brackets = g_strnfill(100000, ']');

	element("\"", 20000000, 'x', "\"", "longer than 16 MiB");
	element("{\"a\":\"\\\"", 20000000, '\\', "\"}", "longer than 16 MiB");
	element("", 100000, '[', brackets,
		"nested too deep or of too many parts");
	element("[0", 1500000, ',', "]",
		"nested too deep or of too many parts");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/json_slices/as_whole", as_whole);
	g_test_add_func("/json_slices/cut_short", cut_short);
	g_test_add_func("/json_slices/bad_elements", bad_elements);
	return g_test_run();
}
