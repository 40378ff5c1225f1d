/* configuration_delivery.h -- keys of [canary], [flag], [chaos], [target] */
#ifndef CLI_CONFIGURATION_DELIVERY_H
#define CLI_CONFIGURATION_DELIVERY_H

#include "cli/configuration_values.h"

extern const struct known_key delivery_keys[];
extern const size_t n_delivery_keys;

/* What the fields of these keys are a part of: the section of that name. */
void *delivery_section(struct settings *settings, const char *section,
		       const char *name);

#endif
