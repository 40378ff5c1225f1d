/* fuzz_incident_io.c -- any bytes as incidents of incident.io */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"reference\":\"INC-1\",\"incident_status\":"
			     "{\"category\":\"live\"},\"created_at\":"
			     "\"2026-05-04T09:12:00Z\"}\n",
			     data, size);
}
