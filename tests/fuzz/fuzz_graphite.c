/* fuzz_graphite.c -- any bytes as events of Graphite */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"what\":\"x\",\"when\":1778594551,"
			     "\"tags\":\"deploy shop\"}\n",
			     data, size);
}
