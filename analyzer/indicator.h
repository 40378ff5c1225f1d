/* indicator.h -- good and bad events of an objective, from its series */
#ifndef ANALYZER_INDICATOR_H
#define ANALYZER_INDICATOR_H

#include "analyzer/ledger.h"
#include "model/facts.h"
#include "model/slo.h"

/*
 * Adds what the series of the objective counted to the ledger, and marks the
 * minutes that have samples; the ledger is not closed.  Counters are never
 * extrapolated: what one counted between two points is placed at the later
 * one, a fall is a beginning from 0.  Of a share of errors each point is an
 * event, a part of which is bad; with `total` so many as that counted.  Of a
 * histogram the bucket that ends at the limit, or next below it, is good.
 * Of a level each point is good or bad.  Where slices are counted, each is an
 * event at its end: good if its share of good events is, or as good as that.
 * NULL, or why nothing can be measured.
 */
const char *indicator_read(const struct facts *facts,
			   const struct slo_settings *slo,
			   struct ledger *ledger);

#endif
