/* test_flagger.c -- canaries of Flagger */
#include "model/records_delivery.h"
#include "tests/exported.h"

#include <string.h>

/* clang-format off */
#define EVENT(at, message) "{'kind':'Event','involvedObject':{'kind':" \
	"'Canary','name':'shop','namespace':'test'},'message':'" message \
	"','lastTimestamp':'2023-11-14T22:" at "Z'}"
#define MARK(at, message) "events at=+" at " kind=canary service=shop text=" \
	message " | "
#define CANARY "canaries name=shop namespace=test service=shop "
static const struct exported_case cases[] = {
	{ "succeeded", "",
	  "{'apiVersion':'flagger.app/v1beta1','kind':'Canary','metadata':{'name':'shop',"
	  "'namespace':'test'},'spec':{'targetRef':{'kind':'Deployment','name':'shop'}"
	  ",'analysis':{'threshold':5}},'status':{'phase':'Succeeded','failedChecks':1,"
	  "'canaryWeight':0,'lastAppliedSpec':'14788816656920327485','conditions':[{'type':'Promoted',"
	  "'status':'True','reason':'Succeeded','message':'done','lastTransitionTime':'2023-11-14T22:13:20Z'}"
	  "]}}",
	  "canaries name=shop namespace=test service=shop revision=14788816656920327485 "
	  "phase=Succeeded result=success finished_at=+0 failed_checks=1 "
	  "limit=5" },
	{ "failed-and-ticking", "",
	  "{'apiVersion':'flagger.app/v1beta1','kind':'Canary','metadata':{'name':'shop',"
	  "'namespace':'test'},'spec':{'targetRef':{'kind':'Deployment','name':'shop'}"
	  ",'analysis':{'threshold':5}},'status':{'phase':'Failed','lastAppliedSpec':'b',"
	  "'lastPromotedSpec':'a','lastTransitionTime':'2023-11-20T00:00:00Z',"
	  "'conditions':[{'type':'Promoted','status':'False','reason':'Failed',"
	  "'message':'halted','lastTransitionTime':'2023-11-14T22:13:20Z'}"
	  "]}}",
	  "canaries name=shop namespace=test service=shop revision=b phase=Failed "
	  "result=failure finished_at=+0 limit=5 why=halted" },
	{ "still-running", "",
	  "{'apiVersion':'flagger.app/v1beta1','kind':'Canary','metadata':{'name':'shop',"
	  "'namespace':'test'},'spec':{'targetRef':{'kind':'Deployment','name':'shop'}"
	  ",'analysis':{'threshold':5}},'status':{'phase':'Progressing','canaryWeight':20,"
	  "'iterations':3,'lastAppliedSpec':'b','lastTransitionTime':'2023-11-14T22:13:20Z'}"
	  "}",
	  "canaries name=shop namespace=test service=shop revision=b phase=Progressing "
	  "result=running started_at=+0 checks=3 limit=5 weight=20" },
	{ "told-by-its-condition", "",
	  "{'status':{'canaryWeight':0,'lastAppliedSpec':'b','lastPromotedSpec':'a',"
	  "'conditions':[{'type':'Promoted','status':'False','reason':'Failed',"
	  "'lastTransitionTime':'2023-11-14T22:13:20Z'}]}}",
	  "canaries revision=b phase=Failed result=failure finished_at=+0" },
	{ "not-begun", "",
	  "{'apiVersion':'flagger.app/v1beta1','kind':'Canary','metadata':{'name':'shop',"
	  "'namespace':'test'},'spec':{'targetRef':{'kind':'Deployment','name':'shop'}"
	  ",'analysis':{'threshold':5}},'status':{}}",
	  "1 not_relevant" },
	{ "a-log-as-an-array", "",
	  "[{'level':'info','ts':'2023-11-14T22:13:20Z','caller':'flagger/main.go:1','msg':'Starting'},"
	  "{'level':'info','ts':'2023-11-14T22:13:20Z','caller':'controller/events.go:33',"
	  "'msg':'Canary failed! Scaling down shop.test','canary':'shop.test'}]",
	  MARK("0", "Canary failed! Scaling down shop.test")
	  CANARY "phase=Failed result=failure started_at=+0 finished_at=+0 | 1 not_relevant" },
	{ "asks-whether-to-go-on", "",
	  "{'name':'shop','namespace':'test','phase':'Progressing','checksum':'85d557f47b','canaryWeight':40,"
	  "'metadata':{'token':'x'}}",
	  "malformed: time missing: no time says when it happened" },
	{ "a-metric-template", "",
	  "{'apiVersion':'flagger.app/v1beta1','kind':'MetricTemplate'}",
	  "1 not_relevant" },
	{ "events-in-any-order", "",
	  "[{'kind':'Event','involvedObject':{'kind':'Canary','name':'shop',"
	  "'namespace':'test'},'message':'Canary failed! Scaling down shop.test',"
	  "'lastTimestamp':'2023-11-14T22:13:30Z'},{'kind':'Event','involvedObject':{'kind':'Canary',"
	  "'name':'shop','namespace':'test'},'message':'New revision detected! "
	  "Scaling up shop.test','lastTimestamp':'2023-11-14T22:13:20Z'},"
	  "{'kind':'Event','involvedObject':{'kind':'Canary','name':'shop',"
	  "'namespace':'test'},'message':'Advance shop.test canary weight "
	  "5','lastTimestamp':'2023-11-14T22:13:21Z'},{'kind':'Event','involvedObject':{'kind':'Canary',"
	  "'name':'shop','namespace':'test'},'message':'(combined from similar "
	  "events): Halt shop.test advancement success rate 69.17% < 99%',"
	  "'lastTimestamp':'2023-11-14T22:13:25Z','count':4},{'kind':'Event',"
	  "'involvedObject':{'kind':'Canary','name':'shop','namespace':'test'}"
	  ",'message':'Rolling back shop.test failed checks threshold reached "
	  "5','lastTimestamp':'2023-11-14T22:13:29Z'},{'kind':'Event','involvedObject':{'kind':'Canary',"
	  "'name':'shop','namespace':'test'},'message':'a word nobody knows',"
	  "'lastTimestamp':'2023-11-14T22:13:31Z'}]",
	  "events at=+10 kind=canary service=shop text=Canary failed! Scaling "
	  "down shop.test | events at=+0 kind=canary service=shop text=New "
	  "revision detected! Scaling up shop.test | events at=+1 kind=canary "
	  "service=shop text=Advance shop.test canary weight 5 | events at=+5 "
	  "kind=canary service=shop text=(combined from similar events): "
	  "Halt shop.test advancement success rate 69.17% < 99% | events "
	  "at=+9 kind=canary service=shop text=Rolling back shop.test failed "
	  "checks threshold reached 5 | events at=+11 kind=canary service=shop "
	  "text=a word nobody knows | canaries name=shop namespace=test service=shop "
	  "phase=Failed result=failure started_at=+0 finished_at=+10 checks=5 "
	  "failed_checks=4 weight=5 why=Rolling back shop.test failed checks "
	  "threshold reached 5" },
	{ "in-one-second", "",
	  "{'kind':'Event','involvedObject':{'kind':'Canary','name':'shop',"
	  "'namespace':'test'},'message':'New revision detected! Scaling "
	  "up shop.test','lastTimestamp':'2023-11-14T22:13:20Z'}{'kind':'Event',"
	  "'involvedObject':{'kind':'Canary','name':'shop','namespace':'test'}"
	  ",'message':'Advance shop.test canary weight 5','lastTimestamp':'2023-11-14T22:13:21Z'}"
	  "{'kind':'Event','involvedObject':{'kind':'Canary','name':'shop',"
	  "'namespace':'test'},'message':'Canary failed! Scaling down shop.test',"
	  "'lastTimestamp':'2023-11-14T22:13:21Z'}{'kind':'Event','involvedObject':{'kind':'Canary',"
	  "'name':'shop','namespace':'test'},'message':'Initialization done! "
	  "shop.test','lastTimestamp':'2023-11-14T22:13:21Z'}",
	  "events at=+0 kind=canary service=shop text=New revision detected! "
	  "Scaling up shop.test | events at=+1 kind=canary service=shop text=Advance "
	  "shop.test canary weight 5 | events at=+1 kind=canary service=shop "
	  "text=Canary failed! Scaling down shop.test | events at=+1 kind=canary "
	  "service=shop text=Initialization done! shop.test | canaries name=shop "
	  "namespace=test service=shop phase=Failed result=failure started_at=+0 "
	  "finished_at=+1 checks=1 weight=5 | canaries name=shop namespace=test "
	  "service=shop phase=Initialized started_at=+1" },
	{ "two-runs", "",
	  "{'kind':'Event','involvedObject':{'kind':'Canary','name':'shop',"
	  "'namespace':'test'},'message':'New revision detected! Scaling "
	  "up shop.test','lastTimestamp':'2023-11-14T22:13:20Z'}{'kind':'Event',"
	  "'involvedObject':{'kind':'Canary','name':'shop','namespace':'test'}"
	  ",'message':'Promotion completed! Scaling down shop.test','lastTimestamp':'2023-11-14T22:13:25Z'}"
	  "{'kind':'Event','involvedObject':{'kind':'Canary','name':'shop',"
	  "'namespace':'test'},'message':'New revision detected! Scaling "
	  "up shop.test','lastTimestamp':'2023-11-14T22:13:40Z'}",
	  "events at=+0 kind=canary service=shop text=New revision detected! "
	  "Scaling up shop.test | events at=+5 kind=canary service=shop text=Promotion "
	  "completed! Scaling down shop.test | events at=+20 kind=canary "
	  "service=shop text=New revision detected! Scaling up shop.test "
	  "| canaries name=shop namespace=test service=shop phase=Succeeded "
	  "result=success started_at=+0 finished_at=+5 | canaries name=shop "
	  "namespace=test service=shop phase=Progressing result=running started_at=+20" },
	{ "gates-are-no-checks", "",
	  EVENT("13:20", "Halt shop.test advancement waiting for approval gate")
	  EVENT("14:20", "New revision detected! Scaling up shop.test")
	  EVENT("15:20", "Advance shop.test canary weight 5")
	  EVENT("16:20", "Halt shop.test advancement waiting for promotion "
	  "approval gate")
	  EVENT("17:20", "Halt shop-primary.test advancement waiting for "
	  "rollout to finish: 1 of 2 updated replicas are available")
	  EVENT("18:20", "Advance shop.test primary weight 60")
	  EVENT("19:20", "Promotion completed! Scaling down shop.test"),
	  MARK("0", "Halt shop.test advancement waiting for approval gate")
	  MARK("60", "New revision detected! Scaling up shop.test")
	  MARK("120", "Advance shop.test canary weight 5")
	  MARK("180", "Halt shop.test advancement waiting for promotion "
	  "approval gate")
	  MARK("240", "Halt shop-primary.test advancement waiting for rollout "
	  "to finish: 1 of 2 updated replicas are available")
	  MARK("300", "Advance shop.test primary weight 60")
	  MARK("360", "Promotion completed! Scaling down shop.test")
	  CANARY "phase=Succeeded result=success started_at=+60 "
	  "finished_at=+360 checks=1 weight=5" },
	{ "a-new-revision-before-the-end", "",
	  EVENT("13:20", "New revision detected! Scaling up shop.test")
	  EVENT("14:20", "Advance shop.test canary weight 5")
	  EVENT("15:20", "New revision detected! Restarting analysis for "
	  "shop.test")
	  EVENT("17:20", "Promotion completed! Scaling down shop.test"),
	  MARK("0", "New revision detected! Scaling up shop.test")
	  MARK("60", "Advance shop.test canary weight 5")
	  MARK("120", "New revision detected! Restarting analysis for "
	  "shop.test")
	  MARK("240", "Promotion completed! Scaling down shop.test")
	  CANARY "phase=Progressing result=cancelled started_at=+0 "
	  "finished_at=+120 checks=1 weight=5 | "
	  CANARY "phase=Succeeded result=success started_at=+120 "
	  "finished_at=+240" },
	{ "a-hook", "",
	  "{'name':'shop','namespace':'test','phase':'Progressing','metadata':{'eventMessage':'New "
	  "revision detected! Scaling up shop.test','eventType':'Normal',"
	  "'timestamp':'1700000000167'}}",
	  "events at=+0 kind=canary service=shop text=New revision detected! "
	  "Scaling up shop.test | canaries name=shop namespace=test service=shop "
	  "phase=Progressing result=running started_at=+0" },
	{ "its-log", "",
	  "{'level':'info','ts':'2023-11-14T22:13:20.5Z','caller':'flagger/main.go:149',"
	  "'msg':'Starting flagger'}{'level':'info','ts':'2023-11-14T22:13:20.5Z',"
	  "'msg':'New revision detected! Scaling up shop.test','canary':'shop.test'}"
	  "{'level':'info','ts':'2023-11-14T22:13:25Z','msg':'Advance shop.test "
	  "canary weight 10','canary':'shop.test'}{'level':'info','ts':'2023-11-14T22:13:30Z',"
	  "'msg':'Synced','canary':'shop.test'}",
	  "events at=+0 kind=canary service=shop text=New revision detected! "
	  "Scaling up shop.test | events at=+5 kind=canary service=shop text=Advance "
	  "shop.test canary weight 10 | canaries name=shop namespace=test "
	  "service=shop phase=Progressing result=running started_at=+0 checks=1 "
	  "weight=10 | 2 not_relevant" },
	{ "a-hook-without-a-time", "",
	  "{'name':'shop','namespace':'test','phase':'Progressing','metadata':{'eventMessage':'x'}"
	  "}",
	  "malformed: time missing: no time says when it happened" },
	{ "an-event-of-nobody", "",
	  "{'kind':'Event','involvedObject':{'kind':'Canary'},'message':'x'}",
	  "malformed: nothing said: an event of a canary without a name or "
	  "a message" },
	{ "an-event-of-a-pod", "",
	  "{'kind':'Event','involvedObject':{'kind':'Pod','name':'shop'},"
	  "'message':'x'}",
	  "1 not_relevant" },
	{ "not-a-time", "",
	  "{'apiVersion':'flagger.app/v1beta1','kind':'Canary','metadata':{'name':'shop',"
	  "'namespace':'test'},'spec':{'targetRef':{'kind':'Deployment','name':'shop'}"
	  ",'analysis':{'threshold':5}},'status':{'phase':'Failed','conditions':[{'type':'Promoted',"
	  "'lastTransitionTime':'soon'}]}}",
	  "malformed: not a time: 'last_transition_time' is \"soon\", not "
	  "a time" },
};
/* clang-format on */

/* When its pods are there, which only events tell. */
static void events_tell_the_first_look(void)
{
	static const char *const quoted = EVENT(
		"13:20", "New revision detected! Scaling up shop.test")
		EVENT("14:50", "Starting canary analysis for shop.test")
			EVENT("14:51", "Advance shop.test canary weight 5");
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *text = exported_json(quoted);
	const GArray *canaries = exported->facts->records[RECORD_CANARY];

	exported_read(exported, "x", text, strlen(text));
	g_assert_cmpuint(canaries->len, ==, 1);
	g_assert_cmpuint(
		g_array_index(canaries, struct canary, 0).ready_seconds, ==,
		90);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("flagger", cases, G_N_ELEMENTS(cases), true);
	g_test_add_func("/flagger/first-look", events_tell_the_first_look);
	return g_test_run();
}
