/* selector.h -- the series that a selector means */
#ifndef ANALYZER_SELECTOR_H
#define ANALYZER_SELECTOR_H

#include "model/facts.h"
#include "model/records_series.h"
#include "model/selector.h"

/*
 * Appends to `found` (of uint32_t) the indexes in the records of RECORD_SERIES
 * of all that the selector means, in the order of the facts.
 */
void selector_find(const struct facts *facts, const struct selector *selector,
		   GArray *found);

/* The same series by series: a selector that is ready to look at them. */
struct selector_look {
	const struct facts *facts;
	const struct selector *selector;
	GRegex **patterns; /* by matcher; NULL for one that has none */
};
struct selector_look selector_begin(const struct facts *facts,
				    const struct selector *selector);
bool selector_means(const struct selector_look *look, uint32_t i);
void selector_end(struct selector_look *look);

/* One of them. */
const struct series *selector_series(const struct facts *facts, uint32_t i);

/* The value of a label, "" if the series has none of that name. */
const char *selector_label(const struct facts *facts,
			   const struct series *series, const char *label);

/* Orders series by name and labels; 0: they are one series in two records. */
int selector_compare(const struct facts *facts, const struct series *a,
		     const struct series *b);

#endif
