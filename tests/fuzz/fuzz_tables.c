/* fuzz_tables.c -- any bytes behind the header of a table of deploys; and as a
 * table of any kind, read quickly and through the library
 */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"
#include "tests/tables_agree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	tables_agree((const char *)data, size);
	return exported_fuzz(
		"time,service,commit,version,environment,outcome,kind\n", data,
		size);
}
