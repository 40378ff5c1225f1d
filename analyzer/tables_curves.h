/* tables_curves.h -- the series round deploys, as tables have them */
#ifndef ANALYZER_TABLES_CURVES_H
#define ANALYZER_TABLES_CURVES_H

#include "analyzer/tables.h"

/*
 * The curve of each impact of the set in short, as the column `curve` of
 * impact has it; NULL where there is no sample.  The array is the caller's, the
 * texts are the pool's.
 */
const char **tables_curves(struct tables *tables, const struct impact_set *set);

#endif
