/* seal.h -- the steps of facts_seal(), each in a file of its own */
#ifndef MODEL_SEAL_H
#define MODEL_SEAL_H

#include "model/facts.h"

/* Sorts sources, repositories (with their commits) and services by name. */
void seal_order(struct facts *facts);

/*
 * True for each deploy, incident that another record of the same format
 * repeats; numbers ids that different records share (ID#2).  g_free() it.
 */
bool *seal_repeated_deploys(struct facts *facts);
bool *seal_repeated_incidents(struct facts *facts);

/*
 * Marks in `is_gone` all but the first record of each roll-out, which takes
 * over the end of the last.
 */
void seal_fold(struct facts *facts, int64_t fold_window, bool *is_gone);

/* Compares as numbers where both are, else letter by letter. */
int seal_compare_ids(const char *a, const char *b);

#endif
