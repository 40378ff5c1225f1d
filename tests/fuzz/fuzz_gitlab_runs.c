/* fuzz_gitlab_runs.c -- any bytes as pipelines of GitLab */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"id\":7,\"iid\":3,\"project_id\":1,\"sha\":\"abc\","
		"\"ref\":\"main\",\"source\":\"push\",\"web_url\":\"https"
		"://x.io/acme/shop/-/pipelines/7\",\"created_at\":\"2023-"
		"11-14T22:13:20.753Z\",\"status\":\"success\"}\n",
		data, size);
}
