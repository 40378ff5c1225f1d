/* octopus_events.h -- what Octopus tells of deployments as they go on */
#ifndef IMPORTERS_OCTOPUS_EVENTS_H
#define IMPORTERS_OCTOPUS_EVENTS_H

#include "importers/reading.h"

/* An event of its log, or what a subscription sends of one. */
bool octopus_events_is(const struct json *record);
void octopus_events_read(struct reading *reading, const struct json *record);

#endif
