/* effects.h -- what the gaps in the data do to each metric */
#ifndef ANALYZER_EFFECTS_H
#define ANALYZER_EFFECTS_H

#include "analyzer/composer.h"

/* A row a metric: what it rests on, and what is to be read with care. */
struct panel effects_panel(struct composer *composer);

#endif
