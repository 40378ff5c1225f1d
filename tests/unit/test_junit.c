/* test_junit.c -- tests in JUnit's XML */
#include "tests/exported.h"

#include <string.h>

#define SUITE(inner)                                                          \
	"<?xml version=\"1.0\"?>\n<testsuite name=\"s\" timestamp=\"2023-11-" \
	"14T22:13:20Z\">" inner "</testsuite>"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "passed", "",
	  SUITE("<testcase name=\"a\" classname=\"c\" time=\"0.5\" file=\"f\"/>"),
	  "tests at=+0 suite=s class=c name=a file=f outcome=passed "
	  "duration_s=0.5" },
	{ "failed", "",
	  SUITE("<testcase name=\"a\"><failure message=\"1 &lt; 2\"/></testcase>"),
	  "tests at=+0 suite=s name=a outcome=failed why=1 < 2" },
	{ "broken", "",
	  SUITE("<testcase name=\"a\"><error> no\nway</error></testcase>"),
	  "tests at=+0 suite=s name=a outcome=error why=no" },
	{ "of-another-form", "", "<TestRun id=\"1\"/>",
	  "error: x: of no known format: its root is <TestRun>; tests in "
	  "another form are not read: have them written as JUnit's XML" },
	{ "left-out-as-its-result-says", "",
	  SUITE("<testcase name=\"a\" status=\"run\" result=\"skipped\"/>"),
	  "tests at=+0 suite=s name=a outcome=skipped" },
	{ "disabled", "", SUITE("<testcase name=\"a\" status=\"disabled\"/>"),
	  "tests at=+0 suite=s name=a outcome=skipped" },
	{ "skipped", "", SUITE("<testcase name=\"a\"><skipped/></testcase>"),
	  "tests at=+0 suite=s name=a outcome=skipped" },
	{ "flaky", "",
	  SUITE("<testcase name=\"a\"><flakyFailure/><flakyError/></testcase>"),
	  "tests at=+0 suite=s name=a outcome=passed repetitions=2 flaky" },
	{ "failed-each-time", "",
	  SUITE("<testcase name=\"a\"><failure/><rerunFailure/></testcase>"),
	  "tests at=+0 suite=s name=a outcome=failed repetitions=1" },
	{ "nested", "",
	  "<testsuites><testsuite name=\"s\"><testsuite name=\"t\">"
	  "<testcase name=\"a\"/></testsuite><testcase name=\"b\"/>"
	  "</testsuite></testsuites>",
	  "tests suite=s/t name=a outcome=passed | "
	  "tests suite=s name=b outcome=passed" },
	{ "properties-name-commit-run-and-service", "orders",
	  SUITE("<properties><property name=\"GITHUB_SHA\" value=\"abc\"/>"
		"<property name=\"run_id\" value=\"7\"/><property name=\"x\"/>"
		"<property name=\"service\" value=\"orders\"/></properties>"
		"<testcase name=\"a\"/>"),
	  "tests at=+0 suite=s name=a service=orders outcome=passed commit=abc "
	  "run=7" },
	{ "properties-of-the-innermost-suite", "",
	  "<testsuites><testsuite name=\"s\"><properties><property name=\"commit\""
	  " value=\"abc\"/></properties><testsuite name=\"t\"><properties>"
	  "<property name=\"commit\" value=\"def\"/></properties>"
	  "<testcase name=\"a\"/></testsuite><testcase name=\"b\"/></testsuite>"
	  "<testsuite name=\"u\"><testcase name=\"c\"/></testsuite></testsuites>",
	  "tests suite=s/t name=a outcome=passed commit=def | "
	  "tests suite=s name=b outcome=passed commit=abc | "
	  "tests suite=u name=c outcome=passed" },
	{ "properties-elsewhere-name-nothing", "",
	  SUITE("<property name=\"commit\" value=\"abc\"/><properties/>"
		"<properties><property name=\"commit\" value=\"def\"/></properties>"
		"<testcase name=\"a\"/>"),
	  "tests at=+0 suite=s name=a outcome=passed" },
	{ "two-of-one-name", "",
	  SUITE("<testcase name=\"a\"/><testcase name=\"a\"/>"),
	  "tests at=+0 suite=s name=a outcome=passed | "
	  "tests at=+0 suite=s name=a outcome=passed" },
	{ "thousands", "", SUITE("<testcase name=\"a\" time=\"2,503.1\"/>"),
	  "tests at=+0 suite=s name=a outcome=passed duration_s=2503.1" },
	{ "a-decimal-comma", "", SUITE("<testcase name=\"a\" time=\"0,5\"/>"),
	  "tests at=+0 suite=s name=a outcome=passed duration_s=0.5" },
	{ "less-than-no-time", "", SUITE("<testcase name=\"a\" time=\"-1\"/>"),
	  "tests at=+0 suite=s name=a outcome=passed | finding: not a "
	  "duration: 'time' is \"-1\", not seconds" },
	{ "no-zone", "",
	  "<testsuite timestamp=\"2023-11-14T 22:13:20\"><testcase/>"
	  "<testcase/></testsuite>",
	  "tests at=+0 outcome=passed | tests at=+0 outcome=passed | finding: "
	  "zone assumed: 'timestamp' is \"2023-11-14T 22:13:20\", without a "
	  "zone: taken as UTC" },
	{ "escapes-of-a-terminal", "",
	  SUITE("<testcase name=\"a&#27;b\x1b" "c&#x1B;d\"/>"),
	  "tests at=+0 suite=s name=a     b c      d outcome=passed" },
	{ "not-utf-8", "", SUITE("<testcase name=\"a\xff" "b\"/>"),
	  "tests at=+0 suite=s name=a?b outcome=passed" },
	{ "latin-1", "",
	  "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><testsuite>"
	  "<testcase name=\"\xe4\"/></testsuite>",
	  "tests name=\xc3\xa4 outcome=passed" },
	{ "a-doctype", "", "<!DOCTYPE x [<!ENTITY a SYSTEM \"/etc/passwd\">]>"
	  "<testsuite><testcase name=\"&a;\"/></testsuite>",
	  "error: x:1: a DOCTYPE is refused: its entities could be anything" },
	{ "breaks-off", "", "<testsuite><testcase name=\"a\"/><testcase",
	  "tests name=a outcome=passed | error: x:1: unclosed token" },
	{ "one-of-three-is-broken", "",
	  SUITE("<testcase name=\"a\"/><testcase name=\"b\"><failure>1 & 2"
		"</failure></testcase><testcase name=\"c\"/>"),
	  "tests at=+0 suite=s name=a outcome=passed | "
	  "tests at=+0 suite=s name=c outcome=passed | malformed: not "
	  "well-formed (invalid token): byte 126: not well-formed (invalid "
	  "token)" },
	{ "one-of-two-has-no-end", "",
	  SUITE("<testcase name=\"a\"><testcase name=\"b\"/>"),
	  "tests at=+0 suite=s name=b outcome=passed | malformed: mismatched "
	  "tag: byte 116: mismatched tag" },
	{ "joined-files", "",
	  SUITE("<testcase name=\"a\"/>") "\n" SUITE("<testcase name=\"b\"/>"),
	  "tests at=+0 suite=s name=a outcome=passed | "
	  "tests at=+0 suite=s name=b outcome=passed" },
	{ "another-root", "", "<project></project>",
	  "error: x: of no known format: its root is <project>" },
	{ "none", "", "<testsuites/>",
	  "finding: no records: the file holds no records" },
};
/* clang-format on */

/* What does not end is not waited for. */
static void a_comment_is_too_long(void)
{
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *long_text = g_strnfill(129 << 20, 'x');
	g_autofree char *text = g_strconcat(SUITE("<testcase name=\"a\"/>"),
					    "<!--", long_text, NULL);
	g_autofree char *got = NULL;

	exported_read(exported, "x", text, strlen(text));
	got = exported_print(exported);
	g_assert_cmpstr(got, ==,
			"tests at=+0 suite=s name=a outcome=passed | error: "
			"x:2: a tag or a comment is longer than 64 MiB");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("junit", cases, G_N_ELEMENTS(cases), false);
	g_test_add_func("/junit/long-comment", a_comment_is_too_long);
	return g_test_run();
}
