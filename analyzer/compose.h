/* compose.h -- metrics into the review */
#ifndef ANALYZER_COMPOSE_H
#define ANALYZER_COMPOSE_H

#include "model/report.h"

/*
 * Pages with their sentences and chart descriptions, and all tables.  The
 * metrics must outlive the report, which is the caller's to report_free().
 * `all`: tables hold what lies outside the window, too.  `draws`: the pages are
 * wanted; without them it is names and tables that a terminal shows.
 */
struct report *compose(const struct metrics *metrics, bool all, bool draws);

#endif
