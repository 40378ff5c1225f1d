/* opsgenie_table.c -- alerts and incidents of Opsgenie, a row each
 *
 * With the names of the interface's fields or the labels of its pages.  A table
 * that says when the impact was has incidents.
 */
#include "importers/alert.h"
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"
#include "importers/table_row.h"

#include <string.h>

static const char EMPTY[] = "'createdAt' is empty";

enum {
	COLUMN_TINY,
	COLUMN_MESSAGE,
	COLUMN_CREATED,
	COLUMN_ID,
	COLUMN_STATUS,
	COLUMN_PRIORITY,
	COLUMN_UPDATED,
	COLUMN_TO_ACK,
	COLUMN_TO_CLOSE,
	COLUMN_TAGS,
	COLUMN_TEXT,
	COLUMN_BEGAN,
	COLUMN_ENDED,
	COLUMN_DETECTED,
	COLUMN_SERVICES,
};

static const char *const columns[] = {
	[COLUMN_TINY] = "tiny id",
	[COLUMN_MESSAGE] = "message",
	[COLUMN_CREATED] = "created at|created at date|created date",
	[COLUMN_ID] = "id|alert id|incident id",
	[COLUMN_STATUS] = "status",
	[COLUMN_PRIORITY] = "priority",
	[COLUMN_UPDATED] = "updated at|updated at date|updated date",
	[COLUMN_TO_ACK] = "report.ack time|report ack time|ack time|"
			  "acknowledge time|acknowledged at",
	[COLUMN_TO_CLOSE] =
		"report.close time|report close time|close time|closed at",
	[COLUMN_TAGS] = "tags",
	[COLUMN_TEXT] = "description",
	[COLUMN_BEGAN] = "impact start date",
	[COLUMN_ENDED] = "impact end date",
	[COLUMN_DETECTED] = "impact detect date",
	[COLUMN_SERVICES] = "impacted services|services|service",
	NULL,
};

static const struct csv_shape shape = { columns, 3, 0 };

/* A time, or milliseconds after the creation, as the interface has them. */
static bool read_time_after(struct reading *reading, const char *what,
			    const char *text, int64_t created_at, int64_t *at)
{
	int64_t milliseconds = g_ascii_strtoll(text, NULL, 10);

	*at = NO_TIME;
	if (strspn(text, "0123456789") != strlen(text) || strlen(text) > 12)
		return text_time(reading, what, text, at);
	if (milliseconds > 0)
		*at = created_at + milliseconds / 1000;
	return true;
}

static bool read_times(struct reading *reading, const struct csv_row *row,
		       int64_t *created_at, int64_t *updated_at)
{
	if (!text_time(reading, "createdAt", csv_cell(row, COLUMN_CREATED),
		       created_at) ||
	    !text_time(reading, "updatedAt", csv_cell(row, COLUMN_UPDATED),
		       updated_at))
		return false;
	return true;
}

/* ["a","service:x"] or a,service:x */
static struct json *tags_of(const struct csv_row *row)
{
	g_auto(GStrv) words =
		g_strsplit_set(csv_cell(row, COLUMN_TAGS), ",;[]\"", -1);
	struct json *tags = json_new_array();

	for (uint32_t w = 0; words[w]; w++) {
		const char *word = g_strstrip(words[w]);

		if (*word)
			json_add(tags, NULL, json_new_text(word, strlen(word)));
	}
	return tags;
}

static void read_alert(struct reading *reading, const struct csv_row *row)
{
	struct alert alert = alert_empty();
	g_autoptr(Json) tags = tags_of(row);
	g_autoptr(Json) none = json_new_object();
	int64_t updated_at;
	const char *id;

	if (!read_times(reading, row, &alert.began_at, &updated_at))
		return;
	if (!reading_has_time(reading, alert.began_at, EMPTY))
		return;
	if (!read_time_after(reading, "ackTime", csv_cell(row, COLUMN_TO_ACK),
			     alert.began_at, &alert.acked_at) ||
	    !read_time_after(reading, "closeTime",
			     csv_cell(row, COLUMN_TO_CLOSE), alert.began_at,
			     &alert.ended_at))
		return;
	if (word_is(csv_cell(row, COLUMN_STATUS), "closed")) {
		if (alert.ended_at == NO_TIME)
			alert.ended_at = updated_at;
	} else if (*csv_cell(row, COLUMN_STATUS)) {
		alert.ended_at = NO_TIME;
	}
	alert.name = facts_text(reading->import->facts,
				csv_cell(row, COLUMN_MESSAGE));
	alert.severity = table_row_own(reading, row, COLUMN_PRIORITY);
	alert.text = table_row_copy(reading, row, COLUMN_TEXT);
	alert_read_labels(reading, &alert, tags, none);
	id = table_row_own(reading, row, COLUMN_ID);
	alert_add(reading, &alert,
		  id ? id : table_row_own(reading, row, COLUMN_TINY),
		  updated_at, NULL);
}

static bool read_impact(struct reading *reading, const struct csv_row *row,
			struct incident *incident)
{
	if (!read_times(reading, row, &incident->created_at,
			&incident->modified_at) ||
	    !text_time(reading, "impactStartDate", csv_cell(row, COLUMN_BEGAN),
		       &incident->began_at) ||
	    !text_time(reading, "impactEndDate", csv_cell(row, COLUMN_ENDED),
		       &incident->ended_at) ||
	    !text_time(reading, "impactDetectDate",
		       csv_cell(row, COLUMN_DETECTED), &incident->detected_at))
		return false;
	if (incident->began_at == NO_TIME)
		incident->began_at = incident->created_at;
	if (!reading_has_time(reading, incident->began_at, EMPTY))
		return false;
	if (incident->detected_at == NO_TIME)
		incident->detected_at = incident->created_at;
	if (incident->ended_at == NO_TIME &&
	    word_is(csv_cell(row, COLUMN_STATUS), "resolved|closed"))
		lifecycle_end_changed(reading, incident, "impactEndDate");
	return true;
}

static void read_incident(struct reading *reading, const struct csv_row *row)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	if (!read_impact(reading, row, &incident))
		return;
	incident.id = table_row_own(reading, row, COLUMN_ID);
	if (!incident.id)
		incident.id = table_row_own(reading, row, COLUMN_TINY);
	incident.title = facts_text(reading->import->facts,
				    csv_cell(row, COLUMN_MESSAGE));
	incident.severity = table_row_own(reading, row, COLUMN_PRIORITY);
	service_names_add_text(reading, names, csv_cell(row, COLUMN_SERVICES));
	service_names_end(reading, names, &incident);
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	if (csv_cell_of(row, COLUMN_BEGAN, 0))
		read_incident(reading, row);
	else
		read_alert(reading, row);
}

static const char *const keys[] = { "tinyId", "tiny_id", "alias",
				    "impact_start_date", NULL };

const struct importer importer_opsgenie_table = {
	.name = "opsgenie-table",
	.about = "alerts and incidents of Opsgenie, a row each",
	.forms = "CSV",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.csv = &shape,
	.read_row = read_row,
};
