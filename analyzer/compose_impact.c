/* compose_impact.c -- what followed each deploy, as error rates show it */
#include "analyzer/composer.h"
#include "analyzer/curves.h"
#include "analyzer/impact.h"
#include "analyzer/interval.h"
#include "analyzer/observe.h"

#include <math.h>

/* The largest on the first page, those above the limit on two more, if there
 * are enough that a page is worth it. */
enum {
	ROWS = 2,
	COLUMNS = 4,
	A_PAGE = ROWS * COLUMNS,
	PAGES = 3,
	WORTH = 4,
	FEW = 5
};

/* A set of impacts on its way to its pages. */
struct compared {
	struct composer *composer;
	const struct impact_set *set;
	struct impact_counts counts;
	GPtrArray *scored; /* of struct impact *, largest ratio first */
	const char *id;	   /* of its first page */
};

static bool is_in_window(const struct composer *composer,
			 const struct impact *impact)
{
	const struct metrics *metrics = composer->metrics;

	return window_holds(
		&metrics->window,
		facts_deploy(metrics->facts, impact->deploy)->deployed_at);
}

/* Of those above the limit. */
static uint32_t count_failed(const struct compared *compared)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < compared->counts.above; i++) {
		const struct impact *impact = compared->scored->pdata[i];

		n += metrics_deploy(compared->composer->metrics, impact->deploy)
			     ->is_failed;
	}
	return n;
}

static void add_headlines(struct draft *draft, const struct compared *compared)
{
	struct composer *composer = draft->composer;
	const struct impact_counts *counts = &compared->counts;
	uint32_t failed = count_failed(compared);
	struct value name = value_text(compared->set->name);

	if (counts->scored == 0)
		return;
	if (counts->above == 0) {
		draft_headline(draft, say(composer,
					  "None of % deploys was followed by "
					  "more than twice the %",
					  value_count(counts->scored), name));
		return;
	}
	draft_headline(
		draft,
		say(composer,
		    counts->above == 1 ?
			    "% of % deploys was followed by more than "
			    "twice the %; % failed" :
			    "% of % deploys were followed by more than "
			    "twice the %; % of them failed",
		    value_count(counts->above), value_count(counts->scored),
		    name,
		    failed == 0 ? value_text("none") : value_count(failed)));
	draft_headline(draft, say(composer,
				  "More than twice the % after % of % deploys",
				  name, value_count(counts->above),
				  value_count(counts->scored)));
}

/* "8.0% of 176 deploys"; of few "1 of 3 deploys". */
static const struct sentence *fired_words(const struct compared *compared)
{
	struct composer *composer = compared->composer;
	uint32_t fired = compared->counts.fired, n = compared->counts.ruled;

	if (n < FEW)
		return say(composer, "% deploys", value_k_of_n(fired, n));
	return say(composer, "% of % deploys", value_rate((double)fired / n, n),
		   value_count(n));
}

/* Whether the rule as written fires oftener after a deploy than without. */
static const struct sentence *rule_words(const struct compared *compared)
{
	struct composer *composer = compared->composer;
	const struct impact_counts *counts = &compared->counts;
	const struct base_rate *base = &compared->set->base_rate;
	struct share now = { counts->fired, counts->ruled };
	struct share quiet = { base->fired, base->n };
	struct estimate more = interval_newcombe(now, quiet, CONFIDENCE_95);
	const struct sentence *rest;

	if (counts->ruled == 0)
		return say(composer,
			   "log scale; one dot a deploy above \u00d72");
	if (base->n == 0)
		rest = say(composer, "; no half hour is without one to compare "
				     "with");
	else
		rest = say(composer,
			   statistics_direction(more, 0) > 0 ?
				   ", and in % of half hours without one" :
				   ", and in % of half hours without one: it "
				   "says little",
			   value_rate((double)base->fired / (double)base->n,
				      (uint32_t)MIN(base->n, UINT32_MAX)));
	return composer_join(composer,
			     "log scale. The plain rule, more than twice the "
			     "value an hour before at any point, fired after ",
			     fired_words(compared), "", rest);
}

/* Nothing scored: because there are too few samples, or none at all? */
static struct panel missing(const struct compared *compared,
			    enum panel_kind kind, const char *title)
{
	struct composer *composer = compared->composer;
	const struct impact_set *set = compared->set;
	uint32_t deploys = compared->counts.deploys;

	for (uint32_t i = set->first; i < set->first + set->n; i++) {
		const struct impact *impact =
			metrics_impact(composer->metrics, i);

		if (impact->samples_before + impact->samples_after > 0)
			return panel_missing(
				composer, kind, STATE_NONE, title,
				"scored deploys",
				deploys > 0 ?
					say(composer,
					    "% deploys had too few samples",
					    value_count(deploys)) :
					NULL);
	}
	return panel_missing(composer, kind, STATE_NOT_MEASURED, title,
			     "scored deploys",
			     say(composer,
				 "no % of a service that was "
				 "deployed is among the series",
				 value_text(set->name)));
}

static struct panel ratios_panel(const struct compared *compared)
{
	const char *title =
		compared->set->series ?
			"After \u00f7 before, every scored deploy" :
			"Error rate after \u00f7 before, every scored deploy";
	struct composer *composer = compared->composer;
	const struct facts *facts = composer->metrics->facts;
	const GPtrArray *all = compared->scored;
	struct ratios *ratios =
		pool_new_array(composer->pool, struct ratios, 1);
	struct ratio_dot *dots =
		pool_new_array(composer->pool, struct ratio_dot, all->len);

	if (all->len == 0)
		return missing(compared, PANEL_RATIOS, title);
	for (uint32_t i = 0; i < all->len; i++) {
		const struct impact *impact = all->pdata[i];
		uint32_t service = facts_deploy(facts, impact->deploy)->service;

		dots[i] =
			(struct ratio_dot){ facts_service(facts, service)->name,
					    impact->ratio };
	}
	*ratios = (struct ratios){ dots, all->len, IMPACT_FACTOR };
	return panel_drawn(PANEL_RATIOS, title, rule_words(compared), ratios,
			   say(composer,
			       "The % after by before of % deploys; % above "
			       "twice",
			       value_text(compared->set->name),
			       value_count(compared->counts.scored),
			       value_count(compared->counts.above)));
}

static void fill_panel(const struct compared *compared,
		       const struct impact *impact, struct curve_panel *panel)
{
	struct composer *composer = compared->composer;
	const struct metrics *metrics = composer->metrics;
	const struct selector *series = compared->set->series;
	double least = series ? 0 : metrics->settings->min_error_rate;
	g_autoptr(ErrorRate) rate = observe_series(
		metrics, series,
		facts_deploy(metrics->facts, impact->deploy)->service);

	curves_fill(composer, impact->deploy, rate->rate, panel);
	panel->before = impact->before;
	panel->limit = IMPACT_FACTOR * fmax(impact->before, least);
	panel->fired = NAN;
	panel->is_worse = impact->ratio > IMPACT_FACTOR;
	panel->mark = say(composer, impact->is_low ? "low baseline %" : "%",
			  value_number(VALUE_RATIO, impact->ratio));
	panel->outcome = curves_outcome(composer, impact->deploy, rate->rate,
					panel->limit);
}

static const char *curves_title(struct composer *composer, uint32_t first,
				uint32_t n)
{
	static const char *const words[] = { "one",  "two", "three", "four",
					     "five", "six", "seven", "eight" };
	g_autofree char *title = NULL;

	if (first > 0)
		return "More deploys above \u00d72, largest first";
	if (n == 1)
		return "The largest";
	title = g_strdup_printf("The %s largest", words[n - 1]);
	return pool_text(composer->pool, title);
}

static struct panel curves_panel(const struct compared *compared,
				 uint32_t first, uint32_t n)
{
	struct composer *composer = compared->composer;
	struct curves *curves =
		pool_new_array(composer->pool, struct curves, 1);
	struct curve_panel *panels =
		pool_new_array(composer->pool, struct curve_panel, n);

	if (n == 0)
		return missing(compared, PANEL_CURVES, "The largest");
	for (uint32_t i = 0; i < n; i++)
		fill_panel(compared, compared->scored->pdata[first + i],
			   &panels[i]);
	*curves = (struct curves){
		.panels = panels,
		.n = n,
		.rows = ROWS,
		.columns = COLUMNS,
		.from = CURVES_FROM,
		.to = CURVES_TO,
		.shaded = IMPACT_AFTER / 60,
		.are_rates = !compared->set->series,
	};
	return panel_drawn(
		PANEL_CURVES, curves_title(composer, first, n),
		say(composer,
		    "%; vertical line = deploy, shaded = 30 min after it, pale "
		    "= mean before, dashed = twice that; own scale per panel",
		    value_text(compared->set->name)),
		curves,
		say(composer, "The % round % deploys",
		    value_text(compared->set->name), value_count(n)));
}

static const struct sentence *footnote(const struct compared *compared)
{
	struct composer *composer = compared->composer;
	const struct metrics *metrics = composer->metrics;
	const struct impact_counts *counts = &compared->counts;
	const struct impact_set *set = compared->set;
	uint32_t none = 0, n = counts->deploys - counts->scored;

	for (uint32_t i = set->first; i < set->first + set->n; i++) {
		const struct impact *impact = metrics_impact(metrics, i);

		none += is_in_window(composer, impact) &&
			isnan(impact->ratio) &&
			impact->samples_before + impact->samples_after == 0;
	}
	if (n == 0)
		return say(composer, "Association, not proof of cause. Every "
				     "deploy was scored.");
	if (none == 0 || none == n)
		return say(composer,
			   none == n ?
				   "Association, not proof of cause. % of % "
				   "deploys could not be scored: no series." :
				   "Association, not proof of cause. % of % "
				   "deploys could not be scored: too few "
				   "samples.",
			   value_count(n), value_count(counts->deploys));
	return say(composer,
		   "Association, not proof of cause. % of % deploys could not "
		   "be scored: % without a series, % with too few samples.",
		   value_count(n), value_count(counts->deploys),
		   value_count(none), value_count(n - none));
}

static void add_more(const struct compared *compared, uint32_t page)
{
	struct composer *composer = compared->composer;
	uint32_t first = page * A_PAGE;
	g_autofree char *id = g_strdup_printf("%s-more-%u", compared->id, page);
	struct draft draft = draft_begin(
		composer, pool_text(composer->pool, id), "Change impact");

	draft.page.standfirst =
		say(composer,
		    "More deploys that were followed by more than twice the "
		    "%.",
		    value_text(compared->set->name));
	draft_panel(&draft,
		    curves_panel(compared, first,
				 MIN(compared->counts.above - first, A_PAGE)));
	draft.page.footnote = footnote(compared);
	draft_end(&draft);
}

static void add_page(const struct compared *compared)
{
	struct composer *composer = compared->composer;
	struct draft draft =
		draft_begin(composer, compared->id, "Change impact");

	add_headlines(&draft, compared);
	draft.page.standfirst =
		say(composer,
		    "The % in the 30 min after a deploy divided by that in the "
		    "60 min before its start, where half of the samples are "
		    "there.",
		    value_text(compared->set->name));
	draft_panel(&draft, ratios_panel(compared));
	draft_panel(&draft, curves_panel(compared, 0,
					 MIN(compared->scored->len, A_PAGE)));
	draft.page.footnote = footnote(compared);
	draft_end(&draft);
}

static void add_pages(struct composer *composer, uint32_t s)
{
	g_autofree char *id = s == 0 ? g_strdup("change-impact") :
				       g_strdup_printf("change-impact-%u", s);
	struct compared compared = {
		.composer = composer,
		.set = metrics_impact_set(composer->metrics, s),
		.counts = impact_count(composer->metrics, s),
		.id = pool_text(composer->pool, id),
	};

	compared.scored = impact_scored(composer->metrics, s);
	add_page(&compared);
	for (uint32_t page = 1;
	     page < PAGES && page * A_PAGE + WORTH <= compared.counts.above;
	     page++)
		add_more(&compared, page);
	g_ptr_array_unref(compared.scored);
}

void compose_impact(struct composer *composer)
{
	const struct metrics *metrics = composer->metrics;

	for (uint32_t s = 0; s < metrics->impact_sets->len; s++)
		if (metrics_impact_set(metrics, s)->has_source)
			add_pages(composer, s);
}
