/* run.h -- the steps of a run that main() does not call by their own names */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "cli/command.h"

/*
 * Settings and unsealed facts.  Sources that cannot be read are told, one a
 * line; the last is the error, except for a command that persists, whose
 * status then is that of the error.
 */
bool run_import(struct run *run, GError **error);

/*
 * The window and the services of --service, which need sealed facts: the
 * window may end with the data, and a service must be there.
 */
bool run_choose(struct run *run, GError **error);

/*
 * What each deploy shipped: joins, and reads in full the commits that matter.
 * Errors as from run_import().
 */
bool run_join(struct run *run, GError **error);

/*
 * Says which records were left out, the first ten of a kind and how many
 * more; with --strict there must be none.
 */
bool run_tell(struct run *run, GError **error);

/* The last word on standard error: a line, or none if nothing is amiss. */
void run_sum_up(const struct run *run);

void run_clear(struct run *run);

#endif
