/* test_opsgenie.c -- incidents and alerts of Opsgenie */
#include "tests/exported.h"

#define INCIDENT                                                   \
	"'id':'u1','tinyId':'3','message':'Down','priority':'P1'," \
	"'impactStartDate':'2023-11-14T22:13:20.346Z',"            \
	"'createdAt':'2023-11-14T22:13:50.9Z'"
#define READ "incident u1 'Down' P1"
#define ALERT                                                  \
	"'id':'a1','tinyId':'9','alias':'x','message':'Full'," \
	"'priority':'P4','acknowledged':false,"                \
	"'createdAt':'2023-11-14T22:13:20.353Z'"
#define ALERTED "alerts name=Full severity=P4 began_at=+0"

/* clang-format off */
static const struct exported_case cases[] = {
	/* incidents */
	{ "resolved", "",
	  "{'data':[{" INCIDENT ",'status':'resolved','tags':['service:orders',"
	  "'x'],'impactEndDate':'2023-11-14T22:14:20.49Z',"
	  "'updatedAt':'2023-11-14T22:15:20Z','impactedServices':['s1']}],"
	  "'paging':{'first':'https://x'},'took':0.1}",
	  READ " of orders +0..60" },
	{ "open", "",
	  "{" INCIDENT ",'status':'open','updatedAt':'2023-11-14T22:15:20Z',"
	  "'extraProperties':{'service':'orders'}}",
	  READ " of orders +0.." },
	{ "by-what-it-hit", "orders=s1 cart",
	  "{" INCIDENT ",'impactedServices':['s1','s2']}",
	  READ " of orders +0.. | finding: unknown service: no configured "
	  "service is called \"s2\"" },
	{ "ended-with-its-timeline", "",
	  "{" INCIDENT ",'status':'closed','updatedAt':'2023-11-14T22:15:20Z',"
	  "'timelines':[{'type':'IncidentOpened',"
	  "'eventTime':'2023-11-14T22:13:20Z'},{'type':'IncidentResolved',"
	  "'eventTime':'2023-11-14T22:14:20Z'},{'type':'IncidentClosed',"
	  "'eventTime':'2023-11-14T22:15:00Z'}]}",
	  READ " +0..60" },
	{ "ended-when-it-was-changed", "",
	  "{" INCIDENT ",'status':'closed','updatedAt':'2023-11-14T22:15:20Z'}",
	  READ " +0..120 | finding: approximate end: 'impactEndDate' is not "
	  "there: ended when it was changed last" },
	{ "began-when-it-was-made", "",
	  "{'id':'u1','tinyId':'3','impactedServices':[],"
	  "'createdAt':'2023-11-14T22:13:20Z'}",
	  "incident u1 '' +0.." },
	{ "fetched", "",
	  "{'data':{" INCIDENT ",'status':'open'},'took':0.1,'requestId':'r'}",
	  READ " +0.." },
	{ "more", "",
	  "{'data':[{" INCIDENT "}],'paging':{'next':'https://x'}}",
	  READ " +0.. | finding: one page of more: the last page says that "
	  "there are more" },
	{ "sent-as-made", "",
	  "{'action':'Create','incident':{'incidentId':'u1','tinyId':'3',"
	  "'message':'Down','priority':'P1','createdAt':1700000000138},"
	  "'source':{'name':'web'},'integrationName':'Hook'}",
	  READ " +0.." },
	{ "sent-as-resolved", "",
	  "{'action':'Resolve','incident':{'incidentId':'u1','tinyId':'3',"
	  "'message':'Down','priority':'P1','createdAt':1700000000138,"
	  "'updatedAt':1700000060138,'tags':['service:orders']}}",
	  READ " of orders +0..60" },
	/* alerts */
	{ "a-closed-alert", "",
	  "[{" ALERT ",'status':'closed','updatedAt':'2023-11-15T22:13:20Z',"
	  "'tags':['Critical','service:orders'],'details':{'region':'eu'},"
	  "'report':{'ackTime':15702,'closeTime':60503}}]",
	  "alerts name=Full service=orders severity=P4 "
	  "labels=region=eu;service=orders began_at=+0 acked_at=+15 "
	  "ended_at=+60" },
	{ "an-open-alert", "",
	  "[{" ALERT ",'status':'open','updatedAt':'2023-11-15T22:13:20Z',"
	  "'description':'Disk'}]",
	  ALERTED " text=Disk" },
	{ "open-again", "",
	  "[{" ALERT ",'status':'open','report':{'closeTime':60503}}]",
	  ALERTED },
	{ "closed-without-a-report", "",
	  "[{" ALERT ",'status':'closed','updatedAt':'2023-11-14T22:14:20Z'}]",
	  ALERTED " ended_at=+60" },
	{ "an-alert-fetched", "", "{'data':{" ALERT "},'took':0.1}", ALERTED },
	{ "sent-as-acknowledged", "",
	  "{'action':'Acknowledge','alert':{'alertId':'a1','tinyId':'9',"
	  "'message':'Full','createdAt':1700000000138,"
	  "'updatedAt':1700000030138000000},'source':{'name':'web'}}",
	  "alerts name=Full began_at=+0 acked_at=+30" },
	{ "sent-as-closed", "",
	  "{'action':'Close','alert':{'alertId':'a1','tinyId':'9',"
	  "'message':'Full','createdAt':1700000000138,"
	  "'updatedAt':1700000030138000000}}",
	  "alerts name=Full began_at=+0 ended_at=+30" },
	/* not well */
	{ "no-time", "", "{'tinyId':'3','impactedServices':[]}",
	  "malformed: time missing: neither 'impactStartDate' nor 'createdAt' "
	  "is there" },
	{ "an-alert-without-time", "", "{'tinyId':'3','alias':'x'}",
	  "malformed: time missing: 'createdAt' is not there" },
	{ "not-a-time", "", "{" INCIDENT ",'impactEndDate':true}",
	  "malformed: not a time: 'impactEndDate' is true, not a time" },
	{ "unknown-and-cut", "", "{'tinyId':1,'ownerTeam':2}{'a",
	  "error: x: byte 29: the file ends inside a record; of no known "
	  "format: its keys are \"tinyId\", \"ownerTeam\"; nearest is "
	  "opsgenie" },
	{ "a-page-of-jira-service-management", "",
	  "{'values':[{" ALERT ",'status':'closed','updatedAt':"
	  "'2023-11-14T22:14:20Z'},{'tinyId':'4'}],'count':2,"
	  "'links':{'next':'/v1/alerts?offset=2'}}",
	  ALERTED " ended_at=+60 | malformed: time missing: 'createdAt' is "
	  "not there | finding: one page of more: 'links.next' says that "
	  "there are more" },
	{ "not-lengths", "",
	  "[{" ALERT ",'report':{'ackTime':-5,'closeTime':1e300}}]",
	  ALERTED },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("opsgenie", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
