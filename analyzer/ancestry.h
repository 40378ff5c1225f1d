/* ancestry.h -- whether one commit lies in the history of another */
#ifndef ANALYZER_ANCESTRY_H
#define ANALYZER_ANCESTRY_H

#include "model/graph.h"

/*
 * An ancestor's level is lower than its descendant's, whatever the clocks say,
 * so a search can stop there.
 */
struct ancestry;
typedef struct ancestry Ancestry;

/* `graph` is settled and must outlive it; the caller frees it. */
struct ancestry *ancestry_new(const struct graph *graph);
void ancestry_free(struct ancestry *ancestry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ancestry, ancestry_free)

/* Whether `old` is reachable from `young` (a commit reaches itself). */
bool ancestry_reaches(struct ancestry *ancestry, uint32_t young, uint32_t old);

#endif
