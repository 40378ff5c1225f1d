/* fuzz_circleci.c -- any bytes as workflows of CircleCI */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"pipeline_id\":\"p\",\"pipeline_number\":5,"
		"\"id\":\"w\",\"name\":\"build\",\"project_slug\":\"gh/ac"
		"me/shop\",\"created_at\":\"2023-11-14T22:13:20Z\"}\n",
		data, size);
}
