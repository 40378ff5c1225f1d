/* test_json_resync.c -- one byte that is wrong costs one record
 *
 * Records of numbers, texts, lists and objects stand in a list, or each in a
 * line, printed in several ways.  A byte of one of them becomes another: all
 * others must still be read.
 */
#include "importers/json_reader.h"
#include "importers/json_resync.h"

#include <string.h>

static const char *const lists[] = { "items", NULL };

enum { RECORDS = 12 };

enum way {
	WAY_LINES,
	WAY_COMPACT,
	WAY_WRAPPED,
	WAY_PRETTY,
	WAY_WRAPPED_LINES,
	WAYS,
};

enum { A_LINE = 3 }; /* records of WAY_WRAPPED_LINES */

/* Those that have lines do not all begin with the same key. */
static void add_record(GString *text, int nth, enum way way)
{
	bool has_lines = way == WAY_PRETTY || way == WAY_LINES;
	const char *between = way == WAY_PRETTY ? "\n    " : "";

	g_string_append_printf(text, "{%s", between);
	if (has_lines && nth % 3 == 1)
		g_string_append(text, "\"other\":[{\"x\":2}],");
	g_string_append_printf(text,
			       "\"id\":%d,%s\"name\":\"a, {%d}\",%s\"list\":"
			       "[{\"x\":1},{\"x\":\"]\"}],%s\"in\":{\"y\":"
			       "[true,null,-1.5]},%s\"last\":\"\\\"z\\\\\"",
			       nth, between, nth, between, between, between);
	g_string_append(text, way == WAY_PRETTY ? "\n  }" : "}");
}

#define WRAPPER "{\"n\":1,\"items\":["
#define WRAPPED "],\"more\":0}\n"

/* Where each record begins and ends is kept. */
static GString *make(enum way way, size_t *begins, size_t *ends)
{
	static const char *const opens[] = { "", "[", WRAPPER, "[\n  ",
					     WRAPPER };
	static const char *const betweens[] = { "\n", ",", ",", ",\n  ", "," };
	static const char *const closes[] = { "\n", "]", WRAPPED, "\n]\n",
					      WRAPPED };
	GString *text = g_string_new(opens[way]);

	for (int nth = 0; nth < RECORDS; nth++) {
		bool is_first = way == WAY_WRAPPED_LINES && nth % A_LINE == 0;

		if (nth > 0)
			g_string_append(text, is_first ? WRAPPED WRAPPER :
							 betweens[way]);
		begins[nth] = text->len;
		add_record(text, nth, way);
		ends[nth] = text->len;
	}
	g_string_append(text, closes[way]);
	return text;
}

/* Sets what was read as it is. */
static void read_all(const GString *text, size_t chunk, bool *is_read)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file =
		source_of_bytes("x", text->str, text->len, &error);
	g_autoptr(JsonReader) reader = json_reader_new(file, lists, chunk);
	struct json_event event;

	memset(is_read, 0, RECORDS * sizeof(*is_read));
	while (json_reader_next(reader, &event, &error)) {
		int64_t id;

		if (event.kind == JSON_RECORD &&
		    json_integer(json_member(event.value, "id"), &id) &&
		    id >= 0 && id < RECORDS && json_has(event.value, "last"))
			is_read[id] = true;
	}
}

/* How many records are lost beside the one that has the byte. */
static int lost(const GString *text, size_t chunk, int nth)
{
	bool is_read[RECORDS];
	int n = 0;

	read_all(text, chunk, is_read);
	for (int i = 0; i < RECORDS; i++)
		n += i != nth && !is_read[i];
	return n;
}

static void flip(enum way way, int nth, const char *with, int most)
{
	size_t begins[RECORDS], ends[RECORDS];
	g_autoptr(GString) text = make(way, begins, ends);

	for (size_t at = begins[nth]; at < ends[nth]; at++)
		for (const char *c = with; *c; c++) {
			char was = text->str[at];
			int n;

			text->str[at] = *c;
			n = lost(text, at % 2 ? 0 : 5, nth);
			if (n > most)
				g_error("way %d, record %d, byte %zu is %c: %d "
					"more are lost: %s",
					(int)way, nth, at - begins[nth], *c, n,
					text->str);
			text->str[at] = was;
		}
}

static void any_byte(gconstpointer data)
{
	enum way way = (enum way)GPOINTER_TO_INT(data);

	for (int nth = 0; nth < RECORDS; nth++)
		flip(way, nth, "\"{}[]:,\\ x0\n", 0);
}

/* A bracket that is put between records costs none. */
static void between_records(void)
{
	size_t begins[RECORDS], ends[RECORDS];

	for (const char *c = "[]{}"; *c; c++) {
		g_autoptr(GString) text = make(WAY_PRETTY, begins, ends);

		text->str[begins[5] - 1] = *c;
		g_assert_cmpint(lost(text, 0, *c == '{' ? 5 : -1), ==, 0);
	}
}

/* What is whole has nothing to be found. */
static void whole_values(void)
{
	size_t begins[RECORDS], ends[RECORDS];

	for (int way = 0; way < WAYS; way++) {
		g_autoptr(GString) text = make((enum way)way, begins, ends);

		for (int nth = 0; nth < RECORDS; nth++)
			for (size_t end = begins[nth]; end <= ends[nth];
			     end++) {
				size_t length = end - begins[nth];

				g_assert_cmpuint(
					json_resync_error(text->str +
								  begins[nth],
							  length),
					==, length);
			}
	}
}

int main(int argc, char **argv)
{
	static const char *const names[] = { "lines", "compact", "wrapped",
					     "pretty", "wrapped-lines" };

	g_test_init(&argc, &argv, NULL);
	for (int way = 0; way < WAYS; way++) {
		g_autofree char *path =
			g_strconcat("/json_resync/", names[way], NULL);

		g_test_add_data_func(path, GINT_TO_POINTER(way), any_byte);
	}
	g_test_add_func("/json_resync/between", between_records);
	g_test_add_func("/json_resync/whole", whole_values);
	return g_test_run();
}
