/* limits_said.h -- the targets, rules and objectives in force, as tables */
#ifndef ANALYZER_LIMITS_SAID_H
#define ANALYZER_LIMITS_SAID_H

#include "analyzer/composer.h"

/*
 * What pipelines are held to and when rollbacks would fire, a row each; whether
 * there is any of it that the review is about.
 */
bool limits_has_targets(const struct metrics *metrics);
struct panel limits_targets(struct composer *composer, uint32_t most);

/* The objectives of service, of which `most` rows are told. */
bool limits_has_objectives(const struct metrics *metrics);
struct panel limits_objectives(struct composer *composer, uint32_t most);

#endif
