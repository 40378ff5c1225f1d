/* front_matter.h -- the keys that stand before a text that people wrote */
#ifndef IMPORTERS_FRONT_MATTER_H
#define IMPORTERS_FRONT_MATTER_H

#include "importers/json.h"

/*
 * Between two lines of three dashes, as YAML; or, where the first line is not
 * that, lines of a key, a colon and a value up to the first that is none.
 * `head` may end anywhere.
 */

/* How many of `keys` ("title|date", in any case) `head` begins with. */
uint32_t front_matter_count(const char *head, const char *keys);
/* Whether it stands between dashes. */
bool front_matter_is_fenced(const char *head);

/*
 * The keys as an object, the caller's, and in *body the text behind them; or
 * NULL, and in *why the reason, the caller's too.
 */
struct json *front_matter_read(const char *text, const char **body, char **why);

#endif
