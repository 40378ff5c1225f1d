/* test_promtool.c -- what promtool query prints as JSON, and bare results */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-range", "",
	  "[{'metric':{'__name__':'up'},'values':[[1700000000,'1'],[1700000001,"
	  "'0']]}]",
	  "series name=up points=2 first_at=+0 last_at=+1 first_value=1 last_value=0" },
	{ "an-instant", "",
	  "[{'metric':{'__name__':'deploys_total','app':'shop'},'value':[1700000000.123,"
	  "'12']}]",
	  "series name=deploys_total labels=app=shop service=shop type=counter "
	  "points=1 first_at=+0 last_at=+0 first_value=12 last_value=12" },
	{ "columns-of-victoria-metrics", "",
	  "{'metric':{'__name__':'up'},'values':[1,null,3],'timestamps':[1700000000000,"
	  "1700000001000,1700000002000]}\n",
	  "series name=up points=2 first_at=+0 last_at=+2 first_value=1 last_value=3" },
	{ "series-without-points", "",
	  "{'__name__':'up','job':'a'}\n"
	  "{'__name__':'up','job':'b'}\n",
	  "2 not_relevant | finding: no points: a series without points: left out "
	  "| finding: no points: a series without points: left out" },
	{ "twice-the-same", "",
	  "[{'metric':{'__name__':'up'},'value':[1700000000,'NaN']},{'metric':{'__name__':'up'}"
	  ",'value':[1700000000,'NaN']}]",
	  "series name=up points=1 first_at=+0 last_at=+0 | series name=up "
	  "points=1 first_at=+0 last_at=+0" },
	{ "not-a-point", "",
	  "[{'metric':{'__name__':'up'},'value':[1700000000]}]",
	  "malformed: not a point: point 1: an array is not a time and a value" },
	{ "too-late", "",
	  "[{'metric':{'__name__':'up'},'value':[99999999999999999999,'1']}"
	  "]",
	  "malformed: not a point: point 1: an array is not a time and a value" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("promtool", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
