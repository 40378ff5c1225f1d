/* fuzz_helm.c -- any bytes as releases of Helm */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"name\":\"orders\",\"revision\":\"1\","
			     "\"updated\":\"2023-11-14T22:13:20Z\",\"status\":"
			     "\"deployed\",\"chart\":\"orders-1\","
			     "\"app_version\":\"2\"}\n",
			     data, size);
}
