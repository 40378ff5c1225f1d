/* selector.h -- which series are meant: a name, and what labels must be */
#ifndef MODEL_SELECTOR_H
#define MODEL_SELECTOR_H

#include "model/pool.h"

#include <stdint.h>

enum matching {
	MATCHES_EQUAL,	/* label=value */
	MATCHES_OTHER,	/* label!=value */
	MATCHES_LIKE,	/* label=~pattern: all of the value */
	MATCHES_UNLIKE, /* label!~pattern */
};

struct matcher {
	const char *label; /* "__name__" is the name of the metric */
	const char *value;
	enum matching matching;
};

/* A label that a series does not have is "". */
struct selector {
	const char *text; /* as written */
	const char *name; /* or NULL: any */
	const struct matcher *matchers;
	uint32_t n;
};

/* What to write, for messages. */
#define SELECTOR_FORM "a selector such as NAME{label=value,other=~5..}"

/*
 * Reads `NAME{label=value,label!=value,label=~pattern,label!~pattern}`, where
 * the name or the braces may be left out.  A value stands bare, up to the comma
 * or brace that no bracket of its own holds, or between quotes (" or ', in
 * which a backslash takes the next character as it is).  NULL if it is not of
 * that form, if a pattern is no regular expression, or if nothing in it needs
 * a series to have a name or label, as in `{}`.  Lives in the pool.
 */
const struct selector *selector_parse(struct pool *pool, const char *text);

/*
 * The pattern of a matcher as a whole: `5..` is meant as ^(?:5..)$.  NULL if
 * it is no regular expression.
 */
GRegex *selector_pattern(const char *pattern);

#endif
