/* spark.h -- a metric over both periods in a small line */
#ifndef ANALYZER_SPARK_H
#define ANALYZER_SPARK_H

#include "analyzer/composer.h"

/*
 * Buckets of one of the four keys; a bucket without data is NaN (no deploys
 * in it is 0 deploys, but no lead time).  Partial buckets at the ends of the
 * periods are left out.  Fewer than 8 buckets with data in a period make it a
 * barcode.
 */
struct sparkline spark_of(struct composer *composer, uint32_t scope,
			  enum metric metric);

#endif
