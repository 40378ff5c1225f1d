/* test_jira.c -- issues of Jira, as its interface answers */
#include "tests/exported.h"

#define AT(minute) "'2023-11-14T22:" minute ":20.000+0000'"
#define HEAD \
	"'id':'7','self':'https://acme.atlassian.net/rest/api/2/issue/7','key':'OPS-1'"
#define FIELDS \
	"'summary':'Down','issuetype':{'name':'[System] Incident'},'priority':{'name':'High'}"
#define MADE FIELDS ",'created':" AT("13")
#define STATUS(category) \
	"'status':{'name':'Ready','statusCategory':{'key':'" category "'}}"
#define CHANGE(minute, to)                                      \
	"{'created':" AT(minute) ",'items':[{'field':'status'," \
				 "'fromString':'x','toString':'" to "'}]}"
#define READ "incident OPS-1 'Down' High"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "searched-for", "",
	  "{'expand':'schema,names','startAt':0,'maxResults':50,'total':1,'issues':[{" HEAD
	  ",'fields':{" MADE ",'resolutiondate':" AT("14") ",'updated':" AT("19")
	  ",'components':[{'name':'orders'},{'name':'cart'}]}}]}",
	  READ " of orders of cart +0..60" },
	{ "a-page-of-more", "",
	  "{'startAt':0,'maxResults':1,'total':40,'issues':[{" HEAD ",'fields':{" MADE "}}]}",
	  READ " +0.. | finding: one page of more: there are 40 in total, and here are 1" },
	{ "a-page-with-a-token", "",
	  "{'issues':[{" HEAD ",'fields':{" MADE "}}],'nextPageToken':'t','isLast':false}",
	  READ " +0.. | finding: one page of more: the last page says that there are more" },
	{ "by-a-label", "orders",
	  "[{" HEAD ",'fields':{'summary':'Down','issuetype':{'name':'Bug'},'created':" AT("13")
	  ",'labels':['incident','orders']}}]",
	  "incident OPS-1 'Down' of orders +0.." },
	{ "by-neither", "",
	  "[{" HEAD ",'fields':{'summary':'Down','issuetype':{'name':'Bug'},'created':" AT("13")
	  ",'labels':['x']}}]",
	  "1 not_relevant" },
	{ "without-a-type", "",
	  "[{'key':'OPS-1','fields':{'summary':'Down','created':" AT("13") "}}]",
	  "incident OPS-1 'Down' +0.." },
	{ "no-incident-after-all", "",
	  "[{" HEAD ",'fields':{" MADE ",'resolution':{'name':'Duplicate'}}}]",
	  "1 not_relevant" },
	{ "its-changes", "",
	  "[{" HEAD ",'fields':{" MADE "," STATUS("done") "},'changelog':{'histories':["
	  CHANGE("19", "Ready") "," CHANGE("17", "Monitoring") "," CHANGE("15", "In Progress") ","
	  CHANGE("16", "Ready") ",{'created':" AT("14")
	  ",'items':[{'field':'assignee','toString':'x'}]},{'created':'x'}]}}]",
	  READ " +0..360 acked+120 mitigated+240" },
	{ "done-without-a-resolution", "",
	  "[{" HEAD ",'fields':{" MADE "," STATUS("done") ",'statuscategorychangedate':" AT("15")
	  "}},{'key':'OPS-2','fields':{" MADE "," STATUS("done") ",'updated':" AT("16")
	  "}},{'key':'OPS-3','fields':{" MADE "," STATUS("new") ",'updated':" AT("16") "}}]",
	  READ " +0..120 | incident OPS-2 'Down' High +0..180 | incident OPS-3 'Down' High +0.. | "
	  "finding: approximate end: 'resolutiondate' is not there: ended when it was changed "
	  "last" },
	{ "fields-of-its-own", "",
	  "{'names':{'customfield_1':'Incident start','customfield_2':'Affected services',"
	  "'customfield_3':'Severity','customfield_4':'Incident end'}," HEAD ",'fields':{" MADE
	  ",'customfield_1':" AT("12") ",'customfield_2':[{'value':'cart'}],"
	  "'customfield_3':{'value':'SEV1'},'customfield_4':null,'resolutiondate':" AT("15") "}}",
	  "incident OPS-1 'Down' SEV1 of cart +-60..120" },
	{ "sent", "",
	  "{'timestamp':1700000000000,'webhookEvent':'jira:issue_updated','issue':{" HEAD
	  ",'fields':{" MADE "}}}\n"
	  "{'webhookEvent':'jira:issue_deleted','issue':{'key':'OPS-2','fields':{" MADE "}}}",
	  READ " +0.. | 1 not_relevant" },
	{ "no-time", "", "[{" HEAD ",'fields':{" FIELDS "}}]",
	  "malformed: time missing: 'fields.created' is not there" },
	{ "not-a-time", "", "[{" HEAD ",'fields':{" FIELDS ",'created':'soon'}}]",
	  "malformed: not a time: 'created' is \"soon\", not a time" },
	{ "none", "", "{'startAt':0,'maxResults':50,'total':0,'issues':[]}",
	  "finding: no records: the file holds no records" },
	{ "issues-of-another", "", "{'issues':[{'key':'x','rule':'y'}]}",
	  "error: x: of no known format: its keys are \"key\", \"rule\"" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("jira", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
