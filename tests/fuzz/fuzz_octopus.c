/* fuzz_octopus.c -- any bytes as deployments of Octopus */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return exported_fuzz(
		"{\"Id\":\"Deployments-2\",\"ReleaseId\":\"Releases-2\","
		"\"EnvironmentId\":\"Environments-2\",\"ProjectId\":\"Pro"
		"jects-1\",\"TaskId\":\"ServerTasks-2\",\"Name\":\"Deploy"
		" to Production\",\"Created\":\"2023-11-14T22:13:20.761+0"
		"0:00\",\"FailureEncountered\":false}\n",
		data, size);
}
