/* fuzz_grafana_frames.c -- any bytes as data frames */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"[{\"schema\":{\"fields\":[{\"name\":\"Time\","
		"\"type\":\"time\"},{\"name\":\"Value\",\"type\":"
		"\"number\",\"labels\":{\"__name__\":\"up\",\"service"
		"\":\"shop\"},\"config\":{\"unit\":\"s\"}}]},"
		"\"data\":{\"values\":[[1700000000000,1700000001000,"
		"1700000002000],[1,null,null]],\"entities\":[null,"
		"{\"NaN\":[1]}]}}]\n",
		data, size);
}
