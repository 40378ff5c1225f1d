/* compose_budgets.c -- what is left of each error budget, worst first */
#include "analyzer/budget.h"
#include "analyzer/budgets_said.h"
#include "analyzer/composer.h"
#include "analyzer/slos.h"

#include <math.h>

enum { FIRST_PAGE = 9, PAGE = 16 };

#define STEP_NAMED 0.03 /* of the budget: smaller ones are not */

static const char *beside(struct composer *composer,
			  const struct budget *budget, bool is_alone)
{
	const char *length =
		slos_length_text(composer->pool, &budget->slo->length);
	g_autofree char *words =
		is_alone ? g_strdup(length) :
			   g_strdup_printf("%s, %s", length, budget->slo->name);

	return pool_text(composer->pool, words);
}

/* The windows of the calendar that the review has a part of. */
static void add_evens(struct composer *composer, const struct budget *budget,
		      struct burndown *burndown)
{
	const struct metrics *metrics = composer->metrics;
	const struct slo_length *length = &budget->slo->length;
	GArray *evens = g_array_new(false, false, sizeof(struct even_spend));
	int64_t at = metrics->window.since;

	while (length->window != SLO_ROLLING && at < metrics->window.until) {
		struct even_spend even = {
			budget_window(metrics, length, at + 1),
			budget_window_end(metrics, length, at + 1),
		};

		g_array_append_val(evens, even);
		at = even.until;
	}
	burndown->n_evens = evens->len;
	burndown->evens = pool_steal_array(composer->pool, evens);
}

static int by_time(gconstpointer a, gconstpointer b)
{
	const struct budget_step *x = a, *y = b;

	return (x->began_at > y->began_at) - (x->began_at < y->began_at);
}

static int by_taken(gconstpointer a, gconstpointer b)
{
	const struct budget_step *x = a, *y = b;

	if (x->taken != y->taken)
		return x->taken > y->taken ? -1 : 1;
	return by_time(a, b);
}

/* The largest of them: more words would hide the line. */
static void add_steps(struct composer *composer, const struct budget *budget,
		      struct burndown *burndown)
{
	GArray *steps = g_array_new(false, false, sizeof(struct budget_step));

	for (uint32_t i = 0; i < budget->steps; i++) {
		const struct budget_step *step = metrics_budget_step(
			composer->metrics, budget->first_step + i);

		if (step->taken >= STEP_NAMED)
			g_array_append_val(steps, *step);
	}
	g_array_sort(steps, by_taken);
	g_array_set_size(steps, MIN(steps->len, BURNDOWN_STEPS));
	g_array_sort(steps, by_time);
	burndown->n_steps = steps->len;
	burndown->steps = pool_steal_array(composer->pool, steps);
}

static const struct burndown *describe(struct composer *composer,
				       const struct budget *budget,
				       const struct budgets_said *said)
{
	const struct metrics *metrics = composer->metrics;
	struct burndown *burndown =
		pool_new_array(composer->pool, struct burndown, 1);

	*burndown = (struct burndown){
		.name = budgets_name(metrics, budget),
		.beside = beside(composer, budget, said->are_services),
		.objective = budget->slo->objective,
		.left = budget->left,
		.valid = budget->valid,
		.since = metrics->window.since,
		.until = metrics->window.until,
		.n = budget->spots,
		.spent_at = budget->spent_at,
		.is_small = said->order->len > FIRST_PAGE,
	};
	if (budget->spots > 0)
		burndown->spots =
			metrics_budget_spot(metrics, budget->first_spot);
	add_evens(composer, budget, burndown);
	add_steps(composer, budget, burndown);
	return burndown;
}

static const struct sentence *alternative(struct composer *composer,
					  const struct budget *budget)
{
	struct value name = value_text(budgets_name(composer->metrics, budget));

	if (budget->left < 0)
		return say(composer,
			   "%: error budget overspent by %, nothing left "
			   "since %",
			   name, value_rate(-budget->left, 0),
			   value_time(VALUE_DATE, budget->spent_at));
	return say(composer, "%: % of the error budget left", name,
		   value_rate(budget->left, 0));
}

static struct panel panel_of(struct composer *composer,
			     const struct budget *budget,
			     const struct budgets_said *said)
{
	struct panel panel;

	if (!isnan(budget->left)) {
		panel = panel_drawn(PANEL_BURNDOWN, NULL, NULL,
				    describe(composer, budget, said),
				    alternative(composer, budget));
		return panel;
	}
	panel = panel_missing(
		composer, PANEL_BURNDOWN,
		budget->coverage > 0 && !(budget->valid > 0) ?
			STATE_NONE :
			STATE_NOT_MEASURED,
		budgets_name(composer->metrics, budget), "traffic",
		say(composer, "%", value_text(budget->unmeasured)));
	panel.data = describe(composer, budget, said);
	return panel;
}

static void add_headlines(struct draft *draft, const struct budgets_said *said)
{
	struct composer *composer = draft->composer;
	const struct budget *worst;
	struct value name;
	const char *things = said->are_services ? "services" : "objectives";

	if (said->measured == 0)
		return;
	worst = metrics_budget(composer->metrics,
			       g_array_index(said->order, uint32_t, 0));
	name = value_text(budgets_name(composer->metrics, worst));
	if (said->spent > 1)
		draft_headline(draft,
			       say(composer,
				   "Error budgets: % of % % spent theirs, % "
				   "the most",
				   value_word(said->spent),
				   value_word(said->measured),
				   value_text(things), name));
	if (said->spent == 1 && said->measured > 2)
		draft_headline(draft,
			       say(composer,
				   "% spent its budget by %; the other % "
				   "finished with budget left",
				   name,
				   value_time(VALUE_DATE, worst->spent_at),
				   value_word(said->measured - 1)));
	if (said->spent == 1)
		draft_headline(draft,
			       say(composer, "% spent its error budget by %",
				   name,
				   value_time(VALUE_DATE, worst->spent_at)));
	if (said->spent == 0 && said->measured > 1)
		draft_headline(draft,
			       say(composer,
				   "All % % finished with budget left, % "
				   "with the least",
				   value_word(said->measured),
				   value_text(things), name));
	if (said->spent == 0 && said->measured == 1)
		draft_headline(draft,
			       say(composer,
				   "% finished with % of its error budget left",
				   name, value_rate(worst->left, 0)));
}

static const struct sentence *footnote(struct composer *composer,
				       const struct budgets_said *said)
{
	const char *words =
		"Budget = (1 − objective) × valid events of its window; missing "
		"samples are neither good nor bad. Rolling windows end at the "
		"time shown, months and quarters begin anew.";

	if (said->measured == 0 || said->missing <= 0)
		return say(composer, words);
	return composer_join(
		composer, "", say(composer, words), " ",
		say(composer,
		    "Gaps in a line are hours without data (% of the windows).",
		    value_rate(said->missing, 0)));
}

static void add_page(struct composer *composer, const struct budgets_said *said,
		     uint32_t first, uint32_t n)
{
	g_autofree char *id = first == 0 ? g_strdup("slo-budgets") :
					   g_strdup_printf("slo-budgets-%u",
							   first / PAGE + 1);
	struct draft draft = draft_begin(
		composer, pool_text(composer->pool, id), "SLO error budgets");

	if (first == 0)
		add_headlines(&draft, said);
	draft.page.standfirst =
		say(composer, "Share of the error budget that is left, worst "
			      "first. Steps down are incidents; the dashed "
			      "diagonal is an even spend.");
	for (uint32_t i = first; i < first + n; i++)
		draft_panel(&draft,
			    panel_of(composer,
				     metrics_budget(composer->metrics,
						    g_array_index(said->order,
								  uint32_t, i)),
				     said));
	draft.page.footnote = footnote(composer, said);
	draft_end(&draft);
}

void compose_budgets(struct composer *composer)
{
	struct budgets_said said = budgets_say(composer->metrics);
	uint32_t most = said.order->len > FIRST_PAGE ? PAGE : FIRST_PAGE;

	for (uint32_t first = 0; first < said.order->len; first += most)
		add_page(composer, &said, first,
			 MIN(said.order->len - first, most));
	g_array_unref(said.order);
}
