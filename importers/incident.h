/* incident.h -- what the labels of an incident name */
#ifndef IMPORTERS_INCIDENT_H
#define IMPORTERS_INCIDENT_H

#include "importers/reading.h"

/*
 * Fills services, unmatched, deploy_name, version and commit_name from the
 * labels and fields of `record` (METRICS.md section 4).  The services are
 * appended to facts->incident_services; none are configured: added.
 */
void incident_names(struct reading *reading, const struct json *record,
		    struct incident *incident);

#endif
