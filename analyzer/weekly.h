/* weekly.h -- the weeks of both periods, and what is unusual in them */
#ifndef ANALYZER_WEEKLY_H
#define ANALYZER_WEEKLY_H

#include "analyzer/days.h"

/*
 * Fills metrics->weeks: for all services, then for each of metrics->scopes,
 * each ISO week that shares a day with the periods.  A week belongs to the
 * period that holds its Thursday.  A week counts what falls in it and in
 * either period; is_complete says that all its days lie in them.  Natural
 * process limits of the weekly median lead time are those of the previous
 * period's complete weeks with data.
 */
void measure_weeks(struct metrics *metrics, const struct days *days);

#endif
