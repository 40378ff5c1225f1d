/* budgets_said.c -- what there is to say of all error budgets */
#include "analyzer/budgets_said.h"

#include <math.h>
#include <string.h>

enum { NAMED_MOST = 2 };

const char *budgets_name(const struct metrics *metrics,
			 const struct budget *budget)
{
	if (budget->service != NONE)
		return facts_service(metrics->facts, budget->service)->name;
	return budget->slo->service ? budget->slo->service : budget->slo->name;
}

static int by_left(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct metrics *metrics = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	double x = metrics_budget(metrics, i)->left;
	double y = metrics_budget(metrics, j)->left;

	if (isnan(x) != isnan(y))
		return isnan(x) ? 1 : -1;
	if (!isnan(x) && x != y)
		return x < y ? -1 : 1;
	return (i > j) - (i < j);
}

/* Objectives stand by service. */
static bool is_second(const struct metrics *metrics, uint32_t i)
{
	return i > 0 &&
	       strcmp(budgets_name(metrics, metrics_budget(metrics, i - 1)),
		      budgets_name(metrics, metrics_budget(metrics, i))) == 0;
}

struct budgets_said budgets_say(const struct metrics *metrics)
{
	struct budgets_said said = {
		.order = g_array_new(false, false, sizeof(uint32_t)),
		.are_services = true,
	};

	for (uint32_t i = 0; i < metrics->budgets->len; i++) {
		const struct budget *budget = metrics_budget(metrics, i);

		g_array_append_val(said.order, i);
		said.are_services &= !is_second(metrics, i);
		if (isnan(budget->left))
			continue;
		said.measured++;
		said.spent += budget->left <= 0;
		said.missing += 1 - budget->coverage;
	}
	if (said.measured > 0)
		said.missing /= said.measured;
	g_array_sort_with_data(said.order, by_left, (gpointer)metrics);
	return said;
}

static void add(GArray *items, const struct sentence *sentence)
{
	struct item item = { VERDICT_EMPTY, sentence, "slo-budgets" };

	g_array_append_val(items, item);
}

static const struct sentence *tell(struct composer *composer,
				   const struct budget *budget)
{
	return say(composer, "%: budget spent, reliability before features",
		   value_text(budgets_name(composer->metrics, budget)));
}

void budgets_decide(struct composer *composer, GArray *items)
{
	struct budgets_said said = budgets_say(composer->metrics);
	uint32_t named = said.spent > NAMED_MOST ? 1 : said.spent;

	for (uint32_t i = 0; i < named; i++)
		add(items,
		    tell(composer, metrics_budget(composer->metrics,
						  g_array_index(said.order,
								uint32_t, i))));
	if (said.spent > named)
		add(items, say(composer,
			       "% more with spent budgets: reliability before "
			       "features",
			       value_count(said.spent - named)));
	g_array_unref(said.order);
}
