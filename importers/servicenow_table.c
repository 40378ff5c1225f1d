/* servicenow_table.c -- tables of ServiceNow, with names or labels of fields
 *
 * Copies of its tables have the fields of incidents in one file and those of
 * all tasks in another, by sys_id.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/servicenow_copies.h"
#include "importers/table_row.h"

enum {
	COLUMN_ANY_ID,
	COLUMN_BEGAN,
	COLUMN_TYPICAL,
	COLUMN_NUMBER,
	COLUMN_SYS_ID,
	COLUMN_CLASS,
	COLUMN_TITLE,
	COLUMN_STATE,
	COLUMN_PRIORITY,
	COLUMN_SEVERITY,
	COLUMN_SERVICE,
	COLUMN_ITEM,
	COLUMN_CAUSE,
	COLUMN_OPENED,
	COLUMN_CREATED,
	COLUMN_RESOLVED,
	COLUMN_CLOSED,
	COLUMN_UPDATED,
	COLUMN_WORK_START,
	COLUMN_WORK_END,
	COLUMN_PLANNED,
	COLUMN_PLANNED_END,
	COLUMN_COPIED,
	COLUMN_DELETED,
};

static const char *const columns[] = {
	[COLUMN_ANY_ID] = "number|sys id",
	[COLUMN_BEGAN] = "opened at|opened|sys created on|created",
	[COLUMN_TYPICAL] = "short description|incident state",
	[COLUMN_NUMBER] = "number",
	[COLUMN_SYS_ID] = "sys id",
	[COLUMN_CLASS] = "sys class name|task type",
	[COLUMN_TITLE] = "short description",
	[COLUMN_STATE] = "state|incident state",
	[COLUMN_PRIORITY] = "priority",
	[COLUMN_SEVERITY] = "severity",
	[COLUMN_SERVICE] = "business service|service|business service value",
	[COLUMN_ITEM] = "cmdb ci|configuration item|cmdb ci value",
	[COLUMN_CAUSE] = "caused by|caused by change|caused by value",
	[COLUMN_OPENED] = "opened at|opened",
	[COLUMN_CREATED] = "sys created on|created",
	[COLUMN_RESOLVED] = "resolved at|resolved",
	[COLUMN_CLOSED] = "closed at|closed",
	[COLUMN_UPDATED] = "sys updated on|updated",
	[COLUMN_WORK_START] = "work start|actual start date|actual start",
	[COLUMN_WORK_END] = "work end|actual end date|actual end",
	[COLUMN_PLANNED] = "start date|planned start date|planned start",
	[COLUMN_PLANNED_END] = "end date|planned end date|planned end",
	[COLUMN_COPIED] = "fivetran synced",
	[COLUMN_DELETED] = "fivetran deleted",
	NULL,
};

static const struct csv_shape shape = { columns, 3, 0 };

/* What was done goes before what was planned. */
static const char *first_of(const struct csv_row *row, uint32_t a, uint32_t b)
{
	const char *cell = csv_cell(row, a);

	return *cell ? cell : csv_cell(row, b);
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	const char *service = csv_cell(row, COLUMN_SERVICE);
	struct servicenow record = {
		.number = csv_cell(row, COLUMN_NUMBER),
		.sys_id = csv_cell(row, COLUMN_SYS_ID),
		.class = csv_cell(row, COLUMN_CLASS),
		.title = csv_cell(row, COLUMN_TITLE),
		.state = csv_cell(row, COLUMN_STATE),
		.priority = csv_cell(row, COLUMN_PRIORITY),
		.severity = csv_cell(row, COLUMN_SEVERITY),
		.service = *service ? service : csv_cell(row, COLUMN_ITEM),
		.cause = csv_cell(row, COLUMN_CAUSE),
		.opened = csv_cell(row, COLUMN_OPENED),
		.created = csv_cell(row, COLUMN_CREATED),
		.resolved = csv_cell(row, COLUMN_RESOLVED),
		.closed = csv_cell(row, COLUMN_CLOSED),
		.updated = csv_cell(row, COLUMN_UPDATED),
		.work_start = first_of(row, COLUMN_WORK_START, COLUMN_PLANNED),
		.work_end = first_of(row, COLUMN_WORK_END, COLUMN_PLANNED_END),
		.prefers_sys_id = csv_cell_of(row, COLUMN_COPIED, 0) != NULL,
		.is_utc = servicenow_is_kept(csv_cell(row, COLUMN_STATE)),
		.content = table_row_hash(row),
	};

	if (word_is(csv_cell(row, COLUMN_DELETED), "true"))
		reading_end(reading, FATE_NOT_RELEVANT);
	else if (record.prefers_sys_id && *record.sys_id)
		servicenow_copies_add(reading, &record);
	else
		servicenow_add(reading, &record);
}

const struct importer importer_servicenow_table = {
	.name = "servicenow-table",
	.about = "incidents and changes of ServiceNow, a row each",
	.forms = "CSV",
	.kind = SOURCE_INCIDENTS,
	.csv = &shape,
	.read_row = read_row,
};
