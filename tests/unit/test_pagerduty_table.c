/* test_pagerduty_table.c -- the table that PagerDuty's pages export */
#include "tests/exported.h"

#include <string.h>

#define HEADER                                                    \
	"id,incident_number,description,service_id,service_name," \
	"created_on,resolved_on,seconds_to_first_ack,"            \
	"seconds_to_resolve,urgency\n"
#define AT "2023-11-14T22:13:20Z"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "resolved", "",
	  HEADER "P1,4,Down,S1,orders," AT ",2023-11-14T22:14:20Z,5,60,high\n",
	  "incident P1 'Down' high of orders +0..60 acked+5" },
	{ "by-its-length-alone", "",
	  HEADER "P1,4,Down,S1,orders," AT ",,,60,high\n",
	  "incident P1 'Down' high of orders +0..60" },
	{ "open", "", HEADER "P1,4,Down,S1,orders," AT ",,0,0,high\n",
	  "incident P1 'Down' high of orders +0.." },
	{ "two-ends", "",
	  HEADER "P1,4,Down,S1,," AT ",2023-11-14T22:14:20Z,,90,high\n",
	  "incident P1 'Down' high +0..90 | finding: two ends: "
	  "'seconds_to_resolve' is 90, but the end is 60 s after the begin: "
	  "the former is taken" },
	{ "newer-names", "",
	  "Incident Number;Title;Service;Created At;Resolved At;Status;"
	  "Priority;Html Url\n"
	  "4;Down;orders;" AT ";;triggered;P1;https://x\n"
	  "5;Down;orders;" AT ";2023-11-14T22:14:20Z;resolved;P1;\n",
	  "incident 4 'Down' P1 of orders +0.. | "
	  "incident 5 'Down' P1 of orders +0..60" },
	{ "as-the-command-line-lists-them", "",
	  "id,incident_number,title,status,service.summary,created_at,"
	  "last_status_change_at\n"
	  "P1,4,Down,resolved,orders," AT ",2023-11-14T22:14:20Z\n"
	  "P2,5,Down,acknowledged,orders," AT ",2023-11-14T22:14:20Z\n",
	  "incident P1 'Down' of orders +0..60 | "
	  "incident P2 'Down' of orders +0.." },
	{ "of-one-at-work-the-length-grows", "",
	  "incident_number,created_at,status,seconds_to_resolve,resolved_at\n"
	  "4," AT ",acknowledged,60," AT "\n",
	  "incident 4 '' +0.." },
	{ "not-a-time-of-a-change", "",
	  "incident_number,created_at,updated_at\n4," AT ",soon\n",
	  "incident 4 '' +0.." },
	{ "no-zone", "",
	  "incident_number,created_on\n4,2023-11-14 22:13:20\n",
	  "incident 4 '' +0.. | finding: zone assumed: 'created' is "
	  "\"2023-11-14 22:13:20\", without a zone: taken as UTC" },
	{ "no-time", "", HEADER "P1,4,Down,S1,orders,,,5,60,high\n",
	  "malformed: time missing: 'created' is empty" },
	{ "not-a-time", "", HEADER "P1,4,Down,S1,orders,soon,,5,60,high\n",
	  "malformed: not a time: 'created' is \"soon\", not a time" },
	{ "not-numbers", "", HEADER "P1,4,Down,S1,orders," AT ",,x,1h,high\n",
	  "incident P1 'Down' high of orders +0.." },
};
/* clang-format on */

/* Whatever the files are called. */
static void the_later_export_is_right(void)
{
	static const char *const names[2][2] = { { "a", "b" }, { "b", "a" } };
	static const char older[] =
		"incident_number,created_at,resolved_at,updated_at\n"
		"4," AT ",,2023-11-14T22:14:00Z\n";
	static const char newer[] =
		"incident_number,created_at,resolved_at,updated_at\n"
		"4," AT ",2023-11-14T22:14:20Z,2023-11-14T22:15:00Z\n";

	for (int order = 0; order < 2; order++) {
		g_autoptr(Exported) exported = exported_new("");
		g_autofree char *got = NULL;

		exported_read(exported, names[order][0], older, strlen(older));
		exported_read(exported, names[order][1], newer, strlen(newer));
		facts_seal(exported->facts, 0);
		got = exported_print(exported);
		g_assert_cmpstr(got, ==, "incident 4 '' +0..60 | 1 duplicate");
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("pagerduty-table", cases, G_N_ELEMENTS(cases),
			   false);
	g_test_add_func("/pagerduty-table/the-later-export-is-right",
			the_later_export_is_right);
	return g_test_run();
}
