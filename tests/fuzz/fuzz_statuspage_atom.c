/* fuzz_statuspage_atom.c -- any bytes in a feed of Statuspage */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("<feed><entry><id>tag:x,2005:Incident/1</id>"
			     "<updated>2026-05-04T09:12:00Z</updated></entry>",
			     data, size);
}
