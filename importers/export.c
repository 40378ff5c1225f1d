/* export.c -- a file of an export while its format is being found out
 *
 * A format is recognised by the shape of a record, and each record on its own,
 * since files mix them (hooks that were all saved into one).  The records
 * before the first that is recognised are kept in mind, if they are not too
 * many, and counted as malformed once it is known what they should have been.
 */
#include "importers/export.h"

#include "importers/importers_lists.h"
#include "importers/unread.h"
#include "model/error.h"

#include <inttypes.h>
#include <string.h>

enum {
	STRANGERS = 1000,
	MOST_OF_ERROR = 5, /* keys that a server's error has */
};

struct stranger {
	uint32_t record;
	const char *reason; /* NULL: it is none of ours, and good */
	char *detail;
};

static void stranger_clear(void *data)
{
	g_free(((struct stranger *)data)->detail);
}

struct export *export_new(struct import *import, struct source_file *file,
			  struct import_watch *watch)
{
	struct export *export = g_new0(struct export, 1);

	export->import = import;
	export->file = file;
	export->watch = watch;
	export->readings = g_new0(struct reading, n_importers);
	for (uint32_t i = 0; i < n_importers; i++) {
		export->readings[i].import = import;
		export->readings[i].source = NONE;
	}
	export->strangers = g_array_new(false, false, sizeof(struct stranger));
	g_array_set_clear_func(export->strangers, stranger_clear);
	export->keys = g_ptr_array_new_with_free_func(g_free);
	return export;
}

void export_free(struct export *export)
{
	if (!export)
		return;
	g_free(export->readings);
	g_array_unref(export->strangers);
	g_ptr_array_unref(export->keys);
	json_free(export->wrapper);
	g_free(export->server_error);
	g_free(export);
}

static void end_stranger(struct reading *reading, const char *why,
			 const char *detail)
{
	if (why)
		reading_malformed(reading, why, "%s", detail);
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

static void flush_strangers(struct export *export, struct reading *reading)
{
	for (uint32_t i = 0; i < export->strangers->len; i++) {
		const struct stranger *stranger =
			&g_array_index(export->strangers, struct stranger, i);

		reading->record = stranger->record;
		end_stranger(reading, stranger->reason, stranger->detail);
	}
	g_array_set_size(export->strangers, 0);
}

struct reading *export_begin(struct export *export,
			     const struct importer *importer)
{
	struct reading *reading = export->reading;

	if (!reading || export->importer != importer) {
		uint32_t i = 0;

		while (importers[i] != importer)
			i++;
		reading = &export->readings[i];
	}
	export->importer = importer;
	export->reading = reading;
	if (reading->source == NONE) {
		g_autofree char *name =
			g_utf8_make_valid(source_name(export->file), -1);

		reading->source =
			facts_add_source(export->import->facts, name,
					 importer->name, importer->kind);
		flush_strangers(export, reading);
	}
	reading->record = export->record;
	return reading;
}

struct reading *export_next(struct export *export,
			    const struct importer *importer)
{
	struct reading *reading = export_begin(export, importer);

	export->record += export->lists_before == 0;
	reading->record = export->record;
	reading->lists_before = export->lists_before;
	reading->lists_behind = export->lists_behind;
	reading->wrapper = export->around ? export->around : export->wrapper;
	return reading;
}

void export_done(struct reading *reading)
{
	if (reading->assumed)
		reading_finding(reading, reading->assumed_at, "zone assumed",
				"%s, without a zone: taken as %s",
				reading->assumed,
				reading->import->settings->assume_timezone);
	if (reading->ordered)
		reading_finding(reading, reading->ordered_at, "day or month",
				"%s, and no date near the file's beginning "
				"tells which is first: taken as the month",
				reading->ordered);
	g_clear_pointer(&reading->assumed, g_free);
	g_clear_pointer(&reading->ordered, g_free);
}

void export_broken(struct export *export, const char *why, const char *detail)
{
	struct stranger stranger = { .reason = why };

	export->record += export->lists_before == 0;
	stranger.record = export->record;
	if (export->importer) {
		end_stranger(export_begin(export, export->importer), why,
			     detail);
		return;
	}
	stranger.detail = g_strdup(detail);
	g_array_append_val(export->strangers, stranger);
}

static void keep_keys(struct export *export, const struct json *record)
{
	if (export->keys->len > 0)
		return;
	for (const struct json *member = json_first(record); member;
	     member = json_next(member))
		if (json_key(member))
			g_ptr_array_add(export->keys,
					g_strdup(json_key(member)));
}

static uint32_t count_members(const struct json *record)
{
	uint32_t n = 0;

	for (const struct json *member = json_first(record); member;
	     member = json_next(member))
		n++;
	return n;
}

/* The words of an error: itself, its `message`, those of the first of many. */
static const struct json *words_of(const struct json *error)
{
	if (json_is_array(error))
		error = json_first(error);
	if (json_is_object(error)) {
		const struct json *detail = json_member(error, "detail");

		error = json_member(error, "message");
		error = error ? error : detail;
	}
	return json_text(error) ? error : NULL;
}

/* 404, "404", "error" */
static bool is_failure(const struct json *code)
{
	const char *text = json_text(code);
	int64_t number;

	return (json_integer(code, &number) && number >= 400 && number < 600) ||
	       (text && strcmp(text, "error") == 0);
}

/* Whether what stands beside a message tells that it is an error's. */
static bool has_code(const struct json *record)
{
	return json_member(record, "statusCode") ||
	       json_member(record, "documentation_url") ||
	       json_member(record, "errors") || json_member(record, "error") ||
	       is_failure(json_member(record, "code")) ||
	       is_failure(json_member(record, "status"));
}

/* What servers say in place of an export, and people save; or NULL. */
static const struct json *error_of(const struct json *record)
{
	static const char *const keys[] = { "error", "errors",
					    "errorMessages" };
	const struct json *message = json_member(record, "message");
	uint32_t n = count_members(record);

	if (json_text(message) && (n == 1 || has_code(record)))
		return message;
	for (size_t k = 0; k < G_N_ELEMENTS(keys) && n <= MOST_OF_ERROR; k++) {
		const struct json *words =
			words_of(json_member(record, keys[k]));

		if (words)
			return words;
	}
	return NULL;
}

/* Lists of a cluster have objects of many kinds. */
static bool is_of_cluster(const struct json *record)
{
	return json_text(json_member(record, "apiVersion")) &&
	       json_text(json_member(record, "kind")) &&
	       json_is_object(json_member(record, "metadata"));
}

static void leave_out_foreign(struct export *export, const struct json *record)
{
	const struct json *error = error_of(record);
	bool is_object = json_is_object(record);
	g_autofree char *what = error	  ? json_quote(error) :
				is_object ? json_quote_keys(record) :
					    json_quote(record);
	g_autofree char *detail = g_strdup_printf(
		error			   ? "a server's error, %s" :
		is_object && *what == '\0' ? "it has no keys%s" :
		is_object		   ? "its keys are %s" :
					     "it is %s, not an object",
		what);

	if (export->keys->len == 0)
		export->is_refusal = error != NULL;
	keep_keys(export, record);
	export_broken(export,
		      is_of_cluster(record) ? NULL : "not of this format",
		      detail);
}

/* Whether a list under a key that any format has is empty. */
static bool has_empty_list(const struct json *record)
{
	for (int k = 0; importers_list_keys[k]; k++) {
		const char *key = importers_list_keys[k];

		if (importers_list_is_empty(key, json_member(record, key)))
			return true;
	}
	return false;
}

/* A wrapper whose list is empty arrives as a record; `found` may be NULL. */
static bool is_empty_page(struct export *export, const struct json *record,
			  const struct importer *found)
{
	if (found && (found->reads_around || !importer_is_empty(found, record)))
		return false;
	if (!found)
		found = importers_find_list(NULL, record);
	if (!found && !has_empty_list(record))
		return false;
	if (found)
		export->by_key = found;
	else
		export->is_empty = true;
	return true;
}

static void read_as(struct export *export, const struct importer *importer,
		    const struct json *record)
{
	struct reading *reading = export_next(export, importer);

	importer->read(reading, record);
	export_done(reading);
}

/* Of a list whose path is one format's own, and its elements as it has them. */
static bool is_by_path(struct export *export, const struct json *record)
{
	if (!export->by_path || !export->by_path->recognises(record))
		return false;
	if (export->has_head) {
		export_begin(export, export->by_path);
		export_rest(export, export->wrapper);
		export->has_head = false;
	}
	return true;
}

void export_record(struct export *export, const struct json *record)
{
	const struct importer *importer = export->importer;

	if (is_by_path(export, record)) {
		read_as(export, export->by_path, record);
		return;
	}

	if (!importer || !importer->recognises ||
	    !importer->recognises(record)) {
		const struct importer *found = importers_find(record);

		if (!found && is_empty_page(export, record, NULL)) {
			export_members(export, NULL, record);
			return;
		}
		if (!found && export_inside(export, record))
			return;
		if (!found && (!importer || !importer->reads_all ||
			       !json_is_object(record))) {
			leave_out_foreign(export, record);
			return;
		}
		importer = found ? found : importer;
	}
	if (is_empty_page(export, record, importer)) {
		export_begin(export, importer);
		export_members(export, NULL, record);
		return;
	}
	read_as(export, importer, record);
}

bool export_is_hopeless(const struct export *export)
{
	return export->strangers->len == STRANGERS;
}

const char *export_first_stranger(const struct export *export)
{
	return export->strangers->len == 0 ?
		       NULL :
		       g_array_index(export->strangers, struct stranger, 0)
			       .detail;
}
