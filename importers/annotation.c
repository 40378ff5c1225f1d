/* annotation.c -- deployment annotations as Grafana exports them
 *
 * METRICS.md section 2; FORMATS.md sections 1 and 14 for the forms.  A record
 * goes down one path: its time, its kind, its environment, its service.  The
 * first that does not fit decides what becomes of it.
 */
#include "importers/annotation.h"

#include "importers/annotation_text.h"
#include "importers/importers_list.h"
#include "model/records_series.h"

#include <inttypes.h>

static bool is_tag_list(const struct json *result)
{
	return json_is_array(json_member(result, "tags"));
}

/* What the newer interface has around an annotation, or NULL. */
static const struct json *spec_of(const struct json *record)
{
	const struct json *spec = json_member(record, "spec");

	return json_has(spec, "time") && json_has(spec, "text") ? spec : NULL;
}

static bool has_what_stands_beside_time(const struct json *record)
{
	static const char *const keys[] = { "tags", "text", "newState",
					    "alertId", "dashboardUID" };

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (json_has(record, keys[i]))
			return true;
	return false;
}

/* A number for a time is looked for first, as nearly all have one. */
static bool recognises(const struct json *record)
{
	const struct json *time = json_member(record, "time");

	if (json_is_number(time) && has_what_stands_beside_time(record))
		return true;
	/* a dashboard's is an object, from when to when it shows */
	if (json_member(time, "from"))
		return false;
	if (spec_of(record))
		return true;
	if (!time)
		return is_tag_list(json_member(record, "result")) ||
		       (json_is_array(json_member(record, "tags")) &&
			json_text(json_member(record, "text")));
	return has_what_stands_beside_time(record);
}

static bool is_alert(const struct annotation *annotation)
{
	int64_t alert = 0;

	return annotation->new_state ||
	       (json_integer(annotation->alert, &alert) && alert != 0);
}

/* What a record has been found to be so far. */
struct draft {
	const struct json *record;
	struct annotation annotation;
	struct annotation_times times;
	struct annotation_tags tags;
	const char *id;
	const struct tag *environment;
	bool is_deploy, is_rollback, is_failure;
};

static void read_tags(struct reading *reading, struct draft *draft)
{
	struct annotation_tags *tags = &draft->tags;

	annotation_tags_read(reading, &draft->annotation, tags);
	for (uint32_t t = 0; t < tags->n; t++) {
		draft->is_deploy |= tags->tags[t].is_deploy;
		draft->is_rollback |= tags->tags[t].is_rollback;
		draft->is_failure |= tags->tags[t].is_failure;
	}
	draft->environment = annotation_tags_first(tags, TAG_ENVIRONMENT_KEY);
	if (!draft->environment)
		draft->environment =
			annotation_tags_first(tags, TAG_ENVIRONMENT);
}

static void put_aside(struct reading *reading, const struct draft *draft,
		      enum fate fate, const char *detail)
{
	const struct annotation_times *times = &draft->times;
	int64_t told_apart_at = times->created_at != NO_TIME ?
					times->created_at :
					times->started_at;
	struct aside aside = {
		.key = draft->id ? asides_key(draft->id, told_apart_at) :
				   json_hash(draft->record),
		.modified_at = times->modified_at,
		.at = times->deployed_at,
		.place = reading_place(reading),
		.fate = fate,
		.reason = detail ? "unknown service" : NULL,
		.detail = detail,
	};

	asides_add(reading->import->asides, reading->import->facts, aside);
}

static void tell_oddities(struct reading *reading, const struct draft *draft)
{
	const struct annotation_times *times = &draft->times;
	g_autofree char *time = json_quote(draft->annotation.time);
	g_autofree char *end = json_quote(draft->annotation.time_end);

	if (times->is_in_seconds)
		reading_finding(reading, times->deployed_at, "time in seconds",
				"'time' is %s, taken as seconds", time);
	if (times->is_text)
		reading_finding(reading, times->deployed_at, "time is text",
				"'time' is %s, taken as a number", time);
	if (times->ends_before)
		reading_finding(
			reading, times->deployed_at, "ends before it begins",
			"'timeEnd' is %s, before 'time', %s", end, time);
}

/*
 * Before Grafana 6.4 a region was two rows of one regionId.  The second of
 * them, in whichever order, only widens the first; the earlier gives the id.
 */
static bool joins_region(struct reading *reading, const struct draft *draft)
{
	struct import *import = reading->import;
	int64_t region = 0, *key;
	struct deploy *deploy;
	void *index;

	if (!json_integer(draft->annotation.region, &region) || region == 0)
		return false;
	if (!g_hash_table_lookup_extended(import->regions, &region, NULL,
					  &index)) {
		key = g_new(int64_t, 1);
		*key = region;
		g_hash_table_insert(
			import->regions, key,
			GUINT_TO_POINTER(import->facts->deploys->len));
		return false;
	}
	deploy = facts_deploy(import->facts, GPOINTER_TO_UINT(index));
	if (draft->times.started_at < deploy->started_at) {
		deploy->id = facts_text(import->facts, draft->id);
		deploy->created_at = draft->times.created_at;
		deploy->started_at = draft->times.started_at;
	}
	deploy->deployed_at =
		MAX(deploy->deployed_at, draft->times.deployed_at);
	facts_count(import->facts, reading->source, FATE_DUPLICATE);
	return true;
}

/* The page of the run that made it, by which it is found in other sources. */
static const char *link_in(struct facts *facts,
			   const struct annotation *annotation)
{
	const char *text = json_text(annotation->text);
	g_autofree char *link = text ? annotation_text_link(text) : NULL;

	return facts_copy(facts, link);
}

static void add_deploy(struct reading *reading, const struct draft *draft,
		       uint32_t service)
{
	struct facts *facts = reading->import->facts;
	const struct annotation_times *times = &draft->times;
	const char *text = json_text(draft->annotation.text);
	g_autofree char *commit = NULL, *version = NULL;
	g_autofree char *run = text ? annotation_text_run(text) : NULL;
	struct deploy deploy = {
		.id = facts_copy(facts, draft->id),
		.started_at = times->started_at,
		.deployed_at = times->deployed_at,
		.created_at = times->created_at,
		.modified_at = times->modified_at,
		.content = draft->id ? 0 : json_hash(draft->record),
		.place = reading_place(reading),
		.service = service,
		.head = NONE,
		.kind = draft->is_rollback ? KIND_ROLLBACK : KIND_DEPLOY,
		.is_failure = draft->is_failure,
	};

	annotation_names(&draft->annotation, &draft->tags,
			 facts_service(facts, service)->name, &commit,
			 &version);
	deploy.commit_name = facts_copy(facts, commit);
	deploy.version = facts_copy(facts, version);
	deploy.link = link_in(facts, &draft->annotation);
	deploy.run_id = facts_copy(facts, run);
	if (draft->environment)
		deploy.environment =
			facts_text(facts, draft->environment->value);
	facts_add_deploy(facts, &deploy);
}

static void read_deploy(struct reading *reading, struct draft *draft)
{
	g_autofree char *detail = NULL;
	uint32_t service;

	if (draft->environment && !draft->environment->is_production) {
		put_aside(reading, draft, FATE_NOT_PRODUCTION, NULL);
		return;
	}
	service = annotation_service(reading, &draft->tags, draft->is_rollback,
				     &detail);
	if (service == NONE) {
		put_aside(reading, draft, FATE_UNMATCHED, detail);
		return;
	}
	if (joins_region(reading, draft))
		return;
	if (draft->times.is_in_seconds || draft->times.is_text ||
	    draft->times.ends_before)
		tell_oddities(reading, draft);
	add_deploy(reading, draft, service);
}

static char *join_tags(const struct annotation_tags *tags)
{
	GString *joined = g_string_new(NULL);

	for (uint32_t t = 0; t < tags->n; t++)
		g_string_append_printf(joined, "%s%s", t > 0 ? ";" : "",
				       tags->tags[t].text);
	return g_string_free(joined, false);
}

/* What happened, for a timeline: canaries, flags, chaos. */
static void add_event(struct reading *reading, const struct draft *draft,
		      const struct tag *tag, const char *kind)
{
	struct facts *facts = reading->import->facts;
	const struct annotation_times *times = &draft->times;
	const char *text = json_text(draft->annotation.text);
	g_autofree char *plain = text ? annotation_text_plain(text) : NULL;
	g_autofree char *tags = join_tags(&draft->tags);
	struct event event = {
		.entry = reading_entry(reading, facts_copy(facts, draft->id),
				       times->started_at, draft->record),
		.ended_at = times->deployed_at > times->started_at ?
				    times->deployed_at :
				    NO_TIME,
		.kind = kind,
		.tags = facts_copy(facts, tags),
		.text = facts_copy(facts, plain ? plain : ""),
	};

	event.entry.created_at = times->created_at;
	event.entry.modified_at = times->modified_at;
	event.entry.service_name =
		annotation_event_service(reading, &draft->tags, tag);
	if (times->is_in_seconds || times->is_text || times->ends_before)
		tell_oddities(reading, draft);
	facts_add_record(facts, RECORD_EVENT, &event);
}

/* The second row of a region widens the first, as with deploys. */
static bool joins_event(struct reading *reading, const struct draft *draft)
{
	struct import *import = reading->import;
	GArray *events = import->facts->records[RECORD_EVENT];
	const struct annotation_times *times = &draft->times;
	struct event *event;
	int64_t region = 0, *key;
	void *index;

	if (!json_integer(draft->annotation.region, &region) || region == 0)
		return false;
	region = ~region; /* deploys have the number itself */
	if (!g_hash_table_lookup_extended(import->regions, &region, NULL,
					  &index)) {
		key = g_new(int64_t, 1);
		*key = region;
		g_hash_table_insert(import->regions, key,
				    GUINT_TO_POINTER(events->len));
		return false;
	}
	event = &g_array_index(events, struct event, GPOINTER_TO_UINT(index));
	event->ended_at =
		MAX(MAX(event->ended_at, event->entry.at), times->deployed_at);
	if (times->started_at < event->entry.at) {
		event->entry.id = facts_copy(import->facts, draft->id);
		event->entry.at = times->started_at;
		event->entry.created_at = times->created_at;
	}
	facts_count(import->facts, reading->source, FATE_DUPLICATE);
	return true;
}

/* Neither deploy nor rollback. */
static void read_other(struct reading *reading, const struct draft *draft)
{
	const char *kind = NULL;
	const struct tag *tag = annotation_event_tag(&draft->tags, &kind);

	if (!tag || is_alert(&draft->annotation))
		reading_end(reading, FATE_NOT_RELEVANT);
	else if (draft->environment && !draft->environment->is_production)
		reading_end(reading, FATE_NOT_PRODUCTION);
	else if (!joins_event(reading, draft))
		add_event(reading, draft, tag, kind);
}

static char *read_id(const struct json *id)
{
	char *name = json_name(id);

	if (g_strcmp0(name, "0") == 0)
		g_clear_pointer(&name, g_free);
	return name;
}

void annotation_read(struct reading *reading, const struct json *record,
		     const struct annotation *annotation)
{
	g_autofree char *id = NULL;
	struct draft draft;

	draft.record = record;
	draft.annotation = *annotation;
	draft.environment = NULL;
	draft.is_deploy = draft.is_rollback = draft.is_failure = false;
	if (!annotation_times(reading, annotation, &draft.times))
		return;
	reading_span(reading, draft.times.started_at);
	read_tags(reading, &draft);
	draft.id = id = read_id(annotation->id);
	if (is_alert(annotation) || !(draft.is_deploy || draft.is_rollback))
		read_other(reading, &draft);
	else
		read_deploy(reading, &draft);
	annotation_tags_clear(&draft.tags);
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *spec = spec_of(record);
	struct annotation annotation;

	annotation_collect(spec ? spec : record, &annotation);
	if (spec)
		annotation.id =
			json_member(json_member(record, "metadata"), "name");
	if (is_tag_list(annotation.result)) {
		reading_finding(reading, NO_TIME, "only tags",
				"a list of tags, no annotations");
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	annotation_read(reading, record, &annotation);
}

static void finish(struct reading *reading)
{
	uint32_t n = reading->record;

	g_hash_table_remove_all(reading->import->regions);
	reading->record = 0;
	if (n == 100 || n == 1000 || n == 5000)
		reading_finding(reading, NO_TIME, "probably cut",
				"exactly %" PRIu32 " annotations, the limit "
				"of a server's answer",
				n);
}

static const char *const keys[] = { "time",	    "timeEnd", "tags", "text",
				    "dashboardUID", "panelId", NULL };
static const char *const list_keys[] = { "annotations", NULL };

const struct importer importer_annotation = {
	.name = "grafana-annotations",
	.about = "deployment annotations of Grafana, as exported or as posted",
	.forms = "JSON",
	.kind = SOURCE_DEPLOYS,
	.keys = keys,
	.reads_all = true,
	.list_keys = list_keys,
	.recognises = recognises,
	.read = read_record,
	.finish = finish,
};
