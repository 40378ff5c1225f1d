/* github_statuses.c -- the history of a status page as github-statuses keeps it
 *
 * A line of JSON for each incident, and a table of the windows in which there
 * was downtime.  Both say the same of an incident, so both have the same key:
 * its number, and when the downtime began.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/service_names.h"
#include "importers/table_row.h"

static bool recognises(const struct json *record)
{
	return json_is_array(json_member(record, "status_sequence")) &&
	       (json_member(record, "downtime_start") ||
		json_member(record, "started_at") ||
		json_member(record, "entry_id"));
}

/* Ends the record as malformed if it has no begin. */
static bool has_begun(struct reading *reading, struct incident *incident)
{
	incident->created_at = incident->began_at;
	return reading_has_time(
		reading, incident->began_at,
		"neither 'downtime_start' nor 'started_at' is there");
}

/* The first update that says so. */
static int64_t monitored_at(struct reading *reading, const struct json *record)
{
	int64_t first = NO_TIME;

	for (const struct json *update =
		     json_first(json_member(record, "updates"));
	     update; update = json_next(update)) {
		int64_t at =
			field_time_if(reading, update, "at", INSTANT_GUESSED);

		if (field_is(update, "status", "monitoring") && at != NO_TIME &&
		    (first == NO_TIME || at < first))
			first = at;
	}
	return first;
}

enum { STARTED, RESOLVED, DOWN, UP, UPDATED, TIMES };

static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident)
{
	static const char *const paths[] = { "started_at",     "resolved_at",
					     "downtime_start", "downtime_end",
					     "updated_at",     NULL };
	int64_t times[TIMES];

	if (!field_times(reading, record, paths, times))
		return false;
	incident->began_at =
		times[DOWN] != NO_TIME ? times[DOWN] : times[STARTED];
	incident->ended_at = times[UP] != NO_TIME ? times[UP] : times[RESOLVED];
	incident->detected_at = times[STARTED];
	incident->mitigated_at = monitored_at(reading, record);
	incident->modified_at = times[UPDATED];
	return has_begun(reading, incident);
}

/* Those whose impact is not told are planned if their updates say so. */
static bool is_planned(const struct json *record)
{
	const struct json *first =
		json_first(json_member(record, "status_sequence"));

	return field_is(record, "impact", "maintenance") ||
	       word_is(json_text(first), "scheduled");
}

static void read_record(struct reading *reading, const struct json *record)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) services = g_ptr_array_new();
	const char *title = field_own(reading, record, "title");

	if (!read_times(reading, record, &incident))
		return;
	incident.id = field_name(reading, record, "id|entry_id");
	incident.content = incident.id ? 0 : json_hash(record);
	incident.title = title ? title : "";
	incident.severity = field_own(reading, record, "impact");
	incident.link = field_own(reading, record, "url");
	incident.is_maintenance = is_planned(record);
	service_names_add_list(reading, services,
			       json_member(record, "components"), "name");
	service_names_end(reading, services, &incident);
}

/* -- the table of windows */

enum {
	COLUMN_ID,
	COLUMN_DOWN,
	COLUMN_UP,
	COLUMN_TITLE,
	COLUMN_IMPACT,
};

static const char *const columns[] = {
	[COLUMN_ID] = "incident id",  [COLUMN_DOWN] = "downtime start",
	[COLUMN_UP] = "downtime end", [COLUMN_TITLE] = "title",
	[COLUMN_IMPACT] = "impact",   NULL,
};

static const struct csv_shape shape = { columns, 3, 0 };

static void read_row(struct reading *reading, const struct csv_row *row)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) services = g_ptr_array_new();

	if (!text_time(reading, "downtime_start", csv_cell(row, COLUMN_DOWN),
		       &incident.began_at) ||
	    !text_time(reading, "downtime_end", csv_cell(row, COLUMN_UP),
		       &incident.ended_at) ||
	    !has_begun(reading, &incident))
		return;
	incident.id = table_row_own(reading, row, COLUMN_ID);
	incident.content = incident.id ? 0 : table_row_hash(row);
	incident.title =
		facts_text(reading->import->facts, csv_cell(row, COLUMN_TITLE));
	incident.severity = table_row_own(reading, row, COLUMN_IMPACT);
	incident.is_maintenance = word_is(incident.severity, "maintenance");
	service_names_end(reading, services, &incident);
}

static const char *const keys[] = { "status_sequence", "downtime_start",
				    "downtime_end",    "duration_minutes",
				    "entry_id",	       "impact_window",
				    "updates",	       NULL };

const struct importer importer_github_statuses = {
	.name = "github-statuses",
	.about = "incidents of a status page as github-statuses keeps them",
	.forms = "JSON, CSV",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.csv = &shape,
	.read_row = read_row,
};
