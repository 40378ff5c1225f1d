/* fuzz_git_tag_list.c -- any bytes as lists of git's tags */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("v1.0 2026-05-04T09:12:00Z 4f2a91c\n", data, size);
}
