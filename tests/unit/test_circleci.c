/* test_circleci.c -- workflows and jobs of CircleCI */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-job-asked-for-alone", "",
	  "{'number':12,'name':'build','status':'success','project':{'slug':"
	  "'gh/acme/shop'},'latest_workflow':{'id':'w'},'web_url':'https://x','duration':55500,"
	  "'queued_at':'2023-11-14T22:13:20Z','started_at':"
	  "'2023-11-14T22:13:25Z','stopped_at':'2023-11-14T22:14:20Z'}",
	  "jobs run=w attempt=1 name=build service=shop result=success "
	  "queued_at=+0 started_at=+5 finished_at=+60 busy_s=55.5 link=https://x" },
	{ "a-job-that-waits-for-a-hand", "",
	  "{'items':[{'id':'a','name':'hold','type':'approval','status':"
	  "'on_hold','project_slug':'gh/acme/shop','dependencies':[]}],"
	  "'next_page_token':null}",
	  "1 not_relevant" },
	{ "a-workflow", "",
	  "{'next_page_token':null,'items':[{'pipeline_id':'p','pipeline_number':5,'id':'w',"
	  "'name':'build','project_slug':'gh/acme/shop','created_at':'2023-11-14T22:13:20Z',"
	  "'status':'success','stopped_at':'2023-11-14T22:14:20Z'}]}",
	  "runs run=w attempt=1 name=build service=shop repository=acme/shop result=success "
	  "queued_at=+0 finished_at=+60" },
	{ "failed", "",
	  "{'pipeline_id':'p','pipeline_number':5,'id':'w','name':'build',"
	  "'project_slug':'gh/acme/shop','created_at':'2023-11-14T22:13:20Z','status':'failed',"
	  "'stopped_at':'2023-11-14T22:14:20Z'}",
	  "runs run=w attempt=1 name=build service=shop repository=acme/shop result=failure "
	  "queued_at=+0 finished_at=+60" },
	{ "cancelled", "",
	  "{'pipeline_id':'p','pipeline_number':5,'id':'w','name':'build',"
	  "'project_slug':'gh/acme/shop','created_at':'2023-11-14T22:13:20Z','status':'canceled',"
	  "'stopped_at':'2023-11-14T22:14:20Z'}",
	  "runs run=w attempt=1 name=build service=shop repository=acme/shop result=cancelled "
	  "queued_at=+0 finished_at=+60" },
	{ "waits-for-a-hand", "",
	  "{'pipeline_id':'p','pipeline_number':5,'id':'w','name':'build',"
	  "'project_slug':'gh/acme/shop','created_at':'2023-11-14T22:13:20Z','status':'on_hold',"
	  "'stopped_at':null}",
	  "runs run=w attempt=1 name=build service=shop repository=acme/shop result=running "
	  "queued_at=+0" },
	{ "failing-still-runs", "",
	  "{'pipeline_id':'p','pipeline_number':5,'id':'w','name':'build',"
	  "'project_slug':'gh/acme/shop','created_at':'2023-11-14T22:13:20Z','status':'failing',"
	  "'stopped_at':'2023-11-14T22:14:20Z'}",
	  "runs run=w attempt=1 name=build service=shop repository=acme/shop result=running "
	  "queued_at=+0" },
	{ "of-a-new-word", "",
	  "{'pipeline_id':'p','pipeline_number':5,'id':'w','name':'build',"
	  "'project_slug':'gh/acme/shop','created_at':'2023-11-14T22:13:20Z','status':'melted'}",
	  "runs run=w attempt=1 name=build service=shop repository=acme/shop queued_at=+0" },
	{ "a-job", "",
	  "{'dependencies':[],'job_number':2,'id':'j','name':'unit','project_slug':'gh/acme/shop',"
	  "'type':'build','started_at':'2023-11-14T22:13:25Z','status':'failed',"
	  "'stopped_at':'2023-11-14T22:13:55Z'}",
	  "jobs attempt=1 job=j name=unit service=shop result=failure started_at=+5 finished_at=+35" },
	{ "an-approval", "",
	  "{'dependencies':[],'id':'j','name':'ask','project_slug':'gh/acme/shop','type':'approval',"
	  "'status':'on_hold','started_at':'2023-11-14T22:13:25Z'}",
	  "jobs attempt=1 job=j name=ask service=shop result=running started_at=+5" },
	{ "not-run", "",
	  "{'dependencies':[],'job_number':2,'id':'j','name':'unit','project_slug':'gh/acme/shop',"
	  "'type':'build','started_at':'2023-11-14T22:13:25Z','status':'not_run'}",
	  "jobs attempt=1 job=j name=unit service=shop result=skipped started_at=+5" },
	{ "a-pipeline-holds-workflows", "",
	  "{'id':'p','number':5,'project_slug':'gh/acme/shop','state':'created',"
	  "'created_at':'2023-11-14T22:13:20Z'}",
	  "1 not_relevant" },
	{ "a-pipeline-with-an-error", "",
	  "{'id':'p','number':5,'project_slug':'gh/acme/shop','state':'errored',"
	  "'created_at':'2023-11-14T22:13:20Z','vcs':{'revision':'abc','branch':'main'},"
	  "'trigger':{'type':'webhook'}}",
	  "runs run=p attempt=1 service=shop repository=acme/shop branch=main commit=abc "
	  "trigger=webhook result=failure queued_at=+0" },
	{ "a-workflow-sent", "",
	  "{'type':'workflow-completed','happened_at':'2023-11-14T22:14:20Z','workflow':{'id':'w',"
	  "'name':'build','status':'success','created_at':'2023-11-14T22:13:20Z',"
	  "'stopped_at':'2023-11-14T22:14:20Z','url':'https://x/w'},'pipeline':{'id':'p','number':5,"
	  "'trigger':{'type':'webhook'},'vcs':{'revision':'abc','branch':'main'}},"
	  "'project':{'slug':'gh/acme/shop'}}",
	  "runs run=w attempt=1 name=build service=shop repository=acme/shop branch=main commit=abc "
	  "trigger=webhook result=success queued_at=+0 finished_at=+60 link=https://x/w" },
	{ "a-job-sent", "",
	  "{'type':'job-completed','workflow':{'id':'w'},'job':{'id':'j','name':'unit','number':2,"
	  "'status':'success','started_at':'2023-11-14T22:13:25Z',"
	  "'stopped_at':'2023-11-14T22:13:55Z'},'pipeline':{'id':'p','number':5,"
	  "'trigger':{'type':'webhook'},'vcs':{'revision':'abc','branch':'main'}},"
	  "'project':{'slug':'gh/acme/shop'}}",
	  "jobs run=w attempt=1 job=j name=unit service=shop branch=main commit=abc result=success "
	  "started_at=+5 finished_at=+35" },
	{ "the-old-interface", "",
	  "[{'build_num':7,'vcs_revision':'abc','username':'acme','reponame':'shop','branch':'main',"
	  "'status':'timedout','queued_at':'2023-11-14T22:13:20.5Z',"
	  "'start_time':'2023-11-14T22:13:25Z','stop_time':'2023-11-14T22:13:55Z',"
	  "'build_time_millis':30500,'build_url':'https://x/7','workflows':{'workflow_id':'w',"
	  "'job_name':'unit'}}]",
	  "jobs run=w attempt=1 job=acme/shop/7 name=unit service=shop branch=main commit=abc "
	  "result=failure queued_at=+0 started_at=+5 finished_at=+35 busy_s=30.5 link=https://x/7" },
	{ "insights", "",
	  "{'items':[{'id':'w','branch':'main','duration':60,'credits_used':3,'status':'success',"
	  "'created_at':'2023-11-14T22:13:20Z','stopped_at':'2023-11-14T22:14:20Z'},{'id':'w',"
	  "'branch':'main','duration':60,'credits_used':3,'status':'success',"
	  "'started_at':'2023-11-14T22:13:20Z','stopped_at':'2023-11-14T22:14:20Z'}]}",
	  "runs run=w attempt=1 branch=main result=success queued_at=+0 finished_at=+60 busy_s=60 | "
	  "jobs attempt=1 job=w result=success started_at=+0 finished_at=+60 busy_s=60" },
	{ "no-time", "",
	  "{'pipeline_id':'p','pipeline_number':5}",
	  "malformed: time missing: neither 'created_at' nor 'started_at' is there" },
	{ "not-a-time", "",
	  "{'pipeline_id':'p','pipeline_number':5,'created_at':'soon'}",
	  "malformed: not a time: 'created_at' is \"soon\", not a time" },
	{ "one-page-of-more", "",
	  "{'next_page_token':'x','items':[{'pipeline_id':'p','pipeline_number':5,'id':'w',"
	  "'name':'build','project_slug':'gh/acme/shop','created_at':'2023-11-14T22:13:20Z',"
	  "'status':'success'}]}",
	  "runs run=w attempt=1 name=build service=shop repository=acme/shop result=success "
	  "queued_at=+0 | finding: one page of more: the last page says that there are more" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("circleci", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
