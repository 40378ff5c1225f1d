/* records_print.c -- sealed facts in a line, or a line each */
#include "tests/records.h"

#include <inttypes.h>
#include <string.h>

static const char *service_name(const struct facts *facts, uint32_t s)
{
	return facts_service(facts, s)->name;
}

static void print_services(const struct facts *facts,
			   const struct incident *incident, GString *out)
{
	for (uint32_t s = 0; s < incident->services; s++)
		g_string_append_printf(
			out, "%s%s", s > 0 ? "," : "",
			service_name(facts,
				     g_array_index(
					     facts->incident_services, uint32_t,
					     incident->first_service + s)));
}

static void print_fates(const struct facts *facts, GString *out)
{
	for (uint32_t s = 0; s < facts->sources->len; s++) {
		const struct source *source = facts_source(facts, s);
		const char *before = source->name;

		for (int fate = 0; fate < FATES; fate++) {
			if (source->fates[fate] == 0 || fate == FATE_USED)
				continue;
			g_string_append_printf(
				out, "%s%s %s=%u",
				before == source->name ? "; " : "",
				before == source->name ? before : "",
				fate_name((enum fate)fate),
				source->fates[fate]);
			before = "";
		}
	}
}

char *records_print(const struct facts *facts)
{
	GString *out = g_string_new(NULL);

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);

		g_string_append_printf(
			out, "%s%s%s:%s@%" PRId64 "-%" PRId64, d > 0 ? " " : "",
			deploy->kind == KIND_ROLLBACK ? "!" : "",
			service_name(facts, deploy->service), deploy->id,
			deploy->started_at, deploy->deployed_at);
	}
	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident *incident = facts_incident(facts, i);

		g_string_append(out, out->len > 0 ? " *" : "*");
		print_services(facts, incident, out);
		g_string_append_printf(out, ":%s@%" PRId64, incident->id,
				       incident->began_at);
		if (incident->ended_at != NO_TIME)
			g_string_append_printf(out, "-%" PRId64,
					       incident->ended_at);
	}
	print_fates(facts, out);
	return g_string_free(out, false);
}

static void print_place(const struct facts *facts, struct place place,
			GString *out)
{
	g_string_append_printf(out, " %s:%u",
			       facts_source(facts, place.source)->name,
			       place.record);
}

static uint32_t repository_of(const struct facts *facts, uint32_t d)
{
	return facts_service(facts, facts_deploy(facts, d)->service)
		->repository;
}

static void print_commit_name(const struct facts *facts, uint32_t r, uint32_t c,
			      GString *out)
{
	if (c == NONE)
		g_string_append(out, " -");
	else
		g_string_append_printf(out, " %s/%s",
				       facts_repository(facts, r)->name,
				       facts_graph(facts, r)->subjects[c]);
}

static void print_inputs(const struct facts *facts, GString *out)
{
	for (uint32_t s = 0; s < facts->sources->len; s++) {
		const struct source *one = facts_source(facts, s);

		g_string_append_printf(out, "source %s %s %u ", one->name,
				       one->format, one->read);
		if (one->first_at != NO_TIME)
			g_string_append_printf(out, "%" PRId64, one->first_at);
		g_string_append_c(out, '-');
		if (one->last_at != NO_TIME)
			g_string_append_printf(out, "%" PRId64, one->last_at);
		g_string_append_c(out, '\n');
	}
	for (uint32_t s = 0; s < facts->services->len; s++) {
		const struct service *one = facts_service(facts, s);

		g_string_append_printf(
			out, "service %s %s %u+%u", one->name,
			one->repository == NONE ?
				"-" :
				facts_repository(facts, one->repository)->name,
			one->first_deploy, one->deploys);
		print_commit_name(facts, one->repository, one->baseline, out);
		g_string_append_printf(out, " %u\n",
				       facts_find_service(facts, one->name));
	}
}

static void print_graph(const struct facts *facts, uint32_t r, GString *out)
{
	const struct graph *graph = facts_graph(facts, r);

	for (uint32_t c = 0; c < graph->n; c++) {
		uint32_t parent;

		g_string_append(out, "commit");
		print_commit_name(facts, r, c, out);
		for (uint32_t i = 0;
		     (parent = graph_parent(graph, c, i)) != NONE; i++)
			print_commit_name(facts, r, parent, out);
		g_string_append_c(out, '\n');
	}
}

static void print_commits(const struct facts *facts, GString *out)
{
	for (uint32_t r = 0; r < facts->repositories->len; r++) {
		const struct repository *one = facts_repository(facts, r);

		g_string_append_printf(out, "repository %s %s\n", one->name,
				       facts_source(facts, one->source)->name);
	}
	for (uint32_t r = 0; r < facts->repositories->len; r++)
		print_graph(facts, r, out);
}

static void print_left(const struct facts *facts, GString *out)
{
	for (uint32_t l = 0; l < facts->leftovers->len; l++) {
		const struct leftover *one =
			&g_array_index(facts->leftovers, struct leftover, l);

		g_string_append_printf(out, "left %s", one->detail);
		print_place(facts, one->place, out);
		g_string_append_c(out, '\n');
	}
	for (uint32_t f = 0; f < facts->findings->len; f++) {
		const struct finding *one =
			&g_array_index(facts->findings, struct finding, f);

		g_string_append_printf(out, "finding %s", one->detail);
		print_place(facts, one->place, out);
		g_string_append_c(out, '\n');
	}
}

char *records_print_all(const struct facts *facts)
{
	GString *out = g_string_new(NULL);
	g_autofree char *line = records_print(facts);

	g_string_append_printf(out, "%s\n", line);
	print_inputs(facts, out);
	print_commits(facts, out);
	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		g_string_append(out, "deploy");
		print_place(facts, facts_deploy(facts, d)->place, out);
		print_commit_name(facts, repository_of(facts, d),
				  facts_deploy(facts, d)->head, out);
		g_string_append_c(out, '\n');
	}
	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		g_string_append(out, "incident");
		print_place(facts, facts_incident(facts, i)->place, out);
		print_commit_name(facts, facts_incident(facts, i)->repository,
				  facts_incident(facts, i)->commit, out);
		g_string_append_c(out, '\n');
	}
	print_left(facts, out);
	return g_string_free(out, false);
}
