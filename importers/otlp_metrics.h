/* otlp_metrics.h -- metrics of OpenTelemetry as series */
#ifndef IMPORTERS_OTLP_METRICS_H
#define IMPORTERS_OTLP_METRICS_H

#include "importers/otlp_field.h"

/*
 * Gathers the points of around->record, a series for each set of attributes
 * and each resource, of a histogram its count and sum.  Sums that are told by
 * their changes only (delta) are counters that begin anew, and left out.  A
 * metric that `goes_on` does so in the next that is read.
 */
void otlp_read_metric(struct reading *reading, const struct otlp_around *around,
		      bool goes_on);

/*
 * Ends a metric that should have gone on, but the rest can not be read; it is
 * malformed if nobody can say whether it is told by its changes.
 */
void otlp_end_metric(struct reading *reading);

/* Adds the series of the file. */
void otlp_finish_metrics(struct reading *reading);

#endif
