/* fuzz_cianalyzer.c -- any bytes as what CIAnalyzer collects */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"workflowId\":\"w\",\"workflowRunId\":\"w-1\",\"createdAt\":"
		"\"2026-05-04T09:12:00Z\",\"status\":\"SUCCESS\",\"sumJobsDu"
		"rationSec\":3}"
		"\n",
		data, size);
}
