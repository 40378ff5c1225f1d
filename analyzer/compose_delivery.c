/* compose_delivery.c -- canaries and flags on one page, where both are few */
#include "analyzer/delivery.h"

/* What is said of canaries, the richest first, and what flags add to it. */
static void add_headlines(struct draft *draft)
{
	struct composer *composer = draft->composer;
	uint32_t better = composer->delivery->flags->better, n;
	const struct sentence *won =
		say(composer,
		    better == 1 ? "% flag variant won" : "% flag variants won",
		    value_word(better));

	canaries_headlines(draft, composer->delivery->canaries);
	n = draft->headlines->len;
	if (n == 0)
		flags_headlines(draft, composer->delivery->flags);
	for (uint32_t i = 0; i < n && better > 0; i++)
		g_ptr_array_insert(
			draft->headlines, (int)i,
			(gpointer)composer_join(composer, "",
						draft->headlines->pdata[2 * i],
						", and ", won));
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
