/* review.h -- a history with what the review says of it */
#ifndef TESTS_REVIEW_H
#define TESTS_REVIEW_H

#include "model/report.h"
#include "tests/history.h"

struct review {
	struct history *history;
	struct report *report;
};
typedef struct review Review;

/* Measures the history, which is the review's from now on. */
struct review *review_new(struct history *history, const char *since,
			  const char *until);
void review_free(struct review *review);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Review, review_free)

/* The page with that id, which must be there. */
const struct page *review_page(const struct report *report, const char *id);

/* A sentence as text, dates in UTC, without numbers of pages. */
char *review_said(const struct sentence *sentence);

/* Some histories, as three arguments: commits, deploys, incidents. */
#define NOTHING "", NULL, NULL
#define ALONE "", "a@1d b@2d", "" /* no repository */
#define QUIET "a", "a@-40d", ""	  /* nothing in June */
#define SMALL \
	"a b:a c:b d:c", "a@1d b@2d a@2d1h d@9d", "i:web@9d5-9d65 k:web@12d"

#endif
