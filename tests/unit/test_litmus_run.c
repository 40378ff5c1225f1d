/* test_litmus_run.c -- runs of ChaosCenter, whose quotes stand inside a text */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-run", "",
	  "{\"experimentRunID\":\"1\",\"phase\":\"Completed\",\"resiliencyScore\":100,"
	  "\"executionData\":\"{\\\"nodes\\\":{\\\"a\\\":{\\\"type\\\":\\\"ChaosEngine\\\","
	  "\\\"startedAt\\\":\\\"1700000000\\\",\\\"finishedAt\\\":\\\"1700000060\\\","
	  "\\\"chaosData\\\":{\\\"experimentName\\\":\\\"kill\\\",\\\"experimentVerdict\\\":\\\"Pass\\\","
	  "\\\"probeSuccessPercentage\\\":\\\"100\\\"}},\\\"b\\\":{\\\"type\\\":\\\"Steps\\\"}"
	  "}}\"}",
	  "chaos_results experiment=kill verdict=pass started_at=+0 finished_at=+60 "
	  "probe_success=1" },
	{ "an-answer", "",
	  "{\"data\":{\"listExperimentRun\":{\"experimentRuns\":[{\"phase\":\"Completed\","
	  "\"executionData\":\"{\\\"nodes\\\":{\\\"a\\\":{\\\"type\\\":\\\"ChaosEngine\\\","
	  "\\\"startedAt\\\":\\\"1700000000\\\",\\\"chaosData\\\":{\\\"experimentName\\\":\\\"kill\\\","
	  "\\\"experimentVerdict\\\":\\\"Fail\\\",\\\"failStep\\\":\\\"probe\\\"}"
	  "}}}\"},{\"phase\":\"Error\",\"executionData\":\"\"}]}}}",
	  "chaos_results experiment=kill verdict=fail started_at=+0 why=probe "
	  "| 1 not_relevant" },
	{ "its-targets", "",
	  "{\"phase\":\"Completed\",\"resiliencyScore\":100,"
	  "\"executionData\":\"{\\\"nodes\\\":{\\\"a\\\":{\\\"type\\\":\\\"ChaosEngine\\\","
	  "\\\"startedAt\\\":\\\"1700000000\\\",\\\"chaosData\\\":{\\\"experimentName\\\":\\\"kill\\\","
	  "\\\"experimentVerdict\\\":\\\"Pass\\\",\\\"chaosResult\\\":{\\\"status\\\":{\\\"history\\\":"
	  "{\\\"targets\\\":[{\\\"name\\\":\\\"shop\\\"},{\\\"name\\\":\\\"cart\\\"}]}}}}}}}\"}",
	  "chaos_results experiment=kill service=shop target=shop, cart verdict=pass started_at=+0" },
	{ "a-run-of-tasks", "",
	  "{\"data\":{\"experimentRunID\":\"1\",\"phase\":\"Running\",\"executionData\":{\"nodes\":{\"a\":{\"type\":\"Steps\"},"
	  "\"b\":{\"type\":\"K8sTask\",\"startedAt\":\"1700000000\",\"finishedAt\":\"\",\"chaosData\":{\"experimentName\":\"kill\","
	  "\"experimentStatus\":\"Running\",\"experimentVerdict\":\"\"}}}}}}",
	  "chaos_results experiment=kill phase=Running started_at=+0" },
	{ "nested-without-end", "",
	  "{\"phase\":\"x\",\"resiliencyScore\":1,\"executionData\":\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"}",
	  "malformed: not JSON: 'executionData' is a text that is not JSON" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("litmus-run", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
