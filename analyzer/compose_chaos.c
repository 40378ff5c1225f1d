/* compose_chaos.c -- what held during experiments, worst first */
#include "analyzer/chaos_said.h"
#include "analyzer/resilience_said.h"
#include "analyzer/tables.h"

#include <math.h>

static const char *name_of(const struct chaos_run *run)
{
	return run->experiment ? run->experiment : "an experiment";
}

static const struct sentence *why_of(struct composer *composer,
				     const struct chaos_row *row)
{
	const struct chaos_outcome *outcome = &row->outcome;

	if (outcome->held != CHAOS_NOT_SCORED)
		return isnan(row->during) ?
			       say(composer, "a limit below 0 has no share") :
			       NULL;
	if (outcome->samples == 1)
		return say(composer, "1 sample during");
	if (outcome->samples > 0)
		return say(composer, "% samples during",
			   value_count((double)outcome->samples));
	return say(composer, "%", value_text(outcome->reason));
}

static struct hypothesis_row describe_row(struct composer *composer,
					  const struct chaos_row *row)
{
	static const enum hypothesis_verdict verdicts[] = {
		[CHAOS_NOT_SCORED] = HYPOTHESIS_NOT_SCORED,
		[CHAOS_HELD] = HYPOTHESIS_HELD,
		[CHAOS_BROKE] = HYPOTHESIS_BROKE,
	};
	const struct chaos_run *run = row->run;
	struct value text =
		value_text(chaos_text(composer->pool, run, row->hypothesis));

	return (struct hypothesis_row){
		.verdict = verdicts[row->outcome.held],
		.recorded = row->outcome.agrees == 0 ?
				    chaos_verdict_name(run->record->verdict) :
				    NULL,
		.text = run->service ? say(composer, "%: %",
					   value_text(run->service), text) :
				       say(composer, "%", text),
		.about = say(composer, "during %", value_text(name_of(run))),
		.at = run->started_at,
		.steady = row->steady,
		.during = row->during,
		.recovered_seconds = row->outcome.recovered_seconds,
		.why = why_of(composer, row),
	};
}

static double most_of(const struct chaos_said *said)
{
	double most = 0;

	for (uint32_t r = 0; r < said->rows->len; r++) {
		const struct chaos_row *row = chaos_row_at(said, r);

		if (isfinite(row->steady))
			most = fmax(most, row->steady);
		if (isfinite(row->during))
			most = fmax(most, row->during);
	}
	return most;
}

static struct panel hypotheses_panel(struct composer *composer,
				     const struct chaos_said *said,
				     uint32_t first, uint32_t n)
{
	struct hypotheses *hypotheses =
		pool_new_array(composer->pool, struct hypotheses, 1);
	struct hypothesis_row *rows =
		pool_new_array(composer->pool, struct hypothesis_row, n);

	for (uint32_t r = 0; r < n; r++)
		rows[r] = describe_row(composer, chaos_row_at(said, first + r));
	*hypotheses = (struct hypotheses){ rows, n, most_of(said) };
	return panel_drawn(
		PANEL_HYPOTHESES, "Hypotheses", NULL, hypotheses,
		say(composer, "Hypotheses: % broke, % held, % not scored",
		    value_count(said->broke), value_count(said->held),
		    value_count(said->rows->len - said->broke - said->held)));
}

static uint32_t runs_before(const struct metrics *metrics)
{
	g_autoptr(GArray) runs = chaos_runs(metrics, true);
	uint32_t n = 0;

	for (uint32_t r = 0; metrics->has_previous && r < runs->len; r++) {
		int64_t at =
			g_array_index(runs, struct chaos_run, r).started_at;

		n += at != NO_TIME && window_holds(&metrics->previous, at);
	}
	return n;
}

/* None were made, or nobody said what was to hold. */
static struct panel missing_panel(struct composer *composer,
				  const struct chaos_said *said)
{
	if (said->runs->len > 0)
		return panel_missing(
			composer, PANEL_HYPOTHESES, STATE_NOT_MEASURED,
			"Hypotheses", NULL,
			say(composer,
			    "% experiments, and no [chaos \"NAME\"] section "
			    "says what was to hold",
			    value_count(said->runs->len)));
	return panel_missing(
		composer, PANEL_HYPOTHESES, STATE_NONE, "Hypotheses",
		"experiments",
		composer->said_before ?
			say(composer, "% in %",
			    value_count(runs_before(composer->metrics)),
			    value_text(composer->said_before)) :
			NULL);
}

static const struct sentence *held_of(struct composer *composer,
				      const struct chaos_said *said)
{
	uint32_t scored = said->held + said->broke;

	if (scored == 1)
		return say(composer, said->held ?
					     "The one scored hypothesis held" :
					     "The one scored hypothesis broke");
	if (said->broke == 0)
		return say(composer, "All % scored hypotheses held",
			   value_word(scored));
	if (said->held == 0)
		return say(composer, "None of % hypotheses held",
			   value_word(scored));
	return say(composer, "% of % hypotheses held", value_word(said->held),
		   value_word(scored));
}

static void add_headlines(struct draft *draft, const struct chaos_said *said)
{
	struct composer *composer = draft->composer;
	const struct chaos_row *worst;
	const struct sentence *held;

	if (said->rows->len == 0)
		return;
	if (said->held + said->broke == 0) {
		draft_headline(draft, say(composer, "No hypothesis could be "
						    "scored"));
		return;
	}
	held = held_of(composer, said);
	if (said->worst != NONE) {
		worst = chaos_row_at(said, said->worst);
		if (worst->run->service)
			draft_headline(
				draft,
				composer_join(
					composer, "", held, "; ",
					say(composer, "% did not survive %",
					    value_text(worst->run->service),
					    value_text(name_of(worst->run)))));
		draft_headline(
			draft,
			composer_join(composer, "", held, "; ",
				      say(composer, "% broke the most",
					  value_text(name_of(worst->run)))));
	}
	draft_headline(draft, held);
}

static const struct sentence *footnote(struct composer *composer,
				       const struct chaos_said *said)
{
	const struct sentence *words = say(
		composer,
		"Held: all samples from start to end are inside the limit. Not "
		"scored: fewer than three samples. Where lower is worse, the "
		"share is turned round. Sorted by verdict, then date.");

	if (said->unasked == 0 || said->rows->len == 0)
		return words;
	return composer_join(composer, "", words, " ",
			     say(composer,
				 said->unasked == 1 ?
					 "% experiment has no hypothesis: "
					 "sheet Chaos." :
					 "% experiments have no hypothesis: "
					 "sheet Chaos.",
				 value_count(said->unasked)));
}

static struct draft begin(struct composer *composer,
			  const struct chaos_said *said, uint32_t page)
{
	g_autofree char *id = page == 0 ? g_strdup("chaos") :
					  g_strdup_printf("chaos-%u", page + 1);
	struct draft draft = draft_begin(
		composer, pool_text(composer->pool, id), "Chaos experiments");

	if (page == 0)
		add_headlines(&draft, said);
	draft.page.standfirst =
		say(composer, "Each metric before and during its experiment, "
			      "against the limit that its hypothesis allowed.");
	draft.page.footnote = footnote(composer, said);
	return draft;
}

/* Rows that there is room for below so many hypotheses. */
static uint32_t room_below(uint32_t hypotheses)
{
	static const uint32_t all = 280, each = 25, row = 12, least = 8,
			      most = 20;

	return CLAMP((all - MIN(each * hypotheses, all)) / row, least, most);
}

/* What is below hypotheses has a page of its own where they leave no room. */
void compose_chaos(struct composer *composer)
{
	g_auto(ChaosSaid) said = { 0 };
	uint32_t page = 0, first = 0, n;
	struct draft draft;

	if (!tables_has_chaos(composer->metrics))
		return;
	said = chaos_say(composer->metrics);
	for (;; page++, first += n) {
		n = MIN(said.rows->len - first, HYPOTHESES_PAGE);
		draft = begin(composer, &said, page);
		if (said.rows->len == 0)
			draft_panel(&draft, missing_panel(composer, &said));
		else if (n > 0)
			draft_panel(&draft, hypotheses_panel(composer, &said,
							     first, n));
		if (n <= HYPOTHESES_BESIDE)
			break;
		draft_end(&draft);
	}
	if (said.runs->len > 0)
		resilience_panels(&draft, said.runs, room_below(n));
	draft_end(&draft);
}
