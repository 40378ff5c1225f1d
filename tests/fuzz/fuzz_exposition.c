/* fuzz_exposition.c -- any bytes as metrics as text */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("# TYPE up gauge\n"
			     "up 1 1700000000000\n"
			     "up 0 1700000060000\n",
			     data, size);
}
