/* tables_resilience.c -- the table of what each release bore */
#include "analyzer/resilience.h"
#include "analyzer/tables.h"

static void write_release(struct tables *tables, const struct deploy *deploy)
{
	struct table_writer *writer = &tables->writer;
	const struct facts *facts = tables->metrics->facts;
	const struct service *service;

	if (!deploy) {
		for (int cell = 0; cell < 4; cell++)
			table_empty(writer);
		return;
	}
	service = facts_service(facts, deploy->service);
	table_text(writer, deploy->id);
	table_text(writer, deploy->version);
	table_text(
		writer,
		deploy->head == NONE || service->repository == NONE ?
			NULL :
			commit_text(tables->pool,
				    facts_repository(facts, service->repository)
					    ->graph,
				    deploy->head));
	table_time(writer, deploy->deployed_at);
}

/* Of faults none of which was judged nobody knows how many passed. */
static void write_judged(struct table_writer *writer,
			 const struct resilience *one, uint32_t n)
{
	if (one->judged > 0)
		table_integer(writer, n);
	else
		table_empty(writer);
}

void tables_resilience(struct tables *tables)
{
	struct table_writer *writer = &tables->writer;
	g_autoptr(GArray) results =
		resilience_of(tables->metrics, tables->pool, tables->all);

	for (uint32_t r = 0; r < results->len; r++) {
		const struct resilience *one =
			&g_array_index(results, struct resilience, r);

		table_text(writer, one->service);
		write_release(tables, one->deploy);
		table_integer(writer, one->faults);
		table_integer(writer, one->ran);
		table_integer(writer, one->faults - one->ran);
		write_judged(writer, one, one->passed);
		table_real(writer, one->score);
		table_real(writer, one->previous);
		table_integer(writer, one->judged);
		write_judged(writer, one, one->unprobed);
		table_text(writer, one->not_run);
	}
}
