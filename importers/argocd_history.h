/* argocd_history.h -- what `argocd app history` prints of an Application */
#ifndef IMPORTERS_ARGOCD_HISTORY_H
#define IMPORTERS_ARGOCD_HISTORY_H

#include "importers/importer.h"

/* A line each sync; it does not say of which Application. */
extern const struct text_shape argocd_history;
void argocd_history_finish(struct reading *reading);

#endif
