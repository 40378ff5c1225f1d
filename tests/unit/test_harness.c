/* test_harness.c -- executions of Harness, of both its generations */
#include "tests/exported.h"

#define TIMES "'startedAt':1700000000000,'endedAt':1700000060000"
#define APP "'application':{'id':'A','name':'Shop'}"
#define SPAN "'startTs':1700000000000,'endTs':1700000060000"
#define PLAN "'planExecutionId':'k','pipelineIdentifier':'p','name':'Release'"
#define CD(services, places, types)                                \
	"'moduleInfo':{'cd':{'serviceIdentifiers':[" services "]," \
	"'envIdentifiers':[" places "],'environmentTypes':[" types "]}}"

#define EIGHT(of) of "," of "," of "," of "," of "," of "," of "," of

/* clang-format off */
static const struct exported_case cases[] = {
	{ "the-first-generation", "",
	  "[{'id':'e'," APP "," TIMES ",'status':'SUCCESS','artifacts':[{'buildNo':'130'}],"
	  "'outcomes':{'nodes':[{'service':{'name':'orders'},"
	  "'environment':{'name':'eu','type':'PROD'}}]}}]",
	  "deploy orders 130 in production +0..60 run=e #e" },
	{ "several-outcomes-and-an-approval", "",
	  "{'id':'e'," APP "," TIMES ",'status':'SUCCESS','artifacts':[{'buildNo':'1'},{'buildNo':'2'}],"
	  "'outcomes':{'nodes':[{},{'service':{'name':'orders'},'environment':{'name':'prod','type':'PROD'}},"
	  "{'service':{'name':'orders'},'environment':{'name':'qa','type':'NON_PROD'}}]}}",
	  "deploy orders in prod +0..60 run=e #e/orders/prod | 1 not_production" },
	{ "only-the-type-of-the-environment", "",
	  "{'id':'e'," APP "," TIMES ",'status':'SUCCESS','outcomes':{'nodes':[{'service':{'name':'orders'},"
	  "'environment':{'type':'NON_PROD'}}]}}",
	  "1 not_production" },
	{ "no-outcome-yet", "",
	  "{'id':'e'," APP ",'startedAt':1700000000000,'endedAt':null,'status':'RUNNING'}",
	  "deploy Shop +0 running run=e #e" },
	{ "failed", "",
	  "{'id':'e'," APP "," TIMES ",'status':'FAILED'}",
	  "deploy Shop +0..60 failure run=e #e" },
	{ "all-environments-are-not-its-own", "",
	  "{'id':'e','application':{'name':'Shop','environments':{'nodes':[{'type':'NON_PROD'}]}}," TIMES ","
	  "'status':'REJECTED'}",
	  "deploy Shop +0..60 cancelled run=e #e" },
	{ "an-answer-and-more", "",
	  "{'data':{'executions':{'pageInfo':{'hasMore':true},'nodes':[{'id':'e'," APP "," TIMES ","
	  "'status':'SUCCESS'}]}}}",
	  "deploy Shop +0..60 run=e #e | finding: one page of more: the page says that there are more" },
	{ "a-stranger-in-an-answer", "",
	  "{'data':{'executions':{'nodes':[{'id':'e'," APP "," TIMES ",'status':'SUCCESS'},{'id':'f'}]}}}",
	  "deploy Shop +0..60 run=e #e | malformed: not of this format: it is in a list of executions, and "
	  "is none" },
	{ "the-next-generation", "",
	  "{" PLAN "," SPAN ",'status':'Success'," CD("'orders'", "'eu'", "'Production'") "}",
	  "deploy orders in production +0..60 run=k #k" },
	{ "each-to-each", "",
	  "{" PLAN "," SPAN ",'status':'Aborted',"
	  CD("'account.orders','org.pay'", "'prod','qa'", "'Production','PreProduction'") "}",
	  "deploy orders in prod +0..60 cancelled run=k #k/orders/prod | "
	  "deploy pay in prod +0..60 cancelled run=k #k/pay/prod | 2 not_production" },
	{ "to-no-environment", "",
	  "{" PLAN "," SPAN ",'status':'Success'," CD("'orders'", "", "") "}",
	  "deploy orders +0..60 run=k #k" },
	{ "stages", "",
	  "{" PLAN "," SPAN ",'status':'Failed','moduleInfo':{'cd':{'serviceIdentifiers':['orders']},"
	  "'ci':{'ciExecutionInfoDTO':{'branch':{'commits':[{'id':'abc'},{'id':'def'}]}}}},"
	  "'gitDetails':{'branch':'pipelines'},'layoutNodeMap':{"
	  "'a':{'status':'Success','startTs':1700000010000,'endTs':1700000020000,'moduleInfo':{'cd':{"
	  "'serviceInfo':{'identifier':'orders','displayName':'Orders','artifacts':{'primary':{'tag':'1.2'}}},"
	  "'infraExecutionSummary':{'name':'Test','type':'PreProduction'}}}},"
	  "'b':{'status':'Failed','startTs':1700000030000,'endTs':1700000050000,'moduleInfo':{'cd':{"
	  "'serviceInfo':{'identifier':'orders','displayName':'Orders','artifacts':{'primary':{'tag':'1.2'}}},"
	  "'infraExecutionSummary':{'name':'Prod EU','type':'Production'}}}},"
	  "'c':{'status':'Skipped','moduleInfo':{'cd':{'serviceInfo':{'identifier':'orders'}}}},"
	  "'d':{'status':'Success','moduleInfo':{}}}}",
	  "deploy Orders 1.2 abc in production +30..50 failure run=k #k/b | 1 not_production" },
	{ "a-stage-whose-time-is-none", "",
	  "{" PLAN "," SPAN ",'status':'Success','layoutNodeMap':{"
	  "'a':{'status':'Success','startTs':true,'moduleInfo':{'cd':{'serviceInfo':{'identifier':'a'}}}},"
	  "'b':{'status':'Success','moduleInfo':{'cd':{'serviceInfo':{'identifier':'b'}}}}}}",
	  "deploy b +0..60 run=k #k/b | malformed: not a time: 'start_ts' is true, not a time" },
	{ "all-stages-skipped-is-a-run", "",
	  "{" PLAN "," SPAN ",'status':'Success','moduleInfo':{'cd':{'serviceIdentifiers':['orders']}},"
	  "'layoutNodeMap':{'a':{'status':'Skipped','moduleInfo':{'cd':{'serviceInfo':{'identifier':'a'}}}}}}",
	  "runs run=k attempt=1 name=Release result=success started_at=+0 finished_at=+60" },
	{ "a-build-is-a-run", "",
	  "{" PLAN "," SPAN ",'status':'Expired','executionTriggerInfo':{'triggerType':'WEBHOOK'},"
	  "'moduleInfo':{'ci':{'branch':'main','repoName':'orders','ciExecutionInfoDTO':{'pullRequest':{"
	  "'commits':[{'id':'abc'}]}}}}}",
	  "runs run=k attempt=1 name=Release service=orders repository=orders branch=main commit=abc "
	  "trigger=WEBHOOK result=failure started_at=+0 finished_at=+60" },
	{ "too-many-to-too-many", "",
	  "{" PLAN "," SPAN ",'status':'Success',"
	  CD(EIGHT(EIGHT("'orders'")), EIGHT(EIGHT("'prod'")) ",'qa'", "") "}",
	  "malformed: too many targets: it names 4160 pairs of service and environment" },
	{ "a-rollback", "",
	  "{" PLAN "," SPAN ",'status':'Success','executionMode':'PIPELINE_ROLLBACK',"
	  CD("'orders'", "'prod'", "") "}",
	  "rollback orders in prod +0..60 run=k #k" },
	{ "a-failure-that-is-passed-over", "",
	  "{" PLAN "," SPAN ",'status':'IgnoreFailed'," CD("'orders'", "'prod'", "") "}",
	  "deploy orders in prod +0..60 run=k #k" },
	{ "of-a-new-word", "",
	  "{" PLAN "," SPAN ",'status':'Melted'," CD("'orders'", "'prod'", "") "}",
	  "deploy orders in prod +0..60 unknown run=k #k" },
	{ "a-page", "",
	  "{'status':'SUCCESS','data':{'content':[{" PLAN "," SPAN ",'status':'Success',"
	  CD("'orders'", "'prod'", "") "}],'totalPages':2,'last':false},'correlationId':'c'}",
	  "deploy orders in prod +0..60 run=k #k | finding: one page of more: the page says that there are more" },
	{ "an-empty-page", "",
	  "{'status':'SUCCESS','data':{'content':[],'last':true},'correlationId':'c'}",
	  "1 not_relevant" },
	{ "with-details", "",
	  "{'status':'SUCCESS','data':{'pipelineExecutionSummary':{" PLAN "," SPAN ",'status':'Success',"
	  CD("'orders'", "'prod'", "") "},'executionGraph':{}}}",
	  "deploy orders in prod +0..60 run=k #k" },
	{ "no-time", "", "{" PLAN ",'status':'Success'}",
	  "malformed: time missing: 'start_ts' is not there" },
	{ "an-unknown-service", "orders",
	  "{" PLAN "," SPAN ",'status':'Success'," CD("'pay'", "'prod'", "") "}",
	  "unmatched: unknown service: \"pay\" is not a configured service" },
	{ "other-pages-are-none", "",
	  "{'status':'SUCCESS','data':{'content':[]}}",
	  "error: x: of no known format: its keys are \"status\", \"data\"; nearest is prometheus-api" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("harness", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
