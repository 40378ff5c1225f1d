/* longest.h -- the longest incidents, and what came before each */
#ifndef ANALYZER_LONGEST_H
#define ANALYZER_LONGEST_H

#include "analyzer/composer.h"

/* Resolved incidents of the window, longest first: of uint32_t; the caller's */
GArray *longest_incidents(const struct composer *composer);

/*
 * A table of the first of them: the deploy that each is attributed to and,
 * where there is one before any of them, the flag that was changed.
 */
struct panel longest_panel(struct composer *composer);

/* Whether that panel names flags that were changed before an incident. */
bool longest_has_flags(const struct panel *panel);

#endif
