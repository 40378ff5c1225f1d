/* pagerduty_table.c -- the table of incidents that PagerDuty's pages export */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/pagerduty.h"
#include "importers/table_row.h"

#include <math.h>

enum {
	COLUMN_NUMBER,
	COLUMN_CREATED,
	COLUMN_ID,
	COLUMN_RESOLVED,
	COLUMN_TITLE,
	COLUMN_SERVICE,
	COLUMN_TO_ACK,
	COLUMN_TO_RESOLVE,
	COLUMN_PRIORITY,
	COLUMN_URGENCY,
	COLUMN_STATUS,
	COLUMN_LINK,
	COLUMN_UPDATED,
	COLUMN_CHANGED,
};

static const char *const columns[] = {
	[COLUMN_NUMBER] = "incident number",
	[COLUMN_CREATED] = "created on|created at",
	[COLUMN_ID] = "id|incident id",
	[COLUMN_RESOLVED] = "resolved on|resolved at",
	[COLUMN_TITLE] = "description|title|incident description|summary",
	[COLUMN_SERVICE] = "service name|service|service.summary|"
			   "service.name|service summary",
	[COLUMN_TO_ACK] = "seconds to first ack|seconds to first acknowledge",
	[COLUMN_TO_RESOLVE] = "seconds to resolve",
	[COLUMN_PRIORITY] = "priority name|priority|incident priority|"
			    "priority.summary|priority.name",
	[COLUMN_URGENCY] = "urgency",
	[COLUMN_STATUS] = "status",
	[COLUMN_LINK] = "html url|url|link",
	[COLUMN_UPDATED] = "updated on|updated at",
	[COLUMN_CHANGED] = "last status change at|last status change on",
	NULL,
};

static const struct csv_shape shape = { columns, 2, 0 };

/* A number of seconds, or NaN; 0 stands for "not yet". */
static double seconds_of(const struct csv_row *row, uint32_t column)
{
	const char *cell = csv_cell(row, column);
	char *end;
	double seconds = g_ascii_strtod(cell, &end);

	return end != cell && *end == '\0' && seconds > 0 ? seconds : NAN;
}

/* Of two exports the later is right; it matters to nothing else. */
static int64_t updated_at(struct reading *reading, const struct csv_row *row)
{
	struct instant instant;

	return instant_from_ordered(
		       csv_cell(row, COLUMN_UPDATED), reading->import->zone,
		       reading->import->date_order, &instant) == INSTANT_KNOWN ?
		       instant.at :
		       NO_TIME;
}

static bool read_times(struct reading *reading, const struct csv_row *row,
		       struct incident *incident)
{
	const char *status = csv_cell(row, COLUMN_STATUS);

	if (!text_time(reading, "created", csv_cell(row, COLUMN_CREATED),
		       &incident->began_at) ||
	    !text_time(reading, "resolved", csv_cell(row, COLUMN_RESOLVED),
		       &incident->ended_at))
		return false;
	if (!reading_has_time(reading, incident->began_at,
			      "'created' is empty"))
		return false;
	if (word_is(status, "triggered|acknowledged"))
		incident->ended_at = NO_TIME;
	/* as in lists of the interface, whose last change it was */
	if (word_is(status, "resolved") && incident->ended_at == NO_TIME &&
	    !text_time(reading, "last status change",
		       csv_cell(row, COLUMN_CHANGED), &incident->ended_at))
		return false;
	incident->created_at = incident->detected_at = incident->began_at;
	incident->modified_at = updated_at(reading, row);
	incident->acked_at = pagerduty_after(incident->began_at,
					     seconds_of(row, COLUMN_TO_ACK));
	return true;
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	struct incident incident = incident_empty();
	double seconds = seconds_of(row, COLUMN_TO_RESOLVE);

	if (!read_times(reading, row, &incident))
		return;
	incident.id = table_row_own(reading, row, COLUMN_ID);
	if (!incident.id)
		incident.id = table_row_own(reading, row, COLUMN_NUMBER);
	incident.content = incident.id ? 0 : table_row_hash(row);
	incident.title =
		facts_text(reading->import->facts, csv_cell(row, COLUMN_TITLE));
	incident.severity = table_row_own(reading, row, COLUMN_PRIORITY);
	if (!incident.severity)
		incident.severity = table_row_own(reading, row, COLUMN_URGENCY);
	incident.link = table_row_own(reading, row, COLUMN_LINK);
	if (word_is(csv_cell(row, COLUMN_STATUS), "triggered|acknowledged"))
		seconds = NAN;
	pagerduty_add(reading, &incident,
		      table_row_own(reading, row, COLUMN_SERVICE), seconds);
}

const struct importer importer_pagerduty_table = {
	.name = "pagerduty-table",
	.about = "incidents of PagerDuty, a row each, as its pages export them",
	.forms = "CSV",
	.kind = SOURCE_INCIDENTS,
	.csv = &shape,
	.read_row = read_row,
};
