/* compose_loop.c -- the loop: eight stages, one or two numbers each */
#include "analyzer/composer.h"
#include "analyzer/loop.h"
#include "analyzer/loop_cards.h"

/* "plan, changes waiting: 15, their age: 27 h" */
static const struct sentence *tell_stage(struct composer *composer,
					 const struct loop_said *stage,
					 const char *name)
{
	const struct sentence *all = say(composer, "%", value_text(name));

	if (stage->n == 0)
		return say(composer, "% not measured", value_text(name));
	for (uint32_t i = 0; i < MIN(stage->n, LOOP_FIGURES); i++) {
		const struct loop_number *one = stage->numbers[i];

		all = composer_join(composer, "", all, ", ",
				    composer_join(composer, "",
						  say(composer, "%",
						      value_text(one->label)),
						  ": ",
						  loop_level(composer, one)));
	}
	return all;
}

static const struct sentence *alternative(struct composer *composer,
					  const struct loop_said *stages)
{
	const struct sentence *all = say(composer, "The loop");

	for (int s = 0; s < LOOP_STAGES; s++)
		all = composer_join(
			composer, "", all, s == 0 ? ": " : "; ",
			tell_stage(composer, &stages[s],
				   loop_stage_name((enum loop_stage)s)));
	return all;
}

static bool has_verdict(const struct loop_said *stage, enum verdict verdict)
{
	for (uint32_t i = 0; i < MIN(stage->n, LOOP_FIGURES); i++)
		if (stage->numbers[i]->verdict == verdict)
			return true;
	return false;
}

/* What moved, a stage once: for the worse if any of its numbers did. */
struct moves {
	uint32_t measured, better, worse, held;
	const char *one_better, *one_worse; /* the last of them */
};

static struct moves count_moves(const struct loop_said *stages)
{
	struct moves moves = { 0 };

	for (int s = 0; s < LOOP_STAGES; s++) {
		const char *name = loop_stage_name((enum loop_stage)s);

		moves.measured += stages[s].n > 0;
		if (has_verdict(&stages[s], VERDICT_WORSE)) {
			moves.worse++;
			moves.one_worse = name;
		} else if (has_verdict(&stages[s], VERDICT_BETTER)) {
			moves.better++;
			moves.one_better = name;
		} else if (has_verdict(&stages[s], VERDICT_NONE)) {
			moves.held++;
		}
	}
	return moves;
}

static struct value who(uint32_t n, const char *one)
{
	return n == 1 ? value_text(one) :
	       n == 0 ? value_text("none") :
			value_word(n);
}

static const struct sentence *say_moves(struct composer *composer,
					const struct moves *moves)
{
	if (moves->better > 0)
		return say(composer, "% moved for the better, % for the worse",
			   who(moves->better, moves->one_better),
			   who(moves->worse, moves->one_worse));
	if (moves->worse > 0)
		return say(composer,
			   "% moved for the worse, none for the "
			   "better",
			   who(moves->worse, moves->one_worse));
	return moves->held > 0 ? say(composer, "none moved beyond noise") :
				 NULL;
}

static void add_headlines(struct draft *draft, const struct loop_said *stages)
{
	struct composer *composer = draft->composer;
	struct moves moves = count_moves(stages);
	const struct sentence *moved = say_moves(composer, &moves);
	const struct sentence *measured =
		moves.measured == LOOP_STAGES ?
			say(composer, "All eight stages are measured") :
			say(composer,
			    moves.measured == 1 ?
				    "The loop: % of eight stages is measured" :
				    "The loop: % of eight stages are measured",
			    value_word(moves.measured));

	if (moves.measured == 0)
		return;
	if (moved)
		draft_headline(draft, composer_join(composer, "", measured,
						    "; ", moved));
	draft_headline(draft, measured);
}

static const struct sentence *standfirst(struct composer *composer)
{
	if (!composer->metrics->has_previous)
		return say(composer,
			   "From plan to monitor and back to plan: one or two "
			   "numbers a stage, and what they rest on.");
	return say(composer,
		   "From plan to monitor and back to plan: one or two numbers "
		   "a stage and what they rest on, compared with %.",
		   value_text(composer->said_before));
}

static struct panel loop_panel(struct composer *composer,
			       const struct loop_said *stages)
{
	struct loop *loop = pool_new_array(composer->pool, struct loop, 1);
	uint32_t measured = 0;

	for (int s = 0; s < LOOP_STAGES; s++) {
		loop_card_fill(composer, &stages[s], (enum loop_stage)s,
			       &loop->cards[s]);
		measured += stages[s].n > 0;
	}
	if (measured == 0)
		return panel_missing(
			composer, PANEL_LOOP, STATE_NOT_MEASURED, NULL,
			"stages",
			say(composer, "no source of any stage was given"));
	return panel_drawn(PANEL_LOOP, NULL, NULL, loop,
			   alternative(composer, stages));
}

/* Their own page counts those that their rules would have promoted. */
static bool has_canaries(const struct loop_said *stage)
{
	for (uint32_t i = 0; i < stage->n; i++)
		if (g_str_equal(stage->numbers[i]->metric, "canaries_promoted"))
			return stage->numbers[i]->n > 0;
	return false;
}

static const struct sentence *footnote(struct composer *composer,
				       const struct loop_said *stages)
{
	const struct sentence *all =
		say(composer,
		    "A triangle is a detectable change (its 95%% interval "
		    "excludes none), a dash none to detect; no sign: too few, "
		    "or no test is defined. A number without a source is not "
		    "shown. All of them: sheet Loop.");

	if (!has_canaries(&stages[LOOP_RELEASE]))
		return all;
	return composer_join(composer, "", all, " ",
			     say(composer, "Canaries: as recorded; their page "
					   "has them as replayed."));
}

void compose_loop(struct composer *composer)
{
	struct draft draft = draft_begin(composer, "loop", "The loop");
	g_autoptr(GArray) numbers =
		loop_numbers(composer->metrics, composer->pool);
	struct loop_said stages[LOOP_STAGES];

	for (int s = 0; s < LOOP_STAGES; s++)
		stages[s] = loop_say(numbers, (enum loop_stage)s);
	add_headlines(&draft, stages);
	draft.page.standfirst = standfirst(composer);
	draft_panel(&draft, loop_panel(composer, stages));
	draft.page.footnote = footnote(composer, stages);
	draft_end(&draft);
}
