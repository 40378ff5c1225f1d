/* fuzz_squadcast.c -- any bytes as incidents of Squadcast */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"title\":\"a\",\"ttr (ms)\":60000,"
			     "\"created_at\":\"2026-05-04T09:12:00Z\"}\n",
			     data, size);
}
