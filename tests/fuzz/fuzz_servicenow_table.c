/* fuzz_servicenow_table.c -- any bytes as tables of ServiceNow */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"number,opened_at,short_description,sys_id,state\n", data,
		size);
}
