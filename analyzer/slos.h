/* slos.h -- the objectives that are promised, wherever they are written */
#ifndef ANALYZER_SLOS_H
#define ANALYZER_SLOS_H

#include "model/metrics.h"

/*
 * Those of the configuration and then those of exports, of which one that the
 * configuration has by the same name is left out; of const struct
 * slo_settings *, which the settings own or the pool of the metrics.
 */
GPtrArray *slos_gather(const struct metrics *metrics);

/* The window as it is written: "28d", "month", "quarter"; the pool's. */
const char *slos_length_text(struct pool *pool,
			     const struct slo_length *length);

#endif
