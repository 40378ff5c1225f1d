/* ancestry.h -- whether one commit lies in the history of another */
#ifndef ANALYZER_ANCESTRY_H
#define ANALYZER_ANCESTRY_H

#include "model/facts.h"

/*
 * Levels of the commits of one repository: a root has 1, any other commit one
 * more than the highest of its parents.  An ancestor's level is lower than
 * its descendant's, whatever the clocks say, so a search can stop there.
 */
struct ancestry;
typedef struct ancestry Ancestry;

/* Looks at each commit and parent link once; the caller frees it. */
struct ancestry *ancestry_new(const struct facts *facts, uint32_t repository);
void ancestry_free(struct ancestry *ancestry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ancestry, ancestry_free)

/* Whether `old` is reachable from `young` (a commit reaches itself). */
bool ancestry_reaches(struct ancestry *ancestry, uint32_t young, uint32_t old);

#endif
