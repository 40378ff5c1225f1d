/* test_tables_read.c -- deploys and incidents in tables */
#include "tests/exported.h"

#include <string.h>

#define HEADER "time,service,commit,version,environment,outcome,kind\n"
#define AT "2023-11-14T22:13:20Z"
#define LATER "2023-11-14T22:14:20Z"
#define LATEST "2023-11-14T22:15:20Z"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "hours-are-no-deploys", "",
	  "Date,Project,Status,Hours\n2023-11-14,orders,done,7\n",
	  "error: x: of no known format: its columns are \"Date\", "
	  "\"Project\", \"Status\", \"Hours\"; nearest is sheet-deploys" },
	{ "a-title-above", "",
	  "Deployments of November\n\nFrom:;2023-11-14\ntime;service\n" AT ";orders\n",
	  "deploy orders +0 | finding: lines above a table: 2 above its header are no part of it" },
	{ "comments-above", "",
	  "# exported, by hand\n# on Tuesday\ntime,service\n" AT ",orders\n",
	  "deploy orders +0" },
	{ "cells-of-a-title-above", "",
	  "Deployments,,\r\n,,\r\n\"Time\",\"Service\",\"Version\"\r\n" AT ",orders,v1\r\n",
	  "deploy orders v1 +0 | finding: lines above a table: 1 above its header are no part of it" },
	{ "blank-lines-above", "", "\n\r\n  \ntime,service\n" AT ",orders\n",
	  "deploy orders +0" },
	{ "its-delimiter-above", "", "sep=;\r\n\r\ntime;service\r\n" AT ";orders\r\n",
	  "deploy orders +0" },
	{ "its-delimiter-in-quotes", "", "\"sep=^\"\ntime^service\n" AT "^orders\n",
	  "deploy orders +0" },
	{ "bars", "", "time|service|version\n" AT "|orders|v1\n",
	  "deploy orders v1 +0" },
	{ "no-header-anywhere", "", "Deployments\nof,November\n" AT ",orders\n",
	  "error: x: of no known format: it begins with \"Deployments\"" },
	{ "one-name-is-no-header", "", "a,b\nx,Time\n1,2\n",
	  "error: x: of no known format: its columns are \"a\", \"b\"" },
	{ "more-lines-than-a-report-has", "",
	  "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n"
	  "time,service\n" AT ",orders\n",
	  "error: x: of no known format: it begins with \"1\"" },
	{ "incidents-of-incident-io", "",
	  "ID,Name,Status,Severity,Reported at,Impact started at,Fixed at,Closed at,Permalink\n"
	  "INC-7,Slow,Closed,Major," LATER "," AT "," LATER "," LATEST ",https://x/7\n",
	  "incident INC-7 'Slow' Major +0..120 detected+60 mitigated+60" },
	{ "incidents-of-datadog", "",
	  "Public ID,Title,Severity,State,Created,Detected,Customer Impact Start,Customer Impact End\n"
	  "7,Slow,SEV-1,resolved," LATEST "," LATER "," AT "," LATEST "\n",
	  "incident 7 'Slow' SEV-1 +0..120 detected+60" },
	{ "incidents-of-firehydrant", "",
	  "number,name,severity,current_milestone,started_at,acknowledged_at,resolved_at,services\n"
	  "7,Slow,SEV1,resolved," AT "," LATER "," LATEST ",orders;cart\n",
	  "incident 7 'Slow' SEV1 of orders of cart +0..120 acked+60" },
	{ "incidents-of-victorops", "",
	  "Incident #,Entity Display Name,Start Time,Ack Time,Resolve Time\n"
	  "7,disk," AT "," LATER "," LATEST "\n",
	  "incident 7 'disk' +0..120 acked+60" },
	{ "incidents-created-and-closed", "",
	  "Incident ID,Title,Severity,Status,Created At,Closed At\n7,Slow,high,closed," AT "," LATER "\n",
	  "incident 7 'Slow' high +0..60 detected+0" },
	{ "incidents-of-a-sheet", "",
	  "Date,Summary,Service,Time to resolve,Resolved\n2023-11-14T22:13:20Z,Slow,orders,1m," LATER "\n",
	  "incident - 'Slow' of orders +0..60 detected+0" },
	{ "bugs-are-no-incidents", "",
	  "Bug ID,Summary,Severity,Opened,Resolved\n7,Typo,minor," AT ",\n",
	  "error: x: of no known format: its columns are \"Bug ID\", \"Summary\", \"Severity\", "
	  "\"Opened\", \"Resolved\"; nearest is sheet-incidents, which needs a column \"incident id\" "
	  "(import.column)" },
	{ "a-letter-too-many", "", "times,services\n" AT ",orders\n",
	  "error: x: of no known format: its columns are \"times\", \"services\"" },
	{ "as-in-a-sheet", "",
	  "Deploy Date,Application Name,Env,Release Version,Git SHA,Status\n"
	  AT ",orders,prod,v1,abc1234,Completed\n",
	  "deploy orders v1 abc1234 in prod +0" },
	{ "a-day-and-its-time", "",
	  "Date;Time;Service;Version\n14.11.2023;22:13:20;orders;v1\n",
	  "deploy orders v1 +0 | finding: zone assumed: 'time' is "
	  "\"14.11.2023 22:13:20\", without a zone: taken as UTC" },
	{ "a-time-and-its-day", "",
	  "Time,Date,Service,Version\n10:13 PM,2023-11-14,orders,v1\n",
	  "deploy orders v1 +-20 | finding: zone assumed: 'time' is "
	  "\"2023-11-14 10:13 PM\", without a zone: taken as UTC" },
	{ "true-or-false", "",
	  "deployed_at,service_name,git_commit,env,success\n"
	  AT ",orders,abc1234,production,true\n"
	  AT ",orders,abc1235,production,false\n",
	  "deploy orders abc1234 in production +0 | "
	  "deploy orders abc1235 in production +0 failure" },
	{ "the-address-of-a-repository", "",
	  "started_date,finished_date,repo_url,commit_sha\n"
	  AT ",2023-11-14T22:14:20Z,https://github.com/acme/shop.git,abc1234\n",
	  "deploy shop abc1234 +0..60" },
	{ "a-deploy", "",
	  HEADER AT ",orders,abc1234,v1,production,success,deploy\n",
	  "deploy orders v1 abc1234 in production +0" },
	{ "a-rollback", "", HEADER AT ",orders,,v1,,,rollback\n",
	  "rollback orders v1 +0" },
	{ "failed", "", HEADER AT ",orders,,,,failed,\n",
	  "deploy orders +0 failure" },
	{ "cancelled", "", HEADER AT ",orders,,,,Canceled,\n",
	  "deploy orders +0 cancelled" },
	{ "who-knows", "", HEADER AT ",orders,,,,green-ish,\n",
	  "deploy orders +0 unknown | finding: unknown outcome: 'outcome' is "
	  "\"green-ish\", not taken as a success" },
	{ "not-production", "", HEADER AT ",orders,,,staging,,\n",
	  "1 not_production" },
	{ "unknown-service", "cart", HEADER AT ",orders,,,,,\n",
	  "unmatched: unknown service: \"orders\" is not a configured service" },
	{ "an-alias", "cart=orders", HEADER AT ",orders,,,,,\n",
	  "deploy cart +0" },
	{ "no-time", "", HEADER ",orders,,,,,\n",
	  "malformed: time missing: 'time' is empty" },
	{ "not-a-time", "", HEADER "noon,orders,,,,,\n" AT ",orders,,,,,\n",
	  "deploy orders +0 | malformed: not a time: 'time' is \"noon\", "
	  "not a time" },
	{ "no-zone", "", HEADER "2023-11-14 22:13:20,orders,,,,,\n",
	  "deploy orders +0 | finding: zone assumed: 'time' is "
	  "\"2023-11-14 22:13:20\", without a zone: taken as UTC" },
	{ "day-or-month", "", HEADER "12/05/2023 10:00Z,orders,,,,,\n"
	  "05/05/2023 10:00Z,orders,,,,,\n",
	  "deploy orders +1770400 | deploy orders +-16719200 | finding: day or month: 'time' is "
	  "\"12/05/2023 10:00Z\", and no date near the file's beginning tells which is first: taken "
	  "as the month" },
	{ "the-day-first", "", HEADER "12/05/2023 10:00Z,orders,,,,,\n"
	  "14/11/23 22:13:20Z,orders,,,,,\n",
	  "deploy orders +-16114400 | deploy orders +0" },
	{ "blank-lines-before", "", "\n\r\ntime;service\n" AT ";orders\n",
	  "deploy orders +0" },
	{ "a-delimiter-at-the-end", "", "time,service,\n" AT ",orders,\n",
	  "deploy orders +0" },
	{ "blank-rows-below", "", "time,service\n" AT ",orders\n,\n , \n",
	  "deploy orders +0" },
	{ "other-names-and-order", "",
	  "App;SHA;Deployed_At;ended at;run\norders;abc1234;" AT
	  ";2023-11-14T22:14:20Z;77\n",
	  "deploy orders abc1234 +0..60 run=77" },
	{ "tabs-after-sep", "", "sep=\t\r\ntime\tservice\r\n" AT "\torders\r\n",
	  "deploy orders +0" },
	{ "quoted", "", "time,service,version\n\"" AT "\",\"or\"\"d,\ners\",v1",
	  "deploy or\"d,\ners v1 +0" },
	{ "a-short-row", "", "time,service,version\n" AT ",orders\n",
	  "deploy orders +0" },
	{ "with-notes-alone", "", "time,service,notes\n" AT ",orders,x\n",
	  "error: x: of no known format: its columns are \"time\", \"service\", "
	  "\"notes\"; nearest is table-deploys" },
	{ "with-notes-too", "", "time,notes,service,env\n" AT ",x,orders,\n",
	  "deploy orders +0" },
	{ "a-long-row", "", "time,service\n" AT ",orders,more,and more\n",
	  "deploy orders +0" },
	{ "ends-inside-a-row", "", HEADER AT ",orders,,,,,\n" AT ",ord",
	  "deploy orders +0 | error: x: row 3: the file ends inside a row" },
	{ "a-quote-in-the-header", "",
	  "time,service,\"version,kind\n" AT ",orders,\"v1\",deploy\n" AT
	  ",stock,\"v2\",deploy\n",
	  "deploy orders v1 +0 | deploy stock v2 +0 | malformed: a quote does not "
	  "end: a quote does not end" },
	{ "ends-inside-quotes", "", "time,service\n" AT ",orders\n" AT ",\"ord",
	  "deploy orders +0 | error: x: row 3: the file ends inside quotes" },
	{ "none", "", HEADER, "finding: no records: the file holds no records" },
	{ "not-utf-8", "", "time,service\n" AT ",or\xff" "ders\n",
	  "deploy or?ders +0" },
	{ "other-columns", "", "when,what\n1,2\n",
	  "error: x: of no known format: its columns are \"when\", \"what\"" },
	{ "nearly", "", "time,version,commit,what\n1,2,3,4\n",
	  "error: x: of no known format: its columns are \"time\", "
	  "\"version\", \"commit\", \"what\"; nearest is table-deploys, which "
	  "needs a column \"service\" (import.column)" },
	{ "nearly-an-incident", "", "title,when,ended at,services\n1,2,3,4\n",
	  "error: x: of no known format: its columns are \"title\", \"when\", "
	  "\"ended at\", \"services\"; nearest is table-incidents, which needs "
	  "a column \"began at\" (import.column)" },
	{ "an-incident", "",
	  "began_at,title,ended_at,services,severity,id,acked_at,kind\n"
	  AT ",Down,2023-11-14T22:14:20Z,orders; cart,major,7,"
	  "2023-11-14T22:13:30Z,\n",
	  "incident 7 'Down' major of orders of cart +0..60 acked+10" },
	{ "as-an-interface-names-them", "",
	  "incidentID,title,severityLabel,isDrill,createdTime,incidentStart,"
	  "incidentEnd,closedTime\n"
	  "6,Down,Minor,false," LATER "," AT "," LATEST "," LATEST "\n"
	  "7,Down,,true," AT ",,," LATER "\n",
	  "incident 6 'Down' Minor +0..120 detected+60 | "
	  "incident 7 'Down' +0..60 detected+0 drill" },
	{ "from-its-detection", "",
	  "Title,Severity,Detected At,Resolved At\nDown,1," AT "," LATER "\n",
	  "incident - 'Down' 1 +0..60 detected+0" },
	{ "open", "", "started at,summary\n" AT ",Down\n",
	  "incident - 'Down' +0.." },
	{ "planned", "", "started at,summary,kind\n" AT ",Move,maintenance\n",
	  "incident - 'Move' +0.. maintenance" },
};
/* clang-format on */

/* Words of the house for the columns, by configuration. */
/* clang-format off */
static const struct exported_case objects[] = {
	{ "rows-of-json", "",
	  "[{'time':'" AT "','service':'orders','commit':'abc1234','outcome':"
	  "'failed','environment':'production'},"
	  "{'deployedAt':'" AT "','appName':'cart','version':2}]",
	  "deploy orders abc1234 in production +0 failure | deploy cart 2 +0" },
	{ "things-that-have-a-name", "",
	  "{'started_at':1700000000,'service':{'id':7,'name':'orders'},"
	  "'environment':{'name':'prod'},'version':'v1','success':false}",
	  "deploy orders v1 in prod +0 failure" },
	{ "lines-of-a-log-are-none", "",
	  "{'timestamp':'" AT "','service':'orders','version':'v1','level':"
	  "'info','message':'deployed'}",
	  "error: x: of no known format: its keys are \"timestamp\", "
	  "\"service\", \"version\", \"level\", \"message\"" },
	{ "nothing-that-was-deployed", "",
	  "{'time':'" AT "','service':'orders','environment':'prod'}",
	  "error: x: of no known format: its keys are \"time\", "
	  "\"service\", \"environment\"" },
	{ "a-row-without-a-time", "",
	  "[{'time':'soon','service':'orders','commit':'abc1234'}]",
	  "malformed: not a time: 'time' is \"soon\", not a time" },
};
/* clang-format on */

static void columns_mean_what_is_said(void)
{
	static const char text[] =
		"Go-Live;Produkt;Zustand\n" AT ";orders;failed\n";
	static const char *const columns[] = {
		"time", "go live", "service", "Produkt", "outcome", "zustand"
	};
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *got = NULL;

	for (size_t c = 0; c < G_N_ELEMENTS(columns); c++)
		g_ptr_array_add(exported->settings->columns,
				(char *)columns[c]);
	exported_read(exported, "x", text, strlen(text));
	got = exported_print(exported);
	g_assert_cmpstr(got, ==, "deploy orders +0 failure");
}

#define OPEN "malformed: a quote does not end: a quote does not end"

/*
 * A row of 17 MiB, with ends of rows and quotes in its quotes, is left out line
 * by line, since a quote may be too many; and no other.
 */
static void a_row_is_too_long(void)
{
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *long_text = g_strnfill(17 << 20, 'x');
	g_autofree char *text = g_strconcat(
		"time,service,version\n" AT ",orders,v1\n" AT ",\"a\n,\"\"",
		long_text, "\"\"\n\",v2\n" AT ",", long_text,
		",v3\r\n" AT ",orders,v4\n", NULL);
	g_autofree char *got = NULL;

	exported_read(exported, "x", text, strlen(text));
	got = exported_print(exported);
	g_assert_cmpstr(got, ==,
			"deploy orders v1 +0 | deploy orders v4 +0 | " OPEN
			" | " OPEN " | " OPEN
			" | malformed: longer than 16 MiB: longer than 16 "
			"MiB");
	exported_account(exported);
}

/* Without one nothing can be read. */
static void a_header_is_too_long(void)
{
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *long_text = g_strnfill(17 << 20, 'x');
	g_autofree char *text = g_strconcat("time,service,", long_text,
					    "\n" AT ",orders,v1\n", NULL);
	g_autofree char *got = NULL;

	exported_read(exported, "x", text, strlen(text));
	got = exported_print(exported);
	g_assert_cmpstr(got, ==, "error: x: row 1: longer than 16 MiB");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("tables", cases, G_N_ELEMENTS(cases), false);
	exported_add_cases("objects", objects, G_N_ELEMENTS(objects), true);
	g_test_add_func("/tables/configured", columns_mean_what_is_said);
	g_test_add_func("/tables/long-row", a_row_is_too_long);
	g_test_add_func("/tables/long-header", a_header_is_too_long);
	return g_test_run();
}
