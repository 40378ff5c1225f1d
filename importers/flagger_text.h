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
bool flagger_table_is(const char *head);
void flagger_table_read(struct reading *reading, const char *line);

#endif
