/* compose_definitions.c -- what the words mean and which limits are in force */
#include "analyzer/ci_health.h"
#include "analyzer/composer.h"
#include "analyzer/definitions.h"
#include "analyzer/limits_said.h"
#include "analyzer/observe.h"
#include "analyzer/tables.h"
#include "analyzer/tier.h"

#include <math.h>
#include <string.h>

enum { TIER_ROWS = 4, TIER_COLUMNS = 4, WINDOWS = 4 };
enum { ROWS_OF_A_PAGE = 26, ROWS_OF_TWO_TERMS = 2, LEAST_ROWS = 4 };

static bool has_budgets(const struct metrics *metrics)
{
	return metrics->budgets->len > 0;
}

/*
 * The terms of what is asked of series and pipelines have a page of their own,
 * and nothing that the review is not about needs room there.
 */
static const struct {
	const char *term;
	bool (*has_source)(const struct metrics *metrics);
} observed[] = {
	{ "Error rate", observe_has_impacts },
	{ "Change impact", observe_has_impacts },
	{ "Base rate", observe_has_impacts },
	{ "Rollback rule", observe_has_rules },
	{ "Pipeline success rate", ci_is_supplied },
	{ "Build duration, queue wait", ci_is_supplied },
	{ "Flaky test rate", ci_is_supplied },
	{ "Stage", ci_is_supplied },
	{ "Error budget", has_budgets },
	{ "Hypothesis", tables_has_chaos },
	{ "Resilience score", tables_has_chaos },
	{ "Canary replay", tables_has_canaries },
	{ "Canary beside the primary", tables_has_canaries },
	{ "Flag comparison", tables_has_flags },
	{ "Sample ratio mismatch", tables_has_flags },
};

static bool is_on_page(const struct metrics *metrics, const char *term,
		       bool is_observed)
{
	for (size_t i = 0; i < G_N_ELEMENTS(observed); i++)
		if (strcmp(observed[i].term, term) == 0)
			return is_observed && observed[i].has_source(metrics);
	return !is_observed;
}

static const struct terms *find_terms(struct composer *composer,
				      bool is_observed)
{
	struct terms *terms = pool_new_array(composer->pool, struct terms, 1);
	struct term *list =
		pool_new_array(composer->pool, struct term, n_definitions);

	for (uint32_t i = 0; i < n_definitions; i++)
		if (is_on_page(composer->metrics, definitions[i].term,
			       is_observed))
			list[terms->n++] = (struct term){
				definitions[i].term,
				say(composer, "%",
				    value_text(definitions[i].meaning)),
			};
	terms->terms = list;
	return terms;
}

static struct panel terms_panel(struct composer *composer,
				const struct terms *terms)
{
	return panel_drawn(PANEL_TERMS, NULL, NULL, terms,
			   say(composer, "Definitions"));
}

static const struct sentence *limit_text(struct composer *composer,
					 const struct tier_limits *tier, int i)
{
	double limit = tier->limits[i];

	if (tier->is_floor)
		return i == 0 ? say(composer, "1 a day or more") :
				say(composer, "1 in % days or more",
				    value_count(round(1 / limit)));
	if (tier->metric == CHANGE_FAILURE_RATE)
		return say(composer, "up to %", value_rate(limit, 20));
	return say(composer, tier->is_open[i] ? "under %" : "up to %",
		   value_number(VALUE_SPAN, limit));
}

static struct panel limits_panel(struct composer *composer)
{
	static const struct grid_column columns[] = {
		{ "Metric", 2.4, false, true },
		{ "Elite", 1.4, false, false },
		{ "High", 1.6, false, false },
		{ "Medium", 1.6, false, false },
	};
	static const char *const names[] = {
		"Deploys a day",
		"Lead time, median",
		"Change failure rate",
		"Time to recovery, mean",
	};
	struct grid *grid = pool_new_array(composer->pool, struct grid, 1);
	const struct sentence **cells =
		pool_new_array(composer->pool, const struct sentence *,
			       TIER_ROWS *TIER_COLUMNS);

	for (int row = 0; row < TIER_ROWS; row++) {
		const struct tier_limits *tier = tier_limits((enum metric)row);

		cells[row * TIER_COLUMNS] =
			say(composer, "%", value_text(names[row]));
		for (int i = 0; i < 3; i++)
			cells[row * TIER_COLUMNS + 1 + i] =
				limit_text(composer, tier, i);
	}
	grid->columns = columns;
	grid->width = TIER_COLUMNS;
	grid->rows = TIER_ROWS;
	grid->cells = cells;
	return panel_drawn(
		PANEL_GRID, "Tier limits",
		say(composer,
		    "benchmark %: the limits of the reports up to "
		    "2019, read as upper limits; beyond Medium is Low",
		    value_text(composer->metrics->settings->benchmark)),
		grid, NULL);
}

static struct panel windows_panel(struct composer *composer)
{
	static const struct grid_column columns[] = {
		{ "Incident window", 2, false, true },
		{ "Failed deploys", 2, true, false },
		{ "Change failure rate", 2, true, false },
	};
	struct grid *grid = pool_new_array(composer->pool, struct grid, 1);
	uint32_t width = G_N_ELEMENTS(columns);
	const struct sentence **cells = pool_new_array(
		composer->pool, const struct sentence *, WINDOWS *width);

	for (int w = 0; w < WINDOWS; w++) {
		const struct failure_window *one =
			&composer->metrics->failure_windows[w];
		double rate = one->deploys > 0 ?
				      (double)one->failed / one->deploys :
				      NAN;

		cells[w * (int)width] =
			one->seconds == INT64_MAX ?
				say(composer, "without end") :
				say(composer, "%",
				    value_number(VALUE_SPAN,
						 (double)one->seconds));
		cells[w * (int)width + 1] =
			say(composer, "% of %", value_count(one->failed),
			    value_count(one->deploys));
		cells[w * (int)width + 2] =
			say(composer, "%", value_rate(rate, one->deploys));
	}
	grid->columns = columns;
	grid->width = width;
	grid->rows = WINDOWS;
	grid->cells = cells;
	return panel_drawn(PANEL_GRID, "Failure rate by incident window",
			   say(composer, "how the failure rate depends on the "
					 "time allowed after a deploy"),
			   grid, NULL);
}

static const struct sentence *choices(struct composer *composer)
{
	const struct settings *settings = composer->metrics->settings;

	return say(
		composer,
		"Time zone %. Lead time from % time. Merges are %. Rollback "
		"window %, incident window %, roll-outs folded within %.",
		value_text(settings->timezone),
		value_text(settings->leads_from_committer ? "committer" :
							    "author"),
		value_text(settings->counts_merges ? "changes" : "not changes"),
		value_number(VALUE_SPAN, (double)settings->rollback_window),
		settings->incident_window == INT64_MAX ?
			value_text("without end") :
			value_number(VALUE_SPAN,
				     (double)settings->incident_window),
		value_number(VALUE_SPAN, (double)settings->fold_window));
}

static const struct sentence *where_all_is(struct composer *composer)
{
	return say(composer, "Every column is defined on the sheet "
			     "Definitions. Inputs with their digests: the "
			     "manifest beside this file.");
}

/* Rows of a table that find room below so many terms, two beside each other. */
static uint32_t rows_below(const struct terms *terms)
{
	uint32_t taken = (terms->n + 1) / 2 * ROWS_OF_TWO_TERMS;

	return taken + LEAST_ROWS > ROWS_OF_A_PAGE ? LEAST_ROWS :
						     ROWS_OF_A_PAGE - taken;
}

static void compose_observed(struct composer *composer)
{
	const struct terms *terms = find_terms(composer, true);
	struct draft draft;

	if (terms->n == 0)
		return;
	draft = draft_begin(composer, "definitions-2", "Definitions");
	draft_headline(&draft, say(composer, "What the numbers of series and "
					     "pipelines mean"));
	draft.page.standfirst = choices(composer);
	draft_panel(&draft, terms_panel(composer, terms));
	if (limits_has_targets(composer->metrics))
		draft_panel(&draft,
			    limits_targets(composer, rows_below(terms)));
	if (limits_has_objectives(composer->metrics))
		draft_panel(&draft,
			    limits_objectives(composer, rows_below(terms)));
	draft.page.footnote = where_all_is(composer);
	draft_end(&draft);
}

void compose_definitions(struct composer *composer)
{
	struct draft draft =
		draft_begin(composer, "definitions", "Definitions");

	draft_headline(&draft, say(composer, "What the numbers mean"));
	draft.page.standfirst = choices(composer);
	draft_panel(&draft, terms_panel(composer, find_terms(composer, false)));
	draft_panel(&draft, limits_panel(composer));
	draft_panel(&draft, windows_panel(composer));
	draft.page.footnote = where_all_is(composer);
	draft_end(&draft);
	compose_observed(composer);
}
