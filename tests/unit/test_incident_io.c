/* test_incident_io.c -- incidents of incident.io */
#include "tests/exported.h"

#define AT(minute) "'2023-11-14T22:" minute ":20.801578Z'"
#define HEAD "'id':'01F','reference':'INC-7','name':'Slow'"
#define MADE HEAD ",'created_at':" AT("14") ",'updated_at':" AT("20")
#define STATUS(category) \
	"'incident_status':{'name':'x','category':'" category "'}"
#define STEP(name, minute)                                             \
	"{'incident_timestamp':{'id':'t','name':'" name "','rank':1}," \
	"'value':{'value':" AT(minute) "}}"
#define UNTOLD(name) \
	"{'incident_timestamp':{'id':'t','name':'" name "'},'value':null}"
#define FIELD(name, value) \
	"{'custom_field':{'name':'" name "'},'values':[" value "]}"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "resolved", "",
	  "{'incidents':[{" MADE "," STATUS("closed") ",'mode':'standard',"
	  "'severity':{'name':'Major','rank':2},'permalink':'https://x',"
	  "'incident_timestamp_values':[" STEP("Reported at", "14") ","
	  STEP("Impact started at", "13") "," STEP("Accepted at", "15") ","
	  STEP("Fixed at", "16") "," STEP("Resolved at", "17") ","
	  STEP("Closed at", "19") "],'custom_field_entries':["
	  FIELD("Affected services", "{'value_catalog_entry':{'name':'orders'}},"
		"{'value_option':{'value':'cart'}}") ","
	  FIELD("Version", "{'value_text':'v2'}") "]}],"
	  "'pagination_meta':{'page_size':25,'total_record_count':1}}",
	  "incident 01F 'Slow' Major of orders of cart version=v2 +0..240 "
	  "acked+120 mitigated+180" },
	{ "a-page-of-more", "",
	  "{'incidents':[{" MADE "," STATUS("live") "}],"
	  "'pagination_meta':{'after':'01F','page_size':1}}",
	  "incident 01F 'Slow' +60.. | finding: one page of more: the "
	  "last page says that there are more" },
	{ "live", "",
	  "[{" MADE "," STATUS("live") ",'severity':null,"
	  "'incident_timestamp_values':[" UNTOLD("Resolved at") ","
	  STEP("Reported at", "13") "]}]",
	  "incident 01F 'Slow' +0.. detected+0" },
	{ "live-again", "",
	  "[{" MADE "," STATUS("live") ",'incident_timestamp_values':["
	  STEP("Resolved at", "17") "]}]",
	  "incident 01F 'Slow' +60.." },
	{ "to-be-learned-from", "",
	  "[{" MADE "," STATUS("learning") ",'incident_timestamp_values':["
	  STEP("Resolved at", "17") "]}]",
	  "incident 01F 'Slow' +60..240" },
	{ "closed-and-fixed", "",
	  "[{" MADE "," STATUS("closed") ",'incident_timestamp_values':["
	  STEP("Fixed at", "16") "," STEP("Closed at", "19") "]}]",
	  "incident 01F 'Slow' +60..180 mitigated+180" },
	{ "ended-when-it-was-changed", "",
	  "[{" MADE "," STATUS("closed") ",'incident_timestamp_values':[]}]",
	  "incident 01F 'Slow' +60..420 | finding: approximate end: "
	  "'Resolved at' is not there: ended when it was changed last" },
	{ "told-afterwards", "",
	  "[{" MADE "," STATUS("closed") ",'mode':'retrospective',"
	  "'incident_timestamp_values':[" STEP("Impact started at", "10") ","
	  STEP("Resolved at", "12") "]}]",
	  "incident 01F 'Slow' +-180..-60" },
	{ "a-test", "", "[{" MADE "," STATUS("live") ",'mode':'test'}]",
	  "incident 01F 'Slow' +60.. drill" },
	{ "a-tutorial", "",
	  "[{" MADE "," STATUS("live") ",'mode':'tutorial'}]",
	  "1 not_relevant" },
	{ "no-incident", "",
	  "[{" MADE "," STATUS("declined") "},{" MADE "," STATUS("canceled")
	  "}]",
	  "2 not_relevant" },
	{ "merged", "", "[{" MADE "," STATUS("merged") "}]",
	  "1 duplicate" },
	{ "version-1", "",
	  "{'incidents':[{" MADE ",'status':'closed','severity':{'name':'Minor'},"
	  "'timestamps':[{'name':'impact_started','last_occurred_at':" AT("13")
	  "},{'name':'Fixed','last_occurred_at':null},{'name':'Resolved',"
	  "'last_occurred_at':" AT("17") "}]}]}",
	  "incident 01F 'Slow' Minor +0..240" },
	{ "version-1-open", "",
	  "[{" MADE ",'status':'investigating','timestamps':[]}]",
	  "incident 01F 'Slow' +60.." },
	{ "fetched", "", "{'incident':{" MADE "," STATUS("triage") "}}",
	  "incident 01F 'Slow' +60.." },
	{ "sent-as-made", "",
	  "{'event_type':'public_incident.incident_created_v2',"
	  "'public_incident.incident_created_v2':{" MADE "," STATUS("live")
	  "}}",
	  "incident 01F 'Slow' +60.." },
	{ "sent-as-changed", "",
	  "{'event_type':'public_incident.incident_status_updated_v2',"
	  "'public_incident.incident_status_updated_v2':{'incident':{" MADE ","
	  STATUS("closed") ",'incident_timestamp_values':["
	  STEP("Resolved at", "17") "]},'new_status':{'category':'closed'}}}",
	  "incident 01F 'Slow' +60..240" },
	{ "sent-of-a-private-one", "",
	  "{'event_type':'private_incident.incident_created_v2',"
	  "'private_incident.incident_created_v2':{'id':'01F'}}",
	  "1 not_relevant" },
	{ "sent-of-a-follow-up", "",
	  "{'event_type':'public_incident.follow_up_created_v2',"
	  "'public_incident.follow_up_created_v2':{'id':'01F','title':'x'}}",
	  "1 not_relevant" },
	{ "names-a-deploy", "orders",
	  "[{" MADE "," STATUS("live") ",'custom_field_entries':["
	  FIELD("Service", "{'value_text':'orders'}") ","
	  FIELD("Deploy", "{'value_text':'d1'}") ","
	  FIELD("Commit", "{'value_link':'abc1234'}") ","
	  FIELD("Team", "{'value_text':'x'}") "," FIELD("Version", "") "]}]",
	  "incident 01F 'Slow' of orders deploy=d1 commit=abc1234 +60.." },
	{ "no-time", "", "[{" HEAD "," STATUS("live") "}]",
	  "malformed: time missing: 'created_at' is not there" },
	{ "not-a-time", "",
	  "[{" HEAD "," STATUS("live") ",'created_at':[]}]",
	  "malformed: not a time: 'created_at' is an array, not a time" },
	{ "wrong-types", "",
	  "[{" MADE "," STATUS("live") ",'severity':[],"
	  "'incident_timestamp_values':[1,{'incident_timestamp':2}],"
	  "'custom_field_entries':[{'custom_field':1,'values':{'a':1}}]}]",
	  "incident 01F 'Slow' +60.." },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("incident-io", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
