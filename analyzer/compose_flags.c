/* compose_flags.c -- which variants of flags are better than their control */
#include "analyzer/delivery.h"

enum { ROWS = 18 };

/* "2 of 5 flag comparisons are decided: one better, one worse" */
static const struct sentence *decided_words(struct composer *composer,
					    const struct flags_said *said,
					    uint32_t n)
{
	uint32_t decided = said->better + said->worse;
	const char *verb = decided == 1 ? "is" : "are";
	struct value k = value_count(decided), all = value_count(n);

	if (said->better > 0 && said->worse > 0)
		return say(composer,
			   "% of % flag comparisons are decided: % better, % "
			   "worse",
			   k, all, value_word(said->better),
			   value_word(said->worse));
	return say(composer, "% of % flag comparisons % decided, %", k, all,
		   value_text(verb),
		   value_text(said->better > 0 ? "for the better" :
						 "for the worse"));
}

void flags_headlines(struct draft *draft, const struct flags_said *said)
{
	struct composer *composer = draft->composer;
	uint32_t decided = said->better + said->worse;
	uint32_t n = decided + said->undecided;

	if (n == 0 && said->unreadable > 0)
		draft_headline(draft,
			       say(composer, "No flag can be read: exposures "
					     "are not split as they were meant "
					     "to be"));
	if (n == 0)
		return;
	if (decided > 0 && n > 1) {
		draft_headline(draft, decided_words(composer, said, n));
		draft_headline(draft,
			       say(composer,
				   "% of % flag comparisons % decided",
				   value_count(decided), value_count(n),
				   value_text(decided == 1 ? "is" : "are")));
	} else if (n == 1) {
		draft_headline(
			draft,
			say(composer, "The one flag comparison is %",
			    value_text(said->better > 0 ?
					       "decided, for the better" :
				       said->worse > 0 ?
					       "decided, for the worse" :
					       "not decided")));
	} else {
		draft_headline(draft,
			       say(composer,
				   "None of % flag comparisons is decided",
				   value_word(n)));
	}
}

static const struct sentence *also(struct composer *composer,
				   const struct sentence *all,
				   const struct sentence *more)
{
	return composer_join(composer, "", all, " ", more);
}

const struct sentence *flags_footnote(struct composer *composer,
				      const struct flags_said *said)
{
	const struct sentence *all =
		say(composer,
		    "Flags: decided where Newcombe's 95%% interval excludes 0 "
		    "and p < 0.05 (Holm for several variants), one look; n: "
		    "the smaller arm.");

	if (said->unreadable > 0)
		all = also(composer, all,
			   say(composer, "SRM: not split as meant."));
	if (said->has_means)
		all = also(composer, all,
			   say(composer, "Means: Welch, in the unit of what "
					 "is measured."));
	if (said->crossed > 0)
		all = also(composer, all,
			   say(composer,
			       "Left out: % subjects of several variants.",
			       value_count((double)said->crossed)));
	if (said->unseen > 0)
		all = also(composer, all,
			   say(composer, "Flags that nobody met: %.",
			       value_count(said->unseen)));
	return all;
}

void compose_flags(struct composer *composer)
{
	const struct flags_said *said = composer->delivery->flags;
	struct draft draft;

	if (!said || delivery_is_shared(composer))
		return;
	draft = draft_begin(composer, "flags", "Feature flags");
	flags_headlines(&draft, said);
	draft.page.standfirst =
		say(composer, "Of those who saw each variant, how many "
			      "converted, against the control of the flag.");
	draft_panel(&draft, flags_forest(composer, said, ROWS));
	draft.page.footnote = flags_footnote(composer, said);
	draft_end(&draft);
}
