/* json_take_text.h -- a text of JSON as nearly all of them are */
#ifndef IMPORTERS_JSON_TAKE_TEXT_H
#define IMPORTERS_JSON_TAKE_TEXT_H

#include "importers/json_node.h"

/*
 * The text behind the opening quote at *at, which is moved behind the closing
 * one; the arena's.  NULL if it does not end before `last` or is not usual.
 */
const char *json_take_text(struct json_arena *arena, const char **at,
			   const char *last);
/* The same of a key. */
const char *json_take_key(struct json_arena *arena, const char **at,
			  const char *last);

#endif
