/* fuzz_flags.c -- any bytes as feature flags */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"key\":\"new\",\"value\":true,\"variant\":"
		"\"on\",\"reason\":\"TARGETING_MATCH\",\"metadata\":"
		"{}}\n",
		data, size);
}
