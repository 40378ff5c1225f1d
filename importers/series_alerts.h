/* series_alerts.h -- alerts that Prometheus keeps as series */
#ifndef IMPORTERS_SERIES_ALERTS_H
#define IMPORTERS_SERIES_ALERTS_H

#include "importers/reading.h"

/*
 * At the end of a file: adds the alerts that its series ALERTS and
 * ALERTS_FOR_STATE tell of, which stay series, too.
 */
void series_alerts_add(struct reading *reading);

#endif
