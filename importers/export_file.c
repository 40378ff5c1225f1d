/* export_file.c -- one file of an export, of whatever format
 *
 * A format is recognised by the shape of a record.  The records before the
 * first that is recognised are kept in mind, a few of them, and counted as
 * malformed once it is known what they should have been.
 */
#include "importers/export_file.h"

#include "importers/json_reader.h"
#include "model/error.h"

#include <inttypes.h>

enum { STRANGERS = 16, EVENTS_A_LOOK = 4096 };

struct stranger {
	uint32_t record;
	const char *reason;
	char *detail;
};

struct export_file {
	struct reading reading;
	const struct importer *importer; /* NULL: not yet recognised */
	const struct importer *by_key;	 /* whose wrapper there was, or NULL */
	struct source_file *file;
	GArray *strangers;  /* of struct stranger */
	char *server_error; /* the first, quoted */
	bool has_more;	    /* says the last page */
};

static void stranger_clear(void *data)
{
	g_free(((struct stranger *)data)->detail);
}

static void begin(struct export_file *export, const struct importer *importer)
{
	struct reading *reading = &export->reading;
	uint32_t record = reading->record;
	g_autofree char *name =
		g_utf8_make_valid(source_name(export->file), -1);

	export->importer = importer;
	reading->source = facts_add_source(reading->import->facts, name,
					   importer->name, importer->kind);
	for (uint32_t i = 0; i < export->strangers->len; i++) {
		const struct stranger *stranger =
			&g_array_index(export->strangers, struct stranger, i);

		reading->record = stranger->record;
		reading_malformed(reading, stranger->reason, "%s",
				  stranger->detail);
	}
	g_array_set_size(export->strangers, 0);
	reading->record = record;
}

/* Ends the record as malformed, now or when the format is known. */
static void leave_out(struct export_file *export, const char *reason,
		      const char *detail)
{
	struct stranger stranger = { export->reading.record, reason, NULL };

	if (export->importer) {
		reading_malformed(&export->reading, reason, "%s", detail);
		return;
	}
	stranger.detail = g_strdup(detail);
	g_array_append_val(export->strangers, stranger);
}

static void leave_out_foreign(struct export_file *export,
			      const struct json *record)
{
	bool is_object = json_is_object(record);
	g_autofree char *what =
		is_object ? json_quote_keys(record) : json_quote(record);
	g_autofree char *detail = g_strdup_printf(
		is_object ? "its keys are %s" : "it is %s, not an object",
		what);

	leave_out(export, "not of this format", detail);
}

/* What a wrapper tells about its page. */
static void note_page(struct export_file *export, const struct json *members)
{
	const struct json *error = json_member(members, "error");
	const struct json *more =
		json_member(json_member(members, "cursor"), "hasMore");

	if (more)
		export->has_more = json_is_true(more);
	if (!export->server_error && !json_is_null(error) &&
	    g_strcmp0(json_text(error), "") != 0)
		export->server_error = json_quote(error);
}

/* A wrapper whose list is empty arrives as a record. */
static bool is_empty_page(struct export_file *export, const struct json *record)
{
	for (const struct json *member = json_first(record); member;
	     member = json_next(member)) {
		const struct importer *importer;

		if (!json_is_array(member) || json_first(member) ||
		    !json_key(member))
			continue;
		importer = importers_find_key(json_key(member));
		if (importer) {
			export->by_key = importer;
			return true;
		}
	}
	return false;
}

static void read_record(struct export_file *export, const struct json *record)
{
	const struct importer *importer = export->importer;

	if (!importer || !importer->recognises(record)) {
		const struct importer *found = importers_find(record);

		if (!found && is_empty_page(export, record)) {
			note_page(export, record);
			return;
		}
		export->reading.record++;
		if (found && !importer)
			begin(export, found);
		else if (found || !importer || !json_is_object(record)) {
			leave_out_foreign(export, record);
			return;
		}
	} else {
		export->reading.record++;
	}
	export->importer->read(&export->reading, record);
}

static void read_event(struct export_file *export,
		       const struct json_event *event)
{
	g_autofree char *detail = NULL;

	switch (event->kind) {
	case JSON_RECORD:
		read_record(export, event->value);
		break;
	case JSON_MEMBERS:
		note_page(export, event->value);
		if (event->key && importers_find_key(event->key))
			export->by_key = importers_find_key(event->key);
		break;
	case JSON_BROKEN:
		export->reading.record++;
		detail = g_strdup_printf("byte %" PRIu64 ": %s", event->byte,
					 event->why);
		leave_out(export, event->why, detail);
		break;
	}
}

static bool read_events(struct export_file *export, struct json_reader *reader,
			struct import_watch *watch, GError **error)
{
	struct json_event event;

	*error = NULL;
	for (uint32_t n = 1; json_reader_next(reader, &event, error); n++) {
		read_event(export, &event);
		if (export->strangers->len == STRANGERS)
			return true;
		if (watch && n % EVENTS_A_LOOK == 0)
			watch->progress(source_name(export->file),
					source_bytes(export->file),
					watch->data);
	}
	return !*error;
}

/* A file without records is known by its wrapper, or by having none. */
static void begin_empty(struct export_file *export,
			const struct json_reader *reader)
{
	if (export->importer || export->strangers->len > 0)
		return;
	if (export->by_key)
		begin(export, export->by_key);
	else if (json_reader_has_array(reader))
		begin(export, &importer_annotation);
}

static GError *no_known_format(const struct export_file *export)
{
	const char *why = "it is not JSON";

	if (export->strangers->len > 0)
		why = g_array_index(export->strangers, struct stranger, 0)
			      .detail;
	else if (source_bytes(export->file) == 0)
		why = "it is empty";
	return g_error_new(SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
			   "%s: of no known format: %s",
			   source_name(export->file), why);
}

static void tell_no_known_format(const struct export_file *export,
				 const GError *error)
{
	g_autofree char *shown = g_utf8_make_valid(error->message, -1);

	finding_add(export->reading.import->facts, (struct place){ NONE, 0 },
		    NO_TIME, "unrecognised file", shown);
}

static void end(struct export_file *export)
{
	struct reading *reading = &export->reading;
	struct facts *facts = reading->import->facts;
	uint32_t records = reading->record;

	if (export->importer->finish)
		export->importer->finish(reading);
	reading->record = 0;
	if (records == 0)
		reading_finding(reading, NO_TIME, "no records",
				"the file holds no records");
	if (export->server_error)
		reading_finding(reading, NO_TIME, "error in the answer",
				"'error' is %s", export->server_error);
	if (export->has_more)
		reading_finding(reading, NO_TIME, "one page of more",
				"the last page says that there are more");
	facts_source(facts, reading->source)->bytes =
		source_bytes(export->file);
	facts_source(facts, reading->source)->sha256 =
		facts_text(facts, source_sha256(export->file));
}

bool export_file_read(struct import *import, struct source_file *file,
		      bool is_in_folder, struct import_watch *watch,
		      GError **error)
{
	g_autoptr(JsonReader) reader =
		json_reader_new(file, importers_list_keys, 0);
	g_autoptr(GArray) strangers =
		g_array_new(false, false, sizeof(struct stranger));
	struct export_file export = {
		.reading = { .import = import, .source = NONE },
		.file = file,
		.strangers = strangers,
	};
	g_autoptr(GError) broken = NULL;

	g_array_set_clear_func(strangers, stranger_clear);
	if (read_events(&export, reader, watch, &broken))
		begin_empty(&export, reader);
	if (export.importer)
		end(&export);
	else if (!broken)
		broken = no_known_format(&export);
	g_free(export.server_error);
	/* Broken off, it may well have been an export. */
	if (broken && !export.importer && is_in_folder &&
	    !json_reader_is_cut(reader)) {
		tell_no_known_format(&export, broken);
		return true;
	}
	if (!broken)
		return true;
	g_propagate_error(error, g_steal_pointer(&broken));
	return false;
}
