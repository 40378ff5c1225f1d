/* test_servicenow.c -- incidents and changes of ServiceNow, lists and tables */
#include "tests/exported.h"

#define INCIDENT                                               \
	"'sys_id':'a1','number':'INC1','state':'7',"           \
	"'short_description':'Down','priority':'1 - Critical'" \
	",'opened_at':'2023-11-14 22:13:20'"
#define ENDED "'resolved_at':'2023-11-14 22:14:20'"
#define READ "incident INC1 'Down' 1 - Critical"
#define ZONE                                                               \
	" | finding: zone assumed: 'opened_at' is \"2023-11-14 22:13:20\"" \
	", without a zone: taken as UTC"
#define HEX "'27d32778c0a8000b00db970eeaa60f16'"

#define XML(tag, more)                                                         \
	"<" tag "><sys_id>a1</sys_id><number>INC1</number><state>7</state>"    \
	"<short_description>Down</short_description><priority>1</priority>"    \
	"<opened_at>2023-11-14 22:13:20</opened_at><closed_at/>" more "</" tag \
	">"
#define ENDED_XML "<resolved_at>2023-11-14 22:14:20</resolved_at>"

/* clang-format off */
static const struct exported_case lists[] = {
	{ "resolved", "", "{'result':[{" INCIDENT "," ENDED "}]}",
	  READ " +0..60" },
	{ "bare", "", "[{" INCIDENT "," ENDED "}]", READ " +0..60" },
	{ "a-single-one", "", "{'result':{" INCIDENT "," ENDED "}}",
	  READ " +0..60" },
	{ "closed", "",
	  "[{" INCIDENT ",'closed_at':'2023-11-14 22:15:20'}]", READ " +0..120" },
	{ "reopened", "",
	  "[{" INCIDENT "," ENDED ",'state':'2'}]", READ " +0.." },
	{ "canceled", "", "[{" INCIDENT ",'state':'8'}]", "1 not_relevant" },
	{ "in-words", "",
	  "[{" INCIDENT "," ENDED ",'state':'In Progress'}]",
	  READ " +0.." ZONE },
	{ "as-displayed", "",
	  "[{'sys_id':'a1','number':'INC1','state':'Closed','opened_at':"
	  "'14/11/2023 22:13:20','resolved_at':'14-11-2023 10:14:20 PM',"
	  "'cmdb_ci':{'display_value':'orders','link':'https://x'}},"
	  "{'sys_id':'a2','number':'INC2','opened_at':{'display_value':"
	  "'01/12/2023 22:13:20'},'business_service.name':'cart'}]",
	  "incident INC1 '' of orders +0..60 | incident INC2 '' of cart "
	  "+1468800.. | finding: zone assumed: 'opened_at' is "
	  "\"14/11/2023 22:13:20\", without a zone: taken as UTC | "
	  "finding: zone assumed: 'opened_at' is "
	  "\"01/12/2023 22:13:20\", without a zone: taken as UTC" },
	{ "closed-but-nobody-says-when", "",
	  "[{" INCIDENT ",'sys_updated_on':'2023-11-14 22:14:20'}]",
	  READ " +0..60 | finding: approximate end: 'resolved_at' is not "
	  "there: ended when it was changed last" },
	{ "displayed-too", "",
	  "[{'sys_id':{'display_value':'a1','value':'a1'},'number':"
	  "{'display_value':'INC1','value':'INC1'},'opened_at':"
	  "{'display_value':'11/14/2023 05:13:20 PM','value':"
	  "'2023-11-14 22:13:20'},'business_service':{'display_value':"
	  "'orders','value':" HEX "}}]",
	  "incident INC1 '' of orders +0.." },
	{ "displayed-alone", "",
	  "[{'sys_id':'a1','number':'INC1','opened_at':"
	  "'11/14/2023 22:13:20'}]",
	  "incident INC1 '' +0.. | finding: zone assumed: 'opened_at' is "
	  "\"11/14/2023 22:13:20\", without a zone: taken as UTC" },
	{ "of-a-service", "", "[{" INCIDENT ",'business_service':'orders'}]",
	  READ " of orders +0.." },
	{ "of-an-item", "",
	  "[{" INCIDENT ",'business_service':'','cmdb_ci':'orders'}]",
	  READ " of orders +0.." },
	{ "of-an-id-somewhere", "",
	  "[{" INCIDENT ",'business_service':{'link':'https://x','value':" HEX
	  "}}]",
	  READ " +0.." },
	{ "of-an-id-that-is-an-alias",
	  "orders=27d32778c0a8000b00db970eeaa60f16",
	  "[{" INCIDENT ",'business_service':{'link':'https://x','value':" HEX
	  "}}]",
	  READ " of orders +0.." },
	{ "opened-when-made", "",
	  "[{'sys_id':'a1','number':'INC1','sys_created_on':"
	  "'2023-11-14 22:13:20','opened_at':''}]",
	  "incident INC1 '' +0.." },
	{ "never", "",
	  "[{'sys_id':'a1','number':'INC1','opened_at':''}]",
	  "malformed: time missing: neither 'opened_at' nor 'sys_created_on' "
	  "is there" },
	{ "a-change", "",
	  "[{'sys_id':'c1','number':'CHG1','opened_at':'2023-11-14 21:00:00',"
	  "'short_description':'New','work_start':'2023-11-14 22:13:20',"
	  "'work_end':'2023-11-14 22:14:20'}]",
	  "events at=+0 ended_at=+60 kind=change text=New" },
	{ "a-problem", "",
	  "[{'sys_id':'p1','number':'PRB1','opened_at':'2023-11-14 22:13:20'}]",
	  "1 not_relevant" },
	{ "another-task", "",
	  "[{" INCIDENT ",'sys_class_name':'sc_task'}]", "1 not_relevant" },
	{ "no-incident-of-ours", "orders",
	  "[{" INCIDENT ",'business_service':'Email'}]",
	  READ " +0.. unmatched: unknown service | finding: unknown service: "
	  "no configured service is called \"Email\"" },
};

static const struct exported_case unloaded[] = {
	{ "a-list", "",
	  "<xml>" XML("incident", ENDED_XML "<caused_by display_value='CHG3'>"
	  "c</caused_by><business_service display_value='orders'>a9c"
	  "</business_service><cmdb_ci display_value=''/>") "</xml>",
	  "incident INC1 'Down' 1 of orders deploy=CHG3 +0..60" },
	{ "records", "",
	  "<unload unload_date='2023-11-15 01:00:00'>"
	  XML("incident", "<state>2</state>")
	  "<sys_journal_field><sys_id>j</sys_id></sys_journal_field></unload>",
	  "incident INC1 'Down' 1 +0.." },
	{ "an-answer", "",
	  "<response><result><sys_id>a1</sys_id><number>INC1</number>"
	  "<opened_at>2023-11-14 22:13:20</opened_at><business_service>"
	  "<display_value>orders</display_value><value>a9c</value>"
	  "</business_service></result></response>",
	  "incident INC1 '' of orders +0.." },
	{ "one-of-two-is-broken", "",
	  "<xml><incident><sys_id>a0</sys_id><opened_at</incident>"
	  XML("incident", ENDED_XML) "</xml>",
	  "incident INC1 'Down' 1 +0..60 | malformed: not well-formed (invalid "
	  "token): byte 44: not well-formed (invalid token)" },
	{ "a-change-and-a-problem", "",
	  "<xml><change_request><sys_id>c</sys_id><number>CHG3</number>"
	  "<opened_at>2023-11-14 22:13:20</opened_at></change_request>"
	  "<problem><sys_id>p</sys_id><number>PRB1</number></problem></xml>",
	  "events at=+0 kind=change | 1 not_relevant" },
	{ "something-else", "",
	  "<response><result><code>200</code></result></response>",
	  "1 not_relevant" },
};

static const struct exported_case tables[] = {
	{ "labels", "",
	  "Number,Opened,Short description,State,Resolved\n"
	  "INC1,2023-11-14 22:13:20,Down,Closed,2023-11-14 22:14:20\n",
	  "incident INC1 'Down' +0..60" ZONE },
	{ "labels-with-days-first", "",
	  "Number,Opened,Short description,State,Resolved\n"
	  "INC1,01/12/2023 22:13:20,Down,Closed,02/12/2023 22:13:20\n"
	  "INC2,14/11/2023 22:13:20,Down,New,\n",
	  "incident INC1 'Down' +1468800..1555200 | incident INC2 'Down' +0.. | "
	  "finding: zone assumed: 'opened_at' is \"01/12/2023 22:13:20\", "
	  "without a zone: taken as UTC | finding: zone assumed: 'opened_at' "
	  "is \"14/11/2023 22:13:20\", without a zone: taken as UTC" },
	{ "names", "",
	  "number,opened_at,short_description,incident_state,priority,"
	  "business_service\n"
	  "INC1,2023-11-14 22:13:20,Down,2,3 - Moderate,orders\n",
	  "incident INC1 'Down' 3 - Moderate of orders +0.." },
	{ "a-change-as-planned-and-as-done", "",
	  "number,short_description,state,start_date,work_start,work_end,"
	  "opened_at\n"
	  "CHG1,New,3,2023-11-14 20:00:00,2023-11-14 22:13:20,"
	  "2023-11-14 22:14:20,2023-11-14 10:00:00\n"
	  "CHG2,New,3,2023-11-14 22:13:20,,,2023-11-14 10:00:00\n",
	  "events at=+0 ended_at=+60 kind=change text=New | "
	  "events at=+0 kind=change text=New" },
	{ "a-copy-of-incidents", "",
	  "sys_id,_fivetran_synced,incident_state,sys_created_on,resolved_at\n"
	  "a1,2023-11-15 00:00:00,7,2023-11-14 22:13:20,2023-11-14 22:14:20\n",
	  "incident a1 '' +0..60" },
	{ "a-copy-of-tasks", "",
	  "sys_id,_fivetran_synced,number,opened_at,short_description,"
	  "sys_class_name,state\n"
	  "a1,x,INC1,2023-11-14 22:13:20,Down,incident,2\n"
	  "c1,x,CHG1,2023-11-14 22:13:20,New,change_request,2\n"
	  "t1,x,TASK1,2023-11-14 22:13:20,Do,sc_task,2\n",
	  "incident a1 'Down' +0.. | events at=+0 kind=change text=New | "
	  "1 not_relevant" },
	{ "copies-of-both", "",
	  "sys_id,_fivetran_synced,number,opened_at,short_description,"
	  "sys_class_name,state,sys_created_on,sys_updated_on,resolved_at,"
	  "_fivetran_deleted\n"
	  "a1,x,,,,,,2023-11-14 22:13:20,2023-11-14 22:15:20,"
	  "2023-11-14 22:14:20,FALSE\n"
	  "a1,x,INC1,2023-11-14 22:13:00,Down,incident,7,2023-11-14 22:13:20,"
	  "2023-11-14 22:15:00,,FALSE\n"
	  "a2,x,INC2,2023-11-14 22:13:00,Gone,incident,7,2023-11-14 22:13:20,"
	  ",,TRUE\n"
	  "t1,x,TASK1,2023-11-14 22:13:20,Do,sc_task,2,,,,FALSE\n"
	  "t1,x,,,Do,,,,,,FALSE\n",
	  "incident a1 'Down' +-20..60 | 3 not_relevant" },
	{ "no-time", "",
	  "Number,Opened,Short description\nINC1,,Down\n",
	  "malformed: time missing: neither 'opened_at' nor 'sys_created_on' "
	  "is there" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("servicenow", lists, G_N_ELEMENTS(lists), true);
	exported_add_cases("servicenow_xml", unloaded, G_N_ELEMENTS(unloaded),
			   false);
	exported_add_cases("servicenow_table", tables, G_N_ELEMENTS(tables),
			   false);
	return g_test_run();
}
