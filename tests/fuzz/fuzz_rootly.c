/* fuzz_rootly.c -- any bytes as incidents of Rootly */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"type\":\"incidents\",\"attributes\":{\"started_at\":"
		"\"2026-05-04T09:12:00Z\"}}"
		"\n",
		data, size);
}
