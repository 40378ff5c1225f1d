/* octopus_events.c -- what Octopus tells of deployments as they go on
 *
 * The event of an end is a deploy: its sentence has the names ("Deploy to
 * Production succeeded for Orders release 1.2 to Production"), and among the
 * documents that it is about are the ids.  Where the deployment itself is
 * among the exports, it is completed, too, and the seal finds that it is the
 * same deploy.
 */
#include "importers/octopus_events.h"
#include "importers/field.h"
#include "importers/updates.h"

#include <string.h>

static const struct json *event_of(const struct json *record)
{
	const struct json *sent = field_at(record, "payload.event");

	return sent ? sent : record;
}

bool octopus_events_is(const struct json *record)
{
	const struct json *event = event_of(record);

	return json_text(json_member(event, "Category")) &&
	       json_member(event, "Occurred") &&
	       json_is_array(json_member(event, "RelatedDocumentIds"));
}

/* "Deployments-21", the first of that kind; or NULL. */
static const char *document_of(const struct json *event, const char *kind)
{
	for (const struct json *one =
		     json_first(json_member(event, "RelatedDocumentIds"));
	     one; one = json_next(one)) {
		const char *id = json_text(one);

		if (id && g_str_has_prefix(id, kind))
			return id;
	}
	return NULL;
}

/* What stands between two words of a sentence; the caller's, or NULL. */
static char *between(const char *sentence, const char *from, const char *to)
{
	const char *begin = sentence ? strstr(sentence, from) : NULL;
	const char *end;

	if (!begin)
		return NULL;
	begin += strlen(from);
	end = to ? strstr(begin, to) : begin + strlen(begin);
	return end && end > begin ?
		       g_strstrip(g_strndup(begin, (size_t)(end - begin))) :
		       NULL;
}

static void name_what(struct reading *reading, const struct json *event,
		      struct deploy *deploy)
{
	struct facts *facts = reading->import->facts;
	const char *sentence = field_text(event, "message");
	g_autofree char *what = between(sentence, " release ", NULL);
	g_autofree char *version = between(sentence, " release ", " to ");
	g_autofree char *environment = between(what, " to ", NULL);

	deploy->version = facts_text(facts, version ? version : what);
	deploy->environment = facts_text(
		facts, environment ? environment :
				     document_of(event, "Environments-"));
}

static const char *service_of(struct reading *reading, const struct json *event)
{
	g_autofree char *name =
		between(field_text(event, "message"), " for ", " release ");

	return facts_text(reading->import->facts,
			  name ? name : document_of(event, "Projects-"));
}

static void add_update(struct reading *reading, const struct deploy *deploy)
{
	struct update update = update_empty(reading_place(reading), "octopus",
					    deploy->id, deploy->started_at);

	update.has_outcome = true;
	update.is_failure = deploy->is_failure;
	update.finished_at = deploy->started_at;
	update.version = deploy->version;
	updates_add(reading->import->updates, update);
}

void octopus_events_read(struct reading *reading, const struct json *record)
{
	const struct json *event = event_of(record);
	const char *id = document_of(event, "Deployments-");
	struct deploy deploy = deploy_empty();

	if (!id || !field_is(event, "category",
			     "DeploymentSucceeded|DeploymentFailed")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!field_time(reading, event, "occurred", INSTANT_GUESSED,
			&deploy.started_at))
		return;
	if (!reading_has_time(reading, deploy.started_at,
			      "'Occurred' is not there"))
		return;
	deploy.deployed_at = deploy.started_at;
	deploy.id = facts_text(reading->import->facts, id);
	deploy.is_failure = field_is(event, "category", "DeploymentFailed");
	name_what(reading, event, &deploy);
	reading_add_deploy(reading, &deploy, service_of(reading, event));
	add_update(reading, &deploy);
}
