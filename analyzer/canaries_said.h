/* canaries_said.h -- what there is to say of all canaries of the window */
#ifndef ANALYZER_CANARIES_SAID_H
#define ANALYZER_CANARIES_SAID_H

#include "analyzer/composer.h"
#include "model/canary.h"

/* What becomes of a canary by its rules; if they say nothing, by its record. */
enum canary_end {
	CANARY_PROMOTED,
	CANARY_STOPPED,
	CANARY_OPEN,
	CANARY_UNKNOWN,
};

/* Why a canary is told of, the most urgent first. */
enum canary_notice {
	CANARY_LET_THROUGH, /* promoted, and its rules would have stopped it */
	CANARY_HELD_BACK,   /* rolled back, and its rules would not have */
	CANARY_AS_STOPPED,
	CANARY_BESIDE, /* passes its rules, but is worse than the primary */
	CANARY_INCONCLUSIVE,
	CANARY_QUIET, /* there is nothing to say */
};

struct canary_said {
	const struct canary_replay *replay;
	enum canary_end end;
	enum canary_notice notice;
	bool is_by_record;		 /* its rules could not be replayed */
	uint32_t passed, steps;		 /* of its plan */
	uint32_t reached;		 /* percent of traffic, at most */
	uint32_t check;			 /* the one to show, or REPLAY_NONE */
	struct canary_comparison beside; /* of that check */
};

struct canaries_said {
	GPtrArray *all;	    /* of struct canary_said *, by time */
	GPtrArray *noticed; /* of the same, those to be told of, in order */
	uint32_t ends[CANARY_UNKNOWN + 1];
	uint32_t let_through, held_back, by_record;
	uint32_t before; /* canaries of the previous period */
};

struct canaries_said *canaries_say(const struct metrics *metrics);
void canaries_said_free(struct canaries_said *said);

/* The weight at which all that were stopped were; UINT32_MAX: none, several. */
uint32_t canaries_stopped_at(const struct canaries_said *said);

/* The service of a canary, else its own name. */
const char *canaries_name(const struct canary_said *one);

/* Whether the rules of the run are not those that were recorded with it. */
bool canaries_are_overridden(const struct canary_run *run);

/* Where there are none: how many there were before. */
const struct sentence *canaries_before(struct composer *composer,
				       const struct canaries_said *said);

/* What is to be decided, appended as struct item. */
void canaries_decide(struct composer *composer, GArray *items);

/* The page's panels, also of the page that canaries share with flags. */
struct panel canaries_promotion(struct composer *composer,
				const struct canaries_said *said);
struct panel canaries_steppers(struct composer *composer,
			       const struct canaries_said *said, uint32_t most);

#endif
