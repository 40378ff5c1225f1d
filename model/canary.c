/* canary.c -- canaries judged again by their rules, and beside the primary */
#include "model/canary.h"

double canary_value(const struct canary_replay *replay, uint32_t step,
		    uint32_t check)
{
	return replay
		->values[(size_t)step * replay->run.rules.n_checks + check];
}

void canary_replay_free(struct canary_replay *replay)
{
	if (!replay)
		return;
	g_array_unref(replay->run.checks);
	g_array_unref(replay->steps);
	g_free(replay->measured);
	g_free(replay->values);
	g_free(replay->beside);
	g_free(replay->reason);
	g_free(replay);
}
