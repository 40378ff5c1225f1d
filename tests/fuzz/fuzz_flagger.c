/* fuzz_flagger.c -- any bytes as canaries of Flagger */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"apiVersion\":\"flagger.app/v1beta1\",\"kind\":"
		"\"Canary\",\"metadata\":{\"name\":\"shop\",\"namespa"
		"ce\":\"test\"},\"spec\":{\"targetRef\":{\"kind\":"
		"\"Deployment\",\"name\":\"shop\"},\"analysis\":"
		"{\"threshold\":5}},\"status\":{\"phase\":\"Succeeded"
		"\",\"failedChecks\":1,\"canaryWeight\":0,\"lastAppli"
		"edSpec\":\"14788816656920327485\",\"conditions\":"
		"[{\"type\":\"Promoted\",\"status\":\"True\","
		"\"reason\":\"Succeeded\",\"message\":\"done\","
		"\"lastTransitionTime\":\"2023-11-14T22:13:20Z\"}"
		"]}}\n",
		data, size);
}
