/* fuzz_postmortem.c -- any bytes as reports of incidents */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	exported_fuzz("---\nstart_time: 2026-05-04T09:12:00Z\n", data, size);
	return exported_fuzz("- First detected: 2026-05-04 09:12\n", data,
			     size);
}
