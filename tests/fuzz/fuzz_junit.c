/* fuzz_junit.c -- any bytes in a suite of tests */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("<testsuite name=\"s\"><testcase name=\"a\"/>",
			     data, size);
}
