/* fuzz_json.c -- any bytes as a file of JSON, in one piece and in many; and as
 * one value, read quickly and carefully
 */
#include "tests/events.h"
#include "tests/fuzz/fuzz.h"
#include "tests/ways.h"

#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_memdup2(data, size);
	g_autofree char *whole = events_print(bytes, size, 0);
	g_autofree char *pieces = events_print(bytes, size, 3);

	g_assert_cmpstr(whole, ==, pieces);
	ways_agree(bytes, size);
	return 0;
}
