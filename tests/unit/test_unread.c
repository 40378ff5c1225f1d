/* test_unread.c -- exports that are not read, and what is said of them */
#include "tests/exported.h"

#define KEYS "error: x: of no known format: its keys are "

/* clang-format off */
static const struct exported_case cases[] = {
	{ "an-answer-to-a-post", "",
	  "{'id':1,'message':'Annotation added'}",
	  KEYS "\"id\", \"message\"; an answer to what was posted is not read: what was posted, "
	  "or /api/annotations" },
	{ "a-snapshot", "",
	  "{'dashboard':{'panels':[]},'expires':3600}",
	  KEYS "\"dashboard\", \"expires\"; a dashboard of Grafana has no data: Inspect > Data of a "
	  "panel" },
	{ "environments-of-gitlab", "",
	  "[{'id':1,'name':'production','slug':'production','external_url':'https://x','tier':"
	  "'production'}]",
	  KEYS "\"id\", \"name\", \"slug\", \"external_url\", \"tier\"; environments of GitLab without "
	  "their last deployment are not read: /projects/ID/deployments" },
	{ "no-answer-to-a-post", "",
	  "{'id':1,'message':'slow','host':'a'}",
	  KEYS "\"id\", \"message\", \"host\"" },
	{ "a-summary-of-tests", "",
	  "{'total':{'time':1},'test_suites':[{'name':'a','total_time':1,'total_count':1,"
	  "'success_count':1,'build_ids':[7]}]}",
	  KEYS "\"name\", \"total_time\", \"total_count\", \"success_count\", \"build_ids\"; a summary "
	  "of tests has none of them: /pipelines/ID/test_report" },
	{ "azure", "", "{'count':1,'value':[{'id':12,'buildNumber':'20240305.1'}]}",
	  KEYS "\"count\", \"value\"; answers of Azure DevOps are not read: a table of deploys, and "
	  "tests as JUnit" },
	{ "builds-without-times", "",
	  "{'builds':[{'_class':'WorkflowRun','number':31,'url':'https://ci/job/a/31/'}]}",
	  KEYS "\"_class\", \"number\", \"url\"; builds without their times are not read: "
	  "api/json?tree=builds[number,url,timestamp,duration,result]" },
	{ "check-runs", "",
	  "{'total_count':1,'check_runs':[{'id':4,'head_sha':'ce587','status':'completed'}]}",
	  KEYS "\"total_count\", \"check_runs\"; check runs of GitHub are not read: /actions/runs "
	  "and their jobs" },
	{ "changes-of-pagerduty", "",
	  "{'change_events':[{'id':'01','type':'change_event','summary':'Deployed'}],'limit':25}",
	  KEYS "\"change_events\", \"limit\"; change events of PagerDuty are not read: the "
	  "deployments of whoever sent them" },
	{ "history-of-statuspage", "",
	  "{'components':[],'months':[{'name':'May','year':2026,'incidents':[{'code':'a',"
	  "'name':'Slow','timestamp':'May <var>4</var>'}]}]}",
	  KEYS "\"components\", \"months\"; history.json of Statuspage is not read, since it has no "
	  "ends: api/v2/incidents.json or history.atom" },
	{ "traces-of-jaeger", "",
	  "{'data':[{'traceID':'1','spans':[],'processes':{}}]}",
	  KEYS "\"traceID\", \"spans\", \"processes\"; traces in Jaeger's own form are not read: "
	  "export OTLP" },
	{ "traces-of-zipkin", "",
	  "[{'traceId':'1','id':'2','name':'get','timestamp':1,'duration':2}]",
	  KEYS "\"traceId\", \"id\", \"name\", \"timestamp\", \"duration\"; traces in Zipkin's own "
	  "form are not read: export OTLP" },
	{ "a-dashboard", "",
	  "{'panels':[],'schemaVersion':39,'title':'Shop'}",
	  KEYS "\"panels\", \"schemaVersion\", \"title\"; a dashboard of Grafana has no data: Inspect "
	  "> Data of a panel" },
	{ "only-half-of-the-keys", "",
	  "{'schemaVersion':39,'title':'Shop'}",
	  KEYS "\"schemaVersion\", \"title\"" },
};

static const struct exported_case texts[] = {
	{ "toml", "", "+++\ntitle = \"Slow\"\n+++\n",
	  "error: x: of no known format: it begins with \"+++\"; front matter in TOML is not read: "
	  "hugo convert toYAML" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("unread", cases, G_N_ELEMENTS(cases), true);
	exported_add_cases("unread-texts", texts, G_N_ELEMENTS(texts), false);
	return g_test_run();
}
