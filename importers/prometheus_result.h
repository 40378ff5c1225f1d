/* prometheus_result.h -- elements of a result of Prometheus */
#ifndef IMPORTERS_PROMETHEUS_RESULT_H
#define IMPORTERS_PROMETHEUS_RESULT_H

#include "importers/reading.h"

/* {"metric": {…}, "values": […] | "value": […] | "histograms": […] …} */
bool prometheus_is_result(const struct json *element);
/*
 * Adds its series; of a native histogram those of a classic one.  `query` names
 * what has no name of its own; NULL: nothing does.
 */
void prometheus_read_result(struct reading *reading, const struct json *element,
			    const char *query);

#endif
