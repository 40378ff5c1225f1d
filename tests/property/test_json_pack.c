/* test_json_pack.c -- long series are read as short ones are
 *
 * A pair that is packed must be what the pair of JSON is; a record that is
 * packed, squeezed and parsed must have the points that were written, wherever
 * an odd one stands between them.
 */
#include "importers/json_pack.h"
#include "importers/point.h"
#include "model/records_series.h"
#include "tests/exported.h"

#include <string.h>

/* clang-format off */
static const struct { const char *text; bool is_packed; } pairs[] = {
	{ "[1782000000.781,\"0.5\"]", true },
	{ "[1782000000,\"1\"]", true },
	{ "[ 1782000000.1 , \"-2.25\" ]", true },
	{ "[1782000000,3]", true },
	{ "[1782000000,\"NaN\"]", true },
	{ "[1782000000,\"+Inf\"]", true },
	{ "[1782000000,\"2.3e-02\"]", true },
	{ "[1782000000,\"0.12345678901234567\"]", true },
	{ "[0,\"-0\"]", true },
	{ "[99999999999,\"007\"]", true },
	{ "[1782000000123,\"1\"]", false },
	{ "[1782000000.1234,\"1\"]", false },
	{ "[-5,\"1\"]", false },
	{ "[1e9,\"1\"]", false },
	{ "[05,\"1\"]", false },
	{ "[1782000000,null]", false },
	{ "[1782000000,1e3]", false },
	{ "[1782000000,1.]", false },
	{ "[1782000000,\"\\u0031\"]", false },
	{ "[1782000000,\"\"]", false },
	{ "[1782000000,\"x\"]", false },
	{ "[1782000000]", false },
	{ "[1782000000,\"1\",2]", false },
	{ "[\"1782000000\",\"1\"]", false },
	{ "{}", false },
};
/* clang-format on */

/* Whether the pair was packed, and as it is read otherwise. */
static bool packs_alike(const char *text)
{
	size_t length = strlen(text), broken;
	int64_t got_at, want_at;
	double got, want;
	g_autoptr(Json) pair = NULL;

	if (json_pack_pair(text, length, &got_at, &got) != length)
		return false;
	for (size_t n = 0; n < length; n++)
		g_assert_cmpuint(json_pack_pair(text, n, &got_at, &got), ==, 0);
	json_pack_pair(text, length, &got_at, &got);
	pair = json_parse(text, length, &broken);
	g_assert_nonnull(pair);
	g_assert_true(point_of_pair(pair, &want_at, &want));
	g_assert_cmpint(got_at, ==, want_at);
	g_assert_cmpmem(&got, sizeof(got), &want, sizeof(want));
	return true;
}

static void known_pairs(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		if (packs_alike(pairs[i].text) != pairs[i].is_packed)
			g_error("%s", pairs[i].text);
}

static void any_number(void)
{
	for (int i = 0; i < 50000; i++) {
		int decimals = g_test_rand_int_range(0, 18);
		const char *quote = g_test_rand_bit() ? "\"" : "";
		g_autofree char *text = g_strdup_printf(
			"[%d.%0*d,%s%.*f%s]",
			g_test_rand_int_range(0, G_MAXINT),
			g_test_rand_int_range(1, 5),
			g_test_rand_int_range(0, 1000), quote, decimals,
			g_test_rand_double_range(-1e6, 1e6), quote);

		packs_alike(text);
	}
}

static void noise(void)
{
	static const char letters[] = "[[],,\"\"0123459.-e \\";

	for (int i = 0; i < 50000; i++) {
		char text[24] = "[17";
		int n = g_test_rand_int_range(4, 20);

		for (int k = 3; k < n; k++)
			text[k] = letters[g_test_rand_int_range(
				0, sizeof(letters) - 1)];
		text[n] = ']';
		packs_alike(text);
	}
}

enum { START = 1700000000 };

static const char *pod = "p";

static void add_series(GString *text, int from, int n, int odd)
{
	g_string_append_printf(text,
			       "{\"metric\":{\"__name__\":\"a{}[\\\"\","
			       "\"pod\":\"%s\",\"nth\":\"%d\"},\"values\":[",
			       pod, from);
	for (int i = 0; i < n; i++)
		g_string_append_printf(text,
				       i == odd ? "%s[%d,\"%d.5\",1]" :
						  "%s[%d,\"%d.5\"]",
				       i > 0 ? "," : "", START + i, from + i);
	g_string_append(text, "]}");
}

static void assert_series(const struct facts *facts, uint32_t s, int from,
			  int n)
{
	const struct series *series =
		&g_array_index(facts->records[RECORD_SERIES], struct series, s);

	g_assert_cmpstr(series->name, ==, "a{}[\"");
	g_assert_cmpuint(series->points, ==, n);
	for (int i = 0; i < n; i++) {
		uint64_t at = series->first_point + (uint64_t)i;

		g_assert_cmpint(g_array_index(facts->times, int64_t, at), ==,
				(START + i) * INT64_C(1000));
		g_assert_true(g_array_index(facts->values, double, at) ==
			      from + i + 0.5);
	}
}

/* An answer of series, of a record that is longer than one may be as text. */
static void reads(int n, int odd)
{
	enum { SERIES = 3 };
	g_autoptr(GString) text =
		g_string_new("{\"status\":\"success\",\"data\":{\"resultType\":"
			     "\"matrix\",\"result\":[");
	g_autoptr(Exported) exported = exported_new("");

	for (int s = 0; s < SERIES; s++) {
		if (s > 0)
			g_string_append(text, ",\n ");
		add_series(text, s, s < 2 ? n : 3, odd);
	}
	g_string_append(text, "]}} {\"status\":\"success\",\"data\":{"
			      "\"resultType\":\"vector\",\"result\":[]}}");
	exported_read(exported, "x.json", text->str, text->len);
	g_assert_cmpuint(exported->errors->len, ==, 0);
	g_assert_cmpuint(exported->facts->leftovers->len, ==, 0);
	g_assert_cmpuint(exported->facts->records[RECORD_SERIES]->len, ==,
			 SERIES);
	for (uint32_t s = 0; s < SERIES; s++)
		assert_series(exported->facts, s, (int)s, s < 2 ? n : 3);
}

static void long_answers(void)
{
	reads(3, -1);
	reads(40000, -1);  /* packed */
	reads(700000, -1); /* and squeezed */
}

/* Three in a pair are as good as two, but none that is packed. */
static void odd_pairs_between(void)
{
	reads(40000, 0);
	reads(40000, 12345);
	reads(40000, 39999);
	reads(700000, 600000);
}

/* Bytes that are not UTF-8, and marks that look like those of holes. */
static void odd_labels(void)
{
	static const char *const odd[] = {
		"\xff",
		"\\ud800",
		"\\u00020",
		"\\u00020\",\"other\":\"\xff",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
		pod = odd[i];
		reads(40000, -1);
		reads(700000, 5);
	}
	pod = "p";
}

/* What follows a long record is where it says it is. */
static void bytes_are_counted(void)
{
	g_autoptr(GString) text = g_string_new("");
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *want = NULL;
	const struct leftover *leftover;

	add_series(text, 0, 900000, -1);
	want = g_strdup_printf("byte %zu: not a JSON value", text->len);
	g_string_append(text, "!");
	exported_read(exported, "x.json", text->str, text->len);
	g_assert_cmpuint(exported->facts->leftovers->len, ==, 1);
	leftover =
		&g_array_index(exported->facts->leftovers, struct leftover, 0);
	g_assert_cmpstr(leftover->detail, ==, want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/json_pack/pairs", known_pairs);
	g_test_add_func("/json_pack/numbers", any_number);
	g_test_add_func("/json_pack/noise", noise);
	g_test_add_func("/json_pack/long", long_answers);
	g_test_add_func("/json_pack/odd", odd_pairs_between);
	g_test_add_func("/json_pack/labels", odd_labels);
	g_test_add_func("/json_pack/bytes", bytes_are_counted);
	return g_test_run();
}
