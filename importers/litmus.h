/* litmus.h -- what the importers of LitmusChaos share */
#ifndef IMPORTERS_LITMUS_H
#define IMPORTERS_LITMUS_H

#include "importers/reading.h"
#include "model/records_delivery.h"

enum verdict_of_chaos litmus_verdict(const char *word);
/* The fraction that a percentage is, or NaN. */
double litmus_share(const struct json *record, const char *path);
/* Of the status of a ChaosResult: all its targets, and the first. */
const char *litmus_targets(struct reading *reading, const struct json *status);
const char *litmus_service(struct reading *reading, const struct json *status);
/* In litmus_run.c: the runs in an answer of ChaosCenter, or NULL. */
const struct json *litmus_runs_of(const struct json *record);
void litmus_read_runs(struct reading *reading, const struct json *record);
/* A run of ChaosCenter, a result for each experiment. */
void litmus_read_run(struct reading *reading, const struct json *record);

#endif
