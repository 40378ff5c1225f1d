/* fuzz_gitlab_releases.c -- any bytes as releases of GitLab */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"tag_name\":\"v1\",\"released_at\":"
			     "\"2023-11-14T22:13:20Z\",\"commit\":{\"id\":"
			     "\"abc1234\"}}\n",
			     data, size);
}
