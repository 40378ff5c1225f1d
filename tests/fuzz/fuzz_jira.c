/* fuzz_jira.c -- any bytes as issues of Jira */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"key\":\"OPS-1\",\"fields\":{\"summary\":"
			     "\"Down\",\"created\":"
			     "\"2026-05-04T09:12:00.000+0000\"}}\n",
			     data, size);
}
