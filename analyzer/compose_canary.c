/* compose_canary.c -- canaries: how far they got, and where replay and record
 * part ways
 */
#include "analyzer/delivery.h"

#include <math.h>

enum { ROWS = 9, RULES_NAMED = 2 };

/* Where the record has it otherwise only what was replayed says anything. */
static const struct sentence *passed(struct composer *composer,
				     const struct canaries_said *said)
{
	uint32_t n = 0, passed = 0;

	for (uint32_t i = 0; i < said->all->len; i++) {
		const struct canary_said *one = said->all->pdata[i];

		n += !one->is_by_record;
		passed += !one->is_by_record && one->end == CANARY_PROMOTED;
	}
	if (passed == n && n > 1)
		return say(composer, "All % canaries pass their rules",
			   value_word(n));
	return say(composer, "% of % canaries pass their rules",
		   value_count(passed), value_count(n));
}

static const struct sentence *
reached(struct composer *composer, const struct canaries_said *said, uint32_t n)
{
	if (said->let_through + said->held_back > 0)
		return passed(composer, said);
	if (said->ends[CANARY_PROMOTED] == n && n > 1)
		return say(composer, "All % canaries reached 100%%",
			   value_word(n));
	return say(composer, "% of % canaries reached 100%%",
		   value_count(said->ends[CANARY_PROMOTED]), value_count(n));
}

static const struct sentence *stopped(struct composer *composer,
				      const struct canaries_said *said)
{
	uint32_t weight = canaries_stopped_at(said);

	if (said->ends[CANARY_STOPPED] == 0)
		return NULL;
	if (weight != UINT32_MAX)
		return say(composer, "% stopped at %",
			   value_word(said->ends[CANARY_STOPPED]),
			   value_number(VALUE_SHARE, weight / 100.0));
	return say(composer, "% stopped",
		   value_word(said->ends[CANARY_STOPPED]));
}

/* What people or the controller did against the rules. */
static const struct sentence *against(struct composer *composer,
				      const struct canaries_said *said)
{
	if (said->let_through == 1)
		return say(composer, "one that fails them was promoted");
	if (said->let_through > 1)
		return say(composer, "% that fail them were promoted",
			   value_word(said->let_through));
	if (said->held_back == 1)
		return say(composer, "one of them was rolled back");
	if (said->held_back > 1)
		return say(composer, "% of them were rolled back",
			   value_word(said->held_back));
	return NULL;
}

/* The only one there is, where its record has nothing against it. */
static const struct sentence *alone(struct composer *composer,
				    const struct canaries_said *said)
{
	uint32_t weight = canaries_stopped_at(said);

	if (said->let_through + said->held_back > 0)
		return NULL;
	if (said->ends[CANARY_PROMOTED] == 1)
		return say(composer, "The one canary reached 100%%");
	if (said->ends[CANARY_OPEN] == 1)
		return say(composer, "The one canary is still open");
	if (weight == UINT32_MAX)
		return say(composer, "The one canary stopped");
	return say(composer, "The one canary stopped at %",
		   value_number(VALUE_SHARE, weight / 100.0));
}

void canaries_headlines(struct draft *draft, const struct canaries_said *said)
{
	struct composer *composer = draft->composer;
	uint32_t n = said->all->len - said->ends[CANARY_UNKNOWN];
	const struct sentence *first, *stops, *lets;

	if (n == 0)
		return;
	if (n == 1 && alone(composer, said)) {
		draft_headline(draft, alone(composer, said));
		return;
	}
	first = reached(composer, said, n);
	stops = stopped(composer, said);
	lets = against(composer, said);
	if (stops && lets)
		draft_headline(draft,
			       composer_join(composer, "",
					     composer_join(composer, "", first,
							   "; ", stops),
					     ", ", lets));
	if (lets)
		draft_headline(draft,
			       composer_join(composer, "", first, "; ", lets));
	if (stops)
		draft_headline(draft,
			       composer_join(composer, "", first, "; ", stops));
	draft_headline(draft, first);
}

static void add_bound(GString *text, const char *sign, double bound)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	if (!isnan(bound))
		g_string_append_printf(
			text, " %s %s", sign,
			g_ascii_formatd(digits, sizeof(digits), "%g", bound));
}

/* "payment-service threshold 2, latency ≤ 500" */
static void add_rules(GString *text, const struct canary_settings *settings)
{
	g_string_append_printf(text, "%s%s", text->len > 0 ? "; " : "",
			       settings->name);
	if (settings->threshold > 0)
		g_string_append_printf(text, ", threshold %u",
				       settings->threshold);
	for (uint32_t m = 0; m < settings->metrics->len; m++) {
		const struct canary_metric_settings *metric =
			settings->metrics->pdata[m];

		if (metric->is_dropped)
			g_string_append_printf(text, ", no %s", metric->name);
		if (!metric->has_limit || metric->is_dropped)
			continue;
		g_string_append_printf(text, ", %s", metric->name);
		add_bound(text, metric->limit.is_open ? ">" : "\u2265",
			  metric->limit.low);
		add_bound(text, metric->limit.is_open ? "<" : "\u2264",
			  metric->limit.high);
	}
	for (uint32_t s = 0; s < settings->steps->len; s++)
		g_string_append_printf(
			text, "%s%u%%", s == 0 ? ", steps " : " ",
			g_array_index(settings->steps, uint32_t, s));
	if (settings->observe_seconds > 0)
		g_string_append_printf(text, ", %u s a step",
				       (unsigned int)settings->observe_seconds);
}

/* The rules in force, where they are not the ones that were recorded. */
static const struct sentence *overridden(struct composer *composer,
					 const struct canaries_said *said)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GPtrArray) told = g_ptr_array_new();

	for (uint32_t i = 0; i < said->all->len; i++) {
		const struct canary_said *one = said->all->pdata[i];
		const struct canary_settings *settings =
			one->replay->run.settings;

		if (!canaries_are_overridden(&one->replay->run) ||
		    g_ptr_array_find(told, settings, NULL))
			continue;
		if (told->len < RULES_NAMED)
			add_rules(text, settings);
		g_ptr_array_add(told, (gpointer)settings);
	}
	if (told->len == 0)
		return NULL;
	if (told->len > RULES_NAMED)
		g_string_append_printf(text, "; and %u more",
				       told->len - RULES_NAMED);
	return say(composer,
		   "What-if: rules of the configuration are in "
		   "force, not those recorded (%).",
		   value_text(pool_text(composer->pool, text->str)));
}

static bool has_ladder(const struct canaries_said *said)
{
	for (uint32_t i = 0; i < said->all->len; i++) {
		const struct canary_said *one = said->all->pdata[i];

		if (!one->replay->run.has_own_rules)
			return true;
	}
	return false;
}

static const struct sentence *also(struct composer *composer,
				   const struct sentence *all,
				   const struct sentence *more)
{
	return more ? composer_join(composer, "", all, " ", more) : all;
}

const struct sentence *canaries_footnote(struct composer *composer,
					 const struct canaries_said *said)
{
	const struct sentence *all =
		say(composer,
		    "Replay: a canary stops when as many checks failed as its "
		    "threshold allows (%). Beside the primary: "
		    "Mann\u2013Whitney, spread by Brown\u2013Forsythe.",
		    value_page("definitions-2"));

	if (has_ladder(said))
		all = also(composer, all,
			   say(composer, "Without a specification: the plain "
					 "ladder."));
	all = also(composer, all, overridden(composer, said));
	if (said->by_record > 0)
		all = also(composer, all,
			   say(composer, "By its record alone: %.",
			       value_count(said->by_record)));
	return all;
}

void compose_canary(struct composer *composer)
{
	const struct canaries_said *said = composer->delivery->canaries;
	struct draft draft;

	if (!said || delivery_is_shared(composer))
		return;
	draft = draft_begin(composer, "canary", "Canary releases");
	canaries_headlines(&draft, said);
	draft.page.standfirst =
		say(composer, "Analyses of canaries, judged again by their "
			      "rules from the exported series, beside what was "
			      "recorded.");
	draft_panel(&draft, canaries_promotion(composer, said));
	draft_panel(&draft, canaries_steppers(composer, said, ROWS));
	draft.page.footnote = canaries_footnote(composer, said);
	draft_end(&draft);
}
