/* otlp_field.h -- attributes, ids and times of OpenTelemetry's JSON */
#ifndef IMPORTERS_OTLP_FIELD_H
#define IMPORTERS_OTLP_FIELD_H

#include "importers/reading.h"

/*
 * Where attributes are looked up, in this order: those of the span or log
 * record, its scope, its resource.
 */
struct otlp_around {
	const struct json *record, *scope, *resource;
};

/* Of the names, joined by `|`, the first that is there; as a text, or NULL. */
const char *otlp_text(struct reading *reading, const struct otlp_around *around,
		      const char *names);
/* The number that an attribute is, or NaN. */
double otlp_real(const struct otlp_around *around, const char *names);

/* Hex in lower case of an id in hex or base64; NULL: none, or only zeroes. */
const char *otlp_id(struct reading *reading, const struct json *value);
/* Nanoseconds since 1970, 0 where there are none; false: it is no time. */
bool otlp_time(const struct json *record, const char *key, int64_t *at);
/* Seconds of nanoseconds, rounded down. */
int64_t otlp_seconds(int64_t nanoseconds);

/* In otlp.c: resources with scopes, whatever they are called. */
void otlp_read(struct reading *reading, const struct json *record);
/* In otlp_flags.c: an event of a span, or a log record; false: not of a flag.
 */
bool otlp_read_evaluation(struct reading *reading,
			  const struct otlp_around *around, int64_t at,
			  const char *event);

#endif
