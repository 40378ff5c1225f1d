/* flux_events.h -- what the controllers of Flux tell of a resource */
#ifndef IMPORTERS_FLUX_EVENTS_H
#define IMPORTERS_FLUX_EVENTS_H

#include "importers/reading.h"

/* An event of Kubernetes, or what is sent to an address of one's own. */
bool flux_events_is(const struct json *record);
void flux_events_read(struct reading *reading, const struct json *record);
void flux_events_finish(struct reading *reading);

/* "main@sha1:HEX", "main/HEX", or a version of a chart. */
void flux_name_revision(struct reading *reading, const char *revision,
			struct deploy *deploy);

#endif
