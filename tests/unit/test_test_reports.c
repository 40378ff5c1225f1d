/* test_test_reports.c -- tests as pipelines and builds report them */
#include "tests/exported.h"

#define SUITE(cases)                                                      \
	"{'total_count':1,'test_suites':[{'name':'unit','total_count':1," \
	"'test_cases':[" cases "]}]}"
#define BUILT(cases)                                           \
	"{'failCount':0,'suites':[{'name':'a.B','duration':1," \
	"'timestamp':'2023-11-14T22:13:20Z','cases':[" cases "]}]}"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "passed", "",
	  SUITE("{'status':'success','name':'adds','classname':'basket',"
		"'execution_time':5,'file':'b.c','recent_failures':null}"),
	  "tests suite=unit class=basket name=adds file=b.c outcome=passed "
	  "duration_s=5" },
	{ "failed-and-broken", "",
	  SUITE("{'status':'failed','name':'a','system_output':"
		"'expected 1\\nwas 2','execution_time':1},"
		"{'status':'error','name':'b','system_output':{'message':'x'},"
		"'stack_trace':'at b','execution_time':1}"),
	  "tests suite=unit name=a outcome=failed "
	  "duration_s=1 why=expected 1 | "
	  "tests suite=unit name=b outcome=error "
	  "duration_s=1 why=at b" },
	{ "equal-ones-are-different", "",
	  SUITE("{'status':'skipped','name':'a','execution_time':0},"
		"{'status':'skipped','name':'a','execution_time':0}"),
	  "tests suite=unit name=a outcome=skipped "
	  "duration_s=0 | "
	  "tests suite=unit name=a outcome=skipped "
	  "duration_s=0" },
	{ "a-suite-without-tests", "", SUITE(""), "1 not_relevant" },
	{ "of-a-build", "",
	  BUILT("{'className':'a.B','name':'c','duration':0.5,'skipped':false,"
		"'status':'REGRESSION','errorDetails':'boom'},"
		"{'className':'a.B','name':'d','duration':0,'skipped':true,"
		"'status':'SKIPPED'},"
		"{'className':'a.B','name':'e','duration':0,'skipped':false,"
		"'status':'FIXED'}"),
	  "tests at=+0 suite=a.B class=a.B name=c outcome=failed "
	  "duration_s=0.5 why=boom | "
	  "tests at=+0 suite=a.B class=a.B name=d outcome=skipped "
	  "duration_s=0 | "
	  "tests at=+0 suite=a.B class=a.B name=e outcome=passed "
	  "duration_s=0" },
	{ "no-time", "",
	  "{'name':'a','duration':1,'timestamp':'soon','cases':[{}]}",
	  "malformed: not a time: 'timestamp' is \"soon\", not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("test-reports", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
