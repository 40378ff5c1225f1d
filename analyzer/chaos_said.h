/* chaos_said.h -- what there is to say of all experiments */
#ifndef ANALYZER_CHAOS_SAID_H
#define ANALYZER_CHAOS_SAID_H

#include "analyzer/chaos.h"
#include "analyzer/composer.h"

/* A hypothesis of a run, judged. */
struct chaos_row {
	const struct chaos_run *run;
	const struct chaos_hypothesis *hypothesis;
	struct chaos_outcome outcome;
	double steady, during; /* of the limit, see struct hypothesis_row */
};

struct chaos_said {
	GArray *runs; /* of struct chaos_run, of the window, by start */
	GArray *rows; /* of struct chaos_row: broke, held, not scored; by
			 start */
	uint32_t broke, held;
	uint32_t unasked; /* experiments without a hypothesis */
	uint32_t worst;	  /* the row that broke farthest, or NONE */
};
typedef struct chaos_said ChaosSaid;

struct chaos_said chaos_say(const struct metrics *metrics);
void chaos_said_clear(struct chaos_said *said);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ChaosSaid, chaos_said_clear)

#define chaos_row_at(said, i) \
	(&g_array_index((said)->rows, struct chaos_row, i))

/*
 * A value as a share of the limit, in which more is worse: of an upper limit
 * value / limit, of a lower one in percent what is missing / what may be
 * missing, of another lower one limit / value.  NaN if the limit is below 0.
 */
double chaos_share(const struct chaos_hypothesis *hypothesis, double value);

/* As people read it: without labels that only name the service. */
const char *chaos_text(struct pool *pool, const struct chaos_run *run,
		       const struct chaos_hypothesis *hypothesis);

/* What is to be decided where hypotheses broke, appended as struct item. */
void chaos_decide(struct composer *composer, GArray *items);

#endif
