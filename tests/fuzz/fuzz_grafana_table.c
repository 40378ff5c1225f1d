/* fuzz_grafana_table.c -- any bytes as data of panels */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"\"Time\",\"{service=\"\"shop\"\", flag_variant=\"\"o"
		"n\"\"}\"\r\n"
		"1700000000000,0.0123\r\n"
		"1700000060000,\r\n"
		"1700000120000,NaN\r\n"
		"1700000180000,Infinity\r\n"
		"1700000240000,-Infinity\n",
		data, size);
}
