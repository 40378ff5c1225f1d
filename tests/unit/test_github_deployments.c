/* test_github_deployments.c -- deployments of GitHub and their statuses */
#include "tests/exported.h"

#define URL "https://api.github.com/repos/acme/shop"
#define DEPLOYMENT                                                           \
	"'id':7,'sha':'abc1234','environment':'production','task':'deploy'," \
	"'statuses_url':'" URL "/deployments/7/statuses',"                   \
	"'repository_url':'" URL "','created_at':'2023-11-14T22:13:20Z'"
#define STATUS(state, at)                                            \
	"{'state':'" state "','created_at':'2023-11-14T22:" at "Z'," \
	"'deployment_url':'" URL "/deployments/7'}"
#define GRAPH                                                              \
	"'DatabaseId':7,'CommitOid':'abc1234','Environment':'production'," \
	"'Repository':{'Name':'shop'},'CreatedAt':'2023-11-14T22:13:20Z'"
#define NODE(state, at) \
	"{'state':'" state "','updatedAt':'2023-11-14T22:" at "Z'}"

#define ON(server, n, seconds)                                      \
	"{'url':'" server "/repos/acme/shop/deployments/9','id':9," \
	"'node_id':'" n "','sha':'abc','environment':'production'," \
	"'statuses_url':'x','created_at':'2023-11-14T22:13:" seconds "Z'}"
#define OF(server, state)                                           \
	"{'state':'" state "','created_at':'2023-11-14T22:14:40Z'," \
	"'deployment_url':'" server "/repos/acme/shop/deployments/9'}"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "two-servers-with-one-id", "",
	  "[" ON("https://a.io", "3", "20") "," ON("https://b.io/api/v3", "4", "30") "]"
	  "[" OF("https://b.io/api/v3", "failure") "," OF("https://A.io", "success") "]",
	  "deploy shop abc in production +0..80 #9 | "
	  "deploy shop abc in production +10..80 failure #9" },
	{ "a-status-of-another-server", "",
	  "[" ON("https://a.io", "3", "20") "][" OF("https://b.io", "success") "]",
	  "deploy shop abc in production +0 unknown #9 | "
	  "unmatched: belongs to nothing: of deploy 9, which is not here" },
	{ "a-deployment-of-no-server", "",
	  "[{'id':9,'sha':'abc','environment':'production','statuses_url':'x',"
	  "'created_at':'2023-11-14T22:13:20Z','repository':{'name':'shop'}}]"
	  "[" OF("https://b.io", "success") "]",
	  "deploy shop abc in production +0..80 #9" },
	{ "without-a-status", "", "[{" DEPLOYMENT "}]",
	  "deploy shop abc1234 in production +0 unknown #7" },
	{ "newest-first", "",
	  "[{" DEPLOYMENT "}][" STATUS("success", "14:20") ","
	  STATUS("in_progress", "13:40") "]",
	  "deploy shop abc1234 in production +0..60 #7" },
	{ "statuses-before-it", "",
	  STATUS("failure", "14:20") "{" DEPLOYMENT "}",
	  "deploy shop abc1234 in production +0..60 failure #7" },
	{ "superseded-is-no-failure", "",
	  "{" DEPLOYMENT "}" STATUS("inactive", "20:00")
	  STATUS("success", "14:20"),
	  "deploy shop abc1234 in production +0..60 #7" },
	{ "the-first-end-and-the-newest-state", "",
	  "{" DEPLOYMENT "}" STATUS("error", "15:20")
	  STATUS("success", "14:20"),
	  "deploy shop abc1234 in production +0..60 failure #7" },
	{ "some-members-chosen", "",
	  "[{'id':7,'sha':'abc1234','environment':'production',"
	  "'created_at':'2023-11-14T22:13:20Z'}]",
	  "deploy x abc1234 in production +0 unknown #7" },
	{ "some-members-and-a-service", "",
	  "[{'ref':'main','sha':'abc1234','environment':'production',"
	  "'service':'orders','created_at':'2023-11-14T22:13:20Z'}]",
	  "deploy orders abc1234 in production +0 unknown" },
	{ "a-state-alone", "",
	  "{'data':{'repository':{'nameWithOwner':'acme/shop','deployments':"
	  "{'nodes':[{'createdAt':'2023-11-14T22:13:20Z','state':'FAILURE',"
	  "'environment':'production','commit':{'oid':'abc1234'}}]}}}}",
	  "deploy shop abc1234 in production +0 failure" },
	{ "still-queued", "", "{" DEPLOYMENT "}" STATUS("queued", "13:21"),
	  "deploy shop abc1234 in production +0 running #7" },
	{ "a-status-of-nothing", "", "[" STATUS("success", "14:20") "]",
	  "unmatched: belongs to nothing: of deploy 7, which is not here" },
	{ "a-status-of-another-environment", "",
	  "{'id':7,'sha':'a','environment':'staging','statuses_url':'x',"
	  "'created_at':'2023-11-14T22:13:20Z'}" STATUS("success", "14:20"),
	  "2 not_production" },
	{ "a-status-without-deployment", "",
	  "{" DEPLOYMENT "}{'state':'success','deployment_url':'x'}",
	  "deploy shop abc1234 in production +0 unknown #7 | malformed: "
	  "belongs to nothing: 'deployment_url' names no deployment" },
	{ "a-status-without-a-time", "",
	  "{" DEPLOYMENT "}{'state':'success',"
	  "'deployment_url':'x/deployments/7'}",
	  "deploy shop abc1234 in production +0 unknown #7 | malformed: "
	  "time missing: 'created_at' is not there" },
	{ "marked-as-production", "",
	  "{'id':7,'sha':'a','environment':'eu','statuses_url':'x',"
	  "'production_environment':true,'url':'" URL "/deployments/7',"
	  "'created_at':'2023-11-14T22:13:20Z'}",
	  "deploy shop a in production +0 unknown #7" },
	{ "pages-never-are", "",
	  "{'id':7,'sha':'a','environment':'github-pages','statuses_url':'x',"
	  "'production_environment':true,"
	  "'created_at':'2023-11-14T22:13:20Z'}",
	  "1 not_production" },
	{ "a-preview-never-is", "",
	  "{'id':7,'sha':'a','environment':'pr-81','statuses_url':'x',"
	  "'production_environment':true,"
	  "'created_at':'2023-11-14T22:13:20Z'}",
	  "1 not_production" },
	{ "a-rollback-of-a-version", "",
	  "{" DEPLOYMENT ",'task':'rollback','ref':'refs/tags/v1.2',"
	  "'payload':'{}'}",
	  "rollback shop v1.2 abc1234 in production +0 unknown #7" },
	{ "pages-overlap", "", "[{" DEPLOYMENT "},{" DEPLOYMENT "}]",
	  "deploy shop abc1234 in production +0 unknown #7 | "
	  "deploy shop abc1234 in production +0 unknown #7" },
	{ "no-time", "",
	  "{'id':7,'sha':'a','environment':'production','statuses_url':'x'}",
	  "malformed: time missing: 'created_at' is not there" },
	{ "not-a-time", "",
	  "{'id':7,'sha':'a','environment':'production','statuses_url':'x',"
	  "'created_at':'noon'}",
	  "malformed: not a time: 'created_at' is \"noon\", not a time" },
	{ "unknown-service", "orders", "{" DEPLOYMENT "}",
	  "unmatched: unknown service: \"shop\" is not a configured service" },
	{ "a-hook", "",
	  "{'action':'created','deployment':{'id':7,'sha':'a','statuses_url':"
	  "'x','environment':'production',"
	  "'created_at':'2023-11-14T22:13:20Z'},'workflow_run':{'id':99},"
	  "'repository':{'name':'shop'}}",
	  "deploy shop a in production +0 unknown run=99 #7" },
	{ "a-hook-with-a-status", "",
	  "{'deployment_status':{'state':'success','deployment_url':'x',"
	  "'created_at':'2023-11-14T22:14:20Z'},'deployment':{" DEPLOYMENT "},"
	  "'workflow_run':{'id':99,'head_sha':'a','run_number':1}}",
	  "deploy shop abc1234 in production +0..60 run=99 #7" },
	{ "graph-of-an-importer", "",
	  "{" GRAPH ",'State':'INACTIVE','Statuses':{'nodes':["
	  NODE("INACTIVE", "20:00") "," NODE("SUCCESS", "14:20") ","
	  NODE("QUEUED", "13:21") "]},'Ref':{'Name':'main'}}",
	  "deploy shop abc1234 in production +0..60 #7" },
	{ "graph-with-the-latest-status", "",
	  "{" GRAPH ",'State':'ACTIVE','LatestStatus':"
	  NODE("FAILURE", "14:20") "}",
	  "deploy shop abc1234 in production +0..60 failure #7" },
	{ "graph-with-a-state", "", "{" GRAPH ",'State':'ABANDONED'}",
	  "deploy shop abc1234 in production +0 cancelled #7" },
	{ "graph-superseded", "",
	  "{" GRAPH ",'State':'INACTIVE','LatestStatus':"
	  NODE("INACTIVE", "20:00") "}",
	  "deploy shop abc1234 in production +0 #7" },
	{ "graph-as-it-answers", "",
	  "{'data':{'repository':{'name':'shop','deployments':{'pageInfo':"
	  "{'hasNextPage':true},'nodes':[{'databaseId':7,"
	  "'commit':{'oid':'abc'},'environment':'production',"
	  "'latestStatus':null,'state':'WAITING',"
	  "'createdAt':'2023-11-14T22:13:20Z'}]}}}}",
	  "deploy shop abc in production +0 running #7 | finding: "
	  "one page of more: 'hasNextPage' is true" },
	{ "graph-of-edges", "",
	  "{'data':{'organization':{'repositories':{'edges':[{'node':{'name':'shop',"
	  "'deployments':{'edges':[{'node':{'databaseId':7,'commitOid':'abc',"
	  "'environment':'production','state':'ACTIVE',"
	  "'createdAt':'2023-11-14T22:13:20Z'}}]}}}]}}}}",
	  "deploy shop abc in production +0 #7" },
	{ "graph-without-any", "",
	  "{'data':{'repository':{'deployments':{'nodes':[]}}}}",
	  "finding: no records: the file holds no records" },
	{ "a-long-id", "",
	  "{'id':9007199254740993,'sha':'a','environment':'production',"
	  "'statuses_url':'x','url':'" URL "/deployments/7',"
	  "'created_at':'2023-11-14T22:13:20Z'}"
	  "{'state':'success','created_at':'2023-11-14T22:13:30Z',"
	  "'deployment_url':'" URL "/deployments/9007199254740993'}",
	  "deploy shop a in production +0..10 #9007199254740993" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("github-deployments", cases, G_N_ELEMENTS(cases),
			   true);
	return g_test_run();
}
