/* months.h -- names of months, in the languages of those who export */
#ifndef IMPORTERS_MONTHS_H
#define IMPORTERS_MONTHS_H

#include <stddef.h>

/*
 * The month (1 … 12) whose name begins with these bytes, three letters at
 * least; 0: none, or several.
 */
int month_named(const char *word, size_t length);

#endif
