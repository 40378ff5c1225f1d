/* test_faro.c -- what browsers tell Grafana Faro */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-measurement-of-a-flag", "",
	  "{'meta':{'app':{'name':'shop'},'session':{'id':'s1'}},'measurements':[{'type':'feature_flag',"
	  "'values':{'exposed':1},'timestamp':'2023-11-14T22:13:20Z','context':{'key':'new',"
	  "'value':'on'}}]}",
	  "flag_evaluations at=+0 flag=new variant=on service=shop subject=s1 "
	  "measure=feature_flag.exposed value=1" },
	{ "measured-under-a-variant", "",
	  "{'meta':{'app':{'name':'shop'},'session':{'id':'s1'}},'measurements':[{'type':'web-vitals',"
	  "'values':{'lcp':2.5,'cls':0.1},'timestamp':'2023-11-14T22:13:20Z',"
	  "'context':{'feature_flag.key':'new','flag_variant':'off'}},{'type':'web-vitals',"
	  "'values':{'lcp':1},'timestamp':'2023-11-14T22:13:20Z'}]}",
	  "flag_evaluations at=+0 flag=new variant=off service=shop subject=s1 "
	  "measure=web-vitals.lcp value=2.5 | flag_evaluations at=+0 flag=new "
	  "variant=off service=shop subject=s1 measure=web-vitals.cls value=0.1" },
	{ "an-event", "",
	  "{'meta':{'app':{'name':'shop'},'session':{'id':'s1'}},'events':[{'name':'feature_flag.evaluation',"
	  "'timestamp':'2023-11-14T22:13:20Z','attributes':{'feature_flag.key':'new',"
	  "'feature_flag.result.variant':'on','feature_flag.result.reason':'error'}"
	  "},{'name':'click','timestamp':'2023-11-14T22:13:20Z'}]}",
	  "flag_evaluations at=+0 flag=new variant=on service=shop reason=error "
	  "subject=s1 error" },
	{ "nothing-of-a-flag", "",
	  "{'meta':{'app':{'name':'shop'},'session':{'id':'s1'}},'logs':[{'message':'x',"
	  "'timestamp':'2023-11-14T22:13:20Z'}],'exceptions':[]}",
	  "1 not_relevant" },
	{ "its-traces", "",
	  "{'meta':{'app':{'name':'shop'},'session':{'id':'s1'}},'traces':{'resourceSpans':[{'scopeSpans':[{'spans':[{'traceId':'01',"
	  "'spanId':'02','name':'a','startTimeUnixNano':'1700000000000000000',"
	  "'endTimeUnixNano':'1700000001000000000'}]}]}]}}",
	  "spans at=+0 trace=01 span=02 name=a duration_s=1" },
	{ "not-a-time", "",
	  "{'meta':{'app':{'name':'shop'},'session':{'id':'s1'}},'events':[{'name':'feature_flag',"
	  "'timestamp':'soon','attributes':{'key':'new'}}]}",
	  "malformed: not a time: 'timestamp' is \"soon\", not a time" },
};

#define AT "timestamp=\"2023-11-14 22:13:20.68 +0000 UTC\" "
#define READ "flag_evaluations at=+0 flag=new variant=on service=shop"

static const struct exported_case lines[] = {
	{ "a-measurement", "",
	  AT "kind=measurement type=feature_flag context_flag=new "
	  "context_variant=on value_exposed=1 app_name=shop session_id=s1\n",
	  READ " subject=s1 measure=feature_flag.exposed value=1" },
	{ "numbers-of-before", "",
	  AT "kind=measurement type=x lcp=2.5 traceID=12 context_flag=new "
	  "context_variant=on context_n=5 app_name=shop user_id=7",
	  READ " subject=7 measure=x.lcp value=2.5" },
	{ "an-event", "",
	  "timestamp=2023-11-14T22:13:20Z kind=event event_name=feature_flag "
	  "event_data_key=new event_data_value=on user_id=u1 app_name=shop",
	  READ " subject=u1" },
	{ "quotes", "",
	  AT "kind=log message=\"a \\\"b\\\" kind=x\" "
	  "context_feature_flag.key=\"new\" context_variant=\"on\" "
	  "app_name=shop",
	  READ },
	{ "behind-labels", "",
	  "2023-11-14T22:13:21Z {app=\"a\"} " AT "kind=exception type=Error "
	  "value=x context_flag=new context_variant=on app_name=shop",
	  READ },
	{ "nothing-of-a-flag", "", AT "kind=event event_name=x app_name=shop",
	  "1 not_relevant" },
	{ "other-lines", "",
	  AT "kind=event event_name=x app_name=shop\n\nkind=y app_name=shop\n",
	  "1 not_relevant | malformed: not a signal: the line has no 'kind' "
	  "and 'app_name'" },
	{ "not-a-time", "",
	  "timestamp=soon kind=log context_flag=new app_name=shop",
	  "malformed: not a time: 'timestamp' is \"soon\", not a time" },
	{ "pairs-as-json", "",
	  "{\"timestamp\":\"2023-11-14T22:13:20Z\",\"kind\":\"log\","
	  "\"context_flag\":\"new\",\"context_variant\":\"on\","
	  "\"app_name\":\"shop\"}",
	  READ },
	{ "answered-by-loki", "",
	  "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\","
	  "\"result\":[{\"stream\":{\"app\":\"shop\"},\"values\":["
	  "[\"1700000000680000000\",\"timestamp=2023-11-14T22:13:20Z "
	  "kind=log context_flag=new context_variant=on app_name=shop\"],"
	  "[\"1700000001680000000\",\"oh\"],[]]}]}}",
	  READ " | malformed: not a signal: the line has no 'kind' and "
	  "'app_name' | malformed: not a signal: the line has no 'kind' and "
	  "'app_name'" },
	{ "exported-by-loki", "",
	  "[{\"line\":\"timestamp=2023-11-14T22:13:20Z kind=log "
	  "context_flag=new context_variant=on app_name=shop\","
	  "\"timestamp\":\"1700000000680000000\",\"fields\":{}}]",
	  READ },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("faro", cases, G_N_ELEMENTS(cases), true);
	exported_add_cases("faro-line", lines, G_N_ELEMENTS(lines), false);
	return g_test_run();
}
