/* harness.h -- what the two generations of Harness have in common */
#ifndef IMPORTERS_HARNESS_H
#define IMPORTERS_HARNESS_H

#include "importers/reading.h"

/* What became of an execution or a stage. */
enum result harness_result(const char *word);
void harness_set_outcome(enum result result, struct deploy *deploy);

/*
 * Adds the times of `record`, under the paths `start` and `end`, to what is
 * known of the deploy; false if there are none: the record has ended as
 * malformed.
 */
bool harness_read_times(struct reading *reading, const struct json *record,
			const char *start, const char *end,
			struct deploy *deploy);

/* What went where; any of them may be NULL. */
struct harness_target {
	const char *service, *version;
	const char *environment, *type; /* type: what the forge takes it for */
	const char *part; /* tells it from others of its execution */
};

/* Adds the deploy of `record`, whose run_id is that of its execution. */
void harness_add(struct reading *reading, const struct json *record,
		 struct deploy deploy, const struct harness_target *target);

/* The only element of a list, or NULL. */
const struct json *harness_only(const struct json *list);

/* The next generation. */
bool harness_is_next(const struct json *record);
void harness_read_next(struct reading *reading, const struct json *record);

#endif
