/* fuzz_github_deployments.c -- any bytes as deployments of GitHub */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"id\":1,\"sha\":\"a\",\"environment\":\"live\","
			     "\"statuses_url\":\"x\",\"created_at\":"
			     "\"2026-05-04T09:12:00Z\"}\n",
			     data, size);
}
