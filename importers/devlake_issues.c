/* devlake_issues.c -- incidents of DevLake: issues of that type, incidents */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/service_names.h"
#include "importers/table_object.h"
#include "importers/table_row.h"

enum {
	COLUMN_CREATED,
	COLUMN_RESOLVED,
	COLUMN_KEY,
	COLUMN_LASTED, /* typical */
	COLUMN_STATE,
	COLUMN_TYPE,
	COLUMN_ID,
	COLUMN_TITLE,
	COLUMN_TEXT,
	COLUMN_UPDATED,
	COLUMN_SEVERITY,
	COLUMN_PRIORITY,
	COLUMN_URGENCY,
	COLUMN_COMPONENT,
	COLUMN_LINK,
};

static const char *const columns[] = {
	[COLUMN_CREATED] = "created date",
	[COLUMN_RESOLVED] = "resolution date",
	[COLUMN_KEY] = "issue key|incident key",
	[COLUMN_LASTED] = "lead time minutes",
	[COLUMN_STATE] = "status|original status",
	[COLUMN_TYPE] = "=type",
	[COLUMN_ID] = "id",
	[COLUMN_TITLE] = "title",
	[COLUMN_TEXT] = "description",
	[COLUMN_UPDATED] = "updated date",
	[COLUMN_SEVERITY] = "severity",
	[COLUMN_PRIORITY] = "priority",
	[COLUMN_URGENCY] = "urgency",
	[COLUMN_COMPONENT] = "component",
	[COLUMN_LINK] = "url",
	NULL,
};

static const struct csv_shape shape = { columns, 3, 2 };

static bool read_times(struct reading *reading, const struct csv_row *row,
		       struct incident *incident)
{
	if (!text_time(reading, "created_date", csv_cell(row, COLUMN_CREATED),
		       &incident->began_at) ||
	    !text_time(reading, "resolution_date",
		       csv_cell(row, COLUMN_RESOLVED), &incident->ended_at) ||
	    !text_time(reading, "updated_date", csv_cell(row, COLUMN_UPDATED),
		       &incident->modified_at))
		return false;
	incident->created_at = incident->began_at;
	incident->detected_at = incident->began_at;
	if (incident->began_at != NO_TIME)
		return true;
	reading_malformed(reading, "time missing",
			  "'created_date' is not there");
	return false;
}

static const char *severity_of(struct reading *reading,
			       const struct csv_row *row)
{
	static const uint32_t from[] = { COLUMN_SEVERITY, COLUMN_PRIORITY,
					 COLUMN_URGENCY };
	const char *severity = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(from) && !severity; i++)
		severity = table_row_own(reading, row, from[i]);
	return severity;
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) services = g_ptr_array_new();
	const char *title = table_row_copy(reading, row, COLUMN_TITLE);

	if (csv_cell_of(row, COLUMN_TYPE, 0) &&
	    !word_is(csv_cell(row, COLUMN_TYPE), "incident")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_times(reading, row, &incident))
		return;
	if (!title)
		title = table_row_copy(reading, row, COLUMN_TEXT);
	incident.title = title ? title : "";
	incident.id = table_row_copy(reading, row, COLUMN_ID);
	if (!incident.id)
		incident.id = table_row_copy(reading, row, COLUMN_KEY);
	incident.content = incident.id ? 0 : table_row_hash(row);
	incident.severity = severity_of(reading, row);
	incident.link = table_row_copy(reading, row, COLUMN_LINK);
	service_names_add_text(reading, services,
			       csv_cell(row, COLUMN_COMPONENT));
	service_names_end(reading, services, &incident);
}

static bool recognises(const struct json *record)
{
	return field(record, "resolution_date") &&
	       table_object(record, &shape, NULL, NULL, NULL);
}

static void read_object(struct reading *reading, const struct json *record)
{
	table_object(record, &shape, NULL, read_row, reading);
}

const struct importer importer_devlake_issues = {
	.name = "devlake-issues",
	.about = "incidents of DevLake: its tables issues and incidents, what "
		 "its webhook is sent",
	.forms = "CSV, JSON",
	.kind = SOURCE_INCIDENTS,
	.recognises = recognises,
	.read = read_object,
	.csv = &shape,
	.read_row = read_row,
};
