/* test_gitlab_runs.c -- pipelines and jobs of GitLab CI */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-pipeline", "",
	  "{'id':7,'iid':3,'project_id':1,'sha':'abc','ref':'main','source':'push',"
	  "'web_url':'https://x.io/acme/shop/-/pipelines/7','created_at':'2023-11-14T22:13:20.753Z',"
	  "'status':'success','started_at':'2023-11-14T22:13:25Z',"
	  "'finished_at':'2023-11-15T16:13:20Z','updated_at':'2023-11-15T16:13:30Z','duration':1512,"
	  "'queued_duration':1}",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main commit=abc "
	  "trigger=push result=success queued_at=+0 started_at=+5 finished_at=+64800 busy_s=1512 "
	  "queued_s=1 link=https://x.io/acme/shop/-/pipelines/7" },
	{ "printed-with-its-jobs", "",
	  "{'id':7,'iid':3,'status':'success','source':'push','ref':'main','sha':'abc',"
	  "'created_at':'2023-11-14T22:13:20Z','jobs':[{'id':8,'name':'test','stage':'test',"
	  "'status':'success','created_at':'2023-11-14T22:13:20Z','duration':9,"
	  "'pipeline':{'id':7,'ref':'main','sha':'abc'}}],'variables':[]}",
	  "runs run=7 attempt=1 branch=main commit=abc trigger=push result=success queued_at=+0 | "
	  "jobs run=7 attempt=1 job=8 name=test stage=test branch=main commit=abc result=success "
	  "queued_at=+0 busy_s=9" },
	{ "of-a-list", "",
	  "[{'id':7,'iid':3,'project_id':1,'sha':'abc','ref':'main','source':'push',"
	  "'web_url':'https://x.io/acme/shop/-/pipelines/7','created_at':'2023-11-14T22:13:20.753Z',"
	  "'status':'failed','updated_at':'2023-11-14T22:14:20Z'}]",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main commit=abc "
	  "trigger=push result=failure queued_at=+0 finished_at=+60 "
	  "link=https://x.io/acme/shop/-/pipelines/7" },
	{ "skipped", "",
	  "{'id':7,'iid':3,'project_id':1,'sha':'abc','ref':'main','source':'push',"
	  "'web_url':'https://x.io/acme/shop/-/pipelines/7','created_at':'2023-11-14T22:13:20.753Z',"
	  "'status':'skipped','started_at':null,'finished_at':null,"
	  "'updated_at':'2023-11-14T22:13:21Z'}",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main commit=abc "
	  "trigger=push result=skipped queued_at=+0 link=https://x.io/acme/shop/-/pipelines/7" },
	{ "cancelled", "",
	  "[{'id':7,'iid':3,'project_id':1,'sha':'abc','ref':'main','source':'push',"
	  "'web_url':'https://x.io/acme/shop/-/pipelines/7','created_at':'2023-11-14T22:13:20.753Z',"
	  "'status':'canceled','updated_at':null}]",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main commit=abc "
	  "trigger=push result=cancelled queued_at=+0 link=https://x.io/acme/shop/-/pipelines/7" },
	{ "waits-for-a-hand", "",
	  "[{'id':7,'iid':3,'project_id':1,'sha':'abc','ref':'main','source':'push',"
	  "'web_url':'https://x.io/acme/shop/-/pipelines/7','created_at':'2023-11-14T22:13:20.753Z',"
	  "'status':'manual','updated_at':'2023-11-14T22:14:20Z'}]",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main commit=abc "
	  "trigger=push result=running queued_at=+0 link=https://x.io/acme/shop/-/pipelines/7" },
	{ "of-a-new-word", "",
	  "[{'id':7,'iid':3,'project_id':1,'sha':'abc','ref':'main','source':'push',"
	  "'web_url':'https://x.io/acme/shop/-/pipelines/7','created_at':'2023-11-14T22:13:20.753Z',"
	  "'status':'melted'}]",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main commit=abc "
	  "trigger=push queued_at=+0 link=https://x.io/acme/shop/-/pipelines/7" },
	{ "a-job", "",
	  "[{'id':9,'name':'unit','stage':'test','ref':'main','created_at':'2023-11-14T22:13:20.7Z',"
	  "'web_url':'https://x.io/acme/shop/-/jobs/9','pipeline':{'id':7,'sha':'abc','ref':'main',"
	  "'status':'failed'},'status':'failed','allow_failure':false,"
	  "'failure_reason':'script_failure','started_at':'2023-11-14T22:13:25Z',"
	  "'finished_at':'2023-11-14T22:13:55Z','duration':30.2,'queued_duration':null}]",
	  "jobs run=7 attempt=1 job=9 name=unit stage=test service=shop branch=main commit=abc "
	  "result=failure queued_at=+0 started_at=+5 finished_at=+35 busy_s=30.2 why=script_failure "
	  "link=https://x.io/acme/shop/-/jobs/9" },
	{ "a-job-that-never-began", "",
	  "[{'id':9,'name':'unit','stage':'test','ref':'main','created_at':'2023-11-14T22:13:20.7Z',"
	  "'web_url':'https://x.io/acme/shop/-/jobs/9','pipeline':{'id':7,'sha':'abc','ref':'main',"
	  "'status':'failed'},'status':'failed','started_at':null,"
	  "'finished_at':'2023-11-14T22:13:55Z','duration':null}]",
	  "jobs run=7 attempt=1 job=9 name=unit stage=test service=shop branch=main commit=abc "
	  "result=failure queued_at=+0 finished_at=+35 link=https://x.io/acme/shop/-/jobs/9" },
	{ "a-job-for-a-hand", "",
	  "[{'id':9,'name':'unit','stage':'test','ref':'main','created_at':'2023-11-14T22:13:20.7Z',"
	  "'web_url':'https://x.io/acme/shop/-/jobs/9','pipeline':{'id':7,'sha':'abc','ref':'main',"
	  "'status':'failed'},'status':'manual','allow_failure':true,'started_at':null,"
	  "'finished_at':null}]",
	  "jobs run=7 attempt=1 job=9 name=unit stage=test service=shop branch=main commit=abc "
	  "result=skipped may_fail queued_at=+0 link=https://x.io/acme/shop/-/jobs/9" },
	{ "a-pipeline-sent", "",
	  "{'object_kind':'pipeline','object_attributes':{'id':7,'iid':3,'ref':'main','sha':'abc',"
	  "'source':'web','status':'pending','detailed_status':'passed','created_at':'2023-11-14 "
	  "22:13:20 UTC','finished_at':'2023-11-14 22:14:50 UTC','duration':89,'queued_duration':2,"
	  "'url':'https://x.io/acme/shop/-/pipelines/7'},'project':{'name':'Shop',"
	  "'path_with_namespace':'acme/shop'},'builds':[{'id':9,'stage':'test','name':'unit',"
	  "'status':'success','created_at':'2023-11-14 22:13:20 UTC','started_at':'2023-11-14 "
	  "22:13:47 UTC','finished_at':'2023-11-14 22:14:17 UTC','duration':30.7,"
	  "'queued_duration':0.4,'when':'always','manual':false,'allow_failure':true},{'id':10,"
	  "'stage':'test','name':'unit','status':'success','created_at':'2023-11-14 22:13:20 UTC',"
	  "'started_at':'2023-11-14 22:13:47 UTC','finished_at':'2023-11-14 22:14:17 UTC',"
	  "'duration':30.7,'queued_duration':0.4,'when':'always','manual':false,"
	  "'allow_failure':true}]}",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main commit=abc trigger=web "
	  "result=success queued_at=+0 finished_at=+90 busy_s=89 queued_s=2 "
	  "link=https://x.io/acme/shop/-/pipelines/7 | jobs run=7 attempt=1 job=9 name=unit "
	  "stage=test service=shop branch=main commit=abc result=success may_fail queued_at=+0 "
	  "started_at=+27 finished_at=+57 busy_s=30.7 queued_s=0.4 | jobs run=7 attempt=1 job=10 "
	  "name=unit stage=test service=shop branch=main commit=abc result=success may_fail "
	  "queued_at=+0 started_at=+27 finished_at=+57 busy_s=30.7 queued_s=0.4" },
	{ "sent-twice", "",
	  "{'object_kind':'pipeline','object_attributes':{'id':7,'iid':3,'ref':'main','sha':'abc',"
	  "'source':'web','status':'pending','detailed_status':'passed','created_at':'2023-11-14 "
	  "22:13:20 UTC','finished_at':'2023-11-14 22:14:50 UTC','duration':89,'queued_duration':2,"
	  "'url':'https://x.io/acme/shop/-/pipelines/7'},'project':{'name':'Shop',"
	  "'path_with_namespace':'acme/shop'},'builds':[{'id':9,'stage':'test','name':'unit',"
	  "'status':'success','created_at':'2023-11-14 22:13:20 UTC','started_at':'2023-11-14 "
	  "22:13:47 UTC','finished_at':'2023-11-14 22:14:17 UTC','duration':30.7,"
	  "'queued_duration':0.4,'when':'always','manual':false,"
	  "'allow_failure':true}]}{'object_kind':'pipeline','object_attributes':{'id':7,'iid':3,"
	  "'ref':'main','sha':'abc','source':'web','status':'pending','detailed_status':'passed',"
	  "'created_at':'2023-11-14 22:13:20 UTC','finished_at':'2023-11-14 22:14:50 UTC',"
	  "'duration':89,'queued_duration':2,'url':'https://x.io/acme/shop/-/pipelines/7'},"
	  "'project':{'name':'Shop','path_with_namespace':'acme/shop'},'builds':[{'id':9,"
	  "'stage':'test','name':'unit','status':'success','created_at':'2023-11-14 22:13:20 UTC',"
	  "'started_at':'2023-11-14 22:13:47 UTC','finished_at':'2023-11-14 22:14:17 UTC',"
	  "'duration':30.7,'queued_duration':0.4,'when':'always','manual':false,"
	  "'allow_failure':true}]}",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main commit=abc trigger=web "
	  "result=success queued_at=+0 finished_at=+90 busy_s=89 queued_s=2 "
	  "link=https://x.io/acme/shop/-/pipelines/7 | jobs run=7 attempt=1 job=9 name=unit "
	  "stage=test service=shop branch=main commit=abc result=success may_fail queued_at=+0 "
	  "started_at=+27 finished_at=+57 busy_s=30.7 queued_s=0.4 | jobs run=7 attempt=1 job=9 "
	  "name=unit stage=test service=shop branch=main commit=abc result=success may_fail "
	  "queued_at=+0 started_at=+27 finished_at=+57 busy_s=30.7 queued_s=0.4" },
	{ "sent-without-jobs", "",
	  "{'object_kind':'pipeline','object_attributes':{'id':7,'iid':3,'ref':'main','sha':'abc',"
	  "'source':'web','status':'pending','detailed_status':'passed','created_at':'2023-11-14 "
	  "22:13:20 UTC','finished_at':'2023-11-14 22:14:50 UTC','duration':89,'queued_duration':2,"
	  "'url':'https://x.io/acme/shop/-/pipelines/7'},'project':{'name':'Shop',"
	  "'path_with_namespace':'acme/shop'},'builds':[]}",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main commit=abc trigger=web "
	  "result=success queued_at=+0 finished_at=+90 busy_s=89 queued_s=2 "
	  "link=https://x.io/acme/shop/-/pipelines/7" },
	{ "jobs-before-their-pipeline", "",
	  "{'builds':[{'id':9,'stage':'test','name':'unit','status':'success',"
	  "'created_at':'2023-11-14 22:13:20 UTC','started_at':'2023-11-14 22:13:47 UTC',"
	  "'finished_at':'2023-11-14 22:14:17 UTC','duration':30.7,'queued_duration':0.4,"
	  "'when':'always','manual':false,'allow_failure':true}],'object_kind':'pipeline',"
	  "'object_attributes':{'id':7,'iid':3,'ref':'main','sha':'abc','source':'web',"
	  "'status':'pending','detailed_status':'passed','created_at':'2023-11-14 22:13:20 UTC',"
	  "'finished_at':'2023-11-14 22:14:50 UTC','duration':89,'queued_duration':2,"
	  "'url':'https://x.io/acme/shop/-/pipelines/7'},'project':{'name':'Shop',"
	  "'path_with_namespace':'acme/shop'}}",
	  "jobs attempt=1 job=9 name=unit stage=test result=success may_fail queued_at=+0 "
	  "started_at=+27 finished_at=+57 busy_s=30.7 queued_s=0.4 | finding: pipeline not known: "
	  "before 'builds' no pipeline is told, so these jobs belong to none" },
	{ "a-job-sent", "",
	  "{'object_kind':'build','build_id':9,'build_name':'unit','build_stage':'test',"
	  "'build_status':'failed','build_created_at':'2023-11-14 22:13:20 UTC',"
	  "'build_started_at':'2023-11-14 22:13:25 UTC','build_finished_at':'2023-11-14 22:13:55 "
	  "UTC','build_duration':30.5,'build_queued_duration':4.5,'build_allow_failure':false,"
	  "'build_failure_reason':'script_failure','pipeline_id':7,'ref':'main','sha':'abc',"
	  "'project':{'path_with_namespace':'acme/shop'}}",
	  "jobs run=7 attempt=1 job=9 name=unit stage=test service=shop branch=main commit=abc "
	  "result=failure queued_at=+0 started_at=+5 finished_at=+35 busy_s=30.5 queued_s=4.5 "
	  "why=script_failure" },
	{ "a-deployment-is-none", "",
	  "[{'id':7,'iid':3,'project_id':1,'sha':'abc','ref':'main','source':'push',"
	  "'web_url':'https://x.io/acme/shop/-/pipelines/7','created_at':'2023-11-14T22:13:20.753Z',"
	  "'status':'success','environment':{'name':'production'},'deployable':{}}]",
	  "deploy x abc in production +0 #7" },
	{ "addresses-as-they-were", "",
	  "[{'id':7,'sha':'abc','ref':'main','status':'pending','web_url':"
	  "'https://x.io/acme/shop/pipelines/7','created_at':"
	  "'2023-11-14T22:13:20Z'}]",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main "
	  "commit=abc result=running queued_at=+0 "
	  "link=https://x.io/acme/shop/pipelines/7" },
	{ "asked-for", "",
	  "{'data':{'project':{'fullPath':'acme/shop','pipelines':{'nodes':[{"
	  "'id':'gid://gitlab/Ci::Pipeline/7','iid':'5','status':'SUCCESS',"
	  "'createdAt':'2023-11-14T22:13:20Z','finishedAt':"
	  "'2023-11-14T22:14:20Z','duration':50,'ref':'main','sha':'abc'}]}}}}",
	  "runs run=7 attempt=1 service=shop repository=acme/shop branch=main "
	  "commit=abc result=success queued_at=+0 finished_at=+60 busy_s=50" },
	{ "a-job-sent-without-its-project", "",
	  "{'object_kind':'build','build_id':8,'build_name':'test',"
	  "'build_stage':'test','build_status':'success','build_created_at':"
	  "'2023-11-14 22:13:20 UTC','pipeline_id':7,'sha':'abc','ref':'main',"
	  "'repository':{'homepage':'https://x.io/acme/shop'}}",
	  "jobs run=7 attempt=1 job=8 name=test stage=test service=shop "
	  "branch=main commit=abc result=success "
	  "queued_at=+0" },
	{ "no-time", "",
	  "[{'id':7,'iid':3,'sha':'a','ref':'b','source':'push','status':'success'}]",
	  "malformed: time missing: neither 'created_at' nor 'started_at' is there" },
	{ "not-a-time", "",
	  "[{'id':7,'iid':3,'sha':'a','ref':'b','source':'push','status':'success',"
	  "'created_at':'soon'}]",
	  "malformed: not a time: 'created_at' is \"soon\", not a time" },
	{ "a-job-without-a-time", "",
	  "[{'id':9,'name':'unit','stage':'test','pipeline':{}}]",
	  "malformed: time missing: neither 'created_at' nor 'started_at' is there" },
	{ "one-page", "",
	  "[{'id':0,'iid':3,'project_id':1,'sha':'abc','ref':'main','source':'push',"
	  "'web_url':'https://x.io/acme/shop/-/pipelines/7','created_at':'2023-11-14T22:13:20.753Z',"
	  "'status':'success','name':'x'}]",
	  "runs run=0 attempt=1 name=x service=shop repository=acme/shop branch=main commit=abc "
	  "trigger=push result=success queued_at=+0 link=https://x.io/acme/shop/-/pipelines/7" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("gitlab-runs", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
