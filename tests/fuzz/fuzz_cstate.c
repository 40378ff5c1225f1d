/* fuzz_cstate.c -- any bytes as issues of cState */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("---\ndate: 2026-05-04T09:12:00Z\n"
			     "resolvedWhen: 2026-05-04T09:13:00Z\n",
			     data, size);
}
