/* configuration_targets.h -- the targets of pipelines in the configuration */
#ifndef CLI_CONFIGURATION_TARGETS_H
#define CLI_CONFIGURATION_TARGETS_H

#include "cli/configuration_values.h"

#define TARGETS_ABOVE "a share such as 95%, of the target success-rate"
#define TARGETS_BELOW                                             \
	"a duration of the target build-duration or queue-wait, " \
	"or a share of flaky-rate"

/*
 * What [target "NAME"] must be above, or below; false if there is no such
 * target, or if the value is none of it.
 */
bool read_target_above(struct entry *entry);
bool read_target_below(struct entry *entry);

#endif
