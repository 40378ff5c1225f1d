/* fuzz_github_statuses.c -- any bytes as a history of github-statuses */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"status_sequence\":[\"Investigating\"],"
			     "\"started_at\":\"2026-05-04T09:12:00Z\"}\n",
			     data, size);
}
