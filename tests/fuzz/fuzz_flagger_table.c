/* fuzz_flagger_table.c -- any bytes as canaries in a table */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"NAMESPACE   NAME   STATUS   WEIGHT   LASTTRANSITIONT"
		"IME\n"
		"test        shop   Failed   0        2023-11-14T22:"
		"13:20Z\n",
		data, size);
}
