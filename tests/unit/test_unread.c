/* test_unread.c -- exports that are not read, and what is said of them */
#include "tests/exported.h"

#include <string.h>

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
	{ "sums-of-pagerduty", "",
	  "{'data':[{'mean_seconds_to_resolve':3600,'total_incident_count':12}],'time_zone':'Etc/UTC'}",
	  KEYS "\"mean_seconds_to_resolve\", \"total_incident_count\"; sums of PagerDuty's analytics "
	  "are not read: POST /analytics/raw/incidents" },
	{ "updates-of-incident-io", "",
	  "{'incident_updates':[{'id':'u'}],'pagination_meta':{'page_size':25}}",
	  KEYS "\"incident_updates\", \"pagination_meta\"; updates of incident.io are not read: "
	  "/v2/incidents has the times" },
	{ "old-alerts-of-grafana", "",
	  "{'evalMatches':[],'ruleName':'Slow','state':'alerting'}",
	  KEYS "\"evalMatches\", \"ruleName\", \"state\"; what Grafana's old alerting sends has no "
	  "time: incidents of Grafana Incident, or alerts of an Alertmanager" },
	{ "pages-of-cstate", "",
	  "{'is':'issue','cStateVersion':'5.6','title':'Down'}",
	  KEYS "\"is\", \"cStateVersion\", \"title\"; what the pages of cState answer is not read: "
	  "its files under content/issues" },
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
	{ "an-error-in-an-object", "",
	  "{'error':{'message':'Invalid token','code':2006}}",
	  "error: x: of no known format: a server's error, \"Invalid token\"" },
	{ "errors-of-graphql", "",
	  "{'data':null,'errors':[{'type':'NOT_FOUND','message':'No such repository'}]}",
	  "error: x: of no known format: a server's error, \"No such repository\"" },
	{ "errors-of-words", "", "{'errorMessages':['No permission'],'errors':{}}",
	  "error: x: of no known format: a server's error, \"No permission\"" },
	{ "an-error-with-a-code", "", "{'message':'Not found','status':'404','code':404}",
	  "error: x: of no known format: a server's error, \"Not found\"" },
	{ "not-an-error", "",
	  "[{'id':1,'name':'a','at':5,'by':'b','on':'c','error':'no'}]",
	  KEYS "\"id\", \"name\", \"at\", \"by\", \"on\", \"error\"" },
	{ "a-line-of-a-log", "", "[{'at':1,'message':'Not found','status':'info','code':'E5'}]",
	  KEYS "\"at\", \"message\", \"status\", \"code\"; nearest is flagger" },
	{ "no-keys", "", "{}", "error: x: of no known format: it has no keys" },
	{ "of-kubernetes", "", "{'apiVersion':'v1','kind':'ConfigMap','metadata':{}}",
	  KEYS "\"apiVersion\", \"kind\", \"metadata\"" },
	{ "an-annotation-nearly", "", "[{'time':'now','Tags_':5,'text ':'x'}]",
	  KEYS "\"time\", \"Tags_\", \"text \"; nearest is grafana-annotations" },
	{ "only-half-of-the-keys", "",
	  "{'schemaVersion':39,'title':'Shop'}",
	  KEYS "\"schemaVersion\", \"title\"" },
};

static const struct exported_case texts[] = {
	{ "amtool", "", "Alertname  Starts At                Summary  State\n",
	  "error: x: of no known format: it begins with \"Alertname  Starts At                Summary  "
	  "State\"; what amtool prints is not read: amtool -o json" },
	{ "toml", "", "+++\ntitle = \"Slow\"\n+++\n",
	  "error: x: of no known format: it begins with \"+++\"; front matter in TOML is not read: "
	  "hugo convert toYAML" },
	{ "a-page", "", "<!doctype HTML>\n<html></html>",
	  "error: x: of no known format: it is a page of HTML, as servers send for logins and errors: "
	  "it begins with \"<!doctype HTML>\"" },
	{ "binary", "", "\177ELF\002\001\001\003,\n",
	  "error: x: of no known format: it is binary: it begins with "
	  "\"\\u007fELF\\u0002\\u0001\\u0001\\u0003,\"" },
	{ "blanks", "", "\n  \n", "error: x: of no known format: it is empty" },
	{ "a-comment", "", "---\n# nothing\n",
	  "error: x: of no known format: it is empty, but for blanks and comments" },
};
/* clang-format on */

/* `n` records of who knows what, then one of an export. */
static char *read_strangers(int n)
{
	g_autoptr(Exported) exported = exported_new("");
	GString *text = g_string_new(NULL);
	char *got;

	for (int i = 0; i < n; i++)
		g_string_append(text, "{\"zen\":\"Less is more\"}\n");
	g_string_append(text, "{\"time\":1700000000000,"
			      "\"tags\":[\"deploy\",\"a\"]}\n");
	exported_read(exported, "x", text->str, text->len);
	got = exported_print(exported);
	exported_account(exported);
	g_string_free(text, true);
	return got;
}

static void many_strangers_come_first(void)
{
	g_autofree char *few = read_strangers(999);
	g_autofree char *many = read_strangers(1000);

	g_assert_true(g_str_has_prefix(few, "deploy a +0 | malformed: "));
	g_assert_cmpstr(many, ==,
			"error: x: of no known format: its keys are \"zen\"");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("unread", cases, G_N_ELEMENTS(cases), true);
	exported_add_cases("unread-texts", texts, G_N_ELEMENTS(texts), false);
	g_test_add_func("/unread/strangers-first", many_strangers_come_first);
	return g_test_run();
}
