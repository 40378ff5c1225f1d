/* junit.c -- tests in JUnit's XML, whoever wrote it
 *
 * A testcase is a record.  Counts in attributes disagree with what is there, so
 * only what is there counts; a suite's time may be a sum or a clock's, so only
 * the testcases' are taken.  Equal testcases of one file are different tests
 * (parameters have no name): their order tells them apart.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/xml.h"
#include "model/records_ci.h"

#include <math.h>
#include <string.h>

enum { LONGEST_WHY = 200 };

/* "2,503.1" has thousands, "0,5" a decimal comma; negative is no time. */
static double seconds_of(const char *text)
{
	const char *comma, *point;
	g_autoptr(GString) plain = NULL;
	char *end;
	double seconds;

	if (!text)
		return NAN;
	comma = strrchr(text, ',');
	point = strchr(text, '.');
	plain = g_string_new(text);
	if (comma && (point || (strlen(comma + 1) == 3 && comma - text > 0 &&
				*text != '0')))
		g_string_replace(plain, ",", "", 0);
	else
		g_string_replace(plain, ",", ".", 0);
	if (!g_ascii_isdigit(*plain->str) && *plain->str != '.')
		return NAN;
	seconds = g_ascii_strtod(plain->str, &end);
	return *end == '\0' && isfinite(seconds) ? seconds : NAN;
}

/* Blanks in the middle of "2024-01-03T 12:40:13". */
static int64_t suite_time(struct reading *reading, const GPtrArray *around)
{
	for (uint32_t a = around->len; a-- > 0;) {
		const char *text = field_text(around->pdata[a], "timestamp");
		g_autoptr(GString) plain = NULL;
		struct instant instant;

		if (!text)
			continue;
		plain = g_string_new(text);
		g_string_replace(plain, "T ", "T", 0);
		if (instant_from_words(plain->str, reading->import->zone,
				       &instant) != INSTANT_KNOWN)
			continue;
		if (instant.is_zone_assumed && !reading->state) {
			reading_finding(
				reading, instant.at, "zone assumed",
				"'timestamp' is \"%.60s\", without a "
				"zone: taken as %s",
				text,
				reading->import->settings->assume_timezone);
			reading->state = reading; /* told once a file */
		}
		return instant.at;
	}
	return NO_TIME;
}

static const char *suite_path(struct reading *reading, const GPtrArray *around)
{
	g_autoptr(GString) path = g_string_new(NULL);

	for (uint32_t a = 0; a < around->len; a++) {
		const char *name = field_text(around->pdata[a], "name");

		if (name && xml_is(around->pdata[a], "testsuite"))
			g_string_append_printf(path, "%s%s",
					       path->len > 0 ? "/" : "", name);
	}
	return path->len > 0 ? facts_text(reading->import->facts, path->str) :
			       NULL;
}

/* Of the suites around the test, the innermost first; names joined by |. */
static const char *property_of(struct reading *reading, const char *names)
{
	g_auto(GStrv) wanted = g_strsplit(names, "|", -1);

	for (uint32_t a = reading->around->len; a-- > 0;)
		for (char **name = wanted; *name; name++) {
			g_autofree char *key =
				g_strconcat(XML_PROPERTY, *name, NULL);
			const char *text = json_text(
				json_member(reading->around->pdata[a], key));

			if (text && *text)
				return facts_text(reading->import->facts, text);
		}
	return NULL;
}

static uint32_t count_children(const struct json *record, const char *name,
			       const char * or)
{
	uint32_t n = 0;

	for (const struct json *child =
		     json_first(json_member(record, XML_CHILDREN));
	     child; child = json_next(child))
		n += xml_is(child, name) || xml_is(child, or);
	return n;
}

static const char *why_of(struct reading *reading, const struct json *child)
{
	const char *message = field_text(child, "message");
	g_autofree char *first = NULL;

	if (!message)
		message = xml_text(child);
	first = g_utf8_substring(message, 0,
				 MIN(g_utf8_strlen(message, -1), LONGEST_WHY));
	g_strstrip(first);
	first[strcspn(first, "\n")] = '\0';
	return *first ? facts_text(reading->import->facts, first) : NULL;
}

static void read_outcome(struct reading *reading, const struct json *record,
			 struct test_result *test)
{
	const struct json *failure = xml_child(record, "failure");
	const struct json *error = xml_child(record, "error");
	uint32_t flaky = count_children(record, "flakyFailure", "flakyError");

	test->outcome = failure ? TEST_FAILED :
			error	? TEST_BROKEN :
			xml_child(record, "skipped") ||
					field_is(record, "status",
						 "skipped|notrun|disabled") ||
					field_is(record, "result",
						 "skipped|suppressed") ?
				TEST_SKIPPED :
				TEST_PASSED;
	test->is_flaky = flaky > 0 && test->outcome == TEST_PASSED;
	test->repetitions =
		flaky + count_children(record, "rerunFailure", "rerunError");
	if (failure || error)
		test->why = why_of(reading, failure ? failure : error);
}

static void read_record(struct reading *reading, const struct json *record)
{
	struct facts *facts = reading->import->facts;
	struct test_result test = { .seconds = NAN };
	const char *name = json_text(json_member(record, "name"));
	const char *time = json_text(json_member(record, "time"));
	g_autofree char *quoted = NULL;

	test.entry = reading_entry(
		reading, NULL, suite_time(reading, reading->around), record);
	test.suite = suite_path(reading, reading->around);
	test.entry.content =
		asides_key(test.suite ? test.suite : "",
			   (int64_t)(test.entry.content + reading->record)) ^
		(uint64_t)test.entry.at;
	test.name = facts_text(facts, name ? name : "");
	test.class_name = field_own(reading, record, "classname");
	test.file = field_own(reading, record, "file");
	test.commit_name = property_of(
		reading, "commit|commit_sha|git.commit|git.commit.id|"
			 "GIT_COMMIT|GITHUB_SHA|CI_COMMIT_SHA|"
			 "vcs.ref.head.revision");
	test.run_id =
		property_of(reading, "run_id|GITHUB_RUN_ID|CI_PIPELINE_ID|"
				     "cicd.pipeline.run.id");
	test.entry.service_name = property_of(reading, "service|service.name");
	test.seconds = seconds_of(time);
	if (time && *time && isnan(test.seconds)) {
		quoted = json_quote(json_member(record, "time"));
		reading_finding(reading, test.entry.at, "not a duration",
				"'time' is %s, not seconds", quoted);
	}
	read_outcome(reading, record, &test);
	facts_add_record(facts, RECORD_TEST, &test);
}

static const char *const roots[] = { "testsuites", "testsuite", NULL };
static const char *const elements[] = { "testcase", NULL };

static void finish(struct reading *reading)
{
	reading->state = NULL;
}

const struct importer importer_junit = {
	.name = "junit",
	.about = "tests in JUnit's XML, nested suites and repeated tests too",
	.forms = "XML",
	.kind = SOURCE_TESTS,
	.roots = roots,
	.elements = elements,
	.read = read_record,
	.finish = finish,
};
