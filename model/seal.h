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

/*
 * Of the records of RECORD_KINDS: finds their services, removes those that
 * another of the same format repeats (the one modified last stays) and adds
 * their places to `gone`, then sorts.  Sources must be in order.
 */
void seal_entries(struct facts *facts, GHashTable *gone);

/* Counts the record of that place as a duplicate, and adds it to `gone`. */
void seal_drop(struct facts *facts, struct place place, GHashTable *gone);

/* Compares as numbers where both are, else letter by letter. */
int seal_compare_ids(const char *a, const char *b);

#endif
