/* fuzz_jenkins.c -- any bytes as builds of Jenkins */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz("{\"_class\":\"hudson.model.FreeStyleBuild\","
			     "\"url\":\"https://ci.io/job/acme/job/shop/30/\","
			     "\"number\":30,\"timestamp\":1700000000161,"
			     "\"duration\":61900,\"result\":\"SUCCESS\"}\n",
			     data, size);
}
