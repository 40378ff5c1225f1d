/* observe.c -- what series show of the deploys of each service
 *
 * A service at a time: its curves are made, asked about each of its deploys,
 * and freed.  So never more than those of one service are in memory beside
 * the columns of the facts.
 */
#include "analyzer/observe.h"

#include "analyzer/backtest.h"
#include "analyzer/impact.h"
#include "analyzer/order.h"
#include "analyzer/selector.h"

/* Those of the service, and those that name none. */
static struct curve *selected(const struct metrics *metrics,
			      const struct selector *selector, uint32_t service)
{
	const struct facts *facts = metrics->facts;
	g_autoptr(GArray) all = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GArray) own = g_array_new(false, false, sizeof(uint32_t));

	selector_find(facts, selector, all);
	for (uint32_t i = 0; i < all->len; i++) {
		uint32_t one = g_array_index(all, uint32_t, i);
		const struct record_entry *entry =
			&selector_series(facts, one)->entry;

		if (!entry->service_name || entry->service == service)
			g_array_append_val(own, one);
	}
	return error_rate_curve(facts, own);
}

struct error_rate *observe_series(const struct metrics *metrics,
				  const struct selector *selector,
				  uint32_t service)
{
	struct error_rate *rate;

	if (!selector)
		return error_rate_of(metrics->facts, metrics->settings,
				     service);
	rate = g_new0(struct error_rate, 1);
	rate->rate = selected(metrics, selector, service);
	return rate;
}

static GArray *rolled_out(const struct facts *facts)
{
	GArray *order = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t d = 0; d < facts->deploys->len; d++)
		if (!facts_deploy(facts, d)->is_failure)
			g_array_append_val(order, d);
	g_array_sort_with_data(order, order_by_deployed, (gpointer)facts);
	return order;
}

static bool is_asked_for(const struct metrics *metrics, uint32_t service)
{
	const struct service_settings *settings = settings_find_service(
		metrics->settings,
		facts_service(metrics->facts, service)->name);

	return settings &&
	       (settings->error_rate || settings->errors || settings->total);
}

static void backtest(struct metrics *metrics, uint32_t r)
{
	struct backtest_rule *rule = metrics_rule(metrics, r);

	rule->first = metrics->backtests->len;
	for (uint32_t p = 0; p < metrics->scopes->len; p++) {
		uint32_t service = g_array_index(metrics->scopes, uint32_t, p);
		g_autoptr(ErrorRate) rate =
			observe_series(metrics, rule->rule.series, service);

		backtest_measure(metrics, r, service, rate->rate);
	}
	rule->n = metrics->backtests->len - rule->first;
}

static void compare(struct metrics *metrics, uint32_t s, const GArray *by_time)
{
	struct impact_set *set = metrics_impact_set(metrics, s);

	set->first = metrics->impacts->len;
	set->has_source = set->series != NULL;
	for (uint32_t p = 0; p < metrics->scopes->len; p++) {
		uint32_t service = g_array_index(metrics->scopes, uint32_t, p);
		g_autoptr(ErrorRate) rate =
			observe_series(metrics, set->series, service);

		set->has_source |=
			rate->rate->n > 0 || is_asked_for(metrics, service);
		impact_measure(metrics, s, service, rate, by_time);
	}
	set->n = metrics->impacts->len - set->first;
}

static void add_sets(struct metrics *metrics)
{
	const GPtrArray *configured = metrics->settings->impacts;
	struct impact_set set = { .name = "error rate" };

	g_array_append_val(metrics->impact_sets, set);
	for (uint32_t i = 0; i < configured->len; i++) {
		const struct impact_settings *one = configured->pdata[i];

		set.name = one->name;
		set.series = one->series;
		g_array_append_val(metrics->impact_sets, set);
	}
}

bool observe_has_impacts(const struct metrics *metrics)
{
	for (uint32_t s = 0; s < metrics->impact_sets->len; s++)
		if (metrics_impact_set(metrics, s)->has_source)
			return true;
	return false;
}

bool observe_has_rule(const struct metrics *metrics, uint32_t r)
{
	return metrics_rule(metrics, r)->rule.series ||
	       metrics_impact_set(metrics, 0)->has_source;
}

bool observe_has_rules(const struct metrics *metrics)
{
	for (uint32_t r = 0; r < metrics->rules->len; r++)
		if (observe_has_rule(metrics, r))
			return true;
	return false;
}

void observe(struct metrics *metrics)
{
	g_autoptr(GArray) by_time = NULL;

	if (metrics->facts->records[RECORD_SERIES]->len == 0)
		return;
	by_time = rolled_out(metrics->facts);
	add_sets(metrics);
	for (uint32_t s = 0; s < metrics->impact_sets->len; s++)
		compare(metrics, s, by_time);
	backtest_prepare(metrics);
	for (uint32_t r = 0; r < metrics->rules->len; r++)
		backtest(metrics, r);
}
