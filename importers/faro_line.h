/* faro_line.h -- signals of Faro as collectors write them to a log */
#ifndef IMPORTERS_FARO_LINE_H
#define IMPORTERS_FARO_LINE_H

#include "importers/json.h"

/* Whether the text has a signal: `kind=measurement … app_name=shop`. */
bool faro_line_is(const char *line);
/* Its pairs as the members of an object, the caller's; whatever it says. */
struct json *faro_line_pairs(const char *line);

/* Whether an object is such pairs. */
bool faro_line_is_pairs(const struct json *record);
/* The payload that a browser sent for that one signal, the caller's. */
struct json *faro_line_payload(const struct json *pairs);

#endif
