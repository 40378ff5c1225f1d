/* fuzz_faro.c -- any bytes as payloads of Faro */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"meta\":{\"app\":{\"name\":\"shop\"},\"session\":"
		"{\"id\":\"s1\"}},\"events\":[{\"name\":\"feature_fla"
		"g.evaluation\",\"timestamp\":\"2023-11-14T22:"
		"13:20Z\",\"attributes\":{\"feature_flag.key\":"
		"\"new\",\"feature_flag.result.variant\":\"on\","
		"\"feature_flag.result.reason\":\"error\"}},{\"name\""
		":\"click\",\"timestamp\":\"2023-11-14T22:13:"
		"20Z\"}]}\n",
		data, size);
}
