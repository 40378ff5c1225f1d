/* fuzz_pagerduty_analytics.c -- any bytes as PagerDuty's analytics */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"service_id\":\"S\",\"seconds_to_resolve\":5,\"created_at\":"
		"\"2026-05-04T09:12:00Z\"}\n",
		data, size);
}
