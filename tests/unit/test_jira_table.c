/* test_jira_table.c -- issues of Jira in a table */
#include "tests/exported.h"

#define HEAD "Summary,Issue key,Issue Type,Priority,Created,Resolved"
#define ROW(type) \
	"Down,OPS-1," type ",High,2023-11-14 22:13:20Z,2023-11-14 22:14:20Z"
#define READ "incident OPS-1 'Down' High"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "by-its-type", "", HEAD "\n" ROW("[System] Incident") "\n",
	  READ " +0..60" },
	{ "by-a-label", "", HEAD ",Labels,Labels\n" ROW("Bug") ",x,incident\n",
	  READ " +0..60" },
	{ "by-neither", "", HEAD ",Labels\n" ROW("Bug") ",x\n",
	  "1 not_relevant" },
	{ "as-the-site-writes-times", "",
	  HEAD "\nDown,OPS-1,Incident,High,14/Nov/23 10:13 PM,\n",
	  "incident OPS-1 'Down' High +-20.. | finding: zone assumed: 'Created' "
	  "is \"14/Nov/23 10:13 PM\", without a zone: taken as UTC" },
	{ "its-own-start", "",
	  HEAD ",Custom field (Incident start),Custom field (Severity)\n"
	  "Down,OPS-1,Incident,High,2023-11-14 22:15:00Z,2023-11-14 22:14:20Z,"
	  "2023-11-14 22:13:20Z,SEV1\n",
	  "incident OPS-1 'Down' SEV1 +0..60" },
	{ "of-components", "",
	  HEAD ",Component/s,Component/s\n" ROW("Incident") ",orders,cart\n",
	  READ " of orders of cart +0..60" },
	{ "of-affected-services", "",
	  HEAD ",Component/s,Custom field (Affected services)\n"
	  ROW("Incident") ",web,orders\n",
	  READ " of orders +0..60" },
	{ "of-a-label", "orders",
	  HEAD ",Labels,Labels\n" ROW("Incident") ",urgent,orders\n",
	  READ " of orders +0..60" },
	{ "wider-than-the-header", "", HEAD "\n" ROW("Incident") ",x,y,z\n",
	  READ " +0..60" },
	{ "without-types", "",
	  "Issue key,Summary,Created,Resolved\n"
	  "OPS-1,Down,2023-11-14 22:13:20Z,2023-11-14 22:14:20Z\n",
	  "incident OPS-1 'Down' +0..60" },
	{ "of-another-tool", "",
	  "key,summary,created,status\nA-1,Do,2023-11-14 22:13:20Z,Done\n",
	  "error: x: of no known format: its columns are \"key\", \"summary\", "
	  "\"created\", \"status\"; nearest is jira-table, which "
	  "needs a column \"issue key\" (import.column)" },
	{ "no-incident-after-all", "", HEAD ",Resolution\n" ROW("Incident")
	  ",Duplicate\n" ROW("Incident") ",Done\n",
	  READ " +0..60 | 1 not_relevant" },
	{ "done-without-a-resolution", "",
	  HEAD ",Status,Status Category,Status Category Changed,Updated\n"
	  "Down,OPS-1,Incident,High,2023-11-14 22:13:20Z,,Ready,Done,"
	  "2023-11-14 22:14:20Z,2023-11-15 22:14:20Z\n"
	  "Down,OPS-2,Incident,High,2023-11-14 22:13:20Z,,Ready,Done,"
	  ",2023-11-14 22:15:20Z\n"
	  "Down,OPS-3,Incident,High,2023-11-14 22:13:20Z,,Done,To Do,"
	  ",2023-11-14 22:15:20Z\n",
	  READ " +0..60 | incident OPS-2 'Down' High +0..120 | "
	  "incident OPS-3 'Down' High +0.. | finding: approximate end: "
	  "'Resolved' is not there: ended when it was changed last" },
	{ "in-german", "",
	  HEAD "\nDown,OPS-1,Incident,High,14/M\xc3\xa4r/23 10:13 PM,\n",
	  "incident OPS-1 'Down' High +-21168020.. | finding: zone assumed: "
	  "'Created' is \"14/M\xc3\xa4r/23 10:13 PM\", without a zone: taken as UTC" },
	{ "with-german-columns", "",
	  "Zusammenfassung;Vorgangsschlüssel;Vorgangstyp;Priorität;Erstellt;Erledigt;"
	  "Komponente/n\n"
	  "Aus;OPS-1;Incident;Hoch;14/Nov/23 22:13;14/Nov/23 22:14;orders\n",
	  "incident OPS-1 'Aus' Hoch of orders +-20..40 | finding: zone assumed: "
	  "'Created' is \"14/Nov/23 22:13\", without a zone: taken as UTC" },
	{ "no-time", "", HEAD "\nDown,OPS-1,Incident,High,,\n",
	  "malformed: time missing: 'Created' is empty" },
	{ "no-rows", "", HEAD "\n", "finding: no records: the file holds no "
	  "records" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("jira_table", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
