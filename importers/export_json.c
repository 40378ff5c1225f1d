/* export_json.c -- files of JSON and of YAML, whose records are values */
#include "importers/export.h"
#include "importers/json_ahead.h"
#include "importers/yaml.h"
#include "model/error.h"

#include <inttypes.h>
#include <string.h>

enum { EVENTS_A_LOOK = 4096 };

static void read_event(struct export *export, const struct json_event *event)
{
	g_autofree char *detail = NULL;

	export->lists_before = export->lists_behind;
	export->lists_behind = event->lists;
	switch (event->kind) {
	case JSON_RECORD:
		export_record(export, event->value);
		break;
	case JSON_MEMBERS:
		export_members(export, event->key, event->value);
		break;
	case JSON_BROKEN:
		detail = g_strdup_printf("byte %" PRIu64 ": %s", event->byte,
					 event->why);
		export_broken(export, event->why, detail);
		break;
	}
}

static void look(struct export *export, uint64_t bytes)
{
	if (export->watch)
		export->watch->progress(source_name(export->file), bytes,
					export->watch->data);
}

bool export_json(struct export *export, GError **error)
{
	g_autoptr(JsonReader) reader =
		json_reader_new(export->file, importers_list_keys, 0);
	g_autoptr(JsonAhead) ahead = json_ahead_new(
		reader, export->file, export->import->settings->jobs);
	g_autoptr(GError) broken = NULL;
	struct json_event event;

	json_reader_slices(reader, importers_slices, 0);
	for (uint32_t n = 1; json_ahead_next(ahead, &event, &broken); n++) {
		read_event(export, &event);
		if (export_is_hopeless(export))
			return true;
		if (n % EVENTS_A_LOOK == 0)
			look(export, json_ahead_bytes(ahead));
	}
	json_ahead_stop(ahead);
	export->is_cut = json_reader_is_cut(reader);
	export->has_list |= json_reader_has_array(reader);
	if (!broken) {
		export_wrapper(export, NULL);
		return true;
	}
	g_propagate_error(error, g_steal_pointer(&broken));
	return false;
}

static bool is_list_key(const char *key)
{
	for (int i = 0; importers_list_keys[i]; i++)
		if (strcmp(importers_list_keys[i], key) == 0)
			return true;
	return false;
}

/* The list of objects of a wrapper, or NULL. */
static const struct json *list_of(const struct json *document)
{
	if (json_is_array(document))
		return document;
	for (const struct json *member = json_first(document); member;
	     member = json_next(member))
		if (is_list_key(json_key(member)) && json_is_array(member) &&
		    json_is_object(json_first(member)))
			return member;
	return NULL;
}

static void read_document(struct export *export, const struct json *document)
{
	const struct json *list = list_of(document);

	if (!list) {
		export_record(export, document);
		return;
	}
	export->has_list = true;
	for (const struct json *record = json_first(list); record;
	     record = json_next(record))
		export_record(export, record);
}

bool export_yaml(struct export *export, GError **error)
{
	g_autoptr(YamlReader) reader = yaml_reader_new(export->file, NULL, 0);
	g_autoptr(GError) broken = NULL;
	const struct json *document;
	const char *why;

	for (;;) {
		document = yaml_reader_next(reader, &why, &broken);
		if (broken || (!document && !why))
			break;
		if (why)
			export_broken(export, why, yaml_reader_detail(reader));
		else
			read_document(export, document);
		if (export_is_hopeless(export))
			return true;
	}
	if (!broken)
		return true;
	export->is_cut = export->importer != NULL;
	g_propagate_error(error, g_steal_pointer(&broken));
	return false;
}
