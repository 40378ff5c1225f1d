/* table_incidents.c -- incidents in a table with named columns
 *
 * What other tables have, too, counts in a second shape, which must have a
 * column that only a table of incidents has: when a row was created, its title.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/table_row.h"

enum {
	COLUMN_TIME,
	COLUMN_TITLE,
	COLUMN_OF_INCIDENTS, /* that no other table has */
	COLUMN_BEGAN,
	COLUMN_ENDED,
	COLUMN_SERVICES,
	COLUMN_SEVERITY,
	COLUMN_ID,
	COLUMN_DETECTED,
	COLUMN_ACKED,
	COLUMN_MITIGATED,
	COLUMN_CLOSED,
	COLUMN_DEPLOY,
	COLUMN_VERSION,
	COLUMN_COMMIT,
	COLUMN_KIND,
	COLUMN_DRILL,
	COLUMN_LINK,
};

#define BEGAN                                                        \
	"began at|began|start|started at|start time|incident start|" \
	"incident start time|incident started at|incident started|"  \
	"impact started at|impact start|outage start|"               \
	"customer impact start|customer impact started at|incident start date"
#define DETECTED "detected at|detected|reported at|declared at"
#define CREATED                                                      \
	"created at|created time|created|created date|date created|" \
	"created on|opened at|opened|opened on|date"

#define OTHERS                                                               \
	[COLUMN_BEGAN] = BEGAN,                                              \
	[COLUMN_ENDED] =                                                     \
		"ended at|ended|end|resolved at|resolved|end time|"          \
		"incident end|"                                              \
		"incident end time|incident resolved at|incident ended|"     \
		"impact ended at|impact end|outage end|"                     \
		"customer impact end|resolved on|resolve time|"              \
		"time resolved|resolved date|date resolved|"                 \
		"incident end date",                                         \
	[COLUMN_SERVICES] =                                                  \
		"services|service|application|component|affected services|"  \
		"affected service|impacted services|components|"             \
		"affected components|applications|service name",             \
	[COLUMN_SEVERITY] = "severity|severity label|severity level|sev|"    \
			    "incident severity|priority|impact",             \
	[COLUMN_ID] = "id|incident id|incident number|number|key|"           \
		      "reference|public id|incident #",                      \
	[COLUMN_ACKED] = "acked at|acknowledged at|acknowledged|"            \
			 "ack time|acknowledged on",                         \
	[COLUMN_MITIGATED] = "mitigated at|mitigated|fixed at|mitigated on", \
	[COLUMN_CLOSED] = "closed at|closed|closed time|closed on",          \
	[COLUMN_DEPLOY] =                                                    \
		"deploy|deploy id|caused by|caused by deploy|deployment",    \
	[COLUMN_VERSION] = "version",                                        \
	[COLUMN_COMMIT] = "commit|sha|commit sha",                           \
	[COLUMN_KIND] = "kind|type|incident type",                           \
	[COLUMN_DRILL] = "drill|is drill",                                   \
	[COLUMN_LINK] = "link|url|permalink|incident url"

#define TITLE                                      \
	"title|summary|incident|description|name|" \
	"incident title|incident name|entity display name|subject"

/* clang-format off */
static const char *const columns[] = {
	[COLUMN_TIME] = BEGAN "|" DETECTED,
	[COLUMN_TITLE] = TITLE,
	[COLUMN_OF_INCIDENTS] = "=",
	[COLUMN_DETECTED] = DETECTED "|created at|created time",
	OTHERS,
	NULL,
};
static const char *const sheet_columns[] = {
	[COLUMN_TIME] = BEGAN "|" DETECTED "|" CREATED,
	[COLUMN_TITLE] = TITLE,
	[COLUMN_OF_INCIDENTS] =
		"incident id|incident number|incident #|incident key|"
		"incident title|incident name|incident status|incident type|"
		"incident severity|incident lead|incident commander|"
		"time to resolve|time to resolution|time to mitigate|"
		"time to recovery|time to acknowledge|mttr|mtta|postmortem|"
		"postmortem url|post mortem",
	[COLUMN_DETECTED] = DETECTED "|" CREATED,
	OTHERS,
	NULL,
};
/* clang-format on */

static const struct csv_shape shape = { columns, 2, 0 };
static const struct csv_shape sheet = { sheet_columns, 3, 0 };

/* What has no beginning of its own began when it was detected, no end when it
 * was closed. */
static bool complete_times(struct reading *reading, int64_t closed_at,
			   struct incident *incident)
{
	if (incident->began_at == NO_TIME)
		incident->began_at = incident->detected_at;
	if (incident->ended_at == NO_TIME)
		incident->ended_at = closed_at;
	return reading_has_time(reading, incident->began_at,
				"'began_at' is empty");
}

static bool read_times(struct reading *reading, const struct csv_row *row,
		       struct incident *incident)
{
	int64_t closed_at = NO_TIME;
	const struct {
		uint32_t column;
		const char *name;
		int64_t *at;
	} times[] = {
		{ COLUMN_BEGAN, "began_at", &incident->began_at },
		{ COLUMN_ENDED, "ended_at", &incident->ended_at },
		{ COLUMN_DETECTED, "detected_at", &incident->detected_at },
		{ COLUMN_ACKED, "acked_at", &incident->acked_at },
		{ COLUMN_MITIGATED, "mitigated_at", &incident->mitigated_at },
		{ COLUMN_CLOSED, "closed_at", &closed_at },
	};

	for (size_t t = 0; t < G_N_ELEMENTS(times); t++)
		if (!text_time(reading, times[t].name,
			       csv_cell(row, times[t].column), times[t].at))
			return false;
	return complete_times(reading, closed_at, incident);
}

/* Several services in one cell are separated by a semicolon or a comma. */
static char **split_services(struct reading *reading, const char *cell)
{
	char **names = g_strsplit_set(cell, ";,", -1);
	uint32_t kept = 0;

	for (uint32_t i = 0; names[i]; i++) {
		char *name = g_strstrip(names[i]);

		if (*name)
			names[kept++] = (char *)facts_text(
				reading->import->facts, name);
		g_free(name);
	}
	names[kept] = NULL;
	return names;
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	struct incident incident = incident_empty();
	const char *kind = csv_cell(row, COLUMN_KIND);
	g_autofree char **services = NULL;

	if (!read_times(reading, row, &incident))
		return;
	services = split_services(reading, csv_cell(row, COLUMN_SERVICES));
	incident.id = table_row_own(reading, row, COLUMN_ID);
	incident.title =
		facts_text(reading->import->facts, csv_cell(row, COLUMN_TITLE));
	incident.severity = table_row_own(reading, row, COLUMN_SEVERITY);
	incident.deploy_name = table_row_own(reading, row, COLUMN_DEPLOY);
	incident.version = table_row_own(reading, row, COLUMN_VERSION);
	incident.commit_name = table_row_own(reading, row, COLUMN_COMMIT);
	incident.link = table_row_own(reading, row, COLUMN_LINK);
	incident.content = incident.id ? 0 : table_row_hash(row);
	incident.is_drill =
		word_is(kind, "drill|exercise|test") ||
		word_is(csv_cell(row, COLUMN_DRILL), "true|yes|1|x|drill");
	incident.is_maintenance = word_is(kind, "maintenance|planned");
	reading_add_incident(reading, &incident, (const char *const *)services);
}

const struct importer importer_table_incidents = {
	.name = "table-incidents",
	.about = "incidents, a row each: began_at, title, ended_at, services, "
		 "severity",
	.forms = "CSV",
	.kind = SOURCE_INCIDENTS,
	.csv = &shape,
	.read_row = read_row,
};

const struct importer importer_sheet_incidents = {
	.name = "sheet-incidents",
	.about = "incidents as sheets have them: incident id, title, created, "
		 "resolved, severity",
	.forms = "CSV",
	.kind = SOURCE_INCIDENTS,
	.csv = &sheet,
	.read_row = read_row,
};
