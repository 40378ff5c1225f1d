/* test_robust.c -- whatever is done to a good export, nothing breaks
 *
 * Every file in fixtures/exports/good is cut off at each byte, has each of its
 * bytes changed, and, if it is JSON, each of its values replaced, each of its
 * keys doubled; other texts are swollen and nested, too.  So a format has all
 * this for the price of a fixture.  With
 * sanitizers, which take twenty times as long, each byte and value has one of
 * the changes, in turns.
 */
#include "tests/exported.h"

#include <string.h>

#ifdef __SANITIZE_ADDRESS__
enum { IS_THIN = 1 };
#else
enum { IS_THIN = 0 };
#endif

enum { NESTED = 100000, SWOLLEN = 20 << 20 };

static bool has_turn(size_t place, size_t change, size_t changes)
{
	return !IS_THIN || place % changes == change;
}

static char *folder_of_good(void)
{
	const char *source = g_getenv("SHIPLOG_SOURCE");

	return g_build_filename(source ? source : ".", "fixtures", "exports",
				"good", NULL);
}

/* "x: byte 5: …", "x: row 5: …", "x: line 5: …", "x:5: …", or of no format. */
static void assert_has_place(const char *message)
{
	static const char *const places[] = { " byte ", " row ", " line ",
					      " of no known format: " };
	bool has_place = g_ascii_isdigit(message[2]);

	g_assert_true(g_str_has_prefix(message, "x:"));
	for (size_t p = 0; p < G_N_ELEMENTS(places); p++)
		has_place |= g_str_has_prefix(message + 2, places[p]);
	if (!has_place && !g_str_has_prefix(message, "x: is "))
		g_error("%s", message);
}

/* Each message names the file, and where in it; so does each leftover. */
static void assert_places(const struct exported *exported)
{
	const GArray *leftovers = exported->facts->leftovers;

	for (uint32_t e = 0; e < exported->errors->len; e++)
		assert_has_place(
			((const GError *)exported->errors->pdata[e])->message);
	for (uint32_t l = 0; l < leftovers->len; l++)
		g_assert_cmpuint(g_array_index(leftovers, struct leftover, l)
					 .place.record,
				 >, 0);
}

/* What is read of it: the print, and how many records. */
static char *read_bytes(const char *bytes, size_t length, uint32_t *count)
{
	g_autoptr(Exported) exported = exported_new("");
	char *print;

	exported_read(exported, "x", bytes, length);
	exported_account(exported);
	assert_places(exported);
	print = exported_print(exported);
	g_assert_true(g_utf8_validate(print, -1, NULL));
	*count = exported_count(exported);
	facts_seal(exported->facts, 600);
	return print;
}

static uint32_t count_of(const char *bytes, size_t length)
{
	uint32_t count;

	g_free(read_bytes(bytes, length, &count));
	return count;
}

static bool ends(const char *path, const char *suffixes)
{
	g_auto(GStrv) all = g_strsplit(suffixes, " ", -1);

	for (int i = 0; all[i]; i++)
		if (g_str_has_suffix(path, all[i]))
			return true;
	return false;
}

/*
 * What stood before the break stays.  Of YAML a document is whole or not, and
 * the last cell of a table may still be short.
 */
static void cut(const char *path, const char *bytes, size_t length)
{
	bool is_kept = ends(path, ".json .ndjson .jsonl .xml");
	uint32_t before = 0;

	for (size_t n = 0; n <= length; n++) {
		g_autofree char *part = g_memdup2(bytes, n);
		uint32_t count = count_of(part, n);

		if (is_kept)
			g_assert_cmpuint(count, >=, before);
		before = count;
	}
}

static void change_bytes(const char *bytes, size_t length)
{
	static const char others[] = { '\0', '\xff', '"', '{', '\n', '9' };
	g_autofree char *changed = g_memdup2(bytes, length);

	for (size_t i = 0; i < length; i++) {
		for (size_t o = 0; o <= sizeof(others); o++) {
			if (!has_turn(i, o, sizeof(others) + 1))
				continue;
			changed[i] =
				o < sizeof(others) ? others[o] : bytes[i] ^ 1;
			count_of(changed, length);
		}
		changed[i] = bytes[i];
	}
}

/* Behind the value that begins at `at`. */
static const char *end_of_value(const char *at)
{
	int depth = 0;
	bool is_text = false;

	for (; *at; at++) {
		if (is_text) {
			if (*at == '\\')
				at++;
			else if (*at == '"')
				is_text = false;
		} else if (*at == '"') {
			is_text = true;
		} else if (strchr("[{", *at)) {
			depth++;
		} else if (depth == 0 && strchr(",]}\n", *at)) {
			break;
		} else if (strchr("]}", *at)) {
			depth--;
		}
	}
	return at;
}

/* The next value of a member at or behind `at`, or NULL. */
static const char *next_value(const char *at)
{
	bool is_text = false;

	for (; *at; at++) {
		if (is_text && *at == '\\')
			at++;
		else if (*at == '"')
			is_text = !is_text;
		else if (!is_text && *at == ':')
			return at + 1 + strspn(at + 1, " \t\r\n");
	}
	return NULL;
}

static char *replaced(const char *bytes, const char *from, const char *until,
		      const char *by)
{
	GString *text = g_string_new_len(bytes, from - bytes);

	g_string_append(text, by);
	g_string_append(text, until);
	return g_string_free(text, false);
}

static char *repeated(const char *text, int n)
{
	GString *all = g_string_new(NULL);

	while (n-- > 0)
		g_string_append(all, text);
	return g_string_free(all, false);
}

static void replace_values(const char *bytes)
{
	g_autofree char *deep = repeated("[", NESTED);
	const char *others[] = {
		"null",
		"true",
		"-1",
		"1e308",
		"\"\"",
		"\"x\"",
		"[]",
		"{}",
		"[[{\"a\":5}]]",
		"{\"id\":{}}",
		"9223372036854775808",
		"\"\xff\xc0\"",
		"\"\\ud800\\u0000\"",
	};
	size_t value = 0;

	for (const char *at = next_value(bytes); at; at = next_value(at)) {
		const char *end = end_of_value(at);

		for (size_t o = 0; o < G_N_ELEMENTS(others); o++) {
			g_autofree char *text =
				replaced(bytes, at, end, others[o]);

			if (has_turn(value, o, G_N_ELEMENTS(others)))
				count_of(text, strlen(text));
		}
		value++;
	}
	for (const char *at = next_value(bytes); at;) {
		g_autofree char *text =
			replaced(bytes, at, end_of_value(at), deep);

		count_of(text, strlen(text));
		at = next_value(at);
		at = at ? next_value(end_of_value(at)) : NULL;
	}
}

/* `"key": 5, "key": value`: the last one counts, so nothing changes. */
static void double_keys(const char *bytes)
{
	uint32_t count;
	g_autofree char *want = read_bytes(bytes, strlen(bytes), &count);

	for (const char *at = next_value(bytes); at; at = next_value(at)) {
		const char *end = at - 1, *begin;
		g_autofree char *key = NULL, *text = NULL, *got = NULL;
		g_autofree char *both = NULL;

		while (*end != '"')
			end--;
		for (begin = end - 1; *begin != '"'; begin--)
			continue;
		if (strchr("[{", *at))
			continue;
		key = g_strndup(begin, (size_t)(end + 1 - begin));
		both = g_strdup_printf("%s:[5],%s", key, begin);
		text = replaced(bytes, begin, "", both);
		got = read_bytes(text, strlen(text), &count);
		/* a message names the byte, which has moved */
		if (!strstr(want, "byte "))
			g_assert_cmpstr(got, ==, want);
	}
}

/* One record of 20 MiB is left out, and no other. */
static void swell(const char *bytes)
{
	const char *list = strchr(bytes, '[');
	const char *record = strchr(list ? list : bytes, '{');
	g_autofree char *long_text = g_strnfill(SWOLLEN, 'x');
	g_autofree char *member = NULL, *text = NULL;

	if (!record)
		return;
	member = g_strdup_printf("{\"swollen\":\"%s\",", long_text);
	text = replaced(bytes, record, record + 1, member);
	g_assert_cmpuint(count_of(text, strlen(text)), >=,
			 count_of(bytes, strlen(bytes)) > 1 ? 1 : 0);
}

/*
 * 20 MiB in the middle of a text that is not JSON: a line or a row of them is
 * left out, and no other.
 */
static void swell_text(const char *path, const char *bytes)
{
	bool is_kept = ends(path, ".csv .tsv .txt .prom .om");
	const char *middle = bytes + strlen(bytes) / 2;
	g_autofree char *long_text = g_strnfill(SWOLLEN, 'x');
	g_autofree char *text = replaced(bytes, middle, middle, long_text);
	uint32_t count = count_of(text, strlen(text));

	if (is_kept)
		g_assert_cmpuint(count, >=, count_of(bytes, strlen(bytes)));
}

/* An attribute of 20 MiB: its element is left out, and no other. */
static void swell_element(const char *bytes, const char *element)
{
	const char *at = strstr(bytes, element);
	g_autofree char *long_text = g_strnfill(SWOLLEN, 'x');
	g_autofree char *both = NULL, *text = NULL;

	if (!at)
		return;
	at += strlen(element);
	both = g_strdup_printf(" swollen=\"%s\"", long_text);
	text = replaced(bytes, at, at, both);
	g_assert_cmpuint(count_of(text, strlen(text)), ==,
			 count_of(bytes, strlen(bytes)));
}

/* `open` many times at `at`, behind `first`. */
static void nest(const char *bytes, const char *at, const char *first,
		 const char *open)
{
	g_autofree char *deep = repeated(open, NESTED);
	g_autofree char *both = g_strconcat(first, deep, NULL);
	g_autofree char *text = replaced(bytes, at, at, both);

	count_of(text, strlen(text));
}

static void nest_text(const char *path, const char *bytes)
{
	const char *end = bytes + strlen(bytes);

	if (ends(path, ".xml .atom"))
		nest(bytes, strrchr(bytes, '<'), "", "<a>");
	if (!ends(path, ".yaml .yml .md"))
		return;
	nest(bytes, end, "\ndeep: ", "[");
	nest(bytes, end, "\ndeep: ", "{a: ");
	nest(bytes, end, "\ndeep:\n", "- ");
}

static void survives(const void *data)
{
	g_autofree char *bytes = NULL;
	size_t length;

	g_assert_true(g_file_get_contents(data, &bytes, &length, NULL));
	cut(data, bytes, length);
	change_bytes(bytes, length);
	if (!ends(data, ".json .ndjson .jsonl")) {
		swell_text(data, bytes);
		swell_element(bytes, "<testcase");
		swell_element(bytes, "<entry");
		nest_text(data, bytes);
	}
	if (!ends(data, ".json .ndjson .jsonl") || strlen(bytes) != length ||
	    (signed char)*bytes < 0)
		return;
	replace_values(bytes);
	double_keys(bytes);
	swell(bytes);
}

int main(int argc, char **argv)
{
	g_autofree char *good = folder_of_good();
	g_autoptr(GDir) folder = g_dir_open(good, 0, NULL);
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	const char *name;

	g_test_init(&argc, &argv, NULL);
	g_assert_nonnull(folder);
	while ((name = g_dir_read_name(folder)))
		g_ptr_array_add(paths, g_build_filename(good, name, NULL));

	for (uint32_t i = 0; i < paths->len; i++) {
		g_autofree char *base = g_path_get_basename(paths->pdata[i]);
		g_autofree char *path = g_strconcat("/robust/", base, NULL);

		g_test_add_data_func(path, paths->pdata[i], survives);
	}
	return g_test_run();
}
