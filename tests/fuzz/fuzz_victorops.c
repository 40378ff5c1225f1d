/* fuzz_victorops.c -- any bytes as incidents of VictorOps */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"incidentNumber\":\"1\",\"currentPhase\":"
			     "\"acknowledged\",\"startTime\":"
			     "\"2026-05-04T09:12:00Z\"}\n",
			     data, size);
}
