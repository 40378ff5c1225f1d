/* fuzz_fedora_status.c -- any bytes as outages of Fedora's status pages */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("Title: x\nDate: 2026-05-04 09:12+0000\n", data,
			     size);
}
