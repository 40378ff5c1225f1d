/* export_forms.c -- tables, XML, and texts of lines */
#include "importers/export.h"
#include "importers/record_limits.h"
#include "importers/export_header.h"
#include "importers/text.h"
#include "importers/unread.h"
#include "importers/xml.h"

#include <inttypes.h>
#include <string.h>

enum { ROWS_A_LOOK = 65536 };

/* -- tables */

struct table {
	struct export *export;
	struct reading *reading;
	CsvMap *map;
};

static void keep_names(struct export *export, const struct csv_header *header)
{
	GString *names = g_string_new(NULL);
	g_autofree char *detail = NULL;

	export->is_table = true;
	for (uint32_t h = 0; h < header->n; h++) {
		if (h < 6)
			g_string_append_printf(names, "%s\"%.60s\"",
					       h > 0 ? ", " : "",
					       header->names[h]);
		g_ptr_array_add(export->keys, g_strdup(header->names[h]));
	}
	export->is_table = true;
	detail = g_strdup_printf("its columns are %s%s", names->str,
				 header->n > 6 ? ", …" : "");
	g_string_free(names, true);
	export_broken(export, "not of this format", detail);
}

static bool knows_header(void *data, const struct csv_header *header)
{
	return export_knows_header(((struct table *)data)->export, header);
}

static bool take_header(void *data, const struct csv_header *header)
{
	struct table *table = data;
	const struct importer *importer =
		export_header(table->export, header, &table->map);

	if (!importer) {
		keep_names(table->export, header);
		return false;
	}
	table->reading = export_begin(table->export, importer);
	table->reading->record = 0;
	if (header->above > 0)
		reading_finding(table->reading, NO_TIME, "lines above a table",
				"%" PRIu32 " above its header are no part of "
				"it",
				header->above);
	return true;
}

/* A line of delimiters, as spreadsheets write below a table. */
static bool is_blank(const struct csv_row *row)
{
	for (uint32_t c = 0; c < row->n; c++)
		if (*row->cells[c])
			return false;
	return true;
}

static bool take_row(void *data, const struct csv_row *row)
{
	struct table *table = data;
	struct export *export = table->export;
	struct csv_row mapped = *row;

	if (is_blank(row))
		return true;
	mapped.map = table->map;
	table->reading->record = ++export->record;
	export->importer->read_row(table->reading, &mapped);
	export_done(table->reading);
	if (export->watch && export->record % ROWS_A_LOOK == 0)
		export->watch->progress(source_name(export->file),
					source_bytes(export->file),
					export->watch->data);
	return true;
}

static bool take_long_row(void *data, const char *why)
{
	export_broken(((struct table *)data)->export, why, why);
	return true;
}

bool export_csv(struct export *export, GError **error)
{
	static const struct csv_sink sink = { take_header, take_row,
					      take_long_row, knows_header };
	struct table table = { .export = export };
	bool is_read = csv_read(export->file, &sink, &table, error);

	export->is_cut = !is_read && export->importer;
	csv_map_free(table.map);
	return is_read;
}

/* -- XML */

static const char *const *take_root(void *data, const struct json *root)
{
	struct export *export = data;
	const char *name = json_text(json_member(root, XML_NAME));
	g_autofree char *detail = NULL;

	for (uint32_t i = 0; i < n_importers; i++)
		for (int r = 0; importers[i]->roots && importers[i]->roots[r];
		     r++)
			if (strcmp(importers[i]->roots[r], name) == 0) {
				export_begin(export, importers[i]);
				return importers[i]->elements;
			}
	detail = unread_root(name) ?
			 g_strdup_printf("its root is <%.60s>; %s", name,
					 unread_root(name)) :
			 g_strdup_printf("its root is <%.60s>", name);
	export_broken(export, "not of this format", detail);
	return NULL;
}

static void take_element(void *data, const GPtrArray *around,
			 const struct json *record)
{
	struct export *export = data;
	struct reading *reading = export_next(export, export->importer);

	reading->around = around;
	export->importer->read(reading, record);
	export_done(reading);
	reading->around = NULL;
}

static void take_broken(void *data, const char *why, uint64_t byte)
{
	g_autofree char *detail =
		g_strdup_printf("byte %" PRIu64 ": %s", byte, why);

	export_broken(data, why, detail);
}

bool export_xml(struct export *export, GError **error)
{
	static const struct xml_sink sink = { take_root, take_element,
					      take_broken };
	bool is_read = xml_read(export->file, &sink, export, error);

	export->is_cut = !is_read && export->importer;
	return is_read;
}

/* -- texts */

static bool take_line(void *data, char *text, size_t length, uint64_t number)
{
	struct export *export = data;
	struct reading *reading = export_begin(export, export->importer);

	reading->record = export->record = (uint32_t)number;
	if (text)
		export->importer->text->read_line(reading, text, length);
	else
		reading_malformed(reading, RECORD_TOO_LONG, RECORD_TOO_LONG);
	export_done(reading);
	if (export->watch && number % ROWS_A_LOOK == 0)
		export->watch->progress(source_name(export->file),
					source_bytes(export->file),
					export->watch->data);
	return true;
}

bool export_text(struct export *export, const struct importer *importer,
		 GError **error)
{
	g_autofree char *text = NULL;
	struct reading *reading = export_begin(export, importer);

	if (importer->text->read_line)
		return text_read_lines(export->file, take_line, export, error);
	text = text_read_all(export->file, error);
	if (!text)
		return false;
	reading = export_next(export, importer);
	importer->text->read_all(reading, text);
	export_done(reading);
	return true;
}
