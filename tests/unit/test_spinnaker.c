/* test_spinnaker.c -- executions of pipelines of Spinnaker */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-deploy", "",
	  "[{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'wait','name':'x',"
	  "'status':'SUCCEEDED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}},"
	  "{'id':'s2','refId':'2','type':'deploy','name':'x',"
	  "'status':'SUCCEEDED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}}]}]",
	  "deploy shop abc in production +0..60 #e1/production" },
	{ "of-two-regions", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'SUCCEEDED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}},"
	  "{'id':'s2','refId':'2','type':'deploy','name':'x',"
	  "'status':'SUCCEEDED','startTime':1700000060000,"
	  "'endTime':1700000090000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}}]}",
	  "deploy shop abc in production +0..90 #e1/production" },
	{ "of-two-environments", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'SUCCEEDED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'test'}},{'id':'s2',"
	  "'refId':'2','type':'deploy','name':'x','status':'SUCCEEDED',"
	  "'startTime':1700000060000,'endTime':1700000090000,"
	  "'syntheticStageOwner':null,'parentStageId':null,"
	  "'context':{'account':'production'}}]}",
	  "deploy shop abc in production +60..90 #e1/production | 1 "
	  "not_production" },
	{ "of-a-cluster", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'SUCCEEDED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'clusters':[{'account':'production"
	  "'}]}}]}",
	  "deploy shop abc in production +0..60 #e1/production" },
	{ "one-region-failed", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'TERMINAL','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}},"
	  "{'id':'s2','refId':'2','type':'deploy','name':'x',"
	  "'status':'CANCELED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}}]}",
	  "deploy shop abc in production +0..60 failure #e1/production" },
	{ "stopped", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'STOPPED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}}]}",
	  "deploy shop abc in production +0..60 failure #e1/production" },
	{ "cancelled", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'CANCELED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}}]}",
	  "deploy shop abc in production +0..60 cancelled #e1/production" },
	{ "runs", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'RUNNING','startTime':1700000000000,'endTime':null,"
	  "'syntheticStageOwner':null,'parentStageId':null,"
	  "'context':{'account':'production'}}]}",
	  "deploy shop abc in production +0 running #e1/production" },
	{ "redirected", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'REDIRECT','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}}]}",
	  "deploy shop abc in production +0..60 unknown #e1/production" },
	{ "not-reached", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'NOT_STARTED','startTime':null,'endTime':null,"
	  "'syntheticStageOwner':null,'parentStageId':null,"
	  "'context':{'account':'production'}}]}",
	  "1 not_relevant" },
	{ "goes-back", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'undoRolloutManifest',"
	  "'name':'x','status':'SUCCEEDED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}}]}",
	  "rollback shop abc in production +0..60 #e1/production" },
	{ "a-stage-of-a-stage", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'SUCCEEDED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':'STAGE_BEFORE',"
	  "'parentStageId':'s9','context':{'account':'production'}}]}",
	  "1 not_relevant" },
	{ "of-an-image", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'docker','tag':'v1.2.3'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'SUCCEEDED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}}]}",
	  "deploy shop v1.2.3 in production +0..60 #e1/production" },
	{ "of-a-build", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'jenkins',"
	  "'buildInfo':{'scm':[{'sha1':'def'}]},'artifacts':[{'version':'1.2'"
	  "}]},'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'SUCCEEDED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}}]}",
	  "deploy shop 1.2 def in production +0..60 #e1/production" },
	{ "of-another-pipeline", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'pipeline',"
	  "'parentExecution':{'type':'PIPELINE','id':'e0',"
	  "'application':'shop','name':'Ship','buildTime':1699999990000,"
	  "'pipelineConfigId':'p','status':'SUCCEEDED',"
	  "'trigger':{'type':'git','hash':'abc'},'stages':[{'id':'s1',"
	  "'refId':'1','type':'deploy','name':'x','status':'SUCCEEDED',"
	  "'startTime':1700000000000,'endTime':1700000060000,"
	  "'syntheticStageOwner':null,'parentStageId':null,"
	  "'context':{'account':'production'}}]}},'stages':[{'id':'s1',"
	  "'refId':'1','type':'deploy','name':'x','status':'SUCCEEDED',"
	  "'startTime':1700000000000,'endTime':1700000060000,"
	  "'syntheticStageOwner':null,'parentStageId':null,"
	  "'context':{'account':'production'}}]}",
	  "deploy shop in production +0..60 #e1/production" },
	{ "sent", "",
	  "{'details':{'type':'orca:pipeline:complete'},"
	  "'content':{'execution':{'type':'PIPELINE','id':'e1',"
	  "'application':'shop','name':'Ship','buildTime':1699999990000,"
	  "'pipelineConfigId':'p','status':'SUCCEEDED',"
	  "'trigger':{'type':'git','hash':'abc'},'stages':[{'id':'s1',"
	  "'refId':'1','type':'deploy','name':'x','status':'SUCCEEDED',"
	  "'startTime':1700000000000,'endTime':1700000060000,"
	  "'syntheticStageOwner':null,'parentStageId':null,"
	  "'context':{'account':'production'}}]}}}",
	  "deploy shop abc in production +0..60 #e1/production" },
	{ "a-trigger-alone", "",
	  "{'type':'git','hash':'abc','project':'x','branch':'main'}",
	  "error: x: of no known format: its keys are \"type\", \"hash\", "
	  "\"project\", \"branch\"" },
	{ "no-time", "",
	  "{'application':'shop','pipelineConfigId':'p','stages':[{'id':'s1',"
	  "'refId':'1','type':'deploy','name':'x','status':'SUCCEEDED',"
	  "'startTime':null,'endTime':null,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'}}]}",
	  "malformed: time missing: neither a stage nor the execution says "
	  "when it began" },
	{ "not-a-time", "",
	  "{'type':'PIPELINE','id':'e1','application':'shop','name':'Ship',"
	  "'buildTime':1699999990000,'pipelineConfigId':'p',"
	  "'status':'SUCCEEDED','trigger':{'type':'git','hash':'abc'},"
	  "'stages':[{'id':'s1','refId':'1','type':'deploy','name':'x',"
	  "'status':'SUCCEEDED','startTime':1700000000000,"
	  "'endTime':1700000060000,'syntheticStageOwner':null,"
	  "'parentStageId':null,'context':{'account':'production'},"
	  "'startTime':'soon'}]}",
	  "malformed: not a time: 'start_time' is \"soon\", not a time" },
	{ "not-a-time-of-its-own", "",
	  "{'application':'shop','buildTime':'soon','stages':[]}",
	  "malformed: not a time: 'build_time' is \"soon\", not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("spinnaker", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
