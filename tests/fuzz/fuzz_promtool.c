/* fuzz_promtool.c -- any bytes as bare results of Prometheus */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("[{\"metric\":{\"__name__\":\"up\"},\"values\":"
			     "[[1700000000,\"1\"],[1700000001,\"0\"]]}]\n",
			     data, size);
}
