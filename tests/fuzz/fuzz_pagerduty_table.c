/* fuzz_pagerduty_table.c -- any bytes as a table of PagerDuty's incidents */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"id,incident_number,description,service_name,created_on,"
		"resolved_on,seconds_to_first_ack,seconds_to_resolve,urgency\n"
		"P1,1,Down,orders,2026-05-04T09:12:00Z,,5,60,high\n",
		data, size);
}
