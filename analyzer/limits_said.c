/* limits_said.c -- the targets, rules and objectives in force, as tables */
#include "analyzer/limits_said.h"

#include "analyzer/ci_health.h"
#include "analyzer/compose_ci.h"
#include "analyzer/observe.h"
#include "analyzer/slos.h"
#include "analyzer/targets.h"

#include <math.h>

bool limits_has_targets(const struct metrics *metrics)
{
	return ci_is_supplied(metrics) || observe_has_rules(metrics);
}

bool limits_has_objectives(const struct metrics *metrics)
{
	return metrics->budgets->len > 0;
}

static void add(GPtrArray *cells, const struct sentence *sentence)
{
	g_ptr_array_add(cells, (void *)sentence);
}

static void add_targets(struct composer *composer, GPtrArray *cells)
{
	struct target targets[CI_TARGETS];

	if (!ci_is_supplied(composer->metrics))
		return;
	targets_judge(composer->metrics, composer->days, targets);
	for (int t = 0; t < CI_TARGETS; t++) {
		const struct target *target = &targets[t];

		add(cells, say(composer, "%", value_text(target->name)));
		if (isnan(target->limit))
			add(cells, say(composer, "trending up"));
		else
			add(cells, say(composer,
				       target->is_floor ? "above %" : "below %",
				       ci_limit(target, (enum ci_target)t)));
	}
}

static void add_rules(struct composer *composer, GPtrArray *cells)
{
	const struct metrics *metrics = composer->metrics;

	for (uint32_t r = 0; r < metrics->rules->len; r++) {
		const struct rollback_settings *rule =
			&metrics_rule(metrics, r)->rule;

		if (!observe_has_rule(metrics, r))
			continue;
		add(cells, say(composer, "Rollback rule \u201c%\u201d",
			       value_text(rule->name)));
		add(cells,
		    say(composer, "above % for %, within %",
			value_number(rule->series ? VALUE_NUMBER : VALUE_SHARE,
				     rule->above),
			value_number(VALUE_SPAN, (double)rule->for_seconds),
			value_number(VALUE_SPAN,
				     (double)rule->within_seconds)));
	}
}

/* The first `most` rows, the last of which then says how many follow. */
static struct panel grid_of(struct composer *composer, const GPtrArray *cells,
			    const struct grid_column *columns, uint32_t width,
			    uint32_t most)
{
	uint32_t rows = cells->len / width;
	struct grid *grid = pool_new_array(composer->pool, struct grid, 1);
	const struct sentence **own = pool_new_array(
		composer->pool, const struct sentence *, cells->len);

	for (uint32_t i = 0; i < cells->len; i++)
		own[i] = cells->pdata[i];
	grid->columns = columns;
	grid->width = width;
	grid->rows = rows > most ? most - 1 : rows;
	if (rows > most)
		grid->more = say(composer, "and % more",
				 value_count(rows - grid->rows));
	grid->cells = own;
	return panel_drawn(PANEL_GRID, NULL, NULL, grid, NULL);
}

struct panel limits_targets(struct composer *composer, uint32_t most)
{
	static const struct grid_column columns[] = {
		{ "Target or rule", 1, false, true },
		{ "Limit", 1.1, false, false },
	};
	g_autoptr(GPtrArray) cells = g_ptr_array_new();
	struct panel panel;

	add_targets(composer, cells);
	add_rules(composer, cells);
	panel = grid_of(composer, cells, columns, G_N_ELEMENTS(columns), most);
	panel.title = "Targets and rules in force";
	panel.subtitle = say(composer, "what pipelines are held to, and when a "
				       "rollback would fire");
	return panel;
}

static const struct sentence *window_words(struct composer *composer,
					   const struct slo_settings *slo)
{
	const char *length = slos_length_text(composer->pool, &slo->length);

	if (slo->slice_seconds == 0)
		return say(composer, "%", value_text(length));
	return say(composer, "%, slices of %", value_text(length),
		   value_number(VALUE_SPAN, (double)slo->slice_seconds));
}

struct panel limits_objectives(struct composer *composer, uint32_t most)
{
	static const struct grid_column columns[] = {
		{ "Objective", 2, false, true },
		{ "Service", 1.4, false, false },
		{ "Good", 0.8, true, false },
		{ "Window", 1.2, false, false },
	};
	const struct metrics *metrics = composer->metrics;
	g_autoptr(GPtrArray) cells = g_ptr_array_new();
	struct panel panel;

	for (uint32_t i = 0; i < metrics->budgets->len; i++) {
		const struct budget *budget = metrics_budget(metrics, i);
		const char *service =
			budget->service == NONE ?
				budget->slo->service :
				facts_service(metrics->facts, budget->service)
					->name;

		add(cells, say(composer, "%", value_text(budget->slo->name)));
		add(cells,
		    say(composer, "%", value_text(service ? service : "")));
		add(cells,
		    say(composer, "%",
			value_number(VALUE_SHARE, budget->slo->objective)));
		add(cells, window_words(composer, budget->slo));
	}
	panel = grid_of(composer, cells, columns, G_N_ELEMENTS(columns), most);
	panel.title = "Objectives in force";
	panel.subtitle = say(composer, "the share of valid events that must be "
				       "good; the rest is the error budget");
	return panel;
}
