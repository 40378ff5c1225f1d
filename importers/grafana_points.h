/* grafana_points.h -- series of Grafana from before there were frames */
#ifndef IMPORTERS_GRAFANA_POINTS_H
#define IMPORTERS_GRAFANA_POINTS_H

#include "importers/reading.h"

/* {"target": "a", "datapoints": [[value, time], …]}, as Graphite answers. */
bool grafana_points_is(const struct json *record);
void grafana_points_read(struct reading *reading, const struct json *record);

/* {"series": [{"name": "a", "points": [[value, time], …]}, …]} */
bool grafana_points_is_result(const struct json *result);
/* How many of them were read. */
uint32_t grafana_points_read_result(struct reading *reading,
				    const struct json *result);

#endif
