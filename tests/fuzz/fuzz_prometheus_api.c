/* fuzz_prometheus_api.c -- any bytes as answers of Prometheus */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"status\":\"success\",\"data\":{\"resultType\":"
		"\"matrix\",\"result\":[{\"metric\":{\"__name__\":"
		"\"up\",\"service\":\"shop\"},\"values\":[[1700000000"
		",\"1\"],[1700000060.5,\"NaN\"],[1700000120,\"+Inf\"]"
		",[1700000180,\"2.5e-1\"]]}]}}\n",
		data, size);
}
