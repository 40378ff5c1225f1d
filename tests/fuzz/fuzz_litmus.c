/* fuzz_litmus.c -- any bytes as LitmusChaos */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"apiVersion\":\"litmuschaos.io/v1alpha1\","
		"\"kind\":\"ChaosResult\",\"metadata\":{\"name\":"
		"\"e-kill\"},\"spec\":{\"engine\":\"e\",\"experiment\""
		":\"kill\"},\"status\":{\"experimentStatus\":"
		"{\"phase\":\"Completed\",\"verdict\":\"Pass\","
		"\"probeSuccessPercentage\":\"100\"}}}\n",
		data, size);
}
