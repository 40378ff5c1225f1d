/* fuzz_jira_table.c -- any bytes as tables of Jira */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("Summary,Issue key,Issue Type,Created,Labels\n",
			     data, size);
}
