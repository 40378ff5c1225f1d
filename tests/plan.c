/* plan.c -- histories of many deploys, by rule */
#include "tests/plan.h"

void plan_begin(struct plan *plan)
{
	plan->commits = g_string_new("zero");
	plan->deploys = g_string_new("web=zero@0");
	plan->incidents = g_string_new(NULL);
	plan->n = 0;
}

void plan_deploys(struct plan *plan, const char *service, uint32_t n, int from,
		  int step, int lead)
{
	for (uint32_t k = 0; k < n; k++) {
		int at = from + (int)k * step;
		g_autofree char *parent =
			plan->n == 0 ? g_strdup("zero") :
				       g_strdup_printf("c%u", plan->n - 1);

		g_string_append_printf(plan->commits, " c%u:%s@%d", plan->n,
				       parent, at - lead);
		g_string_append_printf(plan->deploys, " %s=c%u@%d", service,
				       plan->n, at);
		plan->n++;
	}
}

void plan_incidents(struct plan *plan, const char *service, uint32_t n,
		    int from, int step, int length)
{
	for (uint32_t k = 0; k < n; k++) {
		int at = from + (int)k * step;

		g_string_append_printf(plan->incidents, " %s%d:%s@%d-%d",
				       service, at, service, at, at + length);
	}
}

struct history *plan_end(struct plan *plan)
{
	struct history *history = history_new(
		plan->commits->str, plan->deploys->str, plan->incidents->str);

	g_string_free(plan->commits, true);
	g_string_free(plan->deploys, true);
	g_string_free(plan->incidents, true);
	return history;
}
