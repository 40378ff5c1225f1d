/* strips.h -- a row of dots a service */
#ifndef ANALYZER_STRIPS_H
#define ANALYZER_STRIPS_H

#include "analyzer/composer.h"

/* Lead times of each service, by median; at most STRIP_ROWS services. */
enum { STRIP_ROWS = 12 };
struct panel strips_lead_time(struct composer *composer);

/* Times to recovery of each service, by mean. */
struct panel strips_recovery(struct composer *composer);

#endif
