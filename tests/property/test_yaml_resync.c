/* test_yaml_resync.c -- one byte of YAML that is wrong costs one element
 *
 * Elements of texts, lists and objects stand in a list, printed in several
 * ways.  A byte of one of them becomes another: all others must still be read.
 */
#include "importers/yaml.h"

#include <string.h>

static const char *const lists[] = { "items", NULL };

enum { ELEMENTS = 12 };

/* As kubectl prints it, indented, the document itself, with empty lines. */
enum way { WAY_KUBECTL, WAY_INDENTED, WAY_ALONE, WAY_LOOSE, WAYS };

static const int columns[] = { 0, 2, 0, 1 };

/* `^` stands for how far in the dashes are. */
static const char element[] = "^- id: @\n"
			      "^  name: a, b-@\n"
			      "^  labels:\n"
			      "^    app.io/x: \"{@} it's\"\n"
			      "^    empty: {}\n"
			      "^  list:\n"
			      "^  - type: y\n"
			      "^    at: \"2026-05-04T09:20:00Z\"\n"
			      "^  - type: 'no'\n"
			      "^  text: |\n"
			      "^    two\n"
			      "^    - lines\n"
			      "^  in: {y: [true, -1.5], z: \"]\"}\n"
			      "^  last: z\n";

static void add_element(GString *text, int nth, int column)
{
	for (const char *c = element; *c; c++)
		if (*c == '^')
			g_string_append_printf(text, "%*s", column, "");
		else if (*c == '@')
			g_string_append_printf(text, "%d", nth);
		else
			g_string_append_c(text, *c);
}

/* Where each element begins and ends is kept. */
static GString *make(enum way way, size_t *begins, size_t *ends)
{
	static const char *const opens[] = { "apiVersion: v1\nitems:\n",
					     "---\nkind: List\nitems:\n",
					     "# all\n", "items: # of them\n" };
	static const char *const closes[] = {
		"kind: List\nmetadata:\n  resourceVersion: \"\"\n", "", "",
		"\nmore:\n  a: b\n"
	};
	GString *text = g_string_new(opens[way]);

	for (int nth = 0; nth < ELEMENTS; nth++) {
		if (nth > 0 && way == WAY_LOOSE)
			g_string_append(text, "\n # the next\n");
		begins[nth] = text->len;
		add_element(text, nth, columns[way]);
		ends[nth] = text->len - 1; /* its end is another's, too */
	}
	g_string_append(text, closes[way]);
	return text;
}

/* Sets what was read as it is; how many were broken. */
static int read_all(const GString *text, bool *is_read)
{
	g_autoptr(YamlReader) reader =
		yaml_reader_new(NULL, text->str, text->len);
	g_autoptr(GError) error = NULL;
	int broken = 0;

	memset(is_read, 0, ELEMENTS * sizeof(*is_read));
	yaml_reader_lists(reader, lists);
	for (;;) {
		const char *why;
		const struct json *value =
			yaml_reader_next(reader, &why, &error);
		int64_t id;

		if (!value && !why)
			return broken + (error != NULL);
		broken += why != NULL;
		if (json_integer(json_member(value, "id"), &id) && id >= 0 &&
		    id < ELEMENTS && json_has(value, "last") &&
		    json_has(json_member(value, "in"), "z"))
			is_read[id] = true;
	}
}

/* How many elements are lost beside the one that has the byte. */
static int lost(const GString *text, int nth, int *broken)
{
	bool is_read[ELEMENTS];
	int n = 0;

	*broken = read_all(text, is_read);
	for (int i = 0; i < ELEMENTS; i++)
		n += i != nth && !is_read[i];
	return n;
}

/* Of the first the dash shows where the list is: it is left as it is. */
static void flip(enum way way, int nth, const char *with)
{
	size_t begins[ELEMENTS], ends[ELEMENTS];
	g_autoptr(GString) text = make(way, begins, ends);

	if (nth == 0)
		begins[0] = (size_t)(strchr(text->str, '0') - text->str);
	for (size_t at = begins[nth]; at < ends[nth]; at++)
		for (const char *c = with; *c; c++) {
			char was = text->str[at];
			int n, broken;

			text->str[at] = *c;
			n = lost(text, nth, &broken);
			if (n > 0 || broken > 2)
				g_error("way %d, element %d, byte %zu is "
					"%c: %d more are lost, %d broken: %s",
					(int)way, nth, at - begins[nth], *c, n,
					broken, text->str);
			text->str[at] = was;
		}
}

/*
 * No tab: in place of a dash, or before it, it is an error of the word that
 * ends the element before, which is lost, too.
 */
static const char others[] = "\"'{}[]:,\\ x0\n\r-#|>&*!?%@`~";

static void any_byte(gconstpointer data)
{
	enum way way = (enum way)GPOINTER_TO_INT(data);

	flip(way, 5, others);
	flip(way, 0, others);
	flip(way, ELEMENTS - 1, others);
}

int main(int argc, char **argv)
{
	static const char *const names[] = { "kubectl", "indented", "alone",
					     "loose" };

	g_test_init(&argc, &argv, NULL);
	for (int way = 0; way < WAYS; way++) {
		g_autofree char *path =
			g_strconcat("/yaml_resync/", names[way], NULL);

		g_test_add_data_func(path, GINT_TO_POINTER(way), any_byte);
	}
	return g_test_run();
}
