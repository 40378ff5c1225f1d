/* fuzz_spinnaker.c -- any bytes as executions of Spinnaker */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"type\":\"PIPELINE\",\"id\":\"e1\",\"application\":\"s"
		"hop\",\"name\":\"Ship\",\"buildTime\":1699999990000,"
		"\"pipelineConfigId\":\"p\",\"status\":\"SUCCEEDED\","
		"\"trigger\":{\"type\":\"git\",\"hash\":\"abc\"},"
		"\"stages\":[{\"id\":\"s1\",\"refId\":\"1\","
		"\"type\":\"deploy\",\"name\":\"x\",\"status\":\"SUCCEEDE"
		"D\",\"startTime\":1700000000000,\"endTime\":170000006000"
		"0,\"syntheticStageOwner\":null,\"parentStageId\":null,"
		"\"context\":{\"account\":\"production\"}}]}\n",
		data, size);
}
