/* fuzz_datadog.c -- any bytes as incidents of Datadog */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"type\":\"incidents\",\"attributes\":{\"created\":"
		"\"2026-05-04T09:12:00Z\"}}"
		"\n",
		data, size);
}
