/* changes.h -- what changed and what needs a decision, in sentences */
#ifndef ANALYZER_CHANGES_H
#define ANALYZER_CHANGES_H

#include "analyzer/composer.h"

/* A value of that measure as people read it; `beside` shares its unit. */
struct value changes_value(const struct measure *measure, double value,
			   uint32_t n, double beside);
/* Whether people are to see no centre: no data, or fewer than 5 events. */
bool changes_is_few(const struct measure *measure);
/* The value alone; that of now and of before, which share a unit. */
struct value changes_level(const struct measure *measure);
struct value changes_now(const struct measure *measure);
struct value changes_before(const struct measure *measure);
struct value changes_change(const struct measure *measure);
struct value changes_range(const struct measure *measure);

/*
 * Detectable changes by |effect| × log(1 + n), those for the worse twice; at
 * most five, two a service; then what held for all services.
 */
struct panel changes_panel(struct composer *composer);

/* Only what somebody who owns it can act on. */
struct panel decisions_panel(struct composer *composer);

#endif
