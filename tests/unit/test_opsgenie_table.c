/* test_opsgenie_table.c -- alerts and incidents of Opsgenie in a table */
#include "tests/exported.h"

#define PRINTED "alerts name=Full severity=P4"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "names-of-fields", "",
	  "id,tinyId,alias,message,status,acknowledged,createdAt,updatedAt,priority,"
	  "report.ackTime,report.closeTime,tags\n"
	  "a1,9,x,Full,closed,true,2023-11-14T22:13:20.35Z,2023-11-14T22:20:00Z,P4,60000,120500,"
	  "\"[\"\"disk\"\",\"\"service:orders\"\"]\"\n",
	  "alerts name=Full service=orders severity=P4 labels=service=orders began_at=+0 acked_at=+60 ended_at=+120" },
	{ "labels", "",
	  "Alert ID,Alias,TinyID,Message,Status,IsSeen,Acknowledged,CreatedAt,CreatedAtDate,"
	  "UpdatedAt,Priority,Acknowledge Time,Close Time\n"
	  "a1,x,9,Full,closed,true,true,1700000000353,14/11/2023 22:13,1700000060000,P4,"
	  "2023-11-14 22:13:30Z,\n"
	  "a2,x,10,Full,open,false,false,1700000000353,14/11/2023 22:13,1700000060000,P4,,\n",
	  PRINTED " began_at=+0 acked_at=+10 ended_at=+60 | " PRINTED " began_at=+0" },
	{ "incidents", "",
	  "id,tiny_id,message,status,priority,created_at,updated_at,impact_start_date,"
	  "impact_end_date,impact_detect_date,services\n"
	  "u1,3,Down,resolved,P1,2023-11-14 22:14:20Z,2023-11-14 23:00:00Z,2023-11-14 22:13:20Z,"
	  "2023-11-14 22:15:20Z,,\"orders,cart\"\n"
	  "u2,4,Down,closed,P1,2023-11-14 22:13:20Z,2023-11-14 22:14:20Z,,,,\n"
	  "u3,5,Down,open,P1,2023-11-14 22:13:20Z,2023-11-14 22:14:20Z,,,,\n",
	  "incident u1 'Down' P1 of orders of cart +0..120 | incident u2 'Down' P1 +0..60 | "
	  "incident u3 'Down' P1 +0.. | finding: approximate end: 'impactEndDate' is not there: "
	  "ended when it was changed last" },
	{ "no-time", "",
	  "tinyId,message,createdAt\n9,Full,\n",
	  "malformed: time missing: 'createdAt' is empty" },
	{ "no-time-of-an-incident", "",
	  "tinyId,message,createdAt,impactStartDate\n9,Full,,\n",
	  "malformed: time missing: 'createdAt' is empty" },
	{ "not-a-time", "",
	  "tinyId,message,createdAt,ackTime\n9,Full,2023-11-14 22:13:20Z,soon\n",
	  "malformed: not a time: 'ackTime' is \"soon\", not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("opsgenie_table", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
