/* fuzz_github_runs.c -- any bytes as runs and jobs of GitHub Actions */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"head_sha\":\"a\",\"run_number\":1,\"created_at\":"
		"\"2026-05-04T09:12:00Z\"}\n",
		data, size);
}
