/* loop_cards.h -- what a card of the loop says of its stage */
#ifndef ANALYZER_LOOP_CARDS_H
#define ANALYZER_LOOP_CARDS_H

#include "analyzer/composer.h"
#include "analyzer/loop.h"

/* The numbers of a stage that have a source: two, and one more beside. */
struct loop_said {
	const struct loop_number *numbers[LOOP_FIGURES + 1];
	uint32_t n;			       /* 0: not measured */
	const char *missing[LOOP_FIGURES + 1]; /* inputs, each once */
	uint32_t n_missing;
};
struct loop_said loop_say(const GArray *numbers, enum loop_stage which);

/* "14 a week", "none in 2026 Q2" */
const struct sentence *loop_level(struct composer *composer,
				  const struct loop_number *number);

void loop_card_fill(struct composer *composer, const struct loop_said *said,
		    enum loop_stage which, struct loop_card *card);

#endif
