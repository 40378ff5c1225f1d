/* fuzz_gitlab_issues.c -- any bytes as issues of GitLab */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"iid\":1,\"title\":\"x\",\"state\":\"opened\",\"labels\":[],"
		"\"issue_type\":\"incident\",\"created_at\":"
		"\"2026-05-04T09:12:00Z\"}"
		"\n",
		data, size);
}
