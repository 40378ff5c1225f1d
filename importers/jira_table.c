/* jira_table.c -- issues of Jira, a row each, as its pages export them
 *
 * A name of a column may be there several times, once for each value, and its
 * own fields are called "Custom field (Name)".  An issue is an incident by its
 * type or by a label; a table without types was filtered by who exported it.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"
#include "importers/table_row.h"
#include "importers/tags.h"

enum {
	COLUMN_KEY,
	COLUMN_SUMMARY,
	COLUMN_CREATED,
	COLUMN_TYPICAL,
	COLUMN_TYPE,
	COLUMN_STATUS,
	COLUMN_CATEGORY,
	COLUMN_PRIORITY,
	COLUMN_SEVERITY,
	COLUMN_UPDATED,
	COLUMN_RESOLVED,
	COLUMN_DONE,
	COLUMN_STARTED,
	COLUMN_ENDED,
	COLUMN_LABELS,
	COLUMN_COMPONENTS,
	COLUMN_SERVICES,
	COLUMN_RESOLUTION,
};

#define OWN(name) "custom field (" name ")|" name

/* In the language of who exports: English, German, French, Spanish. */
#define KEYS                                                         \
	"issue key|work item key|Vorgangsschlüssel|Clé de ticket|" \
	"Clé de demande|Clave de incidencia"
#define TYPES                                                   \
	"issue type|work type|work item type|type|Vorgangstyp|" \
	"Type de ticket|Type de demande|Tipo de incidencia"

static const char *const columns[] = {
	[COLUMN_KEY] = KEYS "|key",
	[COLUMN_SUMMARY] = "summary|Zusammenfassung|Résumé|Resumen",
	[COLUMN_TYPICAL] = KEYS "|" TYPES "|issue id|work item id",
	[COLUMN_TYPE] = TYPES,
	[COLUMN_STATUS] = "status|État|Estado",
	[COLUMN_CATEGORY] = "status category",
	[COLUMN_PRIORITY] = "priority|Priorität|Priorité|Prioridad",
	[COLUMN_SEVERITY] = OWN("severity"),
	[COLUMN_CREATED] = "created|Erstellt|Création|Créée|Creada|Creado",
	[COLUMN_UPDATED] = "updated|Aktualisiert|Mise à jour|Actualizada",
	[COLUMN_RESOLVED] = "resolved|resolution date|Erledigt|Gelöst|"
			    "Résolue|Résolution le|Resuelta",
	[COLUMN_DONE] = "status category changed",
	[COLUMN_STARTED] = OWN("incident start") "|" OWN("start time") "|" OWN(
		"incident start time") "|" OWN("outage start"),
	[COLUMN_ENDED] = OWN("incident end") "|" OWN("end time") "|" OWN(
		"incident end time") "|" OWN("outage end"),
	[COLUMN_LABELS] = "labels|Stichwörter|Étiquettes|Etiquetas",
	[COLUMN_COMPONENTS] = "component/s|components|Komponente/n|"
			      "Komponenten|Composants|Composant/s|"
			      "Componentes",
	[COLUMN_SERVICES] = OWN("affected services") "|" OWN(
		"affected service") "|" OWN("service"),
	[COLUMN_RESOLUTION] = "resolution|Lösung|Résolution|Resolución",
	NULL,
};

static const struct csv_shape shape = { columns, 4, 0 };

static bool is_incident(const struct reading *reading,
			const struct csv_row *row)
{
	const struct tags *tags = reading->import->tags;
	const char *label;

	if (word_is(csv_cell(row, COLUMN_RESOLUTION),
		    "duplicate|canceled|cancelled|declined|invalid|"
		    "false alarm|not an incident"))
		return false;
	if (!csv_cell_of(row, COLUMN_TYPE, 0) ||
	    tags_is_incident(tags, csv_cell(row, COLUMN_TYPE)))
		return true;
	for (uint32_t k = 0; (label = csv_cell_of(row, COLUMN_LABELS, k)); k++)
		if (tags_is_incident(tags, label))
			return true;
	return false;
}

/* Not everybody resolves; what is done is over all the same. */
static void find_end(struct reading *reading, const struct csv_row *row,
		     int64_t done_at, struct incident *incident)
{
	if (incident->ended_at != NO_TIME ||
	    !(word_is(csv_cell(row, COLUMN_CATEGORY), "done") ||
	      (!csv_cell_of(row, COLUMN_CATEGORY, 0) &&
	       word_is(csv_cell(row, COLUMN_STATUS),
		       "done|resolved|closed|completed"))))
		return;
	incident->ended_at = done_at;
	if (done_at == NO_TIME)
		lifecycle_end_changed(reading, incident, "Resolved");
}

static bool read_times(struct reading *reading, const struct csv_row *row,
		       struct incident *incident)
{
	int64_t created, resolved, done;

	if (!text_time(reading, "Created", csv_cell(row, COLUMN_CREATED),
		       &created) ||
	    !text_time(reading, "Resolved", csv_cell(row, COLUMN_RESOLVED),
		       &resolved) ||
	    !text_time(reading, "Status Category Changed",
		       csv_cell(row, COLUMN_DONE), &done) ||
	    !text_time(reading, "Updated", csv_cell(row, COLUMN_UPDATED),
		       &incident->modified_at) ||
	    !text_time(reading, "Incident start", csv_cell(row, COLUMN_STARTED),
		       &incident->began_at) ||
	    !text_time(reading, "Incident end", csv_cell(row, COLUMN_ENDED),
		       &incident->ended_at))
		return false;
	incident->created_at = incident->detected_at = created;
	if (incident->began_at == NO_TIME)
		incident->began_at = created;
	if (incident->ended_at == NO_TIME)
		incident->ended_at = resolved;
	if (!reading_has_time(reading, incident->began_at,
			      "'Created' is empty"))
		return false;
	find_end(reading, row, done, incident);
	return true;
}

static void add_cells(struct reading *reading, const struct csv_row *row,
		      uint32_t column, GPtrArray *names)
{
	const char *cell;

	for (uint32_t k = 0; (cell = csv_cell_of(row, column, k)); k++)
		service_names_add_text(reading, names, cell);
}

/* A label is one if it is a configured service. */
static void add_labels(struct reading *reading, const struct csv_row *row,
		       GPtrArray *names)
{
	const char *label;

	for (uint32_t k = 0; (label = csv_cell_of(row, COLUMN_LABELS, k)); k++)
		if (service_names_is_known(reading, label))
			service_names_add(reading, names, label);
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	if (!is_incident(reading, row)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_times(reading, row, &incident))
		return;
	incident.id = table_row_own(reading, row, COLUMN_KEY);
	incident.content = incident.id ? 0 : table_row_hash(row);
	incident.title = facts_text(reading->import->facts,
				    csv_cell(row, COLUMN_SUMMARY));
	incident.severity = table_row_own(reading, row, COLUMN_SEVERITY);
	if (!incident.severity)
		incident.severity =
			table_row_own(reading, row, COLUMN_PRIORITY);
	add_cells(reading, row, COLUMN_SERVICES, names);
	if (names->len == 0)
		add_cells(reading, row, COLUMN_COMPONENTS, names);
	if (names->len == 0)
		add_labels(reading, row, names);
	service_names_end(reading, names, &incident);
}

static const uint32_t page_limits[] = { 1000, 0 };

const struct importer importer_jira_table = {
	.name = "jira-table",
	.about = "issues of Jira, a row each: those that are incidents by type "
		 "or label",
	.forms = "CSV",
	.kind = SOURCE_INCIDENTS,
	.page_limits = page_limits,
	.csv = &shape,
	.read_row = read_row,
};
