/* order.h -- in which order records are listed */
#ifndef ANALYZER_ORDER_H
#define ANALYZER_ORDER_H

#include "model/metrics.h"

/* Compares indices of deploys of the facts `data`, by deployed_at. */
int order_by_deployed(gconstpointer a, gconstpointer b, gpointer data);

/*
 * Indices of the deploys of the measured services that lie in the window (or
 * all of them), by deployed_at, then as in the facts.  The caller's.
 */
GArray *order_deploys(const struct metrics *metrics, bool all);

/* The same of incidents, by began_at; drills and unmatched ones too. */
GArray *order_incidents(const struct metrics *metrics, bool all);

/* Positions in metrics->scopes, most counted deploys first, then by name. */
GArray *order_scopes(const struct metrics *metrics);

#endif
