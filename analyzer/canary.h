/* canary.h -- canaries judged again by their rules, and beside the primary */
#ifndef ANALYZER_CANARY_H
#define ANALYZER_CANARY_H

#include "analyzer/canary_metric.h"
#include "model/canary.h"
#include "model/metrics.h"

/* Values that each side needs for a comparison to say anything. */
enum { CANARY_VALUES_MIN = 20 };

/* Judges all runs, whenever they were, into metrics->canaries. */
void canaries_measure(struct metrics *metrics);

/* All runs, of struct canary_run, in the order of the facts. */
GArray *canary_runs(const struct metrics *metrics);

/*
 * Replays a run, which it takes over, by the metrics of its section, and
 * compares each check.  The first look is when events say, else a canary of
 * Flagger has it an interval after its start, the ladder at once; the others
 * follow an interval apart.  It ends one look after what the record says, or at
 * the as-of time.  A metric without a series, or whose series has no point in
 * the run, is not measured; it is passed over, and since it could only have
 * added failures the verdict is "rolled back" or "not scored".  Where there is
 * a series, no data is a failed check; but behind the last point of all of them
 * nothing is looked at.  An AnalysisRun is not replayed: its conditions and
 * measurements decide (canary_analysis.h).
 */
struct canary_replay *canary_replay(struct canary_run run,
				    struct canary_section *section);

/* When look `tick` is. */
int64_t canary_look_at(const struct canary_run *run, uint32_t tick);

struct canary_comparison canary_compare(const struct canary_replay *replay,
					struct canary_section *section,
					uint32_t check);

#endif
