/* fuzz_harness.c -- any bytes as executions of Harness */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"planExecutionId\":\"k\",\"pipelineIdentifier\":\"p\",\"sta"
		"tus\":\"Success\",\"startTs\":1777885920000,\"moduleInfo\":"
		"{\"cd\":{\"serviceIdentifiers\":[\"orders\"]}}}"
		"\n",
		data, size);
}
