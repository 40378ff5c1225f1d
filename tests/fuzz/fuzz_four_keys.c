/* fuzz_four_keys.c -- any bytes as exports of Four Keys */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"deploy_id\":\"1\",\"time_created\":"
			     "\"2026-05-04 09:12:00 UTC\",\"changes\":[]}"
			     "\n",
			     data, size);
}
