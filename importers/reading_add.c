/* reading_add.c -- deploys and incidents of formats that name their service */
#include "importers/reading.h"

#include <string.h>

struct deploy deploy_empty(void)
{
	return (struct deploy){
		.started_at = NO_TIME,
		.deployed_at = NO_TIME,
		.created_at = NO_TIME,
		.modified_at = NO_TIME,
		.service = NONE,
		.head = NONE,
	};
}

struct incident incident_empty(void)
{
	return (struct incident){
		.title = "",
		.began_at = NO_TIME,
		.ended_at = NO_TIME,
		.detected_at = NO_TIME,
		.acked_at = NO_TIME,
		.mitigated_at = NO_TIME,
		.open_at = NO_TIME,
		.created_at = NO_TIME,
		.modified_at = NO_TIME,
		.commit = NONE,
	};
}

/* The one service of that name; added where none are configured. */
static uint32_t service_of(struct reading *reading, const char *name,
			   char **detail)
{
	struct import *import = reading->import;
	g_autoptr(GArray) found = NULL;
	uint32_t service;

	if (!name) {
		*detail = g_strdup("it names no service");
		return NONE;
	}
	if (import->settings->services->len == 0)
		return tags_add_service(import->tags, import->facts, name);
	service = facts_find_service(import->facts, name);
	if (service != NONE)
		return service;
	found = g_array_new(false, false, sizeof(uint32_t));
	facts_find_named(import->facts, name, found);
	if (found->len == 1)
		return g_array_index(found, uint32_t, 0);
	*detail = g_strdup_printf(found->len > 1 ?
					  "\"%s\" is an alias of several "
					  "services" :
					  "\"%s\" is not a configured service",
				  name);
	return NONE;
}

static void put_aside(struct reading *reading, const struct deploy *deploy,
		      enum fate fate, const char *detail)
{
	struct aside aside = {
		.key = deploy->id ? asides_key(deploy->id,
					       deploy->created_at != NO_TIME ?
						       deploy->created_at :
						       deploy->started_at) :
				    deploy->content,
		.id = deploy->id,
		.modified_at = deploy->modified_at,
		.at = deploy->deployed_at,
		.place = deploy->place,
		.fate = fate,
		.reason = detail ? "unknown service" : NULL,
		.detail = detail,
	};

	/* what can not be told from others is the same as none */
	if (aside.key == 0)
		aside.key = asides_key(
			facts_source(reading->import->facts, reading->source)
				->name,
			reading->record);
	asides_add(reading->import->asides, reading->import->facts, aside);
}

void reading_add_deploy(struct reading *reading, struct deploy *deploy,
			const char *service)
{
	struct import *import = reading->import;
	g_autofree char *detail = NULL;

	deploy->place = reading_place(reading);
	reading_span(reading, deploy->started_at);
	if (!tags_is_production(import->tags, deploy->environment)) {
		put_aside(reading, deploy, FATE_NOT_PRODUCTION, NULL);
		return;
	}
	deploy->service = service_of(reading, service, &detail);
	if (deploy->service == NONE)
		put_aside(reading, deploy, FATE_UNMATCHED, detail);
	else
		facts_add_deploy(import->facts, deploy);
}

static void add_unknown(GString *unknown, const char *name)
{
	g_string_append_printf(unknown, "%s\"%s\"",
			       unknown->len > 0 ? ", " : "", name);
}

static void find_services(struct reading *reading, const char *const *names,
			  GArray *found, GString *unknown)
{
	struct facts *facts = reading->import->facts;

	for (; names && *names; names++) {
		uint32_t known = found->len;

		if (reading->import->settings->services->len == 0)
			facts_add_service(facts, *names);
		facts_find_named(facts, *names, found);
		if (found->len == known)
			add_unknown(unknown, *names);
	}
}

void reading_add_incident(struct reading *reading, struct incident *incident,
			  const char *const *services)
{
	struct facts *facts = reading->import->facts;
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GString) unknown = g_string_new(NULL);

	incident->place = reading_place(reading);
	find_services(reading, services, found, unknown);
	if (found->len == 0 && unknown->len > 0)
		incident->unmatched = facts_text(facts, "unknown service");
	if (unknown->len > 0)
		reading_finding(reading, incident->began_at, "unknown service",
				"no configured service is called %s",
				unknown->str);
	incident->is_drill |= incident->is_maintenance;
	incident->first_service = facts->incident_services->len;
	incident->services = found->len;
	if (found->len > 0)
		g_array_append_vals(facts->incident_services, found->data,
				    found->len);
	facts_add_incident(facts, incident);
}
