/* compose_impact.c -- what followed each deploy, as error rates show it */
#include "analyzer/composer.h"
#include "analyzer/curves.h"
#include "analyzer/error_rate.h"
#include "analyzer/impact.h"
#include "analyzer/interval.h"

#include <math.h>
#include <stdlib.h>

/* The largest on the first page, those above the limit on two more, if there
 * are enough that a page is worth it. */
enum { ROWS = 2, COLUMNS = 4, A_PAGE = ROWS * COLUMNS, PAGES = 3, WORTH = 4 };

static bool is_in_window(const struct composer *composer,
			 const struct impact *impact)
{
	const struct metrics *metrics = composer->metrics;

	return window_holds(
		&metrics->window,
		facts_deploy(metrics->facts, impact->deploy)->deployed_at);
}

static int by_ratio(gconstpointer a, gconstpointer b)
{
	const struct impact *x = *(const struct impact *const *)a;
	const struct impact *y = *(const struct impact *const *)b;

	if (x->ratio != y->ratio)
		return x->ratio > y->ratio ? -1 : 1;
	return (x->deploy > y->deploy) - (x->deploy < y->deploy);
}

/* Scored ones of the window, largest ratio first. */
static GPtrArray *scored(const struct composer *composer)
{
	const struct metrics *metrics = composer->metrics;
	GPtrArray *all = g_ptr_array_new();

	for (uint32_t i = 0; i < metrics->impacts->len; i++) {
		struct impact *impact = metrics_impact(metrics, i);

		if (!isnan(impact->ratio) && is_in_window(composer, impact))
			g_ptr_array_add(all, impact);
	}
	g_ptr_array_sort(all, by_ratio);
	return all;
}

static uint32_t count_failed(const struct composer *composer)
{
	const struct metrics *metrics = composer->metrics;
	uint32_t n = 0;

	for (uint32_t i = 0; i < metrics->impacts->len; i++) {
		const struct impact *impact = metrics_impact(metrics, i);

		n += impact->ratio > IMPACT_FACTOR &&
		     is_in_window(composer, impact) &&
		     metrics_deploy(metrics, impact->deploy)->is_failed;
	}
	return n;
}

static void add_headlines(struct draft *draft,
			  const struct impact_counts *counts)
{
	struct composer *composer = draft->composer;
	uint32_t failed = count_failed(composer);

	if (counts->scored == 0)
		return;
	if (counts->above == 0) {
		draft_headline(draft, say(composer,
					  "None of % deploys was followed by "
					  "more than twice the error rate",
					  value_count(counts->scored)));
		return;
	}
	draft_headline(
		draft,
		say(composer,
		    counts->above == 1 ?
			    "% of % deploys was followed by more than "
			    "twice the error rate; % failed" :
			    "% of % deploys were followed by more than "
			    "twice the error rate; % of them failed",
		    value_count(counts->above), value_count(counts->scored),
		    failed == 0 ? value_text("none") : value_count(failed)));
	draft_headline(draft, say(composer,
				  "Error rate more than doubled after % of "
				  "% deploys",
				  value_count(counts->above),
				  value_count(counts->scored)));
}

/* Whether the rule as written fires oftener after a deploy than without. */
static const struct sentence *rule_words(struct composer *composer,
					 const struct impact_counts *counts)
{
	const struct base_rate *base = &composer->metrics->base_rate;
	struct share now = { counts->fired, counts->ruled };
	struct share quiet = { base->fired, base->n };
	struct estimate more = interval_newcombe(now, quiet, CONFIDENCE_95);
	struct value after = value_rate(
		counts->ruled > 0 ? (double)counts->fired / counts->ruled : NAN,
		counts->ruled);
	struct value usual = value_rate(
		base->n > 0 ? (double)base->fired / (double)base->n : NAN,
		(uint32_t)MIN(base->n, UINT32_MAX));

	if (counts->ruled == 0)
		return say(composer,
			   "log scale; one dot a deploy above \u00d72");
	if (base->n == 0)
		return say(composer,
			   "log scale. The plain rule, more than twice the "
			   "rate an hour before at any minute, fired after %; "
			   "no half hour is without a deploy to compare with",
			   after);
	return say(
		composer,
		statistics_direction(more, 0) > 0 ?
			"log scale. The plain rule, more than twice the rate "
			"an hour before at any minute, fired after % of "
			"deploys, and in % of half hours without one" :
			"log scale. The plain rule, more than twice the rate "
			"an hour before at any minute, fired after % of "
			"deploys, and in % of half hours without one: it "
			"says little",
		after, usual);
}

static struct panel missing(struct composer *composer, enum panel_kind kind,
			    const char *title,
			    const struct impact_counts *counts)
{
	for (uint32_t i = 0; i < composer->metrics->impacts->len; i++) {
		const struct impact *impact =
			metrics_impact(composer->metrics, i);

		if (impact->samples_before + impact->samples_after > 0)
			return panel_missing(
				composer, kind, STATE_NONE, title,
				"scored deploys",
				counts->deploys > 0 ?
					say(composer,
					    "% deploys had too few samples",
					    value_count(counts->deploys)) :
					NULL);
	}
	return panel_missing(composer, kind, STATE_NOT_MEASURED, title,
			     "scored deploys",
			     say(composer, "no error rate of a service that "
					   "was deployed is among the series"));
}

static struct panel ratios_panel(struct composer *composer,
				 const GPtrArray *all,
				 const struct impact_counts *counts)
{
	const char *title = "Error rate after \u00f7 before, every scored "
			    "deploy";
	const struct facts *facts = composer->metrics->facts;
	struct ratios *ratios =
		pool_new_array(composer->pool, struct ratios, 1);
	struct ratio_dot *dots =
		pool_new_array(composer->pool, struct ratio_dot, all->len);

	if (all->len == 0)
		return missing(composer, PANEL_RATIOS, title, counts);
	for (uint32_t i = 0; i < all->len; i++) {
		const struct impact *impact = all->pdata[i];
		uint32_t service = facts_deploy(facts, impact->deploy)->service;

		dots[i] =
			(struct ratio_dot){ facts_service(facts, service)->name,
					    impact->ratio };
	}
	*ratios = (struct ratios){ dots, all->len, IMPACT_FACTOR };
	return panel_drawn(
		PANEL_RATIOS, title, rule_words(composer, counts), ratios,
		say(composer,
		    "Error rate after by before of % deploys; % "
		    "above twice",
		    value_count(counts->scored), value_count(counts->above)));
}

static void fill_panel(struct composer *composer, const struct impact *impact,
		       struct curve_panel *panel)
{
	const struct metrics *metrics = composer->metrics;
	double least = metrics->settings->min_error_rate;
	g_autoptr(ErrorRate) rate = error_rate_of(
		metrics->facts, metrics->settings,
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

static struct panel curves_panel(struct composer *composer,
				 const GPtrArray *all, uint32_t first,
				 uint32_t n, const struct impact_counts *counts)
{
	struct curves *curves =
		pool_new_array(composer->pool, struct curves, 1);
	struct curve_panel *panels =
		pool_new_array(composer->pool, struct curve_panel, n);

	if (n == 0)
		return missing(composer, PANEL_CURVES, "The largest", counts);
	for (uint32_t i = 0; i < n; i++)
		fill_panel(composer, all->pdata[first + i], &panels[i]);
	*curves = (struct curves){
		.panels = panels,
		.n = n,
		.rows = ROWS,
		.columns = COLUMNS,
		.from = CURVES_FROM,
		.to = CURVES_TO,
		.shaded = IMPACT_AFTER / 60,
		.are_rates = true,
	};
	return panel_drawn(
		PANEL_CURVES, curves_title(composer, first, n),
		say(composer,
		    "error rate; vertical line = deploy, shaded = 30 min after "
		    "it, pale = mean before, dashed = twice that; own scale "
		    "per panel"),
		curves,
		say(composer, "Error rate round % deploys", value_count(n)));
}

static const struct sentence *footnote(struct composer *composer,
				       const struct impact_counts *counts)
{
	const struct metrics *metrics = composer->metrics;
	uint32_t none = 0, n = counts->deploys - counts->scored;

	for (uint32_t i = 0; i < metrics->impacts->len; i++) {
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

static void add_more(struct composer *composer, const GPtrArray *all,
		     uint32_t page, const struct impact_counts *counts)
{
	uint32_t first = page * A_PAGE;
	g_autofree char *id = g_strdup_printf("change-impact-%u", page + 1);
	struct draft draft = draft_begin(
		composer, pool_text(composer->pool, id), "Change impact");

	draft.page.standfirst =
		say(composer, "More deploys that were followed by more than "
			      "twice the error rate.");
	draft_panel(&draft,
		    curves_panel(composer, all, first,
				 MIN(counts->above - first, A_PAGE), counts));
	draft.page.footnote = footnote(composer, counts);
	draft_end(&draft);
}

void compose_impact(struct composer *composer)
{
	struct impact_counts counts = impact_count(composer->metrics);
	g_autoptr(GPtrArray) all = NULL;
	struct draft draft;

	if (!composer->metrics->has_error_rates)
		return;
	all = scored(composer);
	draft = draft_begin(composer, "change-impact", "Change impact");
	add_headlines(&draft, &counts);
	draft.page.standfirst =
		say(composer,
		    "Error rate in the 30 min after a deploy divided by the "
		    "rate in the 60 min before its start, where half of the "
		    "samples are there.");
	draft_panel(&draft, ratios_panel(composer, all, &counts));
	draft_panel(&draft, curves_panel(composer, all, 0,
					 MIN(all->len, A_PAGE), &counts));
	draft.page.footnote = footnote(composer, &counts);
	draft_end(&draft);
	for (uint32_t page = 1;
	     page < PAGES && page * A_PAGE + WORTH <= counts.above; page++)
		add_more(composer, all, page, &counts);
}
