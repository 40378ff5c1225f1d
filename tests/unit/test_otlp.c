/* test_otlp.c -- traces, logs and metrics of OpenTelemetry */
#include "model/entries.h"
#include "model/records_series.h"
#include "tests/exported.h"

#include <string.h>

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
	{ "a-line-a-point", "",
	  "{'resourceMetrics':[{'resource':{'attributes':[{'key':'service.name','value':{'stringValue':"
	  "'shop'}},{'key':'pod','value':{'stringValue':'a'}}]},'scopeMetrics':[{'metrics':[{'name':'c',"
	  "'sum':{'dataPoints':[{'asInt':'1','timeUnixNano':'1700000000000000000'}],"
	  "'aggregationTemporality':2,'isMonotonic':true}}]}]}]}\n"
	  "{'resourceMetrics':[{'resource':{'attributes':[{'key':'service.name','value':{'stringValue':"
	  "'shop'}},{'key':'pod','value':{'stringValue':'b'}}]},'scopeMetrics':[{'metrics':[{'name':'c',"
	  "'sum':{'dataPoints':[{'asInt':'7','timeUnixNano':'1700000000000000000'}],"
	  "'aggregationTemporality':2,'isMonotonic':true}}]}]}]}\n"
	  "{'resourceMetrics':[{'resource':{'attributes':[{'key':'service.name','value':{'stringValue':"
	  "'shop'}},{'key':'pod','value':{'stringValue':'a'}}]},'scopeMetrics':[{'metrics':[{'name':'c',"
	  "'sum':{'dataPoints':[{'asInt':'3','timeUnixNano':'1700000060000000000'}],"
	  "'aggregationTemporality':2,'isMonotonic':true}}]}]}]}\n",
	  "series name=c labels=pod=a;service.name=shop service=shop type=counter points=2 first_at=+0 "
	  "last_at=+60 first_value=1 last_value=3 | series name=c labels=pod=b;service.name=shop "
	  "service=shop type=counter points=1 first_at=+0 last_at=+0 first_value=7 last_value=7" },
	{ "a-span-alone", "",
	  "{'trace_id':'6Lbf+fjUSyjxsivDvS9naA==','span_id':'kAf+pIRVStc=','parent_span_id':'',"
	  "'name':'deploy','kind':3,'start_time_unix_nano':1700000000000000000,"
	  "'end_time_unix_nano':1700000002000000000,'attributes':[{'key':'cicd.pipeline.name',"
	  "'value':{'Value':{'StringValue':'build'}}}],'status':{'code':2,'message':'x'}}",
	  "spans at=+0 trace=e8b6dff9f8d44b28f1b22bc3bd2f6768 span=9007fea484554ad7 name=deploy "
	  "pipeline=build result=failure error duration_s=2" },
	{ "profiles", "",
	  "{'resourceProfiles':[{'resource':{},'scopeProfiles':[{'profiles':[{'profileId':'1'}]}]}]}",
	  "1 not_relevant" },
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

/* -- resources that come in slices */

enum { POINTS = 6000, SETS = 3 };

static void add_metric(GString *text, const char *name, const char *kind,
		       const char *behind)
{
	g_string_append_printf(text, "{\"%s\":{\"dataPoints\":[", kind);
	for (int i = 0; i < POINTS; i++)
		g_string_append_printf(
			text,
			"%s{\"asInt\":\"%d\",\"timeUnixNano\":"
			"\"%d000000000\",\"attributes\":[{\"key\":\"set\","
			"\"value\":{\"intValue\":\"%d\"}}]}",
			i > 0 ? "," : "", i, 1700000000 + i, i % SETS);
	g_string_append_printf(text, "]%s},\"name\":\"%s\"}", behind, name);
}

/* Gauge a, sums b (delta) and c (a counter), in one resource. */
static GString *big_metrics(void)
{
	GString *text = g_string_new(
		"{\"resourceMetrics\":[{\"resource\":{\"attributes\":[{"
		"\"key\":\"service.name\",\"value\":{\"stringValue\":"
		"\"shop\"}}]},\"scopeMetrics\":[{\"metrics\":[");

	add_metric(text, "a", "gauge", "");
	g_string_append_c(text, ',');
	add_metric(text, "b", "sum", ",\"aggregationTemporality\":1");
	g_string_append_c(text, ',');
	add_metric(text, "c", "sum",
		   ",\"aggregationTemporality\":2,\"isMonotonic\":true");
	g_string_append(text, "]}]}]}");
	return text;
}

static const struct series *series_at(const struct exported *exported,
				      uint32_t i)
{
	return (const struct series *)facts_entry(exported->facts,
						  RECORD_SERIES, i);
}

/* Three series of a, then three of c. */
static void assert_whole(const struct exported *exported, uint32_t i)
{
	const struct facts *facts = exported->facts;
	const struct series *series = series_at(exported, i);

	g_assert_cmpstr(series->name, ==, i < SETS ? "a" : "c");
	g_assert_cmpint(series->type, ==,
			i < SETS ? SERIES_GAUGE : SERIES_COUNTER);
	g_assert_cmpstr(series->entry.service_name, ==, "shop");
	g_assert_cmpuint(series->points, ==, POINTS / SETS);
	for (uint32_t p = 0; p < series->points; p++) {
		uint64_t at = series->first_point + p;
		uint32_t nth = p * SETS + i % SETS;

		g_assert_cmpint(g_array_index(facts->times, int64_t, at), ==,
				(INT64_C(1700000000) + nth) * 1000);
		g_assert_cmpfloat(g_array_index(facts->values, double, at), ==,
				  nth);
	}
}

static void metrics_in_slices(void)
{
	g_autoptr(GString) text = big_metrics();
	g_autoptr(Exported) exported = exported_new("");
	const struct source *source;

	exported_read(exported, "x", text->str, text->len);
	exported_account(exported);
	g_assert_cmpuint(exported->errors->len, ==, 0);
	g_assert_cmpuint(exported->facts->records[RECORD_SERIES]->len, ==,
			 2 * SETS);
	for (uint32_t i = 0; i < 2 * SETS; i++)
		assert_whole(exported, i);
	source = facts_source(exported->facts, 0);
	g_assert_cmpuint(source->fates[FATE_NOT_RELEVANT], ==, 1);
}

/* What is read of a file that is cut behind `before`. */
static struct exported *read_cut(const char *before)
{
	g_autoptr(GString) text = big_metrics();
	struct exported *exported = exported_new("");
	const char *at = strstr(text->str, before);

	exported_read(exported, "x", text->str,
		      (size_t)(at - text->str) + strlen(before));
	exported_account(exported);
	g_assert_cmpuint(exported->errors->len, ==, 1);
	return exported;
}

static void metrics_cut(void)
{
	g_autoptr(Exported) of_gauge = read_cut("\"5000\",\"timeUnixNano\":");
	g_autoptr(Exported) of_sum = read_cut("\"name\":\"a\"},{\"sum\":{"
					      "\"dataPoints\":[{\"asInt\":"
					      "\"0\",\"timeUnixNano\":"
					      "\"1700000000000000000\","
					      "\"attributes\":[{\"key\":"
					      "\"set\",\"value\":{"
					      "\"intValue\":\"0\"}}]},");
	g_autofree char *printed = exported_print(of_sum);

	g_assert_cmpuint(of_gauge->facts->records[RECORD_SERIES]->len, ==,
			 SETS);
	g_assert_cmpuint(series_at(of_gauge, 0)->points, ==, 5001 / SETS);
	g_assert_cmpuint(of_sum->facts->records[RECORD_SERIES]->len, ==, SETS);
	g_assert_nonnull(strstr(printed, "malformed: cut: the metric \"\" is "
					 "cut before its "
					 "'aggregationTemporality'"));
}

static void add_span(GString *text, int nth)
{
	g_string_append_printf(
		text,
		"%s{\"traceId\":\"%032x\",\"spanId\":\"%016x\",\"name\":"
		"\"%d\",\"startTimeUnixNano\":\"%d000000000\","
		"\"endTimeUnixNano\":\"%d000000000\"}",
		nth > 0 ? "," : "", 1, nth + 1, nth, 1700000000 + nth,
		1700000001 + nth);
}

static void spans_in_slices(void)
{
	g_autoptr(GString) text = g_string_new(
		"{\"resource\":{\"attributes\":[{\"key\":\"service.name\","
		"\"value\":{\"stringValue\":\"shop\"}}]},\"scopeSpans\":[{"
		"\"spans\":[");
	g_autofree char *long_text = g_strnfill(1000000, 'x');
	g_autoptr(Exported) exported = exported_new("");

	for (int i = 0; i < POINTS; i++)
		add_span(text, i);
	g_string_append_printf(text, "],\"schemaUrl\":\"%s\"},{\"spans\":[]}]}",
			       long_text);
	exported_read(exported, "x", text->str, text->len);
	exported_account(exported);
	g_assert_cmpuint(exported->errors->len, ==, 0);
	g_assert_cmpuint(exported->facts->records[RECORD_SPAN]->len, ==,
			 POINTS);
	g_assert_cmpuint(
		facts_source(exported->facts, 0)->fates[FATE_NOT_RELEVANT], ==,
		0);
	for (uint32_t i = 0; i < POINTS; i++) {
		const struct record_entry *entry =
			facts_entry(exported->facts, RECORD_SPAN, i);

		g_assert_cmpint(entry->at, ==, exported_epoch + i);
		g_assert_cmpstr(entry->service_name, ==, "shop");
		g_assert_cmpuint(entry->place.record, ==, 1);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("otlp", cases, G_N_ELEMENTS(cases), true);
	g_test_add_func("/otlp/metrics_in_slices", metrics_in_slices);
	g_test_add_func("/otlp/metrics_cut", metrics_cut);
	g_test_add_func("/otlp/spans_in_slices", spans_in_slices);
	return g_test_run();
}
