/* test_xml_resync.c -- one byte that is wrong costs one record of XML
 *
 * Records stand in suites that have properties, comments, outputs, in a feed,
 * and in a list, printed in lines or not.  A byte of one of them becomes
 * another: all others must still be read, once, and in their suite; so must all
 * if it is a byte between them.
 */
#include "importers/xml.h"

#include <stdlib.h>
#include <string.h>

enum { RECORDS = 9, A_SUITE = 3 };

enum way { WAY_SUITES, WAY_COMPACT, WAY_FEED, WAY_LIST, WAYS };

static const char *const kinds[] = { "testcase", "entry", "incident", NULL };

static const char *const with[] = {
	"<", ">", "/", "\"", "'", "&", "!", "-", "]", "[", " ", "=", "x", "\n",
};

/* Some are closed at once, some have CDATA, some have comments. */
static void add_case(GString *text, int nth, const char *line)
{
	g_string_append_printf(text, "%s<testcase name=\"%d\" time='1.5'", line,
			       nth);
	if (nth % A_SUITE == 0) {
		g_string_append(text, "/>");
		return;
	}
	g_string_append(text,
			"><failure message=\"a &lt; b &#27;\">x</failure>");
	if (nth % A_SUITE == 1)
		g_string_append(text, "<!-- a comment -> of it -->");
	g_string_append_printf(text,
			       "%s<system-out><![CDATA[1 < 2 & ]] <y>]]>%s"
			       "</system-out></testcase>",
			       line, line);
}

static void add_entry(GString *text, int nth)
{
	g_string_append_printf(text,
			       "\n  <a:entry>\n    <id>%d</id>\n    <link href="
			       "\"https://s/%d\"/>\n    <content>&lt;p&gt;"
			       "</content>\n  </a:entry>",
			       nth, nth);
}

static void add_incident(GString *text, int nth)
{
	g_string_append_printf(text,
			       "<incident action=\"x\"><id>%d</id><cmdb_ci "
			       "display_value=\"\"/><problem>p</problem>"
			       "</incident>\n",
			       nth);
}

static void begin_suite(GString *text, int suite, const char *line)
{
	g_string_append_printf(text,
			       "%s<testsuite name=\"s%d\" tests=\"3\">%s"
			       "<properties>%s<property name=\"p\" value="
			       "\"a-&gt;b\"/></properties>",
			       line, suite, line, line);
}

static void end_suite(GString *text, const char *line)
{
	g_string_append_printf(text,
			       "%s<system-out><![CDATA[lines of it]]>"
			       "</system-out><!-- it ends -->%s</testsuite>",
			       line, line);
}

static const char *const opens[] = {
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"all\">",
	"<testsuites>",
	"<?xml version='1.0'?>\n<a:feed xmlns:a='a'>\n  <title>t</title>",
	"<?xml version=\"1.0\"?><unload unload_date=\"2026-05-14 09:12:44\">\n",
};

static const char *const closes[] = { "\n</testsuites>\n", "</testsuites>",
				      "\n</a:feed>\n", "</unload>" };

static void add_record(GString *text, int nth, enum way way)
{
	const char *line = way == WAY_SUITES ? "\n  " : "";

	if (way == WAY_FEED)
		add_entry(text, nth);
	else if (way == WAY_LIST)
		add_incident(text, nth);
	else
		add_case(text, nth, line);
}

/* Where each record begins and ends is kept. */
static GString *make(enum way way, size_t *begins, size_t *ends)
{
	const char *line = way == WAY_SUITES ? "\n  " : "";
	GString *text = g_string_new(opens[way]);

	for (int nth = 0; nth < RECORDS; nth++) {
		if (nth % A_SUITE == 0 && way <= WAY_COMPACT)
			begin_suite(text, nth / A_SUITE, line);
		begins[nth] = text->len;
		add_record(text, nth, way);
		ends[nth] = text->len;
		if (nth % A_SUITE == A_SUITE - 1 && way <= WAY_COMPACT)
			end_suite(text, line);
	}
	g_string_append(text, closes[way]);
	return text;
}

struct seen {
	int times[RECORDS];
	bool is_in_suite[RECORDS];
	int broken;
};

static const char *const *take_root(void *data, const struct json *root)
{
	(void)data;
	(void)root;
	return kinds;
}

/* The number in the name of the innermost suite; -1: in none. */
static int suite_of(const GPtrArray *around)
{
	for (uint32_t a = around->len; a-- > 0;) {
		const char *name =
			json_text(json_member(around->pdata[a], "name"));

		if (xml_is(around->pdata[a], "testsuite"))
			return name && *name == 's' ? atoi(name + 1) : -1;
	}
	return -1;
}

static void take_record(void *data, const GPtrArray *around,
			const struct json *record)
{
	struct seen *seen = data;
	const char *name = json_text(json_member(record, "name"));
	int id;

	if (!name)
		name = xml_text(xml_child(record, "id"));
	if (strlen(name) != 1 || !g_ascii_isdigit(*name))
		return;
	id = atoi(name);
	if (id >= RECORDS)
		return;
	seen->times[id]++;
	seen->is_in_suite[id] = suite_of(around) == id / A_SUITE;
}

static void take_broken(void *data, const char *why, uint64_t byte)
{
	struct seen *seen = data;

	g_assert_cmpstr(why, !=, "");
	(void)byte;
	seen->broken++;
}

static struct seen read_all(const GString *text)
{
	static const struct xml_sink sink = { take_root, take_record,
					      take_broken };
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file =
		source_of_bytes("x", text->str, text->len, &error);
	struct seen seen = { 0 };

	if (!xml_read(file, &sink, &seen, &error))
		g_assert_true(g_str_has_prefix(error->message, "x:"));
	return seen;
}

/* All but one are there once; that one may be missing. */
static bool is_good(const struct seen *seen, int but, bool has_suites)
{
	for (int i = 0; i < RECORDS; i++)
		if (i != but && (seen->times[i] != 1 ||
				 (has_suites && !seen->is_in_suite[i])))
			return false;
	return true;
}

static void tell(int nth, size_t at, const char *text)
{
	g_autofree char *part = g_strndup(text + MAX(at, 20) - 20, 50);
	g_autofree char *quoted = g_strescape(part, NULL);

	g_test_message("record %d, byte %zu: more is lost: %s", nth, at,
		       quoted);
	g_test_fail();
}

static void flip(GString *text, size_t at, int nth, bool has_suites)
{
	char was = text->str[at];

	for (size_t w = 0; w < G_N_ELEMENTS(with); w++) {
		struct seen seen;

		text->str[at] = *with[w];
		seen = read_all(text);
		if (is_good(&seen, nth, has_suites))
			continue;
		tell(nth, at, text->str);
	}
	text->str[at] = was;
}

static void any_byte_of_records(gconstpointer data)
{
	enum way way = (enum way)GPOINTER_TO_INT(data);
	size_t begins[RECORDS], ends[RECORDS];
	g_autoptr(GString) text = make(way, begins, ends);

	for (int nth = 0; nth < RECORDS; nth++)
		for (size_t at = begins[nth]; at < ends[nth]; at++)
			flip(text, at, nth, way <= WAY_COMPACT);
}

static size_t root_at(const char *text)
{
	const char *at = strchr(text, '<');

	return (size_t)((at[1] == '?' ? strchr(at + 1, '<') : at) - text);
}

/* The name of the root tells the format: it is left as it is. */
static void any_byte_between(gconstpointer data)
{
	enum way way = (enum way)GPOINTER_TO_INT(data);
	size_t begins[RECORDS], ends[RECORDS];
	g_autoptr(GString) text = make(way, begins, ends);
	size_t end = 0, root = root_at(text->str);
	size_t name = strcspn(text->str + root, " >");

	for (int nth = 0; nth < RECORDS; nth++) {
		for (size_t at = end; at < begins[nth]; at++)
			if (at < root || at > root + name)
				flip(text, at, RECORDS, false);
		end = ends[nth];
	}
	for (size_t at = end; at < text->len; at++)
		flip(text, at, RECORDS, false);
}

/* What is broken lies across the end of a piece that is read. */
static void across_pieces(void)
{
	size_t begins[RECORDS], ends[RECORDS];
	g_autoptr(GString) good = make(WAY_SUITES, begins, ends);
	g_autofree char *blanks = g_strnfill(64 * 1024, ' ');

	for (size_t at = begins[4]; at < ends[5]; at += 3) {
		g_autoptr(GString) text = g_string_new(good->str);
		size_t pad = 64 * 1024 - at;
		struct seen seen;

		text->str[begins[4] + 8] = '<';
		g_string_insert_len(text, (gssize)begins[0], blanks,
				    (gssize)pad);
		seen = read_all(text);
		g_assert_true(is_good(&seen, 4, true));
		g_assert_cmpint(seen.broken, >, 0);
	}
}

static void whole(void)
{
	for (int way = 0; way < WAYS; way++) {
		size_t begins[RECORDS], ends[RECORDS];
		g_autoptr(GString) text = make((enum way)way, begins, ends);
		struct seen seen = read_all(text);

		g_assert_true(is_good(&seen, RECORDS, way <= (int)WAY_COMPACT));
		g_assert_cmpint(seen.broken, ==, 0);
	}
}

int main(int argc, char **argv)
{
	static const char *const names[] = { "suites", "compact", "feed",
					     "list" };

	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/xml_resync/whole", whole);
	for (int way = 0; way < WAYS; way++) {
		g_autofree char *records =
			g_strconcat("/xml_resync/records/", names[way], NULL);
		g_autofree char *between =
			g_strconcat("/xml_resync/between/", names[way], NULL);

		g_test_add_data_func(records, GINT_TO_POINTER(way),
				     any_byte_of_records);
		g_test_add_data_func(between, GINT_TO_POINTER(way),
				     any_byte_between);
	}
	g_test_add_func("/xml_resync/pieces", across_pieces);
	return g_test_run();
}
