/* left_out.c -- pages that the review lacks, as nothing of them was given */
#include "analyzer/left_out.h"

#include "analyzer/ci_health.h"
#include "analyzer/observe.h"
#include "analyzer/tables.h"

static bool has_budgets(const struct metrics *metrics)
{
	return metrics->budgets->len > 0;
}

static const struct {
	const char *page;
	bool (*is_supplied)(const struct metrics *metrics);
} pages[] = {
	{ "Change impact (series of error rates)", observe_has_impacts },
	{ "Rollback backtest (the same)", observe_has_rules },
	{ "CI/CD health (runs, traces, test reports, series)", ci_is_supplied },
	{ "Canaries (their analyses)", tables_has_canaries },
	{ "Feature flags (evaluations, counters)", tables_has_flags },
	{ "SLO error budgets (objectives)", has_budgets },
	{ "Chaos experiments (LitmusChaos, Chaos Mesh, [chaos])",
	  tables_has_chaos },
};

const struct sentence *left_out(struct composer *composer)
{
	g_autoptr(GString) names = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		if (!pages[i].is_supplied(composer->metrics))
			g_string_append_printf(names, "%s%s",
					       names->len > 0 ? ", " : "",
					       pages[i].page);
	if (names->len == 0)
		return NULL;
	return say(composer, "Left out, as no source of it was given: %.",
		   value_text(pool_text(composer->pool, names->str)));
}
