/* bamboo_builds.h -- builds of Bamboo's plans, which are runs */
#ifndef IMPORTERS_BAMBOO_BUILDS_H
#define IMPORTERS_BAMBOO_BUILDS_H

#include "importers/reading.h"

/* As /rest/api/latest/result/PLAN?expand=results.result lists them. */
bool bamboo_builds_is(const struct json *record);
void bamboo_builds_read(struct reading *reading, const struct json *record);

#endif
