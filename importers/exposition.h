/* exposition.h -- chaos experiments that an exporter tells as metrics */
#ifndef IMPORTERS_EXPOSITION_H
#define IMPORTERS_EXPOSITION_H

#include "importers/series_draft.h"

/* Made by the first that is taken; may be NULL. */
struct exposition_chaos;
void exposition_chaos_free(struct exposition_chaos *chaos);
/*
 * Whether the sample is one of an experiment: its times, verdicts and probes.
 * `line` begins with name and labels, `length` long.
 */
bool exposition_chaos_take(struct exposition_chaos **chaos, const char *line,
			   size_t length, double value, uint32_t record);
/* Adds one result for each experiment. */
void exposition_chaos_add(struct exposition_chaos *chaos,
			  struct reading *reading);

#endif
