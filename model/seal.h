/* seal.h -- the steps of facts_seal(), each in a file of its own */
#ifndef MODEL_SEAL_H
#define MODEL_SEAL_H

#include "model/facts.h"

/* Sorts sources, repositories (with their commits) and services by name. */
void seal_order(struct facts *facts);

/*
 * True for each deploy, incident that another record of the same format
 * repeats; g_free() it.  `identities` is for seal_rename, then to be freed.
 */
bool *seal_repeated_deploys(const struct facts *facts, GArray **identities);
bool *seal_repeated_incidents(const struct facts *facts, GArray **identities);
/* Numbers the ids that records which are not gone share: ID, ID#2, … */
void seal_rename_deploys(struct facts *facts, const GArray *identities,
			 const bool *is_gone);
void seal_rename_incidents(struct facts *facts, const GArray *identities,
			   const bool *is_gone);

/*
 * Marks in `is_gone` all but the first record of each roll-out, which takes
 * over the end of the last.
 */
void seal_fold(struct facts *facts, int64_t fold_window, bool *is_gone);
/* As written, with one name for production. */
const char *seal_environment(const struct deploy *deploy);

/*
 * Marks in `is_gone` all but one record of each deploy, incident that sources
 * of different formats tell of: by id, by link, or by service and time, up to
 * `window` seconds apart.  The one that stays takes over what it does not know.
 */
void seal_twin_deploys(struct facts *facts, int64_t window, bool *is_gone);
void seal_twin_incidents(struct facts *facts, int64_t window, bool *is_gone);
/* A finding: the record at `other` tells of the same thing, `what`. */
void seal_tell_twin(struct facts *facts, struct place kept, struct place other,
		    int64_t at, const char *what);

/*
 * Of the records of RECORD_KINDS: finds their services, removes those that
 * another of the same format repeats (the one modified last stays) and adds
 * their places to `gone`, then sorts.  Sources must be in order.
 */
void seal_entries(struct facts *facts, GHashTable *gone);

/* Sorts the deploys, which is quick if they nearly are. */
void seal_sort_deploys(struct facts *facts);
/* And again; those without an id get SERVICE@TIME. */
void seal_deploys(struct facts *facts);

/* Finds services of runs, jobs and spans that name only a repository. */
void seal_runs(struct facts *facts);

/* Counts the record of that place as a duplicate, and adds it to `gone`. */
void seal_drop(struct facts *facts, struct place place, GHashTable *gone);

/* Compares as numbers where both are, else letter by letter. */
int seal_compare_ids(const char *a, const char *b);
int seal_compare_places(struct place a, struct place b);

#endif
