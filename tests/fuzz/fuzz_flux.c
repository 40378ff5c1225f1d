/* fuzz_flux.c -- any bytes as HelmReleases of Flux */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"apiVersion\":\"helm.toolkit.fluxcd.io/v2\","
		"\"kind\":\"HelmRelease\",\"metadata\":{\"name\":\"shop\""
		",\"namespace\":\"web\"},\"status\":{\"history\":[{\"name"
		"\":\"shop\",\"namespace\":\"web\",\"version\":1,"
		"\"status\":\"superseded\",\"chartName\":\"shop\","
		"\"chartVersion\":\"1.0.0\",\"appVersion\":\"v1.0.0\","
		"\"configDigest\":\"c\",\"lastDeployed\":\"2023-11-14T22:"
		"13:20Z\",\"firstDeployed\":\"2023-11-14T22:13:00Z\","
		"\"deleted\":null}]}}\n",
		data, size);
}
