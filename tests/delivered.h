/* delivered.h -- canaries and evaluations of flags that can be read aloud */
#ifndef TESTS_DELIVERED_H
#define TESTS_DELIVERED_H

#include "tests/sampled.h"

/*
 * Adds canaries of web to a history that is not measured, separated by blanks:
 * RULES@START[+SECONDS]-END=RESULT, times as in history.h, `?` not known, the
 * seconds until its first look, where they are told.  A result `initialized` is
 * none, of a canary of that phase.  Rules are
 * those of Flagger: both (request-success-rate >= 99, request-duration <= 500,
 * 10, 20, 30 percent, two failures end it, a minute between looks), first (of
 * these metrics the first alone), listed (10, 50, 100 percent, two minutes),
 * fine (5, 10 … 50 percent, the first metric), beside (blue and green, three
 * times), skipped, stuck (no weight), or none.  One that is running does so
 * until then.
 */
void delivered_canaries(struct history *history, const char *canaries);

/*
 * Adds evaluations: FLAG/VARIANT[#SUBJECT][=MEASURE:VALUE][!][@TIME][*N]: `!`
 * an error, N of them; subjects of several end in their number.
 */
void delivered_flags(struct facts *facts, const char *evaluations);

/* Sets the keys of "KEY = VALUE;KEY = VALUE" in a section: "canary.web". */
void delivered_set(struct settings *settings, const char *section,
		   const char *text);

#endif
