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
	  "series name=1 / 0 points=1 first_at=+0 last_at=+0 | 1 not_relevant" },
	{ "frames-of-a-page", "",
	  "{'status':200,'frames':[{'schema':{'fields':[{'name':'Time','type':'time'}"
	  ",{'name':'errors','type':'number'}]},'data':{'values':[[1700000000000],"
	  "[5]]}}]}",
	  "series name=errors points=1 first_at=+0 last_at=+0 first_value=5 "
	  "last_value=5" },
	{ "no-times", "",
	  "[{'schema':{'fields':[{'name':'a','type':'number'}]},'data':{'values':[[1]]}"
	  "}]",
	  "1 not_relevant" },
	{ "no-columns", "",
	  "[{'schema':{'fields':[]},'data':{'values':[]}}]",
	  "1 not_relevant" },
	{ "not-a-point", "",
	  "[{'schema':{'fields':[{'name':'Time','type':'time'},{'name':'a',"
	  "'type':'number'}]},'data':{'values':[['soon'],[1]]}}]",
	  "malformed: not a point: a time of 'data.values' is no number" },
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
