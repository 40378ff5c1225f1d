/* four_keys.c -- deployments and incidents of Four Keys, as BigQuery exports
 *
 * Neither tells a service.  A deployment lists the commits it brought, the one
 * it was made of first; BigQuery writes lists into JSON alone.
 */
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/table_object.h"
#include "importers/table_row.h"

#include <string.h>

enum {
	COLUMN_CREATED,
	COLUMN_ID,
	COLUMN_CHANGES, /* typical */
	COLUMN_COMMIT,
	COLUMN_RESOLVED,
	COLUMN_SOURCE,
};

static const char *const deploy_columns[] = {
	[COLUMN_CREATED] = "time created",
	[COLUMN_ID] = "deploy id",
	[COLUMN_CHANGES] = "changes|additional commits",
	[COLUMN_COMMIT] = "main commit",
	[COLUMN_RESOLVED] = "=",
	[COLUMN_SOURCE] = "source",
	NULL,
};
static const char *const incident_columns[] = {
	[COLUMN_CREATED] = "time created",
	[COLUMN_ID] = "incident id",
	[COLUMN_CHANGES] = "changes|root cause",
	[COLUMN_COMMIT] = "main commit",
	[COLUMN_RESOLVED] = "time resolved",
	[COLUMN_SOURCE] = "source",
	NULL,
};

static const struct csv_shape deploys = { deploy_columns, 2, 2 };
static const struct csv_shape incidents = { incident_columns, 2, 3 };

/* The first commit among words, as a list in a cell has them; or NULL. */
static const char *commit_in(struct reading *reading, const char *cell)
{
	g_auto(GStrv) words = g_strsplit_set(cell, "[]\"', ;", -1);

	for (int w = 0; words[w]; w++)
		if (tags_is_object_id(words[w]))
			return facts_copy(reading->import->facts, words[w]);
	return NULL;
}

static const char *commit_of(struct reading *reading, const struct csv_row *row)
{
	const char *commit = table_row_copy(reading, row, COLUMN_COMMIT);

	return commit ? commit :
			commit_in(reading, csv_cell(row, COLUMN_CHANGES));
}

static bool read_created(struct reading *reading, const struct csv_row *row,
			 int64_t *at)
{
	if (!text_time(reading, "time_created", csv_cell(row, COLUMN_CREATED),
		       at))
		return false;
	if (*at == NO_TIME)
		reading_malformed(reading, "time missing",
				  "'time_created' is not there");
	return *at != NO_TIME;
}

static void read_deploy(struct reading *reading, const struct csv_row *row)
{
	struct deploy deploy = deploy_empty();

	if (!read_created(reading, row, &deploy.started_at))
		return;
	deploy.deployed_at = deploy.created_at = deploy.started_at;
	deploy.id = table_row_copy(reading, row, COLUMN_ID);
	deploy.content = deploy.id ? 0 : table_row_hash(row);
	deploy.commit_name = commit_of(reading, row);
	reading_add_deploy(reading, &deploy, service_otherwise(reading));
}

static void read_incident(struct reading *reading, const struct csv_row *row)
{
	struct incident incident = incident_empty();

	if (!read_created(reading, row, &incident.began_at) ||
	    !text_time(reading, "time_resolved", csv_cell(row, COLUMN_RESOLVED),
		       &incident.ended_at))
		return;
	incident.created_at = incident.began_at;
	incident.id = table_row_copy(reading, row, COLUMN_ID);
	incident.content = incident.id ? 0 : table_row_hash(row);
	incident.title = "";
	incident.commit_name = commit_of(reading, row);
	reading_add_incident(reading, &incident, NULL);
}

/* -- as objects: a list is a cell with its first text */

static struct json *flat(const struct json *record)
{
	struct json *object = json_new_object();

	for (const struct json *member = json_first(record); member;
	     member = json_next(member)) {
		const struct json *value = member;

		while (json_is_array(value))
			value = json_first(value);
		json_add(object, json_key(member),
			 value ? json_copy(value) : json_new_null());
	}
	return object;
}

static bool recognises_deploy(const struct json *record)
{
	return field(record, "time_created") &&
	       table_object(record, &deploys, NULL, NULL, NULL);
}

static void read_deploy_object(struct reading *reading,
			       const struct json *record)
{
	g_autoptr(Json) object = flat(record);

	table_object(object, &deploys, NULL, read_deploy, reading);
}

static bool recognises_incident(const struct json *record)
{
	return field(record, "time_created") &&
	       table_object(record, &incidents, NULL, NULL, NULL);
}

static void read_incident_object(struct reading *reading,
				 const struct json *record)
{
	g_autoptr(Json) object = flat(record);

	table_object(object, &incidents, NULL, read_incident, reading);
}

const struct importer importer_four_keys_deploys = {
	.name = "four-keys-deploys",
	.about = "deployments of Four Keys, exported from BigQuery",
	.forms = "JSON, CSV",
	.kind = SOURCE_DEPLOYS,
	.recognises = recognises_deploy,
	.read = read_deploy_object,
	.csv = &deploys,
	.read_row = read_deploy,
};

const struct importer importer_four_keys_incidents = {
	.name = "four-keys-incidents",
	.about = "incidents of Four Keys, exported from BigQuery",
	.forms = "JSON, CSV",
	.kind = SOURCE_INCIDENTS,
	.recognises = recognises_incident,
	.read = read_incident_object,
	.csv = &incidents,
	.read_row = read_incident,
};
