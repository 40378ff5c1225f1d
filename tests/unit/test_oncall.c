/* test_oncall.c -- alert groups and alerts of Grafana OnCall */
#include "tests/exported.h"

#define GROUP                                                             \
	"'id':'G1','integration_id':'C1','route_id':'R1','title':'Disk'," \
	"'alerts_count':2,'created_at':'2023-11-14T22:13:20.430Z'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-group", "",
	  "{'count':1,'next':null,'results':[{" GROUP ",'state':'resolved',"
	  "'acknowledged_at':'2023-11-14T22:13:50Z',"
	  "'resolved_at':'2023-11-14T22:14:20Z','resolved_by':'U1',"
	  "'permalinks':{'slack':'https://s/1','web':'https://w/1'},}]}",
	  "alerts name=Disk began_at=+0 acked_at=+30 ended_at=+60 "
	  "link=https://w/1" },
	{ "firing", "",
	  "{" GROUP ",'state':'firing','acknowledged_at':null,"
	  "'resolved_at':null,'permalinks':{'web':null,'slack':'https://s/1'}}",
	  "alerts name=Disk began_at=+0 link=https://s/1" },
	{ "at-work-again", "",
	  "{" GROUP ",'state':'acknowledged',"
	  "'resolved_at':'2023-11-14T22:14:20Z'}",
	  "alerts name=Disk began_at=+0" },
	{ "silenced", "",
	  "{" GROUP ",'state':'silenced',"
	  "'silenced_at':'2023-11-14T22:14:20Z'}",
	  "alerts name=Disk began_at=+0" },
	{ "labels-of-the-interface", "",
	  "{" GROUP ",'labels':[{'key':{'id':'k','name':'service'},"
	  "'value':{'id':'v','name':'orders'}},{'key':{'name':'severity'},"
	  "'value':{'name':'critical'}},{'key':{},'value':{}}]}",
	  "alerts name=Disk service=orders severity=critical "
	  "labels=service=orders;severity=critical began_at=+0" },
	{ "sent", "",
	  "{'event':{'type':'acknowledge','time':'2023-11-14T22:13:40Z'},"
	  "'user':{'id':'U1'},'alert_group':{" GROUP ",'state':'acknowledged',"
	  "'labels':{'app':'orders','team':'shop'}},'alert_group_id':'G1',"
	  "'alert_payload':{'alerts':[{'labels':{},'startsAt':'x'}]}}",
	  "alerts name=Disk service=orders labels=app=orders;team=shop "
	  "began_at=+0 acked_at=+20" },
	{ "sent-as-resolved", "",
	  "{'event':{'type':'resolve','time':'2023-11-14T22:13:40Z'},"
	  "'alert_group':{'title':'Disk','state':'resolved',"
	  "'created_at':'2023-11-14T22:13:20Z'},'alert_group_id':'G1'}",
	  "alerts name=Disk began_at=+0 ended_at=+20" },
	{ "without-a-title", "",
	  "{'id':'G1','integration_id':'C1','alerts_count':2,'title':null,"
	  "'created_at':'2023-11-14T22:13:20Z'}",
	  "alerts name=G1 began_at=+0" },
	{ "an-alert", "",
	  "{'results':[{'id':'A1','alert_group_id':'G1',"
	  "'created_at':'2023-11-14T22:13:20Z','payload':{'time':5,"
	  "'tags':['deploy','orders'],'incidentID':'7','labels':{},"
	  "'startsAt':'2023-11-14T22:13:20Z','fingerprint':'f'}}]}",
	  "events at=+0 kind=alert text=of alert group G1" },
	{ "a-note", "",
	  "{'results':[{'id':'N1','alert_group_id':'G1','author':'U1',"
	  "'source':'web','created_at':'2023-11-14T22:13:20Z',"
	  "'text':'Freed'}],'current_page_number':1}",
	  "events at=+0 kind=note text=Freed" },
	{ "an-alert-with-a-title", "",
	  "{'id':'A1','alert_group_id':'G1','title':'Disk is full',"
	  "'created_at':'2023-11-14T22:13:20Z','payload':null}",
	  "events at=+0 kind=alert text=Disk is full" },
	{ "a-setting", "",
	  "{'next':null,'results':[{'id':'W1','name':'Hook','team':null,"
	  "'is_webhook_enabled':true,'http_method':'POST',"
	  "'trigger_type':'acknowledge'}]}",
	  "1 not_relevant" },
	{ "one-page-of-more", "",
	  "{'next':'https://x/?page=2','results':[{" GROUP "}]}",
	  "alerts name=Disk began_at=+0 | finding: one page of more: the last "
	  "page says that there are more" },
	{ "no-time", "", "{'integration_id':'C1','alerts_count':2}",
	  "malformed: time missing: 'created_at' is not there" },
	{ "not-a-time", "",
	  "{" GROUP ",'resolved_at':[]}",
	  "malformed: not a time: 'resolved_at' is an array, not a time" },
	{ "an-alert-without-time", "", "{'alert_group_id':'G1','payload':{}}",
	  "malformed: time missing: 'created_at' is not there" },
	{ "sent-at-no-time", "",
	  "{'event':{'type':'resolve','time':'soon'},'alert_group':{" GROUP
	  "},'alert_group_id':'G1'}",
	  "malformed: not a time: 'time' is \"soon\", not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("oncall", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
