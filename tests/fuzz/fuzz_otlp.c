/* fuzz_otlp.c -- any bytes as OpenTelemetry */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"resourceSpans\":[{\"resource\":{\"attributes\":"
		"[{\"key\":\"service.name\",\"value\":{\"stringValue\""
		":\"shop\"}}]},\"scopeSpans\":[{\"scope\":{\"name\":"
		"\"x\"},\"spans\":[{\"traceId\":\"5B8EFFF798038103D26"
		"9B633813FC60C\",\"spanId\":\"EEE19B7EC3C1B174\","
		"\"parentSpanId\":\"0000000000000000\",\"name\":"
		"\"GET\",\"kind\":2,\"startTimeUnixNano\":\"170000000"
		"0500000001\",\"endTimeUnixNano\":\"17000000015000000"
		"01\",\"status\":{\"code\":2,\"message\":\"no\"}"
		"}]}]}]}\n",
		data, size);
}
