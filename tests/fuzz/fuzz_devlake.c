/* fuzz_devlake.c -- any bytes as rows of DevLake */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"cicd_scope_id\":\"s\",\"result\":\"SUCCESS\","
		"\"commit_sha\":\"abc1234\",\"repo_url\":\"acme/shop\","
		"\"started_date\":\"2026-05-04T09:12:00Z\"}"
		"\n",
		data, size);
}
