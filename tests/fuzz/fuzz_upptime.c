/* fuzz_upptime.c -- any bytes as the log of Upptime */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"aaaaaaa1\t2026-05-04T09:20:00Z\t🟥 Shop is down (0 in 0 ms)\n",
		data, size);
}
