/* resilience_said.h -- panels of what releases bore, and what overlapped */
#ifndef ANALYZER_RESILIENCE_SAID_H
#define ANALYZER_RESILIENCE_SAID_H

#include "analyzer/composer.h"

/* Two panels of `room` rows at most; `runs` are those of the window. */
void resilience_panels(struct draft *draft, const GArray *runs, uint32_t room);

#endif
