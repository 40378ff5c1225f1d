/* test_devlake.c -- deployments and incidents of DevLake */
#include "tests/exported.h"

#define AT "2023-11-14T22:13:20.000+00:00"
#define LATER "2023-11-14T22:14:20.000+00:00"
#define COMMITS                                                               \
	"id,cicd_scope_id,cicd_deployment_id,name,result,status,environment," \
	"created_date,started_date,finished_date,duration_sec,commit_sha,"    \
	"ref_name,repo_url\n"
#define DEPLOYMENTS                                                        \
	"id,cicd_scope_id,name,result,status,original_status,environment," \
	"created_date,queued_date,started_date,finished_date,"             \
	"_raw_data_params\n"
#define ISSUES                                                          \
	"id,url,issue_key,title,description,type,original_type,status," \
	"original_status,resolution_date,created_date,updated_date,"    \
	"lead_time_minutes,priority,severity,component\n"
#define HASH "0123456789abcdef0123456789abcdef01234567"

/* clang-format off */
static const struct exported_case tables[] = {
	{ "commits", "",
	  COMMITS "d1:u,s,d1,x,SUCCESS,DONE,PRODUCTION," AT "," AT "," LATER ",60,abc1234,v1.2,"
	  "https://x/acme/shop.git\n",
	  "deploy shop v1.2 abc1234 in PRODUCTION +0..60 #d1:u" },
	{ "without-an-end", "",
	  COMMITS "d1,s,,,FAILURE,DONE,PRODUCTION," AT ",,,60,abc1234,,acme/shop\n",
	  "deploy shop abc1234 in PRODUCTION +0..60 failure #d1" },
	{ "another-environment", "",
	  COMMITS "d1,s,,,SUCCESS,DONE,STAGING," AT ",,,,abc,,shop\n"
	  "d2,s,,,SUCCESS,DONE,," AT ",,,,abc,,shop\n",
	  "2 not_production" },
	{ "deployments", "",
	  DEPLOYMENTS "d1,s," HASH ",,OTHER,INACTIVE,PRODUCTION," AT ",," AT "," LATER ","
	  "\"{\"\"ConnectionId\"\":1,\"\"Name\"\":\"\"acme/shop\"\"}\"\n"
	  "d2,s,x y,ABORT,DONE,,PRODUCTION," AT ",,,,\n",
	  "deploy shop " HASH " in PRODUCTION +0..60 #d1 | "
	  "deploy s in PRODUCTION +0 cancelled #d2" },
	{ "pipelines", "",
	  "id,name,result,status,type,cicd_scope_id,created_date\np,x,SUCCESS,DONE,CI,s," AT "\n",
	  "1 not_relevant | finding: only pipelines: pipelines of DevLake are not read: "
	  "cicd_deployment_commits" },
	{ "no-time", "", COMMITS "d1,s,,,SUCCESS,,,,,,,abc,,shop\n",
	  "malformed: time missing: neither 'started_date' nor 'created_date' is there" },
	{ "issues", "",
	  ISSUES "i1,https://x/1,OPS-1,Slow,,INCIDENT,,DONE,,"  LATER "," AT "," LATER ",1,High,,shop\n"
	  "i2,,OPS-2,Typo,,BUG,,DONE,,," AT ",,,,,\n"
	  "i3,,4,,[#4] Crash,INCIDENT,,OPEN,triggered,," AT ",,,high,,\n",
	  "incident i1 'Slow' High of shop +0..60 | "
	  "incident i3 '[#4] Crash' high +0.. | 1 not_relevant" },
	{ "incidents", "",
	  "id,incident_key,title,status,resolution_date,created_date,lead_time_minutes,urgency\n"
	  "i1,4,Slow,DONE," LATER "," AT ",1,low\n",
	  "incident i1 'Slow' low +0..60" },
	{ "pull-requests", "", "id,pr_cycle_time,deployment_commit_id\n1,2,3\n",
	  "error: x: of no known format: its columns are \"id\", \"pr_cycle_time\", "
	  "\"deployment_commit_id\"; metrics of DevLake's pull requests are not read: "
	  "cicd_deployment_commits, issues" },
};
static const struct exported_case objects[] = {
	{ "a-row", "",
	  "{'id':'d1','cicd_scope_id':'s','result':'SUCCESS','environment':'PRODUCTION',"
	  "'commit_sha':'abc1234','repo_url':'https://x/acme/shop','started_date':'" AT "'}",
	  "deploy shop abc1234 in PRODUCTION +0 #d1" },
	{ "sent", "",
	  "{'id':'d1','createdDate':'" AT "','startedDate':'" AT "','environment':'PRODUCTION',"
	  "'result':'FAILURE','deploymentCommits':[{'repoUrl':'https://x/acme/shop',"
	  "'finishedDate':'" LATER "','commitSha':'abc1234'},{'repoUrl':'https://x/acme/web',"
	  "'commitSha':'abc1235','result':'SUCCESS'}]}",
	  "deploy shop abc1234 in PRODUCTION +0..60 failure #d1:https://x/acme/shop | "
	  "deploy web abc1235 in PRODUCTION +0 #d1:https://x/acme/web" },
	{ "sent-without-a-commit", "", "{'id':'d1','deploymentCommits':[{'repoUrl':'x'}]}",
	  "malformed: commit missing: 'commitSha' is not there" },
	{ "an-issue-sent", "",
	  "{'url':'https://x/1','issueKey':'OPS-1','title':'Slow','type':'INCIDENT','status':'DONE',"
	  "'createdDate':'" AT "','resolutionDate':'" LATER "','component':'shop','severity':'S1'}",
	  "incident OPS-1 'Slow' S1 of shop +0..60" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("devlake", tables, G_N_ELEMENTS(tables), false);
	exported_add_cases("devlake-objects", objects, G_N_ELEMENTS(objects),
			   true);
	return g_test_run();
}
