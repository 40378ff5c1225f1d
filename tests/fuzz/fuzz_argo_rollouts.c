/* fuzz_argo_rollouts.c -- any bytes as Argo Rollouts */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"apiVersion\":\"argoproj.io/v1alpha1\",\"kind\":"
		"\"Rollout\",\"metadata\":{\"name\":\"shop-1\","
		"\"namespace\":\"test\",\"annotations\":{\"rollout.ar"
		"goproj.io/revision\":\"7\"}},\"status\":{\"abort\":"
		"true,\"abortedAt\":\"2023-11-14T22:13:25Z\","
		"\"stableRS\":\"a\",\"currentPodHash\":\"b\","
		"\"conditions\":[{\"type\":\"Progressing\",\"reason\""
		":\"RolloutAborted\",\"message\":\"a failed\","
		"\"lastUpdateTime\":\"2023-11-14T22:13:20Z\"}"
		"]}}\n",
		data, size);
}
