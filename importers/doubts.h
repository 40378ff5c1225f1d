/* doubts.h -- what is odd about the times that people wrote by hand */
#ifndef IMPORTERS_DOUBTS_H
#define IMPORTERS_DOUBTS_H

#include "importers/reading.h"

/*
 * Tells by a finding that an incident has no length, or more than 30 days, be
 * it over or not: then a month or a year is often wrong.  Maintenance may last.
 * That one ends before it begins the analysis tells.
 */
void doubts_tell(struct reading *reading, const struct incident *incident);

#endif
