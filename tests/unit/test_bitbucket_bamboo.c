/* test_bitbucket_bamboo.c -- Bitbucket and Bamboo */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "builds-of-a-plan", "",
	  "{'results':{'result':[{'plan':{'key':'SHOP-BUILD','name':'Build'},"
	  "'buildResultKey':'SHOP-BUILD-12','lifeCycleState':'Finished',"
	  "'buildStartedTime':'2023-11-14T22:13:20Z','buildCompletedTime':"
	  "'2023-11-14T22:14:20Z','buildDuration':59500,'buildState':'Failed',"
	  "'buildNumber':12,'vcsRevisionKey':'abc1234'},{'key':'SHOP-BUILD-13',"
	  "'lifeCycleState':'Queued','buildState':'Unknown','buildNumber':13}"
	  "]}}",
	  "runs run=SHOP-BUILD-12 attempt=1 name=Build service=SHOP-BUILD "
	  "commit=abc1234 result=failure started_at=+0 finished_at=+60 "
	  "busy_s=59.5 | 1 not_relevant" },
	{ "called-otherwise-once", "",
	  "{'uuid':'d','deployable':{'name':'v1','commit':{'hash':'abc1234'},"
	  "'created_on':'2023-11-14T22:13:20Z','url':"
	  "'https://bitbucket.org/acme/shop/x'},'environment':{'name':"
	  "'Production'},'state':{'name':'COMPLETED','started_on':"
	  "'2023-11-14T22:13:25Z','completed_on':'2023-11-14T22:14:20Z',"
	  "'status':{'name':'FAILED'}}}",
	  "deploy shop v1 abc1234 in Production +5..60 failure #d" },
	{ "to-an-environment-without-a-name", "",
	  "{'uuid':'d','release':{'url':'https://bitbucket.org/acme/shop/x'},"
	  "'environment':{'uuid':'e'},'state':{'name':'COMPLETED','started_on':"
	  "'2023-11-14T22:13:25Z','status':{'name':'SUCCESSFUL'}}}",
	  "1 not_production" },
	{ "a-deployment", "",
	  "{'pagelen':10,'page':1,'values':[{'type':'deployment',"
	  "'uuid':'{d}','environment':{'name':'Live',"
	  "'environment_type':{'name':'Production'}},"
	  "'release':{'pipeline':{'uuid':'{p}'},'name':'#186',"
	  "'url':'https://bitbucket.org/acme/shop/addon/pipelines/home#!/resu"
	  "lts/186','commit':{'hash':'abc'},'created_on':'2023-11-14T22:13:10"
	  ".522007Z'},'state':{'name':'COMPLETED','status':{'name':'SUCCESSFU"
	  "L'},'started_on':'2023-11-14T22:13:20.20339Z',"
	  "'completed_on':'2023-11-14T22:13:50Z'},'last_update_time':'2023-11"
	  "-14T22:14:20Z'}]}",
	  "deploy shop abc in Production +0..30 run={p} #{d}" },
	{ "failed", "",
	  "{'type':'deployment','uuid':'{d}','environment':{'name':'Live',"
	  "'environment_type':{'name':'Production'}},"
	  "'release':{'pipeline':{'uuid':'{p}'},'name':'#186',"
	  "'url':'https://bitbucket.org/acme/shop/addon/pipelines/home#!/resu"
	  "lts/186','commit':{'hash':'abc'},'created_on':'2023-11-14T22:13:10"
	  ".522007Z'},'state':{'name':'COMPLETED','status':{'name':'FAILED'},"
	  "'started_on':'2023-11-14T22:13:20.20339Z',"
	  "'completed_on':'2023-11-14T22:13:50Z'},'last_update_time':'2023-11"
	  "-14T22:14:20Z'}",
	  "deploy shop abc in Production +0..30 failure run={p} #{d}" },
	{ "stopped", "",
	  "{'type':'deployment','uuid':'{d}','environment':{'name':'Live',"
	  "'environment_type':{'name':'Production'}},"
	  "'release':{'pipeline':{'uuid':'{p}'},'name':'#186',"
	  "'url':'https://bitbucket.org/acme/shop/addon/pipelines/home#!/resu"
	  "lts/186','commit':{'hash':'abc'},'created_on':'2023-11-14T22:13:10"
	  ".522007Z'},'state':{'name':'COMPLETED','status':{'name':'STOPPED'}"
	  ",'started_on':'2023-11-14T22:13:20.20339Z',"
	  "'completed_on':'2023-11-14T22:13:50Z'},'last_update_time':'2023-11"
	  "-14T22:14:20Z'}",
	  "deploy shop abc in Production +0..30 cancelled run={p} #{d}" },
	{ "completed-and-no-more-said", "",
	  "{'type':'deployment','uuid':'{d}','environment':{'name':'Live',"
	  "'environment_type':{'name':'Production'}},"
	  "'release':{'pipeline':{'uuid':'{p}'},'name':'#186',"
	  "'url':'https://bitbucket.org/acme/shop/addon/pipelines/home#!/resu"
	  "lts/186','commit':{'hash':'abc'},'created_on':'2023-11-14T22:13:10"
	  ".522007Z'},'state':{'name':'COMPLETED','started_on':'2023-11-14T22"
	  ":13:20.20339Z','completed_on':'2023-11-14T22:13:50Z'},"
	  "'last_update_time':'2023-11-14T22:14:20Z'}",
	  "deploy shop abc in Production +0..30 unknown run={p} #{d}" },
	{ "runs", "",
	  "{'type':'deployment','uuid':'{d}','environment':{'name':'Live',"
	  "'environment_type':{'name':'Production'}},"
	  "'release':{'pipeline':{'uuid':'{p}'},'name':'#186',"
	  "'url':'https://bitbucket.org/acme/shop/addon/pipelines/home#!/resu"
	  "lts/186','commit':{'hash':'abc'},'created_on':'2023-11-14T22:13:10"
	  ".522007Z'},'state':{'name':'IN_PROGRESS',"
	  "'started_on':'2023-11-14T22:13:20Z'},'last_update_time':'2023-11-1"
	  "4T22:14:20Z'}",
	  "deploy shop abc in Production +0 running run={p} #{d}" },
	{ "not-deployed-yet", "",
	  "{'type':'deployment','uuid':'{d}','environment':{'name':'Live',"
	  "'environment_type':{'name':'Production'}},"
	  "'release':{'pipeline':{'uuid':'{p}'},'name':'#186',"
	  "'url':'https://bitbucket.org/acme/shop/addon/pipelines/home#!/resu"
	  "lts/186','commit':{'hash':'abc'},'created_on':'2023-11-14T22:13:10"
	  ".522007Z'},'state':{'name':'UNDEPLOYED'},"
	  "'last_update_time':'2023-11-14T22:14:20Z'}",
	  "1 not_relevant" },
	{ "to-staging", "",
	  "{'type':'deployment','uuid':'{d}','environment':{'name':'Live',"
	  "'environment_type':{'name':'Staging'}},'release':{'pipeline':{'uui"
	  "d':'{p}'},'name':'#186','url':'https://bitbucket.org/acme/shop/add"
	  "on/pipelines/home#!/results/186','commit':{'hash':'abc'},"
	  "'created_on':'2023-11-14T22:13:10.522007Z'},"
	  "'state':{'name':'COMPLETED','status':{'name':'SUCCESSFUL'},"
	  "'started_on':'2023-11-14T22:13:20.20339Z',"
	  "'completed_on':'2023-11-14T22:13:50Z'},'last_update_time':'2023-11"
	  "-14T22:14:20Z'}",
	  "1 not_production" },
	{ "by-the-name-of-its-environment", "",
	  "{'type':'deployment','uuid':'{d}','environment':{'name':'productio"
	  "n'},'release':{'pipeline':{'uuid':'{p}'},'name':'v1.2.3',"
	  "'url':'https://bitbucket.org/acme/shop/addon/pipelines/home#!/resu"
	  "lts/186','commit':{'hash':'abc'},'created_on':'2023-11-14T22:13:10"
	  ".522007Z'},'state':{'name':'COMPLETED','status':{'name':'SUCCESSFU"
	  "L'},'started_on':'2023-11-14T22:13:20.20339Z',"
	  "'completed_on':'2023-11-14T22:13:50Z'},'last_update_time':'2023-11"
	  "-14T22:14:20Z'}",
	  "deploy shop v1.2.3 abc in production +0..30 run={p} #{d}" },
	{ "a-pipeline", "",
	  "{'type':'pipeline','uuid':'{p}','build_number':186,"
	  "'created_on':'2023-11-14T22:13:20Z','repository':{'full_name':'acm"
	  "e/shop'},'target':{'ref_name':'main','commit':{'hash':'abc'}},"
	  "'trigger':{'name':'PUSH'},'state':{'name':'COMPLETED',"
	  "'result':{'name':'SUCCESSFUL'}},'completed_on':'2023-11-14T22:14:2"
	  "0Z','build_seconds_used':50}",
	  "runs run={p} attempt=1 service=shop repository=acme/shop "
	  "branch=main commit=abc trigger=PUSH result=success queued_at=+0 "
	  "finished_at=+60 busy_s=50" },
	{ "a-pipeline-that-runs", "",
	  "{'type':'pipeline','uuid':'{p}','build_number':186,"
	  "'created_on':'2023-11-14T22:13:20Z','repository':{'full_name':'acm"
	  "e/shop'},'target':{'ref_name':'main','commit':{'hash':'abc'}},"
	  "'trigger':{'name':'PUSH'},'state':{'name':'IN_PROGRESS'},"
	  "'completed_on':null}",
	  "runs run={p} attempt=1 service=shop repository=acme/shop "
	  "branch=main commit=abc trigger=PUSH result=running queued_at=+0" },
	{ "a-step", "",
	  "{'type':'pipeline_step','uuid':'{s}','name':'Build',"
	  "'pipeline':{'uuid':'{p}'},'state':{'name':'COMPLETED',"
	  "'result':{'name':'FAILED'}},'started_on':'2023-11-14T22:13:25Z',"
	  "'completed_on':'2023-11-14T22:13:55Z','build_seconds_used':30}",
	  "jobs run={p} attempt=1 job={s} name=Build result=failure "
	  "started_at=+5 finished_at=+35 busy_s=30" },
	{ "of-bamboo", "",
	  "{'size':1,'results':[{'deploymentVersion':{'id':1,"
	  "'name':'release-3','items':[{'label':'x',"
	  "'planResultKey':{'key':'SHOP-PLAN-12','entityKey':{'key':'SHOP-PLA"
	  "N'}}}]},'deploymentVersionName':'release-3','id':1540117,"
	  "'deploymentState':'SUCCESS','lifeCycleState':'FINISHED',"
	  "'startedDate':1700000000746,'queuedDate':1699999990000,"
	  "'finishedDate':1700000030000}]}",
	  "deploy SHOP-PLAN release-3 +0..30 #1540117" },
	{ "failed-in-bamboo", "",
	  "{'deploymentVersion':{'id':1,'name':'release-3',"
	  "'items':[{'label':'x','planResultKey':{'key':'SHOP-PLAN-12',"
	  "'entityKey':{'key':'SHOP-PLAN'}}}]},'deploymentVersionName':'relea"
	  "se-3','id':1540117,'deploymentState':'FAILED',"
	  "'lifeCycleState':'FINISHED','startedDate':1700000000746,"
	  "'queuedDate':1699999990000,'finishedDate':1700000030000}",
	  "deploy SHOP-PLAN release-3 +0..30 failure #1540117" },
	{ "unknown-in-bamboo", "",
	  "{'deploymentVersion':{'id':1,'name':'release-3',"
	  "'items':[{'label':'x','planResultKey':{'key':'SHOP-PLAN-12',"
	  "'entityKey':{'key':'SHOP-PLAN'}}}]},'deploymentVersionName':'relea"
	  "se-3','id':1540117,'deploymentState':'UNKNOWN',"
	  "'lifeCycleState':'FINISHED','startedDate':1700000000746,"
	  "'queuedDate':1699999990000,'finishedDate':1700000030000}",
	  "deploy SHOP-PLAN release-3 +0..30 unknown #1540117" },
	{ "runs-in-bamboo", "",
	  "{'deploymentVersion':{'id':1,'name':'release-3',"
	  "'items':[{'label':'x','planResultKey':{'key':'SHOP-PLAN-12',"
	  "'entityKey':{'key':'SHOP-PLAN'}}}]},'deploymentVersionName':'relea"
	  "se-3','id':1540117,'deploymentState':'UNKNOWN',"
	  "'lifeCycleState':'IN_PROGRESS','startedDate':1700000000746,"
	  "'queuedDate':1699999990000,'finishedDate':1700000030000,"
	  "'finishedDate':null}",
	  "deploy SHOP-PLAN release-3 +0 running #1540117" },
	{ "not-built-in-bamboo", "",
	  "{'deploymentVersion':{'id':1,'name':'release-3',"
	  "'items':[{'label':'x','planResultKey':{'key':'SHOP-PLAN-12',"
	  "'entityKey':{'key':'SHOP-PLAN'}}}]},'deploymentVersionName':'relea"
	  "se-3','id':1540117,'deploymentState':'UNKNOWN',"
	  "'lifeCycleState':'NOT_BUILT','startedDate':1700000000746,"
	  "'queuedDate':1699999990000,'finishedDate':1700000030000}",
	  "deploy SHOP-PLAN release-3 +0..30 cancelled #1540117" },
	{ "of-a-project-and-an-environment", "",
	  "{'deploymentVersion':{'id':1,'name':'release-3',"
	  "'items':[{'label':'x','planResultKey':{'key':'SHOP-PLAN-12',"
	  "'entityKey':{'key':'SHOP-PLAN'}}}]},'deploymentVersionName':'relea"
	  "se-3','id':1540117,'deploymentState':'SUCCESS',"
	  "'lifeCycleState':'FINISHED','startedDate':1700000000746,"
	  "'queuedDate':1699999990000,'finishedDate':1700000030000,"
	  "'deploymentProjectName':'Shop','environment':{'name':'QA'}}",
	  "1 not_production" },
	{ "a-page-of-more", "",
	  "{'pagelen':10,'values':[{'type':'deployment','uuid':'{d}',"
	  "'environment':{'name':'Live','environment_type':{'name':'Productio"
	  "n'}},'release':{'pipeline':{'uuid':'{p}'},'name':'#186',"
	  "'url':'https://bitbucket.org/acme/shop/addon/pipelines/home#!/resu"
	  "lts/186','commit':{'hash':'abc'},'created_on':'2023-11-14T22:13:10"
	  ".522007Z'},'state':{'name':'COMPLETED','status':{'name':'FAILED'},"
	  "'started_on':'2023-11-14T22:13:20.20339Z',"
	  "'completed_on':'2023-11-14T22:13:50Z'},'last_update_time':'2023-11"
	  "-14T22:14:20Z'},{}],'next':'https://x/?page=2'}",
	  "deploy shop abc in Production +0..30 failure run={p} #{d} | "
	  "malformed: not of this format: it is among the values of a page, "
	  "and neither a deployment nor a pipeline | finding: one page of "
	  "more: 'next' says that there are more" },
	{ "an-empty-page", "",
	  "{'pagelen':10,'values':[]}",
	  "finding: no records: the file holds no records" },
	{ "no-time", "",
	  "{'release':{},'environment':{},'state':{}}",
	  "malformed: time missing: neither 'state.started_on' nor "
	  "'release.created_on' is there" },
	{ "not-a-time", "",
	  "{'release':{'created_on':'soon'},'environment':{},'state':{}}",
	  "malformed: not a time: 'release.created_on' is \"soon\", not a "
	  "time" },
	{ "a-pipeline-without-a-time", "",
	  "{'build_number':1,'state':{},'created_on':null}",
	  "malformed: time missing: 'created_on' is not there" },
	{ "bamboo-without-a-time", "",
	  "{'deploymentVersion':{},'deploymentState':'SUCCESS'}",
	  "malformed: time missing: 'startedDate' is not there" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("bitbucket-bamboo", cases, G_N_ELEMENTS(cases),
			   true);
	return g_test_run();
}
