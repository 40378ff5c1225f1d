/* fuzz_grafana_activity.c -- any bytes as timelines of Grafana Incident */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"activityItemID\":\"i\",\"incidentID\":\"7\",\"eventTime\":"
		"\"2026-05-04T09:12:00Z\"}\n",
		data, size);
}
