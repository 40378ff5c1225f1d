/* compose_delivery.c -- canaries and flags on one page, where both are few */
#include "analyzer/delivery.h"

/* The richest of the canaries, and what the flags add to it. */
static void add_headlines(struct draft *draft)
{
	struct composer *composer = draft->composer;
	uint32_t better = composer->delivery->flags->better;
	const struct sentence *both;

	canaries_headlines(draft, composer->delivery->canaries);
	if (draft->headlines->len == 0) {
		flags_headlines(draft, composer->delivery->flags);
		return;
	}
	if (better == 0)
		return;
	both = composer_join(
		composer, "", draft->headlines->pdata[0], ", and ",
		say(composer,
		    better == 1 ? "% flag variant won" : "% flag variants won",
		    value_word(better)));
	g_ptr_array_insert(draft->headlines, 0, (gpointer)both);
}

/* Both few: one page tells all of it. */
void compose_delivery(struct composer *composer)
{
	struct draft draft;

	if (!delivery_is_shared(composer))
		return;
	draft = draft_begin(composer, "progressive-delivery",
			    "Progressive delivery");
	add_headlines(&draft);
	draft.page.standfirst =
		say(composer, "Canaries judged again by their rules, and "
			      "variants of feature flags against their "
			      "control.");
	draft_panel(&draft,
		    canaries_promotion(composer, composer->delivery->canaries));
	draft_panel(&draft,
		    canaries_steppers(composer, composer->delivery->canaries,
				      DELIVERY_CANARIES));
	draft_panel(&draft, flags_forest(composer, composer->delivery->flags,
					 DELIVERY_FLAGS));
	draft.page.footnote = composer_join(
		composer, "",
		canaries_footnote(composer, composer->delivery->canaries), " ",
		flags_footnote(composer, composer->delivery->flags));
	draft_end(&draft);
}
