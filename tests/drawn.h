/* drawn.h -- histories drawn by lot */
#ifndef TESTS_DRAWN_H
#define TESTS_DRAWN_H

#include "tests/history.h"

enum { DRAWN_MOST = 40 }; /* commits, c0, c1, … */

/*
 * A history with merges, several roots and clocks that say nothing: commits
 * and their times lie within 500 minutes of the epoch.  One repository, and
 * the services web and api with scopes, main branches (mostly) and baselines
 * (now and then); a deploy each half hour, with rollbacks, failed roll-outs
 * and unknown commits; incidents that name commits.
 */
struct history *drawn_history(GRand *rand);

/* Marks all that `commit` reaches, by recursion. */
void drawn_reach(const struct graph *graph, uint32_t commit, bool *reached);

#endif
