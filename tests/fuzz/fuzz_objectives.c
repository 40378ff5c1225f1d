/* fuzz_objectives.c -- any bytes behind an objective in YAML */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("apiVersion: openslo/v1\nkind: SLO\n"
			     "spec: {objectives: [{target: 0.9}]}\n---\n",
			     data, size);
}
