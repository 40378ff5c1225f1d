/* grafana_frame.h -- a data frame of Grafana */
#ifndef IMPORTERS_GRAFANA_FRAME_H
#define IMPORTERS_GRAFANA_FRAME_H

#include "importers/reading.h"

/* {"schema": {"fields": […]}, "data": {"values": […]}} */
bool grafana_frame_is(const struct json *record);
/* What Inspect > JSON > Panel data shows: values in the fields themselves. */
bool grafana_frame_is_panel(const struct json *record);
/* One of both. */
void grafana_frame_read(struct reading *reading, const struct json *frame);

#endif
