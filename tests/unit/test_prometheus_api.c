/* test_prometheus_api.c -- answers of Prometheus and of what speaks like it */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "exemplars", "",
	  "{'status':'success','data':[{'seriesLabels':{'__name__':'a'},'exemplars':[{'labels':{'trace_id':'x'},"
	  "'value':'6','timestamp':1700000000.5}]}]}",
	  "1 not_relevant | finding: no points: exemplars, labels, targets and metadata are no series: left out" },
	{ "labels", "",
	  "{'status':'success','data':['job','instance']}",
	  "1 not_relevant | finding: no points: exemplars, labels, targets and metadata are no series: left out" },
	{ "metadata", "",
	  "{'status':'success','data':{'up':[{'type':'gauge','help':'Up.','unit':''}]}}",
	  "1 not_relevant | finding: no points: exemplars, labels, targets and metadata are no series: left out" },
	{ "targets", "",
	  "{'status':'success','data':{'activeTargets':[],'droppedTargets':[]}}",
	  "1 not_relevant | finding: no points: exemplars, labels, targets and metadata are no series: left out" },
	{ "a-range", "",
	  "{'status':'success','data':{'resultType':'matrix','result':[{'metric':{'__name__':'up',"
	  "'service':'shop'},'values':[[1700000000,'1'],[1700000060.5,'NaN'],"
	  "[1700000120,'+Inf'],[1700000180,'2.5e-1']]}]}}",
	  "series name=up labels=service=shop service=shop points=4 first_at=+0 "
	  "last_at=+180 first_value=1 last_value=0.25" },
	{ "a-vector-and-its-warning", "",
	  "{'status':'success','data':{'resultType':'vector','result':[{'metric':{}"
	  ",'value':[1700000000,'-Inf']},{'metric':{'__name__':'up','service':'shop'}"
	  ",'value':[1700000000.25,'3']}]},'warnings':['one store is away']}",
	  "series points=1 first_at=+0 last_at=+0 | series name=up labels=service=shop "
	  "service=shop points=1 first_at=+0 last_at=+0 first_value=3 last_value=3 "
	  "| finding: warning in the answer: 'warnings' has \"one store is "
	  "away\"" },
	{ "what-the-query-names", "",
	  "{'status':'success','query':'errors:ratio','data':{'resultType':'matrix',"
	  "'result':[{'metric':{'service':'shop'},'values':[[1700000000,'0.5']]}"
	  "]}}",
	  "series name=errors:ratio labels=service=shop service=shop points=1 "
	  "first_at=+0 last_at=+0 first_value=0.5 last_value=0.5" },
	{ "a-scalar", "",
	  "{'status':'success','data':{'resultType':'scalar','result':[1700000000,"
	  "'7']}}",
	  "series points=1 first_at=+0 last_at=+0 first_value=7 last_value=7" },
	{ "a-text", "",
	  "{'status':'success','data':{'resultType':'string','result':[1700000000,"
	  "'x']}}",
	  "1 not_relevant" },
	{ "nothing-found", "",
	  "{'status':'success','data':{'resultType':'matrix','result':[]}"
	  ",'isPartial':true}",
	  "finding: partial answer: 'isPartial' is true: not all servers "
	  "answered | finding: no records: the file holds no records" },
	{ "warnings-before-and-after", "",
	  "{'status':'success','isPartial':true,'data':{'resultType':'vector','result':["
	  "{'metric':{'__name__':'up'},'value':[1700000000,'1']}],'stats':{}},"
	  "'warnings':['one store is away']}{'status':'success','data':{'resultType':'vector',"
	  "'result':[{'metric':{'__name__':'down'},'value':[1700000000,'2']}]}}",
	  "series name=up points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 | "
	  "series name=down points=1 first_at=+0 last_at=+0 first_value=2 last_value=2 | "
	  "finding: partial answer: 'isPartial' is true: not all servers answered | "
	  "finding: warning in the answer: 'warnings' has \"one store is away\"" },
	{ "an-answer-within-a-list", "",
	  "{'results':[{'status':'success','data':{'resultType':'vector','result':["
	  "{'metric':{'__name__':'up'},'value':[1700000000,'1']},5]}}]}",
	  "series name=up points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 | "
	  "malformed: not a series: 5 has no 'metric' and 'values'" },
	{ "an-element-without-points", "",
	  "{'status':'success','data':{'resultType':'vector','result':["
	  "{'metric':{'__name__':'up'},'value':[1700000000,'1']},{'metric':{}}]}}",
	  "series name=up points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 | "
	  "malformed: not of this format: its keys are \"metric\"" },
	{ "a-native-histogram", "",
	  "{'status':'success','data':{'resultType':'matrix','result':[{'metric':{'__name__':'t'}"
	  ",'histograms':[[1700000000,{'count':'3','sum':'4.5','buckets':[[0,"
	  "'0.5','1','2'],[0,'1','2','1']]}],[1700000060,{'count':'4','sum':'9',"
	  "'buckets':[[0,'2','4','4']]}]]}]}}",
	  "series name=t_bucket labels=le=1 type=histogram points=2 first_at=+0 "
	  "last_at=+60 first_value=2 last_value=0 | series name=t_bucket "
	  "labels=le=2 type=histogram points=2 first_at=+0 last_at=+60 first_value=3 "
	  "last_value=0 | series name=t_bucket labels=le=4 type=histogram "
	  "points=2 first_at=+0 last_at=+60 first_value=3 last_value=4 | "
	  "series name=t_bucket labels=le=+Inf type=histogram points=2 first_at=+0 "
	  "last_at=+60 first_value=3 last_value=4 | series name=t_count type=histogram "
	  "points=2 first_at=+0 last_at=+60 first_value=3 last_value=4 | "
	  "series name=t_sum type=histogram points=2 first_at=+0 last_at=+60 "
	  "first_value=4.5 last_value=9" },
	{ "points-in-disorder", "",
	  "{'status':'success','data':{'resultType':'matrix','result':[{'metric':{'__name__':'a'}"
	  ",'values':[[1700000060,'2'],[1700000000,'1'],[1700000060,'3']]}"
	  "]}}",
	  "series name=a points=2 first_at=+0 last_at=+60 first_value=1 last_value=3" },
	{ "a-series-without-points", "",
	  "{'status':'success','data':{'resultType':'matrix','result':[{'metric':{'__name__':'a'}"
	  ",'values':[]}]}}",
	  "1 not_relevant" },
	{ "not-a-point", "",
	  "{'status':'success','data':{'resultType':'matrix','result':[{'metric':{'__name__':'a'}"
	  ",'values':[[1700000000,'1'],['soon','2']]},{'metric':{'__name__':'b'}"
	  ",'values':[[1700000000,'1']]}]}}",
	  "series name=b points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 "
	  "| malformed: not a point: point 2: an array is not a time and a value" },
	{ "logs", "",
	  "{'status':'success','data':{'resultType':'streams','result':[{'stream':{}"
	  ",'values':[['1700000000000000000','x']]}]}}",
	  "error: x: of no known format: its keys are \"stream\", \"values\"; logs of Loki are not read, but for those of Faro" },
	{ "no-list", "",
	  "{'status':'success','data':{'resultType':'matrix','result':5}}",
	  "malformed: not a series: 'data.result' is no list" },
	/* alerts */
	{ "alerts-that-end-and-go-on", "",
	  "{'status':'success','data':{'resultType':'matrix','result':["
	  "{'metric':{'__name__':'ALERTS','alertname':'Errors','alertstate':'pending','service':"
	  "'shop'},'values':[[1700000000,'1'],[1700000060,'1'],[1700000600,'1']]},"
	  "{'metric':{'__name__':'ALERTS','alertname':'Errors','alertstate':'firing','service':"
	  "'shop','severity':'page'},'values':[[1700000060,'1']]},"
	  "{'metric':{'__name__':'ALERTS','alertname':'Errors','alertstate':'firing','service':"
	  "'shop'},'values':[[1700000120,'1'],[1700000180,'1'],[1700000360,'1'],[1700000420,'1'],"
	  "[1700000600,'1'],[1700000660,'1']]}]}}",
	  "series name=ALERTS labels=alertname=Errors;alertstate=pending;service=shop "
	  "service=shop points=3 first_at=+0 last_at=+600 first_value=1 last_value=1 | "
	  "series name=ALERTS labels=alertname=Errors;alertstate=firing;service=shop;severity=page "
	  "service=shop points=1 first_at=+60 last_at=+60 first_value=1 last_value=1 | "
	  "series name=ALERTS labels=alertname=Errors;alertstate=firing;service=shop "
	  "service=shop points=6 first_at=+120 last_at=+660 first_value=1 last_value=1 | "
	  "alerts name=Errors service=shop severity=page labels=alertname=Errors;"
	  "alertstate=firing;service=shop;severity=page began_at=+60 ended_at=+120 | "
	  "alerts name=Errors service=shop labels=alertname=Errors;alertstate=firing;service=shop "
	  "began_at=+0 ended_at=+240 | "
	  "alerts name=Errors service=shop labels=alertname=Errors;alertstate=firing;service=shop "
	  "began_at=+360 ended_at=+480 | "
	  "alerts name=Errors service=shop labels=alertname=Errors;alertstate=firing;service=shop "
	  "began_at=+600" },
	{ "alerts-that-only-waited", "",
	  "{'status':'success','data':{'resultType':'matrix','result':["
	  "{'metric':{'__name__':'up'},'values':[[1700000600,'1']]},"
	  "{'metric':{'__name__':'ALERTS','alertname':'E','alertstate':'pending'},'values':["
	  "[1700000000,'1'],[1700000060,'1'],[1700000120,'NaN']]}]}}",
	  "series name=up points=1 first_at=+600 last_at=+600 first_value=1 last_value=1 | "
	  "series name=ALERTS labels=alertname=E;alertstate=pending points=3 first_at=+0 "
	  "last_at=+120 first_value=1 | "
	  "alerts name=E labels=alertname=E;alertstate=pending began_at=+0 ended_at=+120 pending" },
	{ "alerts-whose-begin-is-kept", "",
	  "{'status':'success','data':{'resultType':'vector','result':["
	  "{'metric':{'__name__':'ALERTS_FOR_STATE','alertname':'E'},'value':[1700000600,'1700000007']},"
	  "{'metric':{'__name__':'ALERTS','alertname':'E','alertstate':'firing'},'value':"
	  "[1700000600,'1']}]}}",
	  "series name=ALERTS_FOR_STATE labels=alertname=E points=1 first_at=+600 last_at=+600 "
	  "first_value=1700000007 last_value=1700000007 | "
	  "series name=ALERTS labels=alertname=E;alertstate=firing points=1 first_at=+600 "
	  "last_at=+600 first_value=1 last_value=1 | "
	  "alerts name=E labels=alertname=E;alertstate=firing began_at=+7" },
	{ "only-the-begins-of-alerts", "",
	  "{'status':'success','data':{'resultType':'matrix','result':["
	  "{'metric':{'__name__':'ALERTS_FOR_STATE','alertname':'E'},'values':["
	  "[1700000060,'1700000007'],[1700000120,'1700000007'],[1700000180,'1700000131'],"
	  "[1700000240,'NaN'],[1700000300,'1e300']]}]}}",
	  "series name=ALERTS_FOR_STATE labels=alertname=E points=5 first_at=+60 last_at=+300 "
	  "first_value=1700000007 last_value=1e+300 | "
	  "alerts name=E labels=alertname=E began_at=+7 ended_at=+180 pending | "
	  "alerts name=E labels=alertname=E began_at=+131 ended_at=+240 pending | "
	  "finding: alerts without ALERTS: ALERTS_FOR_STATE does not tell whether an alert fired: "
	  "2 taken as pending" },
	{ "an-error", "",
	  "{'status':'error','errorType':'bad_data','error':'parse error'}",
	  "error: x: of no known format: a server's error, \"parse error\"; "
	  "nearest is prometheus-api" },
	{ "an-error-of-another", "", "{'message':'Unauthorized'}",
	  "error: x: of no known format: a server's error, "
	  "\"Unauthorized\"" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("prometheus-api", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
