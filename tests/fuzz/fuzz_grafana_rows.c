/* fuzz_grafana_rows.c -- any bytes as rows of a panel that shows a table */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("Time,service,Value\n", data, size);
}
