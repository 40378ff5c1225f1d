/* fuzz_opsgenie_table.c -- any bytes as rows of Opsgenie's tables */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("tinyId,message,createdAt,id,status,updatedAt,"
			     "ackTime,closeTime,tags,impactStartDate\n",
			     data, size);
}
