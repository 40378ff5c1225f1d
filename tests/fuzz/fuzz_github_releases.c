/* fuzz_github_releases.c -- any bytes as releases of GitHub */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"id\":1,\"tag_name\":\"v1\",\"published_at\":"
			     "\"2026-05-04T09:12:00Z\"}\n",
			     data, size);
}
