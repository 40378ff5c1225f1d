/* facts.c -- what the inputs say, as it is gathered */
#include "model/facts.h"

#include "model/records_series.h"

#include <string.h>

#define ARRAY(type) g_array_new(false, true, sizeof(type))

struct facts *facts_new(void)
{
	struct facts *facts = g_new0(struct facts, 1);

	facts->sources = ARRAY(struct source);
	facts->repositories = ARRAY(struct repository);
	facts->services = ARRAY(struct service);
	facts->deploys = ARRAY(struct deploy);
	facts->incidents = ARRAY(struct incident);
	facts->incident_services = ARRAY(uint32_t);
	facts->links = ARRAY(struct commit_link);
	for (int kind = 0; kind < RECORD_KINDS; kind++)
		facts->records[kind] = g_array_new(
			false, true,
			(unsigned)record_kind_size((enum record_kind)kind));
	facts->labels = ARRAY(struct label);
	facts->times = ARRAY(int64_t);
	facts->values = ARRAY(double);
	facts->parts = ARRAY(struct part);
	facts->leftovers = ARRAY(struct leftover);
	facts->findings = ARRAY(struct finding);
	facts->strings = texts_new();
	facts->names = g_hash_table_new(g_str_hash, g_str_equal);
	facts->chunks = g_ptr_array_new_with_free_func(
		(GDestroyNotify)g_string_chunk_free);
	facts->blocks = g_ptr_array_new_with_free_func(g_free);
	return facts;
}

void facts_free(struct facts *facts)
{
	if (!facts)
		return;
	for (uint32_t r = 0; r < facts->repositories->len; r++)
		graph_free(facts_graph(facts, r));
	g_array_unref(facts->sources);
	g_array_unref(facts->repositories);
	g_array_unref(facts->services);
	g_array_unref(facts->deploys);
	g_array_unref(facts->incidents);
	g_array_unref(facts->incident_services);
	g_array_unref(facts->links);
	for (int kind = 0; kind < RECORD_KINDS; kind++)
		g_array_unref(facts->records[kind]);
	g_array_unref(facts->labels);
	g_array_unref(facts->times);
	g_array_unref(facts->values);
	g_array_unref(facts->parts);
	g_array_unref(facts->leftovers);
	g_array_unref(facts->findings);
	texts_free(facts->strings);
	g_hash_table_unref(facts->names);
	g_ptr_array_unref(facts->chunks);
	g_ptr_array_unref(facts->blocks);
	g_free(facts);
}

const char *facts_text(struct facts *facts, const char *text)
{
	return text ? texts_one(facts->strings, text) : NULL;
}

const char *facts_copy(struct facts *facts, const char *text)
{
	return text ? texts_copy(facts->strings, text) : NULL;
}

void *facts_own(struct facts *facts, void *memory)
{
	g_ptr_array_add(facts->blocks, memory);
	return memory;
}

uint32_t facts_add_source(struct facts *facts, const char *name,
			  const char *format, enum source_kind kind)
{
	struct source source = {
		.name = facts_text(facts, name),
		.format = facts_text(facts, format),
		.kind = kind,
		.first_at = NO_TIME,
		.last_at = NO_TIME,
	};

	g_array_append_val(facts->sources, source);
	return facts->sources->len - 1;
}

uint32_t facts_add_repository(struct facts *facts, const char *name,
			      uint32_t source)
{
	struct repository repository = {
		.name = facts_text(facts, name),
		.source = source,
		.graph = graph_new(),
	};

	g_array_append_val(facts->repositories, repository);
	return facts->repositories->len - 1;
}

uint32_t facts_find_service(const struct facts *facts, const char *name)
{
	g_autofree char *folded = name_fold(name);
	void *found;

	if (g_hash_table_lookup_extended(facts->names, folded, NULL, &found))
		return GPOINTER_TO_UINT(found);
	return NONE;
}

uint32_t facts_add_service(struct facts *facts, const char *name)
{
	uint32_t found = facts_find_service(facts, name);
	struct service *service;

	if (found == NONE) {
		struct service added = {
			.name = facts_text(facts, name),
			.repository = NONE,
			.baseline = NONE,
			.tip = NONE,
		};
		g_autofree char *folded = name_fold(name);

		found = facts->services->len;
		g_array_append_val(facts->services, added);
		g_hash_table_insert(facts->names,
				    (char *)facts_text(facts, folded),
				    GUINT_TO_POINTER(found));
	}
	service = facts_service(facts, found);
	if (!service->is_configured && strcmp(name, service->name) > 0)
		service->name = facts_text(facts, name);
	return found;
}

static bool has_alias(const struct service *service, const char *name)
{
	for (size_t a = 0; service->aliases && service->aliases[a]; a++)
		if (name_equal(service->aliases[a], name))
			return true;
	return false;
}

static bool holds(const GArray *found, uint32_t service)
{
	for (uint32_t i = 0; i < found->len; i++)
		if (g_array_index(found, uint32_t, i) == service)
			return true;
	return false;
}

void facts_find_named(const struct facts *facts, const char *name,
		      GArray *found)
{
	for (uint32_t s = 0; s < facts->services->len; s++) {
		const struct service *service = facts_service(facts, s);

		if ((name_equal(service->name, name) ||
		     has_alias(service, name)) &&
		    !holds(found, s))
			g_array_append_val(found, s);
	}
}

void facts_count(struct facts *facts, uint32_t source, enum fate fate)
{
	facts_source(facts, source)->read++;
	facts_source(facts, source)->fates[fate]++;
}

void facts_leave_out(struct facts *facts, enum fate fate, struct place place,
		     int64_t at, const char *reason, const char *detail)
{
	struct leftover leftover = {
		.place = place,
		.at = at,
		.fate = fate,
		.reason = facts_text(facts, reason),
		.detail = facts_text(facts, detail),
	};

	g_assert(fate == FATE_MALFORMED || fate == FATE_UNMATCHED);
	facts_source(facts, place.source)->read++;
	if (fate == FATE_MALFORMED)
		facts_source(facts, place.source)->fates[fate]++;
	g_array_append_val(facts->leftovers, leftover);
}

void finding_add(struct facts *facts, struct place place, int64_t at,
		 const char *kind, const char *detail)
{
	struct finding finding = {
		.place = place,
		.at = at,
		.kind = facts_text(facts, kind),
		.detail = facts_text(facts, detail),
	};

	g_array_append_val(facts->findings, finding);
}

void facts_add_deploy(struct facts *facts, const struct deploy *deploy)
{
	struct source *source = facts_source(facts, deploy->place.source);

	source->read++;
	source_extend(source, deploy->started_at);
	g_array_append_val(facts->deploys, *deploy);
}

void facts_add_incident(struct facts *facts, const struct incident *incident)
{
	struct source *source = facts_source(facts, incident->place.source);

	source->read++;
	source_extend(source, incident->began_at);
	g_array_append_val(facts->incidents, *incident);
}

int64_t facts_last_at(const struct facts *facts, int64_t as_of)
{
	int64_t last = NO_TIME;

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		int64_t at = facts_deploy(facts, d)->deployed_at;

		if (at <= as_of && at > last)
			last = at;
	}
	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		int64_t at = facts_incident(facts, i)->began_at;

		if (at <= as_of && at > last)
			last = at;
	}
	/* or a renamed service would end the window with its old name */
	for (uint32_t l = 0; l < facts->leftovers->len; l++) {
		const struct leftover *leftover =
			&g_array_index(facts->leftovers, struct leftover, l);

		if (leftover->fate == FATE_UNMATCHED && leftover->at <= as_of &&
		    leftover->at > last)
			last = leftover->at;
	}
	return last;
}
