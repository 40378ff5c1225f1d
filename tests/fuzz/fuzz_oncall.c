/* fuzz_oncall.c -- any bytes as alert groups of Grafana OnCall */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"alerts_count\":1,\"route_id\":\"R\",\"created_at\":"
		"\"2026-05-04T09:12:00Z\"}\n",
		data, size);
}
