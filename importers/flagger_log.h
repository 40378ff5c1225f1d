/* flagger_log.h -- what Flagger logs, a line each */
#ifndef IMPORTERS_FLAGGER_LOG_H
#define IMPORTERS_FLAGGER_LOG_H

#include "importers/reading.h"

/*
 * A line of its log: of a canary, whose name is NAME.NAMESPACE, or what the
 * controller says about itself.
 */
bool flagger_is_log(const struct json *record);
void flagger_read_log(struct reading *reading, const struct json *line);

/* Logs whose lines have something before them, and tables of kubectl. */
extern const struct text_shape flagger_lines;

/* A mark for the timeline, beside the canary that the steps amount to. */
void flagger_add_event(struct reading *reading, const struct json *record,
		       const char *service, int64_t at, const char *message);
/* Ends the record as malformed: it has no time.  False. */
bool flagger_tell_no_time(struct reading *reading);

#endif
