/* test_otlp.c -- traces, logs and metrics of OpenTelemetry */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-span", "",
	  "{'resourceSpans':[{'resource':{'attributes':[{'key':'service.name',"
	  "'value':{'stringValue':'shop'}}]},'scopeSpans':[{'scope':{'name':'x'}"
	  ",'spans':[{'traceId':'5B8EFFF798038103D269B633813FC60C','spanId':'EEE19B7EC3C1B174',"
	  "'parentSpanId':'0000000000000000','name':'GET','kind':2,'startTimeUnixNano':'1700000000500000001',"
	  "'endTimeUnixNano':'1700000001500000001','status':{'code':2,'message':'no'}"
	  "}]}]}]}",
	  "spans at=+0 trace=5b8efff798038103d269b633813fc60c span=eee19b7ec3c1b174 "
	  "name=GET service=shop error duration_s=1" },
	{ "a-pipeline", "",
	  "{'resourceSpans':[{'resource':{'attributes':[{'key':'vcs.ref.head',"
	  "'value':{'stringValue':'main'}},{'key':'vcs.ref.head.revision',"
	  "'value':{'stringValue':'abc'}},{'key':'vcs.repository.name','value':{'stringValue':'shop'}"
	  "}]},'scopeSpans':[{'spans':[{'traceId':'01','spanId':'02','name':'RUN "
	  "build','startTimeUnixNano':'1700000000000000000','endTimeUnixNano':'1700000060000000000',"
	  "'attributes':[{'key':'cicd.pipeline.name','value':{'stringValue':'build'}"
	  "},{'key':'cicd.pipeline.run.id','value':{'intValue':'9007199254740993'}"
	  "},{'key':'cicd.pipeline.result','value':{'stringValue':'timeout'}"
	  "}]},{'traceId':'01','spanId':'03','parentSpanId':'02','name':'test',"
	  "'startTimeUnixNano':'1700000000000000000','endTimeUnixNano':'1700000060000000000',"
	  "'attributes':[{'key':'cicd.pipeline.task.name','value':{'stringValue':'test'}"
	  "},{'key':'cicd.pipeline.task.run.url.full','value':{'stringValue':'https://x/actions/runs/77/job/5'}"
	  "},{'key':'cicd.pipeline.run.queue.duration','value':{'doubleValue':5e+09}"
	  "},{'key':'deployment.environment','value':{'stringValue':'prod'}"
	  "},{'key':'empty','value':{}}],'status':{'code':1}}]}]}]}",
	  "spans at=+0 trace=01 span=02 name=RUN build pipeline=build run=9007199254740993 "
	  "repository=shop branch=main commit=abc result=failure duration_s=60 "
	  "| spans at=+0 trace=01 span=03 parent=02 name=test task=test run=77 "
	  "repository=shop branch=main commit=abc environment=prod result=success "
	  "duration_s=60 queued_s=5 link=https://x/actions/runs/77/job/5" },
	{ "tempo-has-base64-and-words", "",
	  "{'batches':[{'resource':{},'instrumentationLibrarySpans':[{'spans':[{'traceId':'6Lbf+fjUSyjxsivDvS9naA==',"
	  "'spanId':'kAf+pIRVStc=','parentSpanId':'','name':'a','kind':'SPAN_KIND_CLIENT',"
	  "'startTimeUnixNano':'1700000000000000000','endTimeUnixNano':'1700000001000000000',"
	  "'status':{'code':'STATUS_CODE_ERROR'}}]}]}]}",
	  "spans at=+0 trace=e8b6dff9f8d44b28f1b22bc3bd2f6768 span=9007fea484554ad7 "
	  "name=a error duration_s=1" },
	{ "snake-case-and-numbers", "",
	  "{'trace':{'resource_spans':[{'scope_spans':[{'spans':[{'trace_id':'6Lbf+fjUSyjxsivDvS9naA==',"
	  "'span_id':'kAf+pIRVStc=','name':'a','start_time_unix_nano':1700000000000000001,"
	  "'end_time_unix_nano':1700000002000000001}]}]}]}}",
	  "spans at=+0 trace=e8b6dff9f8d44b28f1b22bc3bd2f6768 span=9007fea484554ad7 "
	  "name=a duration_s=2" },
	{ "ends-before-it-begins", "",
	  "{'resourceSpans':[{'scopeSpans':[{'spans':[{'traceId':'01','spanId':'02',"
	  "'name':'a','startTimeUnixNano':'1700000001000000000','endTimeUnixNano':'1700000000000000000'}"
	  "]}]}]}",
	  "spans at=+1 trace=01 span=02 name=a duration_s=0 | finding: ends "
	  "before it begins: the span 02 ends before it begins" },
	{ "no-times", "",
	  "{'resourceSpans':[{'scopeSpans':[{'spans':[{'traceId':'','spanId':'',"
	  "'name':'a'}]}]}]}",
	  "1 not_relevant | finding: no times: a span has neither start nor "
	  "end: left out" },
	{ "not-a-time", "",
	  "{'resourceSpans':[{'scopeSpans':[{'spans':[{'traceId':'01','spanId':'02',"
	  "'startTimeUnixNano':'soon'}]}]}]}",
	  "malformed: not a time: 'startTimeUnixNano' is \"soon\", or the "
	  "end is no number of nanoseconds" },
	{ "a-build-of-jenkins", "",
	  "{'resourceSpans':[{'resource':{},'scopeSpans':[{'spans':[{'traceId':'5b8efff798038103d269b633813fc60c',"
	  "'spanId':'eee19b7ec3c1b174','name':'BUILD shop','startTimeUnixNano':'1700000000000000000',"
	  "'endTimeUnixNano':'1700000060000000000','attributes':[{'key':'ci.pipeline.id','value':{'stringValue':'shop'}},"
	  "{'key':'ci.pipeline.run.number','value':{'intValue':'5'}},{'key':'ci.pipeline.run.result',"
	  "'value':{'stringValue':'UNSTABLE'}}],'status':{'code':1}}]}]}]}",
	  "spans at=+0 trace=5b8efff798038103d269b633813fc60c span=eee19b7ec3c1b174 name=BUILD shop pipeline=shop run=5 "
	  "result=failure duration_s=60" },
	{ "a-flag-without-a-name-of-its-event", "",
	  "{'resourceLogs':[{'resource':{},'scopeLogs':[{'logRecords':[{'timeUnixNano':'1700000000000000000',"
	  "'body':{'stringValue':'x'},'attributes':[{'key':'feature_flag.key','value':{'stringValue':'new'}},"
	  "{'key':'feature_flag.variant','value':{'stringValue':'on'}}]},{'timeUnixNano':'1700000000000000000',"
	  "'eventName':'click','attributes':[{'key':'feature_flag.key','value':{'stringValue':'new'}}]}]}]}]}",
	  "flag_evaluations at=+0 flag=new variant=on | 1 not_relevant" },
	{ "an-evaluation-in-a-log", "",
	  "{'resourceLogs':[{'resource':{'attributes':[{'key':'service.name',"
	  "'value':{'stringValue':'shop'}}]},'scopeLogs':[{'logRecords':[{'eventName':'feature_flag.evaluation',"
	  "'timeUnixNano':'1700000000000000000','attributes':[{'key':'feature_flag.key',"
	  "'value':{'stringValue':'new'}},{'key':'feature_flag.result.variant',"
	  "'value':{'stringValue':'on'}},{'key':'feature_flag.result.reason',"
	  "'value':{'stringValue':'split'}},{'key':'feature_flag.context.id',"
	  "'value':{'stringValue':'u1'}}]},{'timeUnixNano':'1700000000000000000',"
	  "'body':{'stringValue':'hello'}}]}]}]}",
	  "flag_evaluations at=+0 flag=new variant=on service=shop reason=split "
	  "subject=u1 | 1 not_relevant" },
	{ "an-evaluation-in-a-span", "",
	  "{'resourceSpans':[{'scopeSpans':[{'spans':[{'traceId':'01','spanId':'02',"
	  "'name':'a','startTimeUnixNano':'1700000000000000000','endTimeUnixNano':'1700000000000000000',"
	  "'events':[{'name':'feature_flag','timeUnixNano':'1700000001000000000',"
	  "'attributes':[{'key':'feature_flag.key','value':{'stringValue':'new'}"
	  "},{'key':'feature_flag.variant','value':{'stringValue':'off'}}"
	  ",{'key':'error.type','value':{'stringValue':'x'}}]},{'name':'exception'}"
	  "]}]}]}]}",
	  "spans at=+0 trace=01 span=02 name=a duration_s=0 | flag_evaluations "
	  "at=+1 flag=new variant=off error" },
	{ "metrics", "",
	  "{'resourceMetrics':[{'resource':{'attributes':[{'key':'service.name',"
	  "'value':{'stringValue':'shop'}}]},'scopeMetrics':[{'metrics':[{'name':'g',"
	  "'unit':'s','gauge':{'dataPoints':[{'asInt':'5','timeUnixNano':'1700000000000000000'}"
	  ",{'asDouble':6.5,'timeUnixNano':'1700000001000000000'}]}},{'name':'s',"
	  "'sum':{'aggregationTemporality':2,'isMonotonic':true,'dataPoints':[{'asInt':'1',"
	  "'timeUnixNano':'1700000000000000000','attributes':[{'key':'a',"
	  "'value':{'boolValue':true}}]}]}},{'name':'d','sum':{'aggregationTemporality':1,"
	  "'dataPoints':[]}},{'name':'h','histogram':{'aggregationTemporality':2,"
	  "'dataPoints':[{'count':'2','sum':3,'timeUnixNano':'1700000000000000000'}"
	  "]}},{'name':'bad','gauge':{'dataPoints':[{'asInt':'5'}]}}]}]}]}",
	  "series name=g labels=service.name=shop service=shop type=gauge "
	  "unit=s points=2 first_at=+0 last_at=+1 first_value=5 last_value=6.5 "
	  "| series name=s labels=a=true;service.name=shop service=shop type=counter "
	  "points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 | series "
	  "name=h_count labels=service.name=shop service=shop type=histogram "
	  "points=1 first_at=+0 last_at=+0 first_value=2 last_value=2 | series "
	  "name=h_sum labels=service.name=shop service=shop type=histogram "
	  "points=1 first_at=+0 last_at=+0 first_value=3 last_value=3 | 1 "
	  "not_relevant | malformed: time missing: a point has no 'timeUnixNano'" },
	{ "several-signals-in-lines", "",
	  "{'resourceSpans':[]}\n"
	  "{'resourceLogs':[{'scopeLogs':[]}]}\n",
	  "1 not_relevant" },
	{ "jaegers-own-form", "",
	  "{'data':[{'traceID':'1','spans':[{'spanID':'2'}],'processes':{}"
	  "}]}",
	  "error: x: of no known format: its keys are \"traceID\", \"spans\","
	  " \"processes\"; traces in Jaeger's own form are not read: export OTLP" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("otlp", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
