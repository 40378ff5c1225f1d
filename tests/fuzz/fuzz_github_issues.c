/* fuzz_github_issues.c -- any bytes as issues of GitHub */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("[{\"number\": 7, \"title\": \"x\", "
			     "\"state\": \"open\", \"labels\": "
			     "[\"incident\"], "
			     "\"created_at\": 1700000000000},\n",
			     data, size);
}
