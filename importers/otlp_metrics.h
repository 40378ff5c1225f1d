/* otlp_metrics.h -- metrics of OpenTelemetry as series */
#ifndef IMPORTERS_OTLP_METRICS_H
#define IMPORTERS_OTLP_METRICS_H

#include "importers/otlp_field.h"

/*
 * Adds the points of around->record, a series for each set of attributes, of a
 * histogram its count and sum.  Sums that are told by their changes only
 * (delta) are counters that begin anew, and left out.
 */
void otlp_read_metric(struct reading *reading,
		      const struct otlp_around *around);

#endif
