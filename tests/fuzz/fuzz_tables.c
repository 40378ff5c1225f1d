/* fuzz_tables.c -- any bytes behind the header of a table of deploys */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"time,service,commit,version,environment,outcome,kind\n", data,
		size);
}
