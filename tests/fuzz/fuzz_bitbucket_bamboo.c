/* fuzz_bitbucket_bamboo.c -- any bytes as deployments of Bitbucket */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"type\":\"deployment\",\"uuid\":\"{d}\","
		"\"environment\":{\"name\":\"Live\",\"environment_type\":"
		"{\"name\":\"Production\"}},\"release\":{\"pipeline\":{\""
		"uuid\":\"{p}\"},\"name\":\"#186\",\"url\":\"https://bitb"
		"ucket.org/acme/shop/addon/pipelines/home#!/results/186\""
		",\"commit\":{\"hash\":\"abc\"},\"created_on\":\"2023-11-"
		"14T22:13:10.522007Z\"},\"state\":{\"name\":\"COMPLETED\""
		",\"status\":{\"name\":\"SUCCESSFUL\"},\"started_on\":\"2"
		"023-11-14T22:13:20.20339Z\",\"completed_on\":\"2023-11-1"
		"4T22:13:50Z\"},\"last_update_time\":\"2023-11-14T22:14:2"
		"0Z\"}\n",
		data, size);
}
