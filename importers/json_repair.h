/* json_repair.h -- JSON as it is found, made into JSON as it should be */
#ifndef IMPORTERS_JSON_REPAIR_H
#define IMPORTERS_JSON_REPAIR_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Integers of more than this many digits do not fit into a double.  They
 * are rewritten as text that begins with JSON_EXACT.
 */
#define JSON_EXACT_LENGTH 15
#define JSON_EXACT '\x01'

/*
 * True if json_repair() must come before parsing, which would go well and
 * give something else than what is written.
 */
bool json_needs_repair(const char *text, size_t length);

/*
 * The value `text` rewritten: valid UTF-8, no trailing commas, no NUL, no lone
 * surrogates, no long integers.  What is broken otherwise stays so.
 */
GString *json_repair(const char *text, size_t length);

#endif
