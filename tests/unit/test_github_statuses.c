/* test_github_statuses.c -- the history of a status page, lines and a table */
#include "tests/exported.h"

#include <string.h>

#define LINE "'id':'7','title':'Slow','status_sequence':['Investigating']"
#define HEAD                                                               \
	"incident_id,downtime_start,downtime_end,duration_minutes,source," \
	"title,impact\n"

/* clang-format off */
static const struct exported_case lines[] = {
	{ "downtime-goes-first", "",
	  "{" LINE ",'impact':'minor','components':['Orders','Cart'],"
	  "'started_at':'2023-11-14T22:14:20Z',"
	  "'resolved_at':'2023-11-14T22:16:20Z',"
	  "'downtime_start':'2023-11-14T22:13:20Z',"
	  "'downtime_end':'2023-11-14T22:15:20Z','impact_window':null}",
	  "incident 7 'Slow' minor of Orders of Cart +0..120 detected+60" },
	{ "without-downtime", "",
	  "{" LINE ",'started_at':'2023-11-14T22:13:20Z','downtime_start':null,"
	  "'resolved_at':'2023-11-14T22:14:20Z'}",
	  "incident 7 'Slow' +0..60" },
	{ "open", "", "{" LINE ",'started_at':'2023-11-14T22:13:20Z'}",
	  "incident 7 'Slow' +0.." },
	{ "planned", "",
	  "{'id':'7','title':'Disks','status_sequence':['Scheduled'],"
	  "'started_at':'2023-11-14T22:13:20Z'}",
	  "incident 7 'Disks' +0.. maintenance" },
	{ "planned-by-its-impact", "",
	  "{" LINE ",'impact':'maintenance','started_at':"
	  "'2023-11-14T22:13:20Z'}",
	  "incident 7 'Slow' maintenance +0.. maintenance" },
	{ "no-time", "", "{" LINE ",'started_at':null}",
	  "malformed: time missing: neither 'downtime_start' nor "
	  "'started_at' is there" },
	{ "not-a-time", "", "{" LINE ",'started_at':[]}",
	  "malformed: not a time: 'started_at' is an array, not a time" },
};
static const struct exported_case rows[] = {
	{ "a-window", "",
	  HEAD "7,2023-11-14T22:13:20Z,2023-11-14T22:14:20Z,1,updates,Slow,major",
	  "incident 7 'Slow' major +0..60" },
	{ "two-windows", "",
	  HEAD "7,2023-11-14T22:13:20Z,2023-11-14T22:14:20Z,1,updates,Slow,major\n"
	  "7,2023-11-14T22:15:20Z,2023-11-14T22:16:20Z,1,updates,Slow,major",
	  "incident 7 'Slow' major +0..60 | incident 7 'Slow' major "
	  "+120..180" },
	{ "open", "", HEAD "7,2023-11-14T22:13:20Z,,,updates,Slow,",
	  "incident 7 'Slow' +0.." },
	{ "planned", "",
	  HEAD "7,2023-11-14T22:13:20Z,,,updates,Disks,maintenance",
	  "incident 7 'Disks' maintenance +0.. maintenance" },
	{ "no-begin", "", HEAD "7,,2023-11-14T22:14:20Z,,updates,Slow,minor",
	  "malformed: time missing: neither 'downtime_start' nor "
	  "'started_at' is there" },
	{ "not-a-time", "", HEAD "7,soon,,,updates,Slow,minor",
	  "malformed: not a time: 'downtime_start' is \"soon\", not a time" },
};
/* clang-format on */

/* The line and the window of one incident are one incident. */
static void one_of_both(void)
{
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *line = exported_json(
		"{" LINE ",'impact':'minor','components':['Orders'],"
		"'updated_at':'2023-11-14T23:13:20Z',"
		"'downtime_start':'2023-11-14T22:13:20Z'}");
	const char *table = HEAD
		"7,2023-11-14T22:13:20Z,2023-11-14T22:14:20Z,1,updates,Slow,";

	exported_read(exported, "a.csv", table, strlen(table));
	exported_read(exported, "b.jsonl", line, strlen(line));
	facts_seal(exported->facts, 0);
	g_assert_cmpuint(exported->facts->incidents->len, ==, 1);
	exported_account(exported);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("github-statuses/lines", lines, G_N_ELEMENTS(lines),
			   true);
	exported_add_cases("github-statuses/rows", rows, G_N_ELEMENTS(rows),
			   false);
	g_test_add_func("/github-statuses/one-of-both", one_of_both);
	return g_test_run();
}
