/* devlake.c -- deployments of DevLake: tables of its database, what it is sent
 *
 * A deployment is in cicd_deployments, and what it brought to each repository
 * in cicd_deployment_commits, whose rows are what can be joined to commits.
 * They are two formats, so that where both are given they are one deploy by
 * service and time.  A row of the first names its repository only in the
 * parameters that it was fetched with.
 */
#include "importers/devlake.h"
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/table_object.h"
#include "importers/table_row.h"

#include <string.h>

enum {
	COLUMN_RESULT,
	COLUMN_SCOPE,
	COLUMN_WHAT, /* what tells the table */
	COLUMN_ID,
	COLUMN_COMMIT,
	COLUMN_REF,
	COLUMN_REPOSITORY,
	COLUMN_NAME,
	COLUMN_FETCHED,
	COLUMN_STATE,
	COLUMN_STATUS,
	COLUMN_ENVIRONMENT,
	COLUMN_CREATED,
	COLUMN_STARTED,
	COLUMN_FINISHED,
	COLUMN_SECONDS,
	COLUMN_LINK,
	COLUMN_TYPE,
};

#define OTHERS                                                                \
	[COLUMN_ID] = "id", [COLUMN_COMMIT] = "commit sha",                   \
	[COLUMN_REF] = "ref name", [COLUMN_REPOSITORY] = "repo url",          \
	[COLUMN_NAME] = "name", [COLUMN_FETCHED] = "raw data params",         \
	[COLUMN_STATE] = "original status", [COLUMN_STATUS] = "status",       \
	[COLUMN_ENVIRONMENT] = "environment",                                 \
	[COLUMN_CREATED] = "created date", [COLUMN_STARTED] = "started date", \
	[COLUMN_FINISHED] = "finished date",                                  \
	[COLUMN_SECONDS] = "duration sec", [COLUMN_LINK] = "url",             \
	[COLUMN_TYPE] = "=type"

/* clang-format off */
static const char *const commit_columns[] = {
	[COLUMN_RESULT] = "result",
	[COLUMN_SCOPE] = "cicd scope id",
	[COLUMN_WHAT] = "commit sha",
	OTHERS,
	NULL,
};
static const char *const deployment_columns[] = {
	[COLUMN_RESULT] = "result",
	[COLUMN_SCOPE] = "cicd scope id",
	[COLUMN_WHAT] = "created date",
	OTHERS,
	NULL,
};
/* clang-format on */

static const struct csv_shape commits = { commit_columns, 3, 0 };
static const struct csv_shape deployments = { deployment_columns, 3, 0 };

const char *devlake_repository(struct reading *reading, const char *address)
{
	g_autofree char *name = g_strdup(address ? address : "");
	const char *last;

	while (g_str_has_suffix(name, "/"))
		name[strlen(name) - 1] = '\0';
	if (g_str_has_suffix(name, ".git"))
		name[strlen(name) - 4] = '\0';
	last = strrchr(name, '/');
	last = last ? last + 1 : name;
	return *last ? facts_text(reading->import->facts, last) : NULL;
}

/* {"ConnectionId": 1, "Name": "acme/shop"}: as DevLake was told to fetch. */
static const char *fetched_of(struct reading *reading,
			      const struct csv_row *row)
{
	const char *cell = csv_cell(row, COLUMN_FETCHED);
	size_t broken;
	g_autoptr(Json) told = *cell == '{' && strlen(cell) < 4096 &&
					       !strchr(cell + 1, '{') &&
					       !strchr(cell, '[') ?
				       json_parse(cell, strlen(cell), &broken) :
				       NULL;

	return devlake_repository(reading, field_text(told, "name|full_name"));
}

static const char *service_of(struct reading *reading,
			      const struct csv_row *row)
{
	const char *name = csv_cell(row, COLUMN_NAME);
	const char *service =
		devlake_repository(reading, csv_cell(row, COLUMN_REPOSITORY));

	if (!service)
		service = fetched_of(reading, row);
	if (!service && strchr(name, '/') && !strchr(name, ' '))
		service = devlake_repository(reading, name);
	return service ? service : table_row_own(reading, row, COLUMN_SCOPE);
}

/* Without a result, GitHub's state: a deployment that another followed has
 * succeeded. */
static bool outcome_of(const struct csv_row *row, const char **outcome)
{
	const char *result = csv_cell(row, COLUMN_RESULT);
	const char *state = csv_cell(row, COLUMN_STATE);
	const char *word = *result ? result :
			   *state  ? state :
				     csv_cell(row, COLUMN_STATUS);

	*outcome = NULL;
	if (word_is(word, "success|succeeded|active|inactive"))
		return false;
	if (!word_is(word, "failure|failed|error"))
		*outcome = word_is(word, "abort|aborted|cancelled|canceled") ?
				   "cancelled" :
			   word_is(word, "in_progress|manual|queued|pending|"
					 "running") ?
				   "running" :
				   "unknown";
	return true;
}

static bool read_times(struct reading *reading, const struct csv_row *row,
		       struct deploy *deploy)
{
	int64_t created_at, started_at, finished_at;
	double seconds = g_ascii_strtod(csv_cell(row, COLUMN_SECONDS), NULL);

	if (!text_time(reading, "created_date", csv_cell(row, COLUMN_CREATED),
		       &created_at) ||
	    !text_time(reading, "started_date", csv_cell(row, COLUMN_STARTED),
		       &started_at) ||
	    !text_time(reading, "finished_date", csv_cell(row, COLUMN_FINISHED),
		       &finished_at))
		return false;
	deploy->created_at = created_at;
	deploy->started_at = started_at != NO_TIME ? started_at : created_at;
	if (deploy->started_at == NO_TIME) {
		reading_malformed(reading, "time missing",
				  "neither 'started_date' nor 'created_date' "
				  "is there");
		return false;
	}
	if (finished_at == NO_TIME && seconds > 0 && seconds < 1e9)
		finished_at = deploy->started_at + (int64_t)seconds;
	deploy->deployed_at = MAX(deploy->started_at, finished_at);
	return true;
}

/* DevLake counts what is PRODUCTION, and leaves empty what it does not know. */
static const char *environment_of(struct reading *reading,
				  const struct csv_row *row)
{
	const char *name = table_row_own(reading, row, COLUMN_ENVIRONMENT);

	return name || !csv_cell_of(row, COLUMN_ENVIRONMENT, 0) ?
		       name :
		       facts_text(reading->import->facts, "unknown");
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	struct deploy deploy = deploy_empty();
	const char *name = csv_cell(row, COLUMN_NAME);

	if (!read_times(reading, row, &deploy))
		return;
	deploy.id = table_row_copy(reading, row, COLUMN_ID);
	deploy.content = deploy.id ? 0 : table_row_hash(row);
	deploy.commit_name = table_row_copy(reading, row, COLUMN_COMMIT);
	if (!deploy.commit_name && tags_is_object_id(name))
		deploy.commit_name = facts_copy(reading->import->facts, name);
	deploy.version = ref_version(reading, csv_cell(row, COLUMN_REF));
	deploy.environment = environment_of(reading, row);
	deploy.link = table_row_copy(reading, row, COLUMN_LINK);
	deploy.is_failure = outcome_of(row, &deploy.outcome);
	reading_add_deploy(reading, &deploy, service_of(reading, row));
}

/* Pipelines have the same columns, and a type. */
static void read_deployment(struct reading *reading, const struct csv_row *row)
{
	if (!csv_cell_of(row, COLUMN_TYPE, 0)) {
		read_row(reading, row);
		return;
	}
	if (!reading->state)
		reading_finding(reading, NO_TIME, "only pipelines",
				"pipelines of DevLake are not read: "
				"cicd_deployment_commits");
	reading->state = reading; /* told */
	reading_end(reading, FATE_NOT_RELEVANT);
}

/* -- as objects, and as it is sent them */

/* A deployment with what it brought to each repository. */
static bool is_sent(const struct json *record)
{
	return json_is_object(
		       json_first(field(record, "deployment_commits"))) &&
	       field(record, "id");
}

static bool recognises_commit(const struct json *record)
{
	return is_sent(record) ||
	       (field(record, "cicd_scope_id") &&
		table_object(record, &commits, NULL, NULL, NULL));
}

static void add_text(struct json *object, const char *key, const char *text)
{
	json_add(object, key, json_new_text(text, strlen(text)));
}

/* The row that DevLake makes of it: of several each is named with its
 * repository. */
static void read_sent_commit(struct reading *reading, const struct json *commit,
			     const struct json *around)
{
	g_autoptr(Json) whole = json_copy(around);
	g_autofree char *id = json_name(field(around, "id"));
	const char *repository = field_text(commit, "repo_url");

	for (const struct json *member = json_first(commit); member;
	     member = json_next(member))
		if (!json_is_null(member))
			json_add(whole, json_key(member), json_copy(member));
	add_text(whole, "cicd_scope_id", "");
	if (!field(whole, "result"))
		add_text(whole, "result", "SUCCESS");
	if (id && repository) {
		g_autofree char *both = g_strconcat(id, ":", repository, NULL);

		add_text(whole, "id", both);
	}
	if (!table_object(whole, &commits, NULL, read_row, reading))
		reading_malformed(reading, "commit missing",
				  "'commitSha' is not there");
}

static void read_commit(struct reading *reading, const struct json *record)
{
	const struct json *list = field(record, "deployment_commits");

	if (!is_sent(record)) {
		table_object(record, &commits, NULL, read_row, reading);
		return;
	}
	for (const struct json *commit = json_first(list); commit;
	     commit = json_next(commit))
		read_sent_commit(reading, commit, record);
}

static bool recognises_deployment(const struct json *record)
{
	return field(record, "cicd_scope_id") &&
	       table_object(record, &deployments, NULL, NULL, NULL);
}

static void read_deployment_object(struct reading *reading,
				   const struct json *record)
{
	table_object(record, &deployments, NULL, read_deployment, reading);
}

const struct importer importer_devlake_commits = {
	.name = "devlake-commits",
	.about = "deployments of DevLake by repository: "
		 "cicd_deployment_commits, what its webhook is sent",
	.forms = "CSV, JSON",
	.kind = SOURCE_DEPLOYS,
	.recognises = recognises_commit,
	.read = read_commit,
	.csv = &commits,
	.read_row = read_row,
};

const struct importer importer_devlake_deployments = {
	.name = "devlake-deployments",
	.about = "deployments of DevLake: cicd_deployments",
	.forms = "CSV, JSON",
	.kind = SOURCE_DEPLOYS,
	.recognises = recognises_deployment,
	.read = read_deployment_object,
	.csv = &deployments,
	.read_row = read_deployment,
};
