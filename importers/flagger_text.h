/* flagger_text.h -- words of Flagger, and its canaries as kubectl lists them */
#ifndef IMPORTERS_FLAGGER_TEXT_H
#define IMPORTERS_FLAGGER_TEXT_H

#include "importers/canary_steps.h"

/*
 * Fills phase, why, weight and checks of the step that a message tells; false:
 * it is none.
 */
bool flagger_read_message(const char *message, struct canary_step *step);

/* `kubectl get canaries`, watched or not, the command before it or not. */
extern const struct text_shape flagger_table;

#endif
