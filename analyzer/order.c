/* order.c -- in which order records are listed */
#include "analyzer/order.h"

#include "analyzer/scope.h"

#include <math.h>

int order_by_deployed(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct facts *facts = data;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int64_t x_at = facts_deploy(facts, x)->deployed_at;
	int64_t y_at = facts_deploy(facts, y)->deployed_at;

	if (x_at != y_at)
		return x_at < y_at ? -1 : 1;
	return x < y ? -1 : x > y;
}

GArray *order_deploys(const struct metrics *metrics, bool all)
{
	const struct facts *facts = metrics->facts;
	GArray *order = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t d = 0; d < facts->deploys->len; d++)
		if (scope_has_deploy(metrics, d) &&
		    (all || window_holds(&metrics->window,
					 facts_deploy(facts, d)->deployed_at)))
			g_array_append_val(order, d);
	g_array_sort_with_data(order, order_by_deployed, (gpointer)facts);
	return order;
}

GArray *order_incidents(const struct metrics *metrics, bool all)
{
	const struct facts *facts = metrics->facts;
	GArray *order = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t i = 0; i < facts->incidents->len; i++)
		if ((scope_has_incident(metrics, NONE, i) ||
		     facts_incident(facts, i)->unmatched) &&
		    (all || window_holds(&metrics->window,
					 facts_incident(facts, i)->began_at)))
			g_array_append_val(order, i);
	return order;
}

static double deploys_of(const struct metrics *metrics, uint32_t scope)
{
	double n = metrics_find(metrics, scope, DEPLOYMENT_FREQUENCY,
				STATISTIC_COUNT)
			   ->value;

	return isnan(n) ? -1 : n;
}

static int by_deploys(gconstpointer a, gconstpointer b, gpointer data)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	double x_deploys = deploys_of(data, x), y_deploys = deploys_of(data, y);

	if (x_deploys != y_deploys)
		return x_deploys > y_deploys ? -1 : 1;
	return x < y ? -1 : x > y;
}

GArray *order_scopes(const struct metrics *metrics)
{
	GArray *order = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t p = 0; p < metrics->scopes->len; p++)
		g_array_append_val(order, p);
	g_array_sort_with_data(order, by_deploys, (gpointer)metrics);
	return order;
}
