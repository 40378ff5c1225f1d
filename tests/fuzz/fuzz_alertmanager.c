/* fuzz_alertmanager.c -- any bytes as alerts of Alertmanager and Prometheus */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"labels\":{},\"fingerprint\":\"f\",\"startsAt\":"
		"\"2026-05-04T09:12:00Z\"}\n",
		data, size);
}
