/* test_jenkins.c -- builds and stages of Jenkins */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-build", "",
	  "{'_class':'x','builds':[{'_class':'hudson.model.FreeStyleBuild',"
	  "'url':'https://ci.io/job/acme/job/shop/31/','number':31,'timestamp':1700000000161,"
	  "'duration':61900,'result':'SUCCESS','actions':[{},{'_class':'hudson.model.CauseAction',"
	  "'causes':[{'_class':'hudson.model.Cause$UserIdCause','shortDescription':'Started by user "
	  "x'}]},{'_class':'hudson.plugins.git.util.BuildData','lastBuiltRevision':{'SHA1':'abc',"
	  "'branch':[{'name':'refs/remotes/origin/main'}]},"
	  "'remoteUrls':['https://x.io/acme/shop.git']},{'queuingDurationMillis':5200}]}]}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop repository=acme/shop branch=main "
	  "commit=abc trigger=user result=success queued_at=-5 started_at=+0 finished_at=+62 "
	  "busy_s=61.9 queued_s=5.2 link=https://ci.io/job/acme/job/shop/31/" },
	{ "by-its-full-name", "",
	  "{'_class':'hudson.model.FreeStyleBuild','number':31,'timestamp':1700000000161,"
	  "'duration':61900,'result':'SUCCESS','fullDisplayName':'acme » shop #31'}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop result=success started_at=+0 "
	  "finished_at=+62 busy_s=61.9" },
	{ "by-the-job-around", "",
	  "{'_class':'x','fullName':'acme/shop','builds':[{'_class':'hudson.model.FreeStyleBuild',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS'}]}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop result=success started_at=+0 "
	  "finished_at=+62 busy_s=61.9" },
	{ "of-no-job", "",
	  "{'_class':'hudson.model.FreeStyleBuild','number':31,'timestamp':1700000000161,"
	  "'duration':61900,'result':'SUCCESS'}",
	  "runs run=#31 attempt=1 result=success started_at=+0 finished_at=+62 busy_s=61.9" },
	{ "jobs-with-their-builds", "",
	  "{'_class':'hudson.model.Hudson','jobs':[{'_class':'x','name':'shop',"
	  "'builds':[{'_class':'hudson.model.FreeStyleBuild','number':31,'timestamp':1700000000161,"
	  "'duration':61900,'result':'SUCCESS'}]},{'_class':'x','name':'new','builds':[]}]}",
	  "runs run=shop#31 attempt=1 name=shop result=success started_at=+0 finished_at=+62 "
	  "busy_s=61.9" },
	{ "folders-of-jobs", "",
	  "{'_class':'hudson.model.Hudson','jobs':[{'_class':'Folder','name':'team','jobs':["
	  "{'_class':'x','name':'shop','builds':[{'_class':'b','number':31,"
	  "'timestamp':1700000000161,'duration':61900,'result':'SUCCESS'}]},"
	  "{'_class':'x','name':'none'}]},{'_class':'Folder','name':'empty','jobs':[{'name':'y'}]}]}",
	  "runs run=team/shop#31 attempt=1 name=team/shop result=success started_at=+0 "
	  "finished_at=+62 busy_s=61.9 | 1 not_relevant" },
	{ "last-builds", "",
	  "{'_class':'x','name':'shop','lastBuild':{'_class':'b','number':31,"
	  "'timestamp':1700000000161,'duration':61900,'result':'SUCCESS'},'lastSuccessfulBuild':"
	  "{'_class':'b','number':31,'timestamp':1700000000161,'duration':61900,'result':"
	  "'SUCCESS'},'lastFailedBuild':{'number':30,'url':'x'},'lastStableBuild':null}",
	  "runs run=shop#31 attempt=1 name=shop result=success started_at=+0 finished_at=+62 "
	  "busy_s=61.9" },
	{ "of-blue-ocean", "",
	  "[{'_class':'R','_links':{'self':{'href':'/blue/rest/organizations/jenkins/pipelines/team/"
	  "pipelines/shop/branches/main/runs/3/'}},'id':'3','pipeline':'main','durationInMillis':"
	  "60000,'enQueueTime':'2023-11-14T22:13:20.000+0000','startTime':"
	  "'2023-11-14T22:13:30.000+0000','endTime':'2023-11-14T22:14:30.000+0000','result':'FAILURE',"
	  "'state':'FINISHED','commitId':'abc'},{'id':'4','pipeline':'shop','durationInMillis':0,"
	  "'startTime':'2023-11-14T22:13:30.000+0000','result':'UNKNOWN','state':'RUNNING'},"
	  "{'id':'5','pipeline':'shop','durationInMillis':0,'startTime':null}]",
	  "runs run=team/shop/main#3 attempt=1 name=team/shop/main commit=abc result=failure "
	  "queued_at=+0 started_at=+10 finished_at=+70 busy_s=60 queued_s=10 | "
	  "runs run=shop#4 attempt=1 name=shop result=running started_at=+10 | "
	  "malformed: time missing: neither 'startTime' nor 'enQueueTime' is there" },
	{ "unstable", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/shop/31/',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':'UNSTABLE'}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop result=failure started_at=+0 "
	  "finished_at=+62 busy_s=61.9 link=https://ci.io/job/acme/job/shop/31/" },
	{ "aborted", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/shop/31/',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':'ABORTED'}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop result=cancelled started_at=+0 "
	  "finished_at=+62 busy_s=61.9 link=https://ci.io/job/acme/job/shop/31/" },
	{ "not-built", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/shop/31/',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':'NOT_BUILT'}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop result=skipped started_at=+0 "
	  "finished_at=+62 busy_s=61.9 link=https://ci.io/job/acme/job/shop/31/" },
	{ "is-being-built", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/shop/31/',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':null,'building':true}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop result=running started_at=+0 "
	  "link=https://ci.io/job/acme/job/shop/31/" },
	{ "said-to-be-being-built", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/shop/31/',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS','building':true}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop result=running started_at=+0 "
	  "link=https://ci.io/job/acme/job/shop/31/" },
	{ "a-library-beside", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/shop/31/',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS',"
	  "'actions':[{'_class':'hudson.plugins.git.util.BuildData',"
	  "'lastBuiltRevision':{'SHA1':'lib','branch':[{'name':'refs/remotes/origin/main'}]},"
	  "'remoteUrls':['git@x.io:acme/library.git']},{'_class':'hudson.plugins.git.util.BuildData',"
	  "'lastBuiltRevision':{'SHA1':'abc','branch':[{'name':'refs/remotes/origin/main'}]},"
	  "'remoteUrls':['git@x.io:acme/shop.git']}]}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop repository=acme/shop branch=main "
	  "commit=abc result=success started_at=+0 finished_at=+62 busy_s=61.9 "
	  "link=https://ci.io/job/acme/job/shop/31/" },
	{ "of-a-timer", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/shop/31/',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS',"
	  "'actions':[{'causes':[{'_class':'hudson.triggers.TimerTrigger$TimerTriggerCause'}]}]}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop trigger=schedule result=success "
	  "started_at=+0 finished_at=+62 busy_s=61.9 link=https://ci.io/job/acme/job/shop/31/" },
	{ "a-name-with-blanks", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/view/all/job/a%20b/31/',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS'}",
	  "runs run=a b#31 attempt=1 name=a b result=success started_at=+0 finished_at=+62 "
	  "busy_s=61.9 link=https://ci.io/view/all/job/a%20b/31/" },
	{ "a-deploy", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/deploy-shop/31/'"
	  ",'number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS',"
	  "'actions':[{'_class':'hudson.plugins.git.util.BuildData',"
	  "'lastBuiltRevision':{'SHA1':'abc','branch':[{'name':'refs/remotes/origin/main'}]},"
	  "'remoteUrls':['https://x.io/acme/shop']}]}",
	  "deploy shop abc +0..62 run=acme/deploy-shop#31 #acme/deploy-shop#31 | runs "
	  "run=acme/deploy-shop#31 attempt=1 name=acme/deploy-shop repository=acme/shop branch=main "
	  "commit=abc result=success started_at=+0 finished_at=+62 busy_s=61.9 "
	  "link=https://ci.io/job/acme/job/deploy-shop/31/" },
	{ "a-deploy-by-parameters", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/deploy/31/','number':31,"
	  "'timestamp':1700000000161,'duration':61900,'result':'SUCCESS',"
	  "'actions':[{'parameters':[{'name':'SERVICE','value':'orders'},{'name':'ENVIRONMENT',"
	  "'value':'production'},{'name':'VERSION','value':'v1.2.3'},{'name':'GIT_COMMIT',"
	  "'value':'abc'}]}]}",
	  "deploy orders v1.2.3 abc in production +0..62 run=deploy#31 #deploy#31 | runs "
	  "run=deploy#31 attempt=1 name=deploy result=success started_at=+0 finished_at=+62 "
	  "busy_s=61.9 link=https://ci.io/job/deploy/31/" },
	{ "a-deploy-of-a-folder", "shop",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/shop/job/deploy-"
	  "production/31/','number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS'}",
	  "deploy shop in production +0..62 run=acme/shop/deploy-production#31 "
	  "#acme/shop/deploy-production#31 | runs run=acme/shop/deploy-production#31 attempt=1 "
	  "name=acme/shop/deploy-production result=success started_at=+0 finished_at=+62 busy_s=61.9 "
	  "link=https://ci.io/job/acme/job/shop/job/deploy-production/31/" },
	{ "a-deploy-of-an-alias", "orders=deploy-shop",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/deploy-shop/31/'"
	  ",'number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS'}",
	  "deploy orders +0..62 run=acme/deploy-shop#31 #acme/deploy-shop#31 | runs "
	  "run=acme/deploy-shop#31 attempt=1 name=acme/deploy-shop result=success started_at=+0 "
	  "finished_at=+62 busy_s=61.9 link=https://ci.io/job/acme/job/deploy-shop/31/" },
	{ "a-deploy-of-nobody", "orders",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/deploy-shop/31/'"
	  ",'number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS'}",
	  "runs run=acme/deploy-shop#31 attempt=1 name=acme/deploy-shop result=success started_at=+0 "
	  "finished_at=+62 busy_s=61.9 link=https://ci.io/job/acme/job/deploy-shop/31/ | unmatched: "
	  "unknown service: \"shop\" is not a configured service" },
	{ "a-deploy-to-staging", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/shop-deploy-staging/31/',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS'}",
	  "runs run=shop-deploy-staging#31 attempt=1 name=shop-deploy-staging result=success "
	  "started_at=+0 finished_at=+62 busy_s=61.9 link=https://ci.io/job/shop-deploy-staging/31/ "
	  "| 1 not_production" },
	{ "a-rollback", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/rollback_shop/31/',"
	  "'number':31,'timestamp':1700000000161,'duration':61900,'result':'SUCCESS'}",
	  "rollback shop +0..62 run=rollback_shop#31 #rollback_shop#31 | runs run=rollback_shop#31 "
	  "attempt=1 name=rollback_shop result=success started_at=+0 finished_at=+62 busy_s=61.9 "
	  "link=https://ci.io/job/rollback_shop/31/" },
	{ "an-unstable-deploy", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/deploy-shop/31/'"
	  ",'number':31,'timestamp':1700000000161,'duration':61900,'result':'UNSTABLE'}",
	  "deploy shop +0..62 run=acme/deploy-shop#31 #acme/deploy-shop#31 | runs "
	  "run=acme/deploy-shop#31 attempt=1 name=acme/deploy-shop result=failure started_at=+0 "
	  "finished_at=+62 busy_s=61.9 link=https://ci.io/job/acme/job/deploy-shop/31/" },
	{ "a-deploy-that-failed", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/deploy-shop/31/'"
	  ",'number':31,'timestamp':1700000000161,'duration':61900,'result':'FAILURE'}",
	  "deploy shop +0..62 failure run=acme/deploy-shop#31 #acme/deploy-shop#31 | runs "
	  "run=acme/deploy-shop#31 attempt=1 name=acme/deploy-shop result=failure started_at=+0 "
	  "finished_at=+62 busy_s=61.9 link=https://ci.io/job/acme/job/deploy-shop/31/" },
	{ "a-deploy-that-was-aborted", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/deploy-shop/31/'"
	  ",'number':31,'timestamp':1700000000161,'duration':61900,'result':'ABORTED'}",
	  "deploy shop +0..62 cancelled run=acme/deploy-shop#31 #acme/deploy-shop#31 | runs "
	  "run=acme/deploy-shop#31 attempt=1 name=acme/deploy-shop result=cancelled started_at=+0 "
	  "finished_at=+62 busy_s=61.9 link=https://ci.io/job/acme/job/deploy-shop/31/" },
	{ "a-deploy-that-runs", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/deploy-shop/31/'"
	  ",'number':31,'timestamp':1700000000161,'duration':61900,'result':null}",
	  "deploy shop +0 running run=acme/deploy-shop#31 #acme/deploy-shop#31 | runs "
	  "run=acme/deploy-shop#31 attempt=1 name=acme/deploy-shop result=running started_at=+0 "
	  "link=https://ci.io/job/acme/job/deploy-shop/31/" },
	{ "a-deploy-not-built", "",
	  "{'_class':'hudson.model.FreeStyleBuild','url':'https://ci.io/job/acme/job/deploy-shop/31/'"
	  ",'number':31,'timestamp':1700000000161,'duration':61900,'result':'NOT_BUILT'}",
	  "runs run=acme/deploy-shop#31 attempt=1 name=acme/deploy-shop result=skipped started_at=+0 "
	  "finished_at=+62 busy_s=61.9 link=https://ci.io/job/acme/job/deploy-shop/31/" },
	{ "stages-of-a-run", "",
	  "[{'name':'#3','status':'SUCCESS','startTimeMillis':1700000000000,'durationMillis':8584,"
	  "'queueDurationMillis':1500,'stages':[{'name':'Build','status':'SUCCESS',"
	  "'startTimeMillis':1700000000000,'durationMillis':3065},{'name':'Deploy',"
	  "'status':'IN_PROGRESS','startTimeMillis':1700000004000,'durationMillis':2824}]}]",
	  "runs run=#3 attempt=1 result=success started_at=+0 finished_at=+8 busy_s=8.584 "
	  "queued_s=1.5 | jobs run=#3 attempt=1 name=Build result=success started_at=+0 "
	  "finished_at=+3 busy_s=3.065 | jobs run=#3 attempt=1 name=Deploy result=running "
	  "started_at=+4 busy_s=2.824" },
	{ "a-run-by-its-link", "",
	  "{'_links':{'self':{'href':'/job/acme/job/shop/31/wfapi/describe'}},'id':'31','name':'#31',"
	  "'status':'NOT_EXECUTED','startTimeMillis':1700000000000,'endTimeMillis':1700000010000,"
	  "'durationMillis':8584,'stages':[]}",
	  "runs run=acme/shop#31 attempt=1 name=acme/shop result=skipped started_at=+0 "
	  "finished_at=+10 busy_s=8.584" },
	{ "a-stage-alone", "",
	  "{'_links':{'self':{'href':'/job/acme/job/shop/31/execution/node/6/wfapi/describe'}},"
	  "'id':'6','name':'Test','status':'FAILED','startTimeMillis':1700000000000,"
	  "'durationMillis':5859,'pauseDurationMillis':0,'error':{'message':'exit code 1'}}",
	  "jobs run=acme/shop#31 attempt=1 job=acme/shop#31/6 name=Test result=failure started_at=+0 "
	  "finished_at=+5 busy_s=5.859 why=exit code 1" },
	{ "a-stage-of-no-word", "",
	  "{'_links':{'self':{'href':'/job/acme/job/shop/31/execution/node/6/wfapi/describe'}},"
	  "'id':'6','name':'Test','status':null,'startTimeMillis':1700000000000,"
	  "'durationMillis':5859,'pauseDurationMillis':0}",
	  "jobs run=acme/shop#31 attempt=1 job=acme/shop#31/6 name=Test started_at=+0 finished_at=+5 "
	  "busy_s=5.859" },
	{ "no-time", "",
	  "{'_class':'x','number':1,'result':'SUCCESS'}",
	  "malformed: time missing: 'timestamp' is not there" },
	{ "not-a-time", "",
	  "{'_class':'x','number':1,'timestamp':'soon','result':'SUCCESS'}",
	  "malformed: not a time: 'timestamp' is \"soon\", not a time" },
	{ "a-stage-without-a-time", "",
	  "{'startTimeMillis':0,'durationMillis':5,'status':'SUCCESS','name':'x'}",
	  "malformed: time missing: 'startTimeMillis' is not there" },
	{ "a-duration-beyond-all", "",
	  "{'_class':'x','number':1,'timestamp':1700000000000,'duration':9223372036854775807,"
	  "'result':'SUCCESS'}",
	  "runs run=#1 attempt=1 result=success started_at=+0 busy_s=9.223372037e+15" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("jenkins", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
