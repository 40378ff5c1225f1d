/* export_json.c -- files of JSON and of YAML, whose records are values */
#include "importers/export.h"
#include "importers/json_ahead.h"
#include "importers/yaml.h"

#include <inttypes.h>

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

bool export_yaml(struct export *export, GError **error)
{
	g_autoptr(YamlReader) reader = yaml_reader_new(export->file, NULL, 0);
	g_autoptr(GError) broken = NULL;
	const struct json *record;
	const char *why;

	yaml_reader_lists(reader, importers_list_keys);
	for (;;) {
		record = yaml_reader_next(reader, &why, &broken);
		if (broken || (!record && !why))
			break;
		if (why)
			export_broken(export, why, yaml_reader_detail(reader));
		else
			export_record(export, record);
		if (export_is_hopeless(export))
			return true;
	}
	export->has_list |= yaml_reader_has_list(reader);
	if (!broken)
		return true;
	export->is_cut = export->importer != NULL;
	g_propagate_error(error, g_steal_pointer(&broken));
	return false;
}
