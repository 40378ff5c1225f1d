/* test_xml.c -- records of XML, and what follows one that is broken */
#include "importers/xml.h"

#include <string.h>

#define MISMATCH "!mismatched tag"
#define A "<suite n='a'>"
#define B "<suite n='b'>"
#define END "</suite>"
#define T(n) "<test n='" n "'/>"
#define NOT_GOOD "!not well-formed (invalid token)"

/* What is wanted: records with what is around them, "!" and what was broken. */
/* clang-format off */
static const struct { const char *name, *text, *want; } rows[] = {
	{ "suites", "<root>" A T("1") END B T("2") END "</root>", "a/1 b/2" },
	{ "declared", "<?xml version='1.0'?>\n<!-- x --><root>" T("1")
	  "</root>\n", "1" },
	{ "prefixes",
	  "<x:root><x:suite n='a'><x:test n='1'></x:test></x:suite></x:root>",
	  "a/1" },
	{ "a-record-of-its-name-in-one", "<root><test n='1'>" T("2")
	  "</test></root>", "1" },
	{ "joined", "<root>" T("1") "</root>\n<?xml version='1.0'?>\n<root>"
	  T("2") "</root><root>" T("3") "</root>", "1 2 3" },
	{ "unwanted", "<no>" T("1") "</no>", "" },
	{ "doctype", "<!DOCTYPE r><root>" T("1") "</root>",
	  "x:1: a DOCTYPE is refused: its entities could be anything" },
	{ "controls", "<root><test n='&#27;1\x01'/></root>", "     1 " },
	{ "latin-1",
	  "<?xml version='1.0' encoding='windows-1252'?><root>" T("\xfc") T("&")
	  T("\xfc") "</root>",
	  "ü " NOT_GOOD " ü" },
	{ "attribute", "<root>" T("1") "<test n='2' x/>" T("3") "</root>",
	  "1 " NOT_GOOD " 3" },
	{ "entity", "<root>" T("1") "<test n='2'>&nbsp;</test>" T("3")
	  "</root>", "1 !undefined entity 3" },
	{ "not-closed", "<root>" A "<test n='1'>" T("2") END B T("3") END
	  "</root>", MISMATCH " a/2 b/3" },
	{ "none-closed", "<root>" A "<test n='1'><test n='2'><test n='3'>" END
	  "</root>", MISMATCH
	  " !a record begins in another one "
	  MISMATCH },
	{ "closed-badly", "<root>" A "<test n='1'></u>" T("2") END "</root>",
	  MISMATCH " a/2" },
	{ "no-tag", "<root>" A "<test n='1'>/t>" T("2") END B T("3") END
	  "</root>", MISMATCH " a/2 b/3" },
	{ "last-of-a-suite", "<root>" A "<test n='1'><</test>" END B T("2")
	  END "</root>", NOT_GOOD " b/2" },
	{ "last-not-closed", "<root>" A "<test n='1'>" END B T("2") END
	  "</root>", MISMATCH " b/2" },
	{ "another-name", "<root><tesu n='1'><f/></test>" T("2") "</root>",
	  MISMATCH " 2" },
	{ "cdata",
	  "<root><test n='1'><o><![CDATA[a]]}</o></test><test n='2'><o>"
	  "<![CDATA[b]]></o></test></root>",
	  "!the end of a CDATA section is broken 2" },
	{ "cdata-of-a-suite", "<root>" A "<o><![CDATA[a]] \n</o>" END B
	  "<test n='2'><o><![CDATA[b]]></o></test>" END "</root>",
	  "!the end of a CDATA section is broken b/2" },
	{ "cdata-of-tags",
	  "<root><test n='1'><o><![CDATA[</o> </test> <test n='7'>]]></o>"
	  "</test></root>",
	  "1" },
	{ "comment",
	  "<root><test n='1'><!-- a -></test><test n='2'><!-- b --></test></root>",
	  NOT_GOOD " 2" },
	{ "comment-to-the-end", "<root>" A "<!-- a ->" END B T("2") END
	  "</root>", "!unclosed token b/2" },
	{ "suite-begins", "<root><suite n='a' x>" T("1") END B T("2") END
	  "</root>", NOT_GOOD " -/1 b/2" },
	{ "suite-ends", "<root>" A T("1") "</suitx>" B T("2") END "</root>",
	  "a/1 " MISMATCH " b/2" },
	{ "suite-ends-badly", "<root>" A T("1") "</suite x>" B T("2") END
	  "</root>", "a/1 " NOT_GOOD " b/2" },
	{ "suite-closed-at-once", "<root><suite n='a'/>" T("1") END B T("2")
	  END "</root>", "1 " MISMATCH " b/2" },
	{ "text-between", "<root>" A "a & b" T("1") END "</root>", NOT_GOOD
	  " a/1" },
	{ "root-begins", "<root n='a' x>" T("1") "</root>", NOT_GOOD " 1" },
	{ "root-ends", "<root>" T("1") "</rxot>", "1 " MISMATCH },
	{ "declaration", "<?xml version='1.0'!>\n<root>" T("1") "</root>",
	  "!unclosed token 1" },
	{ "cut", "<root>\n" T("1") "\n<test n='2'>",
	  "1 x:3: no element found" },
	{ "cut-in-a-tag", "<root>\n" T("1") "\n<test n='2",
	  "1 x:3: unclosed token" },
	{ "cut-in-a-suite", "<root>" A T("1"), "a/1 x:1: no element found" },
	{ "cut-behind-broken", "<root>\n<test n='1'>\n" T("2") "\n",
	  "!no element found 2 x:4: no element found" },
	{ "garbage-behind", "<root>" T("1") "</root>\nx",
	  "1 x:2: junk after document element" },
	{ "nothing", "", "x:1: no element found" },
};
/* clang-format on */

static const char *const *take_root(void *data, const struct json *root)
{
	static const char *const kinds[] = { "test", NULL };

	(void)data;
	return xml_is(root, "no") ? NULL : kinds;
}

static GString *begin_word(void *data)
{
	GString *line = data;

	if (line->len > 0)
		g_string_append_c(line, ' ');
	return line;
}

static void take_record(void *data, const GPtrArray *around,
			const struct json *record)
{
	GString *line = begin_word(data);

	for (uint32_t a = 0; a < around->len; a++) {
		const struct json *name = json_member(around->pdata[a], "n");

		if (xml_is(around->pdata[a], "suite"))
			g_string_append_printf(line, "%s/",
					       name ? json_text(name) : "-");
	}
	g_string_append(line, json_text(json_member(record, "n")));
}

static void take_broken(void *data, const char *why, uint64_t byte)
{
	(void)byte;
	g_string_append_printf(begin_word(data), "!%s", why);
}

static void reads(gconstpointer data)
{
	static const struct xml_sink sink = { take_root, take_record,
					      take_broken };
	size_t r = GPOINTER_TO_SIZE(data);
	g_autoptr(GString) line = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file = source_of_bytes(
		"x", rows[r].text, strlen(rows[r].text), &error);

	if (!xml_read(file, &sink, line, &error))
		g_string_append(begin_word(line), error->message);
	g_assert_cmpstr(line->str, ==, rows[r].want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t r = 0; r < G_N_ELEMENTS(rows); r++) {
		g_autofree char *path =
			g_strconcat("/xml/", rows[r].name, NULL);

		g_test_add_data_func(path, GSIZE_TO_POINTER(r), reads);
	}
	return g_test_run();
}
