/* rework.h -- deploys that mend what was shipped shortly before */
#ifndef ANALYZER_REWORK_H
#define ANALYZER_REWORK_H

#include "model/metrics.h"

/* How long ago the change that is mended may have been shipped. */
#define REWORK_SECONDS (INT64_C(21) * 24 * 60 * 60)

#endif
