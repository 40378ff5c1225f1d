/* fuzz_pagerduty.c -- any bytes as incidents of PagerDuty */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"incident_number\":1,\"incident_key\":\"k\",\"created_at\":"
		"\"2026-05-04T09:12:00Z\"}\n",
		data, size);
}
