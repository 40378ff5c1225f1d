/* tag_pattern.h -- which tags the configuration means */
#ifndef IMPORTERS_TAG_PATTERN_H
#define IMPORTERS_TAG_PATTERN_H

#include <glib.h>
#include <stdbool.h>

/* Nearly all are a word, searched for as one. */
struct tag_pattern {
	GRegex *regex;
	const char *word; /* borrowed; or NULL */
};

/* `key` is what the configuration calls it.  False with an error. */
bool tag_pattern_compile(const char *key, const char *text,
			 struct tag_pattern *pattern, GError **error);
void tag_pattern_clear(struct tag_pattern *pattern);

/* Whether it is in the text, in either case; *is_all is set if it is all. */
bool tag_pattern_matches(const struct tag_pattern *pattern, const char *text,
			 bool *is_all);

#endif
