/* review.c -- a history with what the review says of it */
#include "tests/review.h"

#include "analyzer/compose.h"
#include "render/words.h"

#include <string.h>

struct review *review_new(struct history *history, const char *since,
			  const char *until)
{
	struct review *review = g_new0(struct review, 1);

	history_measure(history, since, until);
	review->history = history;
	review->report = compose(history->metrics, false, true);
	return review;
}

void review_free(struct review *review)
{
	report_free(review->report);
	history_free(review->history);
	g_free(review);
}

const struct page *review_page(const struct report *report, const char *id)
{
	for (uint32_t p = 0; p < report->n_pages; p++)
		if (strcmp(report->pages[p].id, id) == 0)
			return &report->pages[p];
	g_error("no page %s", id);
}

char *review_said(const struct sentence *sentence)
{
	struct words_context context = { .zone = NULL };

	return words_text(sentence, &context);
}
