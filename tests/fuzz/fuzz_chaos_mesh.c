/* fuzz_chaos_mesh.c -- any bytes as Chaos Mesh */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"apiVersion\":\"chaos-mesh.org/v1alpha1\","
		"\"kind\":\"PodChaos\",\"metadata\":{\"name\":"
		"\"a\",\"uid\":\"u\",\"creationTimestamp\":\"2023-11-"
		"14T22:13:20Z\"},\"spec\":{\"action\":\"pod-kill\","
		"\"selector\":{\"labelSelectors\":{\"app\":\"shop\"}"
		"}},\"status\":{\"experiment\":{\"desiredPhase\":"
		"\"Run\"}}}\n",
		data, size);
}
