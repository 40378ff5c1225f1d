/* settings_series.h -- what the user asked for of series */
#ifndef MODEL_SETTINGS_SERIES_H
#define MODEL_SETTINGS_SERIES_H

#include "model/selector.h"

#include <stdint.h>

/* One [impact "NAME"] section: what else to compare round deploys. */
struct impact_settings {
	const char *name;
	const struct selector *series;
};

/* One [rollback "NAME"] section: when a deploy is to be taken back. */
struct rollback_settings {
	const char *name;
	double above;
	int64_t for_seconds, within_seconds;
	const struct selector *series; /* NULL: the error rate */
};

#endif
