/* flags_said.h -- what there is to say of all feature flags */
#ifndef ANALYZER_FLAGS_SAID_H
#define ANALYZER_FLAGS_SAID_H

#include "analyzer/composer.h"
#include "model/flags.h"

/* A variant beside the control of its flag. */
struct flag_said {
	const struct flag_result *result;
	const struct flag_arm *arm, *control; /* control: NULL without one */
	enum forest_mark mark;
	bool is_few;  /* fewer than 5 in an arm */
	bool is_mean; /* nothing converts; means of values are compared */
};

struct flags_said {
	const GPtrArray *results; /* of struct flag_result * */
	GArray *all; /* of struct flag_said: by flag, the decided first */
	uint32_t flags, better, worse, undecided, unreadable;
	uint32_t unseen;  /* flags without exposures or values in the window */
	uint64_t crossed; /* subjects of several variants */
	bool has_errors, has_means;
};

struct flags_said *flags_say(const struct metrics *metrics);
void flags_said_free(struct flags_said *said);

/* What is to be decided, appended as struct item. */
void flags_decide(struct composer *composer, GArray *items);

/* The page's panel, also of the page that flags share with canaries. */
struct panel flags_forest(struct composer *composer,
			  const struct flags_said *said, uint32_t most);

#endif
