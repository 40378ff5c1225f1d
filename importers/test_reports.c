/* test_reports.c -- tests as GitLab and Jenkins report them: a suite a record
 *
 * The report of a pipeline (`test_suites`, with `test_cases`) and that of a
 * build (`suites`, with `cases`) tell the same in other words, and neither
 * which run it is of.  Counts in them are not believed, as in JUnit's XML.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/records_ci.h"

#include <string.h>

enum { LONGEST_WHY = 200 };

static const struct json *cases_of(const struct json *record)
{
	const struct json *cases = json_member(record, "test_cases");

	return cases ? cases : json_member(record, "cases");
}

static bool recognises(const struct json *record)
{
	return json_is_array(cases_of(record)) && json_member(record, "name") &&
	       (json_member(record, "total_count") ||
		json_member(record, "duration"));
}

static enum test_outcome outcome_of(const struct json *one)
{
	if (field_truth(one, "skipped") || field_is(one, "status", "skipped"))
		return TEST_SKIPPED;
	if (field_is(one, "status", "failed|regression"))
		return TEST_FAILED;
	return field_is(one, "status", "success|passed|fixed") ? TEST_PASSED :
								 TEST_BROKEN;
}

/* The first line of what it said. */
static const char *why_of(struct reading *reading, const struct json *one)
{
	const char *told = field_text(one, "error_details|error_stack_trace|"
					   "system_output|stack_trace");
	g_autofree char *first =
		told ? g_utf8_substring(
			       told, 0,
			       MIN(g_utf8_strlen(told, -1), LONGEST_WHY)) :
		       NULL;

	if (!first)
		return NULL;
	g_strstrip(first);
	first[strcspn(first, "\n")] = '\0';
	return *first ? facts_text(reading->import->facts, first) : NULL;
}

static void read_case(struct reading *reading, const struct json *suite,
		      int64_t at, const struct json *one, uint32_t n)
{
	struct facts *facts = reading->import->facts;
	const char *name = json_text(json_member(one, "name"));
	struct test_result test = {
		.entry = reading_entry(reading, NULL, at, one),
		.suite = field_own(reading, suite, "name"),
		.name = facts_text(facts, name ? name : ""),
		.class_name = field_own(reading, one, "classname|class_name"),
		.file = field_own(reading, one, "file"),
		.outcome = outcome_of(one),
		.seconds = field_real(one, "execution_time"),
	};

	if (field(one, "duration"))
		test.seconds = field_real(one, "duration");
	/* equal tests of one suite are different ones */
	test.entry.content = asides_key(test.suite ? test.suite : "",
					(int64_t)(test.entry.content + n)) ^
			     (uint64_t)at;
	if (test.outcome == TEST_FAILED || test.outcome == TEST_BROKEN)
		test.why = why_of(reading, one);
	facts_add_record(facts, RECORD_TEST, &test);
}

static void read_record(struct reading *reading, const struct json *record)
{
	int64_t at;
	uint32_t n = 0;

	if (!field_time(reading, record, "timestamp", INSTANT_GUESSED, &at))
		return;
	for (const struct json *one = json_first(cases_of(record)); one;
	     one = json_next(one))
		read_case(reading, record, at, one, n++);
	if (n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

static const char *const list_keys[] = { "test_suites", "suites", NULL };
static const char *const keys[] = { "test_suites", "test_cases", "total_count",
				    "suites",	   "failCount",	 NULL };

const struct importer importer_test_reports = {
	.name = "test-reports",
	.about = "tests as pipelines of GitLab and builds of Jenkins report "
		 "them",
	.forms = "JSON",
	.kind = SOURCE_TESTS,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
