/* test_litmus.c -- chaos experiments of LitmusChaos */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "failed", "",
	  "{'apiVersion':'litmuschaos.io/v1alpha1','kind':'ChaosResult','metadata':{'name':'e-kill'}"
	  ",'spec':{'engine':'e','experiment':'kill'},'status':{'experimentStatus':{'phase':'Completed_With_Probe_Failure',"
	  "'verdict':'Fail','probeSuccessPercentage':'50','errorOutput':{'errorCode':'X',"
	  "'reason':'too slow'}},'probeStatuses':[{'name':'a','status':{'verdict':'Failed'}"
	  "},{'name':'b','status':{'verdict':'Passed'}}],'history':{'passedRuns':3,"
	  "'failedRuns':1,'targets':[{'name':'shop'},{'name':'cart'}]}}}",
	  "chaos_results experiment=kill engine=e service=shop target=shop,"
	  " cart phase=Completed_With_Probe_Failure verdict=fail probe_success=0.5 "
	  "probes=2 passed_probes=1 passed_runs=3 failed_runs=1 why=too slow" },
	{ "passed-without-probes", "",
	  "{'apiVersion':'litmuschaos.io/v1alpha1','kind':'ChaosResult','metadata':{'name':'e-kill'}"
	  ",'spec':{'engine':'e','experiment':'kill'},'status':{'experimentStatus':{'phase':'Completed',"
	  "'verdict':'Pass','probeSuccessPercentage':'100'}}}",
	  "chaos_results experiment=kill engine=e phase=Completed verdict=pass "
	  "probe_success=1" },
	{ "old-probes", "",
	  "{'apiVersion':'litmuschaos.io/v1alpha1','kind':'ChaosResult','metadata':{'name':'e-kill'}"
	  ",'spec':{'engine':'e','experiment':'kill'},'status':{'experimentStatus':{'verdict':'Pass',"
	  "'failStep':'N/A'},'probeStatus':[{'name':'a','status':{'PreChaos':'Passed "
	  "👍','PostChaos':'Passed 👍'}},{'name':'b','status':{'Continuous':'Better "
	  "Luck Next Time 👎'}}]}}",
	  "chaos_results experiment=kill engine=e verdict=pass probes=2 passed_probes=1" },
	{ "very-old", "",
	  "{'apiVersion':'litmuschaos.io/v1alpha1','kind':'ChaosResult','metadata':{'name':'e-kill'}"
	  ",'spec':{'engine':'e','experiment':'kill'},'status':{'experimentstatus':{'failStep':'step "
	  "1','phase':'Running','verdict':'Awaited'}}}",
	  "chaos_results experiment=kill engine=e phase=Running verdict=awaited "
	  "why=step 1" },
	{ "nothing-known", "",
	  "{'apiVersion':'litmuschaos.io/v1alpha1','kind':'ChaosResult','metadata':{'name':'e-kill'}"
	  ",'spec':{'engine':'e','experiment':'kill'},'status':{'experimentStatus':{'phase':'',"
	  "'verdict':'','probeSuccessPercentage':'Awaited'}}}",
	  "chaos_results experiment=kill engine=e" },
	{ "an-engine", "",
	  "{'apiVersion':'litmuschaos.io/v1alpha1','kind':'ChaosEngine','metadata':{'name':'e'}"
	  ",'spec':{'appinfo':{'applabel':'app=shop'},'experiments':[{'name':'kill',"
	  "'spec':{'components':{'env':[{'name':'TOTAL_CHAOS_DURATION','value':'30'}"
	  "]}}}]},'status':{'engineStatus':'completed','experiments':[{'name':'kill',"
	  "'status':'Completed','verdict':'Pass','lastUpdateTime':'2023-11-14T22:13:50Z'}"
	  ",{'name':'cpu','status':'Forcefully Aborted','verdict':'Awaited',"
	  "'lastUpdateTime':'2023-11-14T22:13:20Z'}]}}",
	  "chaos_results experiment=kill engine=e service=shop target=shop "
	  "phase=Completed verdict=pass started_at=+0 finished_at=+30 | chaos_results "
	  "experiment=cpu engine=e service=shop target=shop phase=Forcefully "
	  "Aborted verdict=stopped finished_at=+0" },
	{ "an-experiment-is-no-result", "",
	  "{'apiVersion':'litmuschaos.io/v1alpha1','kind':'ChaosExperiment'}",
	  "1 not_relevant" },
	{ "nameless", "",
	  "{'apiVersion':'litmuschaos.io/v1alpha1','kind':'ChaosResult'}",
	  "malformed: nothing said: a ChaosResult names no experiment" },
	{ "not-json-in-it", "",
	  "{'phase':'Completed','resiliencyScore':5,'executionData':'{oh'}",
	  "malformed: not JSON: 'executionData' is a text that is not JSON" },
	{ "not-a-time", "",
	  "{'apiVersion':'litmuschaos.io/v1alpha1','kind':'ChaosEngine','status':{'experiments':[{'name':'kill',"
	  "'lastUpdateTime':'soon'}]}}",
	  "malformed: not a time: 'last_update_time' is \"soon\", not a time" },
	{ "described", "",
	  "{'Name':'x','API Version':'litmuschaos.io/v1alpha1'}",
	  "error: x: of no known format: its keys are \"Name\", "
	  "\"API Version\"; what kubectl describe prints is not read: kubectl "
	  "get -o json" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("litmus", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
