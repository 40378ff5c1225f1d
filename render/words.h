/* words.h -- sentences and their values as text */
#ifndef RENDER_WORDS_H
#define RENDER_WORDS_H

#include "model/sentence.h"

#include <glib.h>

/*
 * What a sentence needs to know beside itself.  `zone` is that of dates; NULL
 * is UTC.  `page_number` gives the number of the page with that id, 0 if
 * there is no such page; it may be NULL where nothing has pages.  `data` is
 * handed to it.
 */
struct words_context {
	GTimeZone *zone;
	uint32_t (*page_number)(const char *id, const void *data);
	const void *data;
};

/* A value within the text of its sentence, in bytes. */
struct words_span {
	size_t start, length;
	const struct value *value;
};

/*
 * The sentence as UTF-8 text, the caller's to g_free().  Each value stands in
 * the form that format.h gives it; a page that has no number prints nothing,
 * and the space before it goes too.  NULL is "".
 */
char *words_text(const struct sentence *sentence,
		 const struct words_context *context);

/*
 * The same; where each value stands in it is appended to `spans`, a GArray of
 * struct words_span (links: the spans of VALUE_PAGE with length > 0).
 */
char *words_spans(const struct sentence *sentence,
		  const struct words_context *context, GArray *spans);

/* One value as text; "–" if it is missing. */
char *words_value(const struct value *value,
		  const struct words_context *context);

#endif
