/* fuzz_argocd.c -- any bytes as Applications of Argo CD */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"apiVersion\":\"argoproj.io/v1alpha1\","
		"\"kind\":\"Application\",\"metadata\":{\"name\":\"shop\""
		",\"namespace\":\"argocd\"},\"spec\":{\"project\":\"defau"
		"lt\",\"source\":{\"path\":\"x\"},\"destination\":{\"name"
		"space\":\"shop\"}},\"status\":{\"history\":[{\"id\":0,"
		"\"revision\":\"1111111111111111111111111111111111111111"
		"\",\"deployedAt\":\"2023-11-14T22:13:21Z\","
		"\"deployStartedAt\":\"2023-11-14T22:13:20Z\","
		"\"source\":{\"path\":\"x\"}}]}}\n",
		data, size);
}
