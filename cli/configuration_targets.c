/* configuration_targets.c -- the targets of pipelines in the configuration */
#include "cli/configuration_targets.h"

#include "cli/amount.h"

#include <stddef.h>

#define OF(field) offsetof(struct targets, field)

static const struct {
	const char *name;
	size_t field;
	bool is_above, is_share;
} known[] = {
	{ "success-rate", OF(success_rate), true, true },
	{ "build-duration", OF(build_duration), false, false },
	{ "flaky-rate", OF(flaky_rate), false, true },
	{ "queue-wait", OF(queue_wait), false, false },
};

static bool read_target(struct entry *entry, bool is_above)
{
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
		double *field =
			(double *)(void *)((char *)&entry->settings->targets +
					   known[i].field);
		int64_t seconds;

		if (g_strcmp0(known[i].name, entry->subject) != 0 ||
		    known[i].is_above != is_above)
			continue;
		if (known[i].is_share)
			return amount_fraction(entry->value, field);
		if (!amount_duration(entry->value, &seconds))
			return false;
		*field = (double)seconds;
		return true;
	}
	return false;
}

bool read_target_above(struct entry *entry)
{
	return read_target(entry, true);
}

bool read_target_below(struct entry *entry)
{
	return read_target(entry, false);
}
