/* delivery.h -- the pages of canaries and of flags, together or each alone */
#ifndef ANALYZER_DELIVERY_H
#define ANALYZER_DELIVERY_H

#include "analyzer/canaries_said.h"
#include "analyzer/composer.h"
#include "analyzer/flags_said.h"

/* So few fit on one page, "progressive-delivery". */
enum { DELIVERY_FLAGS = 8, DELIVERY_CANARIES = 6 };

struct delivery {
	struct canaries_said *canaries; /* or NULL: no source of them */
	struct flags_said *flags;	/* the same */
};

struct delivery *delivery_new(const struct metrics *metrics);
void delivery_free(struct delivery *delivery);

/* Whether canaries and flags share a page: both were given, both are few. */
bool delivery_is_shared(const struct composer *composer);
/* The page that tells of what has the page `id` if it is not shared. */
const char *delivery_page(const struct composer *composer, const char *id);

/* From rich to plain, as the headlines of a page. */
void canaries_headlines(struct draft *draft, const struct canaries_said *said);
void flags_headlines(struct draft *draft, const struct flags_said *said);
/* What a reader must know beside what is drawn. */
const struct sentence *canaries_footnote(struct composer *composer,
					 const struct canaries_said *said);
const struct sentence *flags_footnote(struct composer *composer,
				      const struct flags_said *said);

/* The pages: both together, or each alone. */
void compose_delivery(struct composer *composer);
void compose_canary(struct composer *composer);
void compose_flags(struct composer *composer);

#endif
