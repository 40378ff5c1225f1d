/* fuzz_better_stack.c -- any bytes as incidents of Better Stack */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"type\":\"incident\",\"attributes\":{\"cause\":\"x\","
		"\"started_at\":\"2026-05-04T09:12:00Z\"}}"
		"\n",
		data, size);
}
