/* dates.h -- whether dates in digits have the month or the day first */
#ifndef IMPORTERS_DATES_H
#define IMPORTERS_DATES_H

#include <stddef.h>

enum date_order {
	DATES_MONTH_FIRST, /* 6/21/2025 */
	DATES_DAY_FIRST,   /* 21/6/2025 */
	DATES_UNKNOWN,	   /* as the first, but nothing tells */
};

/*
 * The order of the dates (21/06/2025, 21-6-2025, 21/06/25) in a text, as the
 * one that can only be read in one way tells; unknown if none or both do.
 */
enum date_order dates_order(const char *text, size_t length);

#endif
