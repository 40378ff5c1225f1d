/* fuzz_promtool_text.c -- any bytes as what promtool prints */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("up{job=\"a\"} => 1 @[1700000000.5]\n"
			     "down => 0 @[1700000000]\n",
			     data, size);
}
