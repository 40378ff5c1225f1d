/* json_inside.h -- a JSON value inside a text of another value, or of a line */
#ifndef IMPORTERS_JSON_INSIDE_H
#define IMPORTERS_JSON_INSIDE_H

#include "importers/json.h"

/* The value that `text` begins with, the caller's; NULL: none, or too deep. */
struct json *json_inside(const char *text);

#endif
