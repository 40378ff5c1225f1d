/* test_grafana_frames.c -- data frames of Grafana */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-frame", "",
	  "[{'schema':{'fields':[{'name':'Time','type':'time'},{'name':'Value',"
	  "'type':'number','labels':{'__name__':'up','service':'shop'},'config':{'unit':'s'}"
	  "}]},'data':{'values':[[1700000000000,1700000001000,1700000002000],"
	  "[1,null,null]],'entities':[null,{'NaN':[1]}]}}]",
	  "series name=up labels=service=shop service=shop unit=s points=2 "
	  "first_at=+0 last_at=+1 first_value=1" },
	{ "an-answer", "",
	  "{'results':{'A':{'status':200,'frames':[{'schema':{'fields':[{'name':'t',"
	  "'type':'time'},{'name':'Value','type':'number','config':{'displayNameFromDS':'1 "
	  "/ 0'}},{'name':'word','type':'string'}]},'data':{'values':[[1700000000000],"
	  "[null],['x']],'entities':[null,{'NegInf':[0]},null]}}]}}}",
	  "series name=1 / 0 points=1 first_at=+0 last_at=+0 | 1 not_relevant "
	  "| finding: words for numbers: columns that are no numbers, left out: \"word\"" },
	{ "frames-of-a-page", "",
	  "{'status':200,'frames':[{'schema':{'fields':[{'name':'Time','type':'time'}"
	  ",{'name':'errors','type':'number'}]},'data':{'values':[[1700000000000],"
	  "[5]]}}]}",
	  "series name=errors points=1 first_at=+0 last_at=+0 first_value=5 "
	  "last_value=5" },
	{ "no-times", "",
	  "[{'schema':{'fields':[{'name':'a','type':'number'}]},'data':{'values':[[1]]}"
	  "}]",
	  "1 not_relevant | finding: no times: the frame has no column of times: left out" },
	{ "no-columns", "",
	  "[{'schema':{'fields':[]},'data':{'values':[]}}]",
	  "1 not_relevant" },
	{ "not-a-point", "",
	  "[{'schema':{'fields':[{'name':'Time','type':'time'},{'name':'a',"
	  "'type':'number'}]},'data':{'values':[['soon'],[1]]}}]",
	  "malformed: not a point: a time of 'data.values' is no number" },
	{ "several-series-in-its-rows", "",
	  "[{'schema':{'fields':[{'name':'time','type':'time'},{'name':'service','type':'string'}"
	  ",{'name':'p95','type':'number','config':{'unit':'s'}},{'name':'ok','type':'boolean'}]},'data':{'values':[[1700000000000,"
	  "1700000000000,1700000060000,1700000060000,null],['shop','cart','shop',null,'shop'],[1,2,null,4,5],[true,true,true,true,true]]}}]",
	  "series name=p95 labels=service=shop service=shop unit=s points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 "
	  "| series name=p95 labels=service=cart service=cart unit=s points=1 first_at=+0 last_at=+0 first_value=2 last_value=2 "
	  "| series name=p95 unit=s points=1 first_at=+60 last_at=+60 first_value=4 last_value=4" },
	{ "times-that-repeat-without-labels", "",
	  "[{'schema':{'fields':[{'name':'t','type':'time'},{'name':'n','type':'number'}]},"
	  "'data':{'values':[[1700000000000,1700000000000,null],[1,2,3]]}}]",
	  "series name=n points=1 first_at=+0 last_at=+0 first_value=2 last_value=2 "
	  "| finding: times that repeat: rows with the time of the row before, the last of which stays: 1" },
	{ "words-but-one-point-a-time", "",
	  "[{'schema':{'fields':[{'name':'t','type':'time'},{'name':'state','type':'string'}"
	  ",{'name':'n','type':'number'}]},'data':{'values':[[1700000000000,1700000060000],['up','down'],[1,2]]}}]",
	  "series name=n points=2 first_at=+0 last_at=+60 first_value=1 last_value=2 | 1 not_relevant "
	  "| finding: words for numbers: columns that are no numbers, left out: \"state\"" },
	{ "a-panel", "",
	  "{'state':'Done','series':[{'refId':'A','fields':[{'name':'Time','type':'time','values':[1700000000000,"
	  "1700000060000]},{'name':'up','type':'number','labels':{'job':'a'},'values':[1,null],'entities':{'NaN':[1]}}],'length':2}]}",
	  "series name=up labels=job=a service=a points=2 first_at=+0 last_at=+60 first_value=1" },
	{ "a-query-that-failed", "",
	  "{'results':{'A':{'error':'parse error','status':400},'B':{'status':200,'frames':[{'schema':{'fields':"
	  "[{'name':'t','type':'time'},{'name':'n','type':'number'}]},'data':{'values':[[1700000000000],[1]]}}]}}}",
	  "series name=n points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 "
	  "| finding: a query failed: query \"A\": parse error" },
	{ "only-queries-that-failed", "",
	  "{'results':{'A':{'error':'parse error','status':400}}}",
	  "1 not_relevant | finding: a query failed: query \"A\": parse error" },
	{ "a-heat-map", "",
	  "[{'schema':{'meta':{'type':'heatmap-cells'},'fields':[{'name':'xMax','type':'time'},{'name':'count',"
	  "'type':'number'}]},'data':{'values':[[1700000000000,1700000000000],[1,2]]}}]",
	  "1 not_relevant | finding: a heat map: its cells are no series: left out" },
	{ "datapoints", "",
	  "[{'target':'errors','tags':{'name':'errors','host':'a'},'datapoints':[[1.5,1700000000],[null,1700000060],"
	  "[2,1700000120]]},{'target':'bad','datapoints':[['x',1700000000]]},{'target':'none','datapoints':[]}]",
	  "series name=errors labels=host=a points=2 first_at=+0 last_at=+120 first_value=1.5 last_value=2 "
	  "| 1 not_relevant | malformed: not a point: an array is not a value and a time" },
	{ "points-of-old-answers", "",
	  "{'results':{'A':{'refId':'A','series':[{'name':'cpu','points':[[0.5,1700000000000]],'tags':{'host':'a'}}]}}}",
	  "series name=cpu labels=host=a points=1 first_at=+0 last_at=+0 first_value=0.5 last_value=0.5" },
	{ "not-a-frame", "",
	  "{'results':{'A':{'frames':[5]}}}",
	  "malformed: not a frame: a frame has no 'schema' and 'data'" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("grafana-frames", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
