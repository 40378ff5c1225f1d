/* selectors.h -- the series that many selectors mean */
#ifndef ANALYZER_SELECTORS_H
#define ANALYZER_SELECTORS_H

#include "analyzer/selector.h"

/*
 * For each selector what selector_find() finds, of GArray *; NULL for one that
 * is NULL.  g_ptr_array_unref() frees all.  Each series is looked at once,
 * however many selectors ask for a value of the same label.
 */
GPtrArray *selectors_find(const struct facts *facts,
			  const struct selector *const *selectors, uint32_t n);

#endif
