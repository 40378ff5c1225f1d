/* tables_budgets.c -- the tables of objectives and their budgets */
#include "analyzer/slos.h"
#include "analyzer/tables.h"

#include <math.h>

static const char *service_name(const struct metrics *metrics,
				const struct budget *budget)
{
	return budget->service == NONE ?
		       budget->slo->service :
		       facts_service(metrics->facts, budget->service)->name;
}

static double good_of(double valid, double bad)
{
	return isnan(valid) ? NAN : fmax(valid - bad, 0);
}

static uint32_t spent_days(const struct metrics *metrics,
			   const struct budget *budget)
{
	uint32_t n = 0;

	for (uint32_t d = 0; d < budget->days; d++)
		n += metrics_budget_day(metrics, budget->first_day + d)->left <=
		     0;
	return n;
}

static void write_burn(struct table_writer *writer, const struct budget *budget)
{
	for (int i = 0; i < BURN_RATES; i++)
		table_real(writer, budget->burn[i]);
	for (int i = 0; i < BURN_PAIRS; i++)
		if (isnan(budget->left))
			table_empty(writer);
		else
			table_integer(writer, budget->alerts[i]);
}

static void write_budget(struct tables *tables, const struct budget *budget)
{
	const struct metrics *metrics = tables->metrics;
	struct table_writer *writer = &tables->writer;

	table_text(writer, budget->slo->name);
	table_text(writer, service_name(metrics, budget));
	table_real(writer, budget->slo->objective);
	table_text(writer,
		   slos_length_text(tables->pool, &budget->slo->length));
	table_real(writer, budget->valid);
	table_real(writer, good_of(budget->valid, budget->bad));
	table_real(writer,
		   budget->valid > 0 ?
			   good_of(budget->valid, budget->bad) / budget->valid :
			   NAN);
	table_real(writer, budget->allowed);
	table_real(writer, 1 - budget->left);
	table_real(writer, budget->left);
	table_time(writer, budget->spent_at);
	table_real(writer, budget->burn_incidents);
	table_real(writer, budget->burn_deploys);
	table_real(writer, budget->coverage);
	table_time(writer, budget->since);
	table_time(writer, budget->until);
	if (isnan(budget->left))
		table_empty(writer);
	else
		table_integer(writer, spent_days(metrics, budget));
	write_burn(writer, budget);
	table_text(writer, budget->unmeasured);
}

void tables_slo(struct tables *tables)
{
	for (uint32_t i = 0; i < tables->metrics->budgets->len; i++)
		write_budget(tables, metrics_budget(tables->metrics, i));
}

static void write_day(struct tables *tables, const struct budget *budget,
		      const struct budget_day *day)
{
	struct table_writer *writer = &tables->writer;

	table_text(writer, budget->slo->name);
	table_text(writer, service_name(tables->metrics, budget));
	table_time(writer, day->day_at);
	table_real(writer, day->valid);
	table_real(writer, good_of(day->valid, day->bad));
	table_real(writer, day->left);
}

void tables_slo_daily(struct tables *tables)
{
	const struct metrics *metrics = tables->metrics;

	for (uint32_t i = 0; i < metrics->budgets->len; i++) {
		const struct budget *budget = metrics_budget(metrics, i);

		for (uint32_t d = 0; d < budget->days; d++)
			write_day(tables, budget,
				  metrics_budget_day(metrics,
						     budget->first_day + d));
	}
}
