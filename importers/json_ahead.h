/* json_ahead.h -- a file of JSON, whose next records are read meanwhile */
#ifndef IMPORTERS_JSON_AHEAD_H
#define IMPORTERS_JSON_AHEAD_H

#include "importers/json_reader.h"

struct json_ahead;
typedef struct json_ahead JsonAhead;

/*
 * What json_reader_next() gives, in the same order, and the same errors: of a
 * large file a thread reads ahead, some hundred records at most.  `jobs` is how
 * many threads there may be; with 1 none is begun.  `reader` and its file are
 * borrowed, and not to be touched before json_ahead_stop().
 */
struct json_ahead *json_ahead_new(struct json_reader *reader,
				  const struct source_file *file, int jobs);
bool json_ahead_next(struct json_ahead *ahead, struct json_event *event,
		     GError **error);
/* How many bytes of the file had been read with the event that was given. */
uint64_t json_ahead_bytes(const struct json_ahead *ahead);
/* Ends the thread, wherever it is. */
void json_ahead_stop(struct json_ahead *ahead);
void json_ahead_free(struct json_ahead *ahead);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonAhead, json_ahead_free)

#endif
