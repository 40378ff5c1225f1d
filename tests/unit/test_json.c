/* test_json.c -- files of JSON, and the records in them */
#include "importers/json.h"
#include "tests/events.h"

#include <inttypes.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *file, *want;
} cases[] = {
	{ "nothing", "", "" },
	{ "blanks", " \r\n\t", "" },
	{ "an-object", "{\"a\":1}", "{a:1}" },
	{ "an-array", "[{\"a\":1},{\"a\":2}]", "{a:1} {a:2}" },
	{ "an-empty-array", "[]", "" },
	{ "lines", "{\"a\":1}\n{\"a\":2}\r\n", "{a:1} {a:2}" },
	{ "side-by-side", "{\"a\":1}{\"a\":2}[{\"a\":3}][]", "{a:1} {a:2} {a:3}" },
	{ "pages", "[[{\"a\":1}],[],[{\"a\":2}]]", "{a:1} {a:2}" },
	{ "values-in-an-array", "[1,\"a\",null,true,-2.5e3]",
	  "1 \"a\" null true -2500" },
	{ "byte-order-mark", "\xef\xbb\xbf{\"a\":1}", "{a:1}" },
	{ "comment-lines", "// a\n//b\n[{\"a\":1}]\n// c", "{a:1}" },
	{ "text-sequence", "\x1e{\"a\":1}\n\x1e{\"a\":2}\n", "{a:1} {a:2}" },
	{ "brackets-in-text", "[{\"a\":\"}]\\\"{\\\\\"}]", "{a:\"}]\\\"{\\\\\"}" },
	/* wrappers */
	{ "a-wrapper", "{\"items\":[{\"a\":1},{\"a\":2}]}",
	  "items+{} {a:1} {a:2}" },
	{ "members-before-and-after",
	  "{\"n\":1,\"items\" : [ {\"a\":1} ] , \"m\":[2],\"k\":{}}",
	  "items+{n:1} {a:1} +{m:[2],k:{}}" },
	{ "two-lists", "{\"items\":[{\"a\":1}],\"x\":0,\"data\":[{\"b\":1}],\"y\":9}",
	  "items+{} {a:1} data+{x:0} {b:1} +{y:9}" },
	{ "pages-of-wrappers",
	  "[{\"items\":[{\"a\":1}],\"p\":1},{\"items\":[{\"a\":2}],\"p\":2}]",
	  "items+{} {a:1} +{p:1} items+{} {a:2} +{p:2}" },
	{ "wrappers-in-lines", "{\"data\":[{\"a\":1}]}\n{\"data\":[{\"a\":2}]}",
	  "data+{} {a:1} data+{} {a:2}" },
	{ "a-list-of-numbers-is-a-member", "{\"data\":[1,2]}", "{data:[1,2]}" },
	{ "an-empty-list-is-a-member", "{\"data\":[],\"a\":1}", "{data:[],a:1}" },
	{ "another-key-is-a-member", "{\"tags\":[{\"a\":1}]}", "{tags:[{a:1}]}" },
	{ "a-list-deeper-down", "{\"x\":{\"data\":[{\"a\":1}]}}",
	  "{x:{data:[{a:1}]}}" },
	{ "a-list-in-a-record", "{\"items\":[{\"data\":[{\"a\":1}]}]}",
	  "items+{} {data:[{a:1}]}" },
	{ "a-value-is-no-key", "{\"x\":\"data\",\"y\":[{\"a\":1}]}",
	  "{x:\"data\",y:[{a:1}]}" },
	/* a list within a member */
	{ "an-inner-list",
	  "{\"s\":1,\"data\":{\"t\":2,\"result\":[{\"a\":1},{\"a\":2}],\"u\":3},\"w\":[4]}",
	  "data.result+{s:1,data:{t:2}} {a:1} {a:2} +{u:3} +{w:[4]}" },
	{ "an-inner-list-alone", "{\"data\":{\"result\":[{\"a\":1}]}}",
	  "data.result+{data:{}} {a:1}" },
	{ "an-inner-list-and-another",
	  "{\"data\" : {\"result\": [ {\"a\":1} ] } , \"items\":[{\"b\":1}]}{\"c\":1}",
	  "data.result+{data:{}} {a:1} items+{} {b:1} {c:1}" },
	{ "pages-of-inner-lists",
	  "[{\"data\":{\"result\":[{\"a\":1}]}},{\"data\":{\"result\":[{\"a\":2}]},\"z\":1}]",
	  "data.result+{data:{}} {a:1} data.result+{data:{}} {a:2} +{z:1}" },
	{ "inner-pairs-are-a-member", "{\"data\":{\"result\":[[1,2]]}}",
	  "{data:{result:[[1,2]]}}" },
	{ "none-in-an-inner-list", "{\"data\":{\"result\":[]}}",
	  "{data:{result:[]}}" },
	{ "an-inner-value-is-no-key",
	  "{\"data\":{\"x\":\"result\",\"y\":[{\"a\":1}]}}",
	  "{data:{x:\"result\",y:[{a:1}]}}" },
	{ "an-inner-list-of-another", "{\"x\":{\"result\":[{\"a\":1}]}}",
	  "{x:{result:[{a:1}]}}" },
	{ "an-inner-list-in-a-record",
	  "{\"items\":[{\"data\":{\"result\":[{\"a\":1}]}}]}",
	  "items+{} {data:{result:[{a:1}]}}" },
	{ "an-inner-list-cut", "{\"data\":{\"result\":[{\"a\":1}]",
	  "data.result+{data:{}} {a:1} x: byte 27: the file ends inside a record" },
	/* what is found in the wild */
	{ "trailing-commas", "[{\"a\":[1,2,],},]", "{a:[1,2]}" },
	{ "trailing-comma-in-lines", "{\"a\":1},\n{\"a\":2},\n", "{a:1} {a:2}" },
	{ "invalid-utf-8", "{\"a\":\"x\xff\xc3\"}", "{a:\"x\xef\xbf\xbd\xef\xbf\xbd\"}" },
	{ "an-escaped-nul", "{\"a\":\"x\\u0000y\"}", "{a:\"x\xef\xbf\xbdy\"}" },
	{ "not-an-escaped-nul", "{\"a\":\"x\\\\u0000y\"}", "{a:\"x\\\\u0000y\"}" },
	{ "a-lone-surrogate", "{\"a\":\"\\ud83d \\udc4d\"}",
	  "{a:\"\xef\xbf\xbd \xef\xbf\xbd\"}" },
	{ "a-pair-of-surrogates", "{\"a\":\"\\ud83d\\udc4d\"}",
	  "{a:\"\xf0\x9f\x91\x8d\"}" },
	{ "a-long-integer", "{\"a\":14788816656920327485,\"b\":-9007199254740993}",
	  "{a:14788816656920327485,b:-9007199254740993}" },
	{ "digits-in-a-text", "{\"a\":\"14788816656920327485\"}",
	  "{a:\"14788816656920327485\"}" },
	/* what is wrong */
	{ "broken-records-hide-none", "[{\"a\":nope},{\"a\":1},{a:1},{\"a\":2}]",
	  "!not JSON@6 {a:1} !not JSON@22 {a:2}" },
	{ "brackets-that-do-not-fit", "[{\"a\":1],{\"a\":2}]",
	  "!not JSON@7 {a:2}" },
	{ "not-json", "hello", "!not a JSON value@0" },
	{ "lists-behind-a-list", "[{\"a\":1}]\n[[{\"b\":2}],[{\"c\":3}]]\n",
	  "{a:1} {b:2} {c:3}" },
	{ "a-list-among-objects", "[{\"a\":1},[{\"b\":2}],{\"c\":3}]",
	  "{a:1} [{b:2}] {c:3}" },
	{ "html-behind", "[{\"a\":1}]\n<html>\n{\"a\":2}\n",
	  "{a:1} !not a JSON value@10 {a:2}" },
	{ "a-mark-between", "{\"a\":1}\n\xef\xbb\xbf{\"a\":2}\n", "{a:1} {a:2}" },
	{ "a-quote-lost", "{\"a\":\"x}\n{\"a\":2}\n", "!not JSON@9 {a:2}" },
	{ "a-brace-lost", "[{\"a\":1,{\"a\":2}]", "!not JSON@9 {a:2}" },
	{ "a-letter-between", "[{\"a\":1}]x", "{a:1} !not a JSON value@9" },
	{ "one-bracket-too-many", "[{\"a\":1}]]",
	  "{a:1} !not a JSON value@9" },
	{ "ends-inside-a-record", "[{\"a\":1},{\"a\"",
	  "{a:1} x: byte 13: the file ends inside a record" },
	{ "ends-inside-an-array", "[{\"a\":1},",
	  "{a:1} x: byte 9: the file ends inside an array" },
	{ "ends-inside-a-wrapper", "{\"items\":[{\"a\":1}]",
	  "items+{} {a:1} x: byte 18: the file ends inside a record" },
	{ "bytes-behind-a-mark", "\xef\xbb\xbf[{\"a\":1",
	  "x: byte 10: the file ends inside a record" },
};

static const struct {
	const char *text;
	bool is_integer;
	int64_t integer;
	const char *name;
} integers[] = {
	{ "1", true, 1, "1" },
	{ "-0", true, 0, "0" },
	{ "9007199254740993", true, 9007199254740993, "9007199254740993" },
	{ "9223372036854775807", true, INT64_MAX, "9223372036854775807" },
	{ "-9223372036854775808", true, INT64_MIN, "-9223372036854775808" },
	{ "9223372036854775808", false, 0, "9223372036854775808" },
	{ "5e+09", true, 5000000000, "5000000000" },
	{ "1.618426086e+09", true, 1618426086, "1618426086" },
	{ "1507266395000.75", true, 1507266395000, "1507266395000" },
	{ "-1.5", true, -2, "-2" },
	{ "1e999", false, 0, NULL },
	{ "\"42\"", true, 42, "42" },
	{ "\"5e+09\"", true, 5000000000, "5e+09" },
	{ "\"+7\"", true, 7, "+7" },
	{ "\"42 \"", false, 0, "42 " },
	{ "\"0x10\"", false, 0, "0x10" },
	{ "\"inf\"", false, 0, "inf" },
	{ "\"\"", false, 0, NULL },
	{ "true", false, 0, NULL },
	{ "null", false, 0, NULL },
	{ "{}", false, 0, NULL },
};
/* clang-format on */

static void is_read(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autofree char *got = events_print(row->file, strlen(row->file), 0);

	g_assert_cmpstr(got, ==, row->want);
}

static void integers_are_exact(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(integers); i++) {
		const char *text = integers[i].text;
		size_t broken;
		g_autoptr(Json) value = json_parse(text, strlen(text), &broken);
		g_autofree char *name = json_name(value);
		int64_t integer = 0;

		g_assert_nonnull(value);
		g_assert_true(json_integer(value, &integer) ==
			      integers[i].is_integer);
		if (integers[i].is_integer)
			g_assert_cmpint(integer, ==, integers[i].integer);
		g_assert_cmpstr(name, ==, integers[i].name);
	}
}

static void the_last_of_equal_keys_wins(void)
{
	const char *text = "{\"a\":1,\"b\":2,\"a\":3}";
	size_t broken;
	g_autoptr(Json) value = json_parse(text, strlen(text), &broken);
	int64_t integer;

	g_assert_true(json_integer(json_member(value, "a"), &integer));
	g_assert_cmpint(integer, ==, 3);
	g_assert_null(json_member(value, "c"));
	g_assert_null(json_member(json_member(value, "a"), "c"));
}

/* More keys than are kept, some longer than that, in records that follow. */
static void keys_stay_apart(void)
{
	static const char *const forms[] = { "k%d", "%d-and-a-longer-key",
					     "a key that is too long %d" };
	g_autoptr(GString) text = g_string_new("[");
	g_autoptr(Json) list = NULL;
	size_t broken;

	for (int n = 0; n < 3 * 1000; n++) {
		g_string_append(text, n % 1000 == 0 ? "{\"" : "\"");
		g_string_append_printf(text, forms[n % 3], n % 1000);
		g_string_append_printf(text, "\":%d%s", n,
				       n % 1000 == 999 ? "}," : ",");
	}
	g_string_append(text, "]");
	list = json_parse(text->str, text->len, &broken);
	g_assert_nonnull(list);
	for (int n = 0; n < 3 * 1000; n++) {
		const struct json *record = json_first(list);
		g_autofree char *key = g_strdup_printf(forms[n % 3], n % 1000);
		int64_t number;

		for (int r = 0; r < n / 1000; r++)
			record = json_next(record);
		g_assert_true(json_integer(json_member(record, key), &number));
		g_assert_cmpint(number, ==, n);
	}
}

static void equal_values_have_equal_hashes(void)
{
	const char *texts[] = { "{\"a\":[1,2],\"b\":\"x\"}",
				" {\"b\":\"x\", \"a\":[1, 2]}",
				"{\"a\":[2,1],\"b\":\"x\"}",
				"{\"b\":[1,2],\"a\":\"x\"}" };
	uint64_t hashes[G_N_ELEMENTS(texts)];

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		size_t broken;
		g_autoptr(Json) value =
			json_parse(texts[i], strlen(texts[i]), &broken);

		hashes[i] = json_hash(value);
	}
	g_assert_cmpuint(hashes[0], ==, hashes[1]);
	g_assert_cmpuint(hashes[0], !=, hashes[2]);
	g_assert_cmpuint(hashes[0], !=, hashes[3]);
	g_assert_cmpuint(hashes[2], !=, hashes[3]);
}

/* `before`, then `n` times `part`, then `after`, then a record. */
static char *big(const char *before, const char *part, size_t n,
		 const char *after)
{
	GString *text = g_string_new(before);

	while (n-- > 0)
		g_string_append(text, part);
	g_string_append_printf(text, "%s{\"a\":1}", after);
	return g_string_free(text, false);
}

static void what_is_too_big_is_passed_over(void)
{
	const struct {
		const char *before, *part;
		size_t n;
		const char *after, *want;
	} rows[] = {
		{ "{\"x\":", "[", 63, "1",
		  "x: byte 76: the file ends inside "
		  "a record" },
		{ "{\"x\":\"", "abcdefgh", 3 << 20, "\"}",
		  "!longer than 16 MiB@0 {a:1}" },
		{ "{\"x\":[1", ",1", 1 << 20, "]}",
		  "!nested too deep or of too many parts@0 {a:1}" },
		{ "[", "x", 20 << 20, ",",
		  "!longer than 16 MiB@1 {a:1} x: byte 20971529: the file ends "
		  "inside an array" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = big(rows[i].before, rows[i].part,
					    rows[i].n, rows[i].after);
		g_autofree char *got = events_print(text, strlen(text), 0);

		if (strlen(got) > 200)
			got[200] = '\0';
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

static void nesting_has_a_limit(void)
{
	for (int depth = 60; depth < 70; depth++) {
		g_autofree char *opening = g_strnfill((size_t)depth, '[');
		g_autofree char *closing = g_strnfill((size_t)depth, ']');
		g_autofree char *text = g_strdup_printf(
			"{\"x\":%s%s}\n{\"a\":1}", opening, closing);
		g_autofree char *got = events_print(text, strlen(text), 0);

		g_assert_true(g_str_has_suffix(got, "{a:1}"));
		g_assert_true(g_str_has_prefix(got, "!nested") == (depth > 63));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/json/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], is_read);
	}
	g_test_add_func("/json/integers", integers_are_exact);
	g_test_add_func("/json/equal-keys", the_last_of_equal_keys_wins);
	g_test_add_func("/json/keys", keys_stay_apart);
	g_test_add_func("/json/hashes", equal_values_have_equal_hashes);
	g_test_add_func("/json/too-big", what_is_too_big_is_passed_over);
	g_test_add_func("/json/nesting", nesting_has_a_limit);
	return g_test_run();
}
