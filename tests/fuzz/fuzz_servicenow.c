/* fuzz_servicenow.c -- any bytes as records of ServiceNow */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("[{\"sys_id\": \"a1\", \"number\": "
			     "\"INC1\", "
			     "\"opened_at\": \"2026-05-04 09:12:00\"},\n",
			     data, size);
}
