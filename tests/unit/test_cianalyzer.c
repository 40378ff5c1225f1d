/* test_cianalyzer.c -- runs, jobs and tests that CIAnalyzer collected */
#include "tests/exported.h"

#define HEAD                                                           \
	"'service':'github','workflowId':'acme/shop-CI',"              \
	"'workflowRunId':'acme/shop-CI-7','workflowName':'CI',"        \
	"'createdAt':'2023-11-14T22:13:20.000Z','trigger':'push',"     \
	"'status':'SUCCESS','repository':'acme/shop','headSha':'abc'," \
	"'branch':'main','tag':''"
#define REST                                                             \
	"'startedAt':'2023-11-14T22:13:25Z',"                            \
	"'completedAt':'2023-11-14T22:14:20Z','workflowDurationSec':55," \
	"'sumJobsDurationSec':50,'queuedDurationSec':5,'url':'https://x/7'"
#define JOB(id, name)                                                         \
	"{'workflowRunId':'acme/shop-CI-7','jobId':'" id "','jobName':'" name \
	"','status':'FAILURE','startedAt':'2023-11-14T22:13:25Z',"            \
	"'completedAt':'2023-11-14T22:14:15Z','jobDurationSec':50,"           \
	"'steps':[]}"
#define RUN_READ                                                     \
	"runs run=acme/shop-CI-7 attempt=1 name=CI service=shop "    \
	"repository=acme/shop branch=main commit=abc trigger=push "  \
	"result=success queued_at=+0 started_at=+5 finished_at=+60 " \
	"busy_s=55 queued_s=5 link=https://x/7"
#define JOB_READ(id, name)                                         \
	"jobs run=acme/shop-CI-7 attempt=1 job=acme/shop-CI-7/" id \
	" name=" name " service=shop branch=main commit=abc "      \
	"result=failure started_at=+5 finished_at=+55 busy_s=50"
#define TESTS                                     \
	"'workflowId':'w','workflowRunId':'w-7'," \
	"'createdAt':'2023-11-14T22:13:20Z'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "jobs-in-the-middle", "",
	  "[{" HEAD ",'jobs':[" JOB("1", "unit") "," JOB("2", "lint") "]," REST "}]",
	  RUN_READ " | " JOB_READ("1", "unit") " | " JOB_READ("2", "lint") },
	{ "jobs-last", "",
	  "{" HEAD "," REST ",'jobs':[" JOB("1", "unit") "]}",
	  RUN_READ " | " JOB_READ("1", "unit") },
	{ "jobs-first", "",
	  "{'jobs':[" JOB("1", "unit") "]," HEAD "," REST "}",
	  RUN_READ " | jobs run=acme/shop-CI-7 attempt=1 job=acme/shop-CI-7/1 name=unit result=failure "
	  "started_at=+5 finished_at=+55 busy_s=50" },
	{ "no-jobs", "", "{" HEAD ",'jobs':[]," REST "}", RUN_READ },
	{ "two-runs", "",
	  "[{" HEAD ",'jobs':[" JOB("1", "unit") "]," REST "},"
	  "{'workflowId':'j','workflowRunId':'j-1','createdAt':'2023-11-14T22:13:20Z','status':'ABORTED',"
	  "'repository':'git@x.io:acme/basket.git','branch':'','tag':'v1','jobs':[{'workflowRunId':'j-1',"
	  "'jobId':'6','jobName':'Stage','status':'OTHER','startedAt':'2023-11-14T22:13:21Z'}]}]",
	  RUN_READ " | runs run=j-1 attempt=1 service=basket repository=git@x.io:acme/basket.git branch=v1 "
	  "result=cancelled queued_at=+0 | " JOB_READ("1", "unit") " | jobs run=j-1 attempt=1 job=j-1/6 "
	  "name=Stage service=basket branch=v1 started_at=+1" },
	{ "a-line-each", "",
	  "{" HEAD ",'jobs':[" JOB("1", "unit") "]," REST "}\n{" TESTS ",'sumJobsDurationSec':3}",
	  RUN_READ " | runs run=w-7 attempt=1 queued_at=+0 | " JOB_READ("1", "unit") },
	{ "a-job-that-never-began", "",
	  "{" HEAD ",'jobs':[{'workflowRunId':'acme/shop-CI-7','jobId':'1','jobName':'unit','status':'OTHER',"
	  "'startedAt':'1970-01-01T00:00:00.000Z','completedAt':null}]," REST "}",
	  RUN_READ " | jobs run=acme/shop-CI-7 attempt=1 job=acme/shop-CI-7/1 name=unit service=shop "
	  "branch=main commit=abc" },
	{ "jobs-without-a-run", "",
	  "[" JOB("1", "unit") "]",
	  "jobs run=acme/shop-CI-7 attempt=1 job=acme/shop-CI-7/1 name=unit result=failure "
	  "started_at=+5 finished_at=+55 busy_s=50" },
	{ "numbers-as-text", "",
	  "{'workflowId':'w','workflowRunId':'w-7','createdAt':'2023-11-14T22:13:20','buildNumber':'7',"
	  "'status':'FAILURE','workflowDurationSec':'55.5'}",
	  "runs run=w-7 attempt=1 result=failure queued_at=+0 busy_s=55.5 | finding: zone assumed: "
	  "'created_at' is \"2023-11-14T22:13:20\", without a zone: taken as UTC" },
	{ "no-time", "", "{'workflowId':'w','workflowRunId':'w-7','sumJobsDurationSec':1}",
	  "malformed: time missing: neither 'createdAt' nor 'startedAt' is there" },
	{ "a-run-whose-time-is-none", "",
	  "{'workflowId':'w','workflowRunId':'acme/shop-CI-7','createdAt':true,'jobs':[" JOB("1", "unit") "]}",
	  "jobs run=acme/shop-CI-7 attempt=1 job=acme/shop-CI-7/1 name=unit result=failure started_at=+5 "
	  "finished_at=+55 busy_s=50 | malformed: not a time: 'created_at' is true, not a time" },
	{ "a-job-without-time", "", "{'workflowRunId':'w','jobId':'1','jobName':'unit'}",
	  "malformed: time missing: 'startedAt' is not there" },
	{ "tests", "",
	  "{" TESTS ",'testSuites':{'name':'all','failures':9,'testsuite':[{'name':'cart',"
	  "'timestamp':'2023-11-14T22:13:30','testcase':[{'name':'adds','classname':'Cart','time':0.5,"
	  "'successCount':1},{'name':'sums','time':-1,'successCount':0},{'name':'books','status':'ERROR'},"
	  "{'name':'tax','skipped':[{}],'successCount':1}]},{'testcase':[{'name':'x','status':'FAILURE'}]}]}}",
	  "tests at=+10 suite=cart class=Cart name=adds outcome=passed "
	  "duration_s=0.5 | tests at=+10 suite=cart name=sums outcome=failed | tests at=+10 suite=cart "
	  "name=books outcome=error | tests at=+10 suite=cart name=tax outcome=skipped | tests at=+0 "
	  "name=x outcome=failed" },
	{ "suites-in-suites", "",
	  "{" TESTS ",'testSuites':{'testsuite':[{'name':'a','testsuite':[{'name':'b','testcase':[{'name':'x'}]}]}]}}",
	  "tests at=+0 suite=a/b name=x outcome=passed" },
	{ "equal-tests-of-one-report", "",
	  "{" TESTS ",'testSuites':{'testsuite':[{'testcase':[{'name':'x'},{'name':'x'}]}]}}",
	  "tests at=+0 name=x outcome=passed | tests at=+0 name=x outcome=passed" },
	{ "no-tests", "", "{" TESTS ",'testSuites':{'testsuite':[]}}", "1 not_relevant" },
	{ "tests-at-no-time", "", "{'workflowRunId':'w','createdAt':[],'testSuites':{}}",
	  "malformed: not a time: 'created_at' is an array, not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("cianalyzer", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
