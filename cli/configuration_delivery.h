/* configuration_delivery.h -- values of [canary], [flag] and [chaos] */
#ifndef CLI_CONFIGURATION_DELIVERY_H
#define CLI_CONFIGURATION_DELIVERY_H

#include "cli/configuration_values.h"

/* The field is the struct canary_settings; false: the value is wrong. */
bool read_canary_metric(struct entry *entry);
bool read_canary_primary(struct entry *entry);
bool read_canary_limit(struct entry *entry);
bool read_canary_threshold(struct entry *entry);
bool read_canary_steps(struct entry *entry);

/* The field is the struct flag_settings: VARIANT = NUMBER */
bool read_flag_weight(struct entry *entry);

#endif
