/* tables_observed.c -- the tables of what series show */
#include "analyzer/tables.h"
#include "analyzer/tables_curves.h"

#include <math.h>

static const char *overlaps_text(struct tables *tables,
				 const struct impact *impact)
{
	const struct metrics *metrics = tables->metrics;
	g_autoptr(GString) text = g_string_new(NULL);

	for (uint32_t i = 0; i < impact->overlaps; i++) {
		const struct deploy *deploy =
			facts_deploy(metrics->facts,
				     g_array_index(metrics->overlaps, uint32_t,
						   impact->first_overlap + i));

		g_string_append_printf(
			text, "%s%s:%s", i > 0 ? ";" : "",
			facts_service(metrics->facts, deploy->service)->name,
			deploy->id);
	}
	return text->len > 0 ? pool_text(tables->pool, text->str) : NULL;
}

static bool is_listed(const struct tables *tables, uint32_t d)
{
	return tables->all ||
	       window_holds(
		       &tables->metrics->window,
		       facts_deploy(tables->metrics->facts, d)->deployed_at);
}

static const char *commit_of(struct tables *tables, const struct deploy *deploy)
{
	const struct facts *facts = tables->metrics->facts;

	if (deploy->head == NONE)
		return NULL;
	return commit_text(
		tables->pool,
		facts_graph(facts,
			    facts_service(facts, deploy->service)->repository),
		deploy->head);
}

/* A deploy of a table: in the order of time, whatever the service. */
struct listed {
	int64_t at;
	uint32_t deploy, i;
};

static int by_time(gconstpointer a, gconstpointer b)
{
	const struct listed *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->deploy > y->deploy) - (x->deploy < y->deploy);
}

static void list(const struct tables *tables, GArray *listed, uint32_t d,
		 uint32_t i)
{
	struct listed one = {
		facts_deploy(tables->metrics->facts, d)->deployed_at, d, i
	};

	if (is_listed(tables, d))
		g_array_append_val(listed, one);
}

static void write_impact(struct tables *tables, const struct impact *impact,
			 const char *name, const char *curve)
{
	const struct facts *facts = tables->metrics->facts;
	const struct deploy *deploy = facts_deploy(facts, impact->deploy);
	struct table_writer *writer = &tables->writer;

	table_text(writer, deploy->id);
	table_text(writer, facts_service(facts, deploy->service)->name);
	table_time(writer, deploy->deployed_at);
	table_text(writer, commit_of(tables, deploy));
	if (impact->is_ruled)
		table_boolean(writer, impact->is_fired);
	else
		table_empty(writer);
	table_time(writer, impact->fired_at);
	table_real(writer, impact->ratio);
	table_real(writer, impact->before);
	table_real(writer, impact->after);
	table_integer(writer, impact->samples_before);
	table_integer(writer, impact->samples_after);
	table_text(writer, overlaps_text(tables, impact));
	table_text(writer, impact->unscored);
	if (isnan(impact->ratio))
		table_empty(writer);
	else
		table_boolean(writer, impact->is_low);
	table_text(writer, name);
	table_text(writer, curve);
}

void tables_impact(struct tables *tables)
{
	const struct metrics *metrics = tables->metrics;

	for (uint32_t s = 0; s < metrics->impact_sets->len; s++) {
		const struct impact_set *set = metrics_impact_set(metrics, s);
		g_autofree const char **curves = tables_curves(tables, set);
		g_autoptr(GArray) listed =
			g_array_new(false, false, sizeof(struct listed));

		for (uint32_t i = set->first; i < set->first + set->n; i++)
			list(tables, listed, metrics_impact(metrics, i)->deploy,
			     i);
		g_array_sort(listed, by_time);
		for (uint32_t i = 0; i < listed->len; i++) {
			uint32_t at = g_array_index(listed, struct listed, i).i;

			write_impact(tables, metrics_impact(metrics, at),
				     set->name, curves[at - set->first]);
		}
	}
}

static void write_backtest(struct tables *tables,
			   const struct backtest_rule *rule,
			   const struct backtest *one)
{
	const struct metrics *metrics = tables->metrics;
	const struct deploy *deploy = facts_deploy(metrics->facts, one->deploy);
	struct table_writer *writer = &tables->writer;

	table_text(writer, rule->rule.name);
	table_text(writer, deploy->id);
	table_text(writer,
		   facts_service(metrics->facts, deploy->service)->name);
	table_time(writer, deploy->deployed_at);
	if (one->class == BACKTEST_UNKNOWN)
		table_empty(writer);
	else
		table_boolean(writer, one->is_fired);
	table_time(writer, one->fired_at);
	table_real(writer, one->is_fired ? (double)(one->fired_at -
						    deploy->deployed_at) :
					   NAN);
	table_boolean(writer, metrics_deploy(metrics, one->deploy)->is_failed);
	table_text(writer, one->class == BACKTEST_UNKNOWN ?
				   NULL :
				   backtest_class_name(one->class));
	table_real(writer, one->saved_seconds);
}

void tables_rollback(struct tables *tables)
{
	const struct metrics *metrics = tables->metrics;

	for (uint32_t r = 0; r < metrics->rules->len; r++) {
		const struct backtest_rule *rule = metrics_rule(metrics, r);
		g_autoptr(GArray) listed =
			g_array_new(false, false, sizeof(struct listed));

		for (uint32_t i = rule->first; i < rule->first + rule->n; i++)
			list(tables, listed,
			     metrics_backtest(metrics, i)->deploy, i);
		g_array_sort(listed, by_time);
		for (uint32_t i = 0; i < listed->len; i++) {
			uint32_t at = g_array_index(listed, struct listed, i).i;

			write_backtest(tables, rule,
				       metrics_backtest(metrics, at));
		}
	}
}
