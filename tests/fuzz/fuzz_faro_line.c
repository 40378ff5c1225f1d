/* fuzz_faro_line.c -- any bytes as log lines of Faro */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("timestamp=2026-05-04T09:12:00Z kind=event "
			     "event_name=x app_name=y\n",
			     data, size);
}
