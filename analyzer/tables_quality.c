/* tables_quality.c -- the tables of what was left out and of each source */
#include "analyzer/tables.h"

#include <string.h>

/* A row of `unmatched` before it is sorted by place. */
struct oddity {
	struct place place;
	int64_t at;
	const char *kind, *reason, *detail;
};

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct oddity *x = a, *y = b;

	if (x->place.source != y->place.source)
		return x->place.source < y->place.source ? -1 : 1;
	if (x->place.record != y->place.record)
		return x->place.record < y->place.record ? -1 : 1;
	if (strcmp(x->kind, y->kind) != 0)
		return strcmp(x->kind, y->kind);
	return g_strcmp0(x->reason, y->reason);
}

static bool is_shown(const struct tables *tables, int64_t at)
{
	return tables->all || at == NO_TIME ||
	       window_holds(&tables->metrics->window, at);
}

static void add(struct tables *tables, GArray *oddities, struct oddity oddity)
{
	if (is_shown(tables, oddity.at))
		g_array_append_val(oddities, oddity);
}

static void add_leftovers(struct tables *tables, GArray *oddities)
{
	const GArray *leftovers = tables->metrics->facts->leftovers;

	for (uint32_t i = 0; i < leftovers->len; i++) {
		const struct leftover *leftover =
			&g_array_index(leftovers, struct leftover, i);

		add(tables, oddities,
		    (struct oddity){ leftover->place, leftover->at,
				     fate_name(leftover->fate),
				     leftover->reason, leftover->detail });
	}
}

static const char *named_commit(struct tables *tables,
				const struct deploy *deploy)
{
	const char *name =
		deploy->commit_name ? deploy->commit_name : deploy->version;
	g_autofree char *text = NULL;

	text = g_strdup_printf(
		"%s of %s names %s", deploy->id,
		facts_service(tables->metrics->facts, deploy->service)->name,
		name ? name : "no commit");
	return pool_text(tables->pool, text);
}

static void add_records(struct tables *tables, GArray *oddities)
{
	const struct facts *facts = tables->metrics->facts;

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);

		if (deploy->unmatched)
			add(tables, oddities,
			    (struct oddity){ deploy->place, deploy->deployed_at,
					     "unmatched", deploy->unmatched,
					     named_commit(tables, deploy) });
	}
	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident *incident = facts_incident(facts, i);

		if (incident->unmatched)
			add(tables, oddities,
			    (struct oddity){ incident->place,
					     incident->began_at, "unmatched",
					     incident->unmatched,
					     incident->title });
	}
}

static void add_findings(struct tables *tables, const GArray *findings,
			 GArray *oddities)
{
	for (uint32_t i = 0; i < findings->len; i++) {
		const struct finding *finding =
			&g_array_index(findings, struct finding, i);

		add(tables, oddities,
		    (struct oddity){ finding->place, finding->at, "finding",
				     finding->kind, finding->detail });
	}
}

void tables_unmatched(struct tables *tables)
{
	const struct facts *facts = tables->metrics->facts;
	struct table_writer *writer = &tables->writer;
	g_autoptr(GArray) oddities =
		g_array_new(false, false, sizeof(struct oddity));

	add_leftovers(tables, oddities);
	add_records(tables, oddities);
	add_findings(tables, facts->findings, oddities);
	add_findings(tables, tables->metrics->findings, oddities);
	g_array_sort(oddities, by_place);
	for (uint32_t i = 0; i < oddities->len; i++) {
		const struct oddity *oddity =
			&g_array_index(oddities, struct oddity, i);

		table_text(writer,
			   oddity->place.source == NONE ?
				   NULL :
				   facts_source(facts, oddity->place.source)
					   ->name);
		if (oddity->place.record == 0)
			table_empty(writer);
		else
			table_integer(writer, oddity->place.record);
		table_time(writer, oddity->at);
		table_text(writer, oddity->kind);
		table_text(writer, oddity->reason);
		table_text(writer, oddity->detail);
	}
}

void tables_data_quality(struct tables *tables)
{
	const struct metrics *metrics = tables->metrics;
	struct table_writer *writer = &tables->writer;

	for (uint32_t s = 0; s < metrics->facts->sources->len; s++) {
		const struct source *source = facts_source(metrics->facts, s);
		const struct source_result *result = metrics_source(metrics, s);

		table_text(writer, source->name);
		table_text(writer, source->format);
		table_text(writer, source_kind_name(source->kind));
		table_integer(writer, source->read);
		for (int fate = 0; fate < FATES; fate++)
			table_integer(writer, result->fates[fate]);
		table_time(writer, source->first_at);
		table_time(writer, source->last_at);
		table_integer(writer, result->findings);
	}
}
