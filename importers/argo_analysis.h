/* argo_analysis.h -- what an AnalysisRun of Argo asked, and what it measured */
#ifndef IMPORTERS_ARGO_ANALYSIS_H
#define IMPORTERS_ARGO_ANALYSIS_H

#include "importers/json.h"
#include "importers/reading.h"
#include "model/canary_analysis.h"

/* Of its metrics that were measured, the facts' own; NULL: none was. */
const struct canary_analysis *argo_read_analysis(struct reading *reading,
						 const struct json *record);

#endif
