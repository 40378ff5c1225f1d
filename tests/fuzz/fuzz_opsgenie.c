/* fuzz_opsgenie.c -- any bytes as incidents and alerts of Opsgenie */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"tinyId\":\"1\",\"impactStartDate\":"
			     "\"2026-05-04T09:12:00Z\"}\n",
			     data, size);
}
