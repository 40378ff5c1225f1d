/* table_deploys.c -- deploys in a table with named columns
 *
 * The one form that everybody can write: a row a deploy, whatever tool made it.
 * Objects of JSON with members of these names are rows, too.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/table_object.h"
#include "importers/table_row.h"

#include <string.h>

enum {
	COLUMN_TIME,
	COLUMN_SERVICE,
	COLUMN_COMMIT,
	COLUMN_VERSION,
	COLUMN_ENVIRONMENT,
	COLUMN_OUTCOME,
	COLUMN_KIND,
	COLUMN_ENDED,
	COLUMN_ID,
	COLUMN_RUN,
	COLUMN_LINK,
	COLUMN_SUCCESS, /* true or false */
	COLUMN_DAY,	/* of a time that has none */
};

#define TIME                                                                 \
	"time|deployed at|deployed on|deployed|deploy time|deployment time|" \
	"deploy date|deployment date|started at|timestamp"
#define SERVICE                                                           \
	"service|service name|application|application name|app|app name|" \
	"component|component name"
#define OTHERS                                                              \
	[COLUMN_COMMIT] = "commit|sha|commit sha|commit hash|commit id|"    \
			  "git commit|git sha|git hash|head sha|revision",  \
	[COLUMN_VERSION] = "version|release|release version|release name|"  \
			   "version name|app version|tag|git tag",          \
	[COLUMN_ENVIRONMENT] = "environment|env|environment name|"          \
			       "target environment|deploy environment|"     \
			       "env category|stage",                        \
	[COLUMN_OUTCOME] = "outcome|result|status|state|deployment status|" \
			   "deploy status|task state|conclusion|"           \
			   "status category",                               \
	[COLUMN_SUCCESS] = "success|successful|succeeded",                  \
	[COLUMN_KIND] = "kind|type",                                        \
	[COLUMN_ENDED] = "end|ended at|finished at|finished on|"            \
			 "finished date|completed at|completed on|"         \
			 "completed time|end time|end date|time end",       \
	[COLUMN_ID] = "id|deploy id|deployment id",                         \
	[COLUMN_RUN] = "run|run id", [COLUMN_LINK] = "link|url"

/* clang-format off */
static const char *const columns[] = {
	[COLUMN_TIME] = TIME,
	[COLUMN_SERVICE] = SERVICE,
	OTHERS,
	[COLUMN_DAY] = "date|day",
	NULL,
};

/* Those that other tables have, too: of tests, of hours, of changes. */
static const char *const sheet_columns[] = {
	[COLUMN_TIME] = TIME "|date|started on|start time|start date|"
			     "started date|started",
	[COLUMN_SERVICE] = SERVICE "|project|project name|repository|"
				   "repository name|repo|repo name|"
				   "repository url|repo url",
	OTHERS,
	[COLUMN_DAY] = "day",
	NULL,
};
/* clang-format on */

static const struct csv_shape shape = { columns, 2, 5 };
/* So these must have a commit, a version or an environment. */
static const struct csv_shape sheet = { sheet_columns, 2, 3 };

/* "14:02", "2:02 PM": a time of no day. */
static bool is_clock(const char *cell)
{
	return strchr(cell, ':') && !strpbrk(cell, "-/.T");
}

/* A sheet may have the day in one column and the time of it in another; then
 * both, the caller's. */
static char *join_time(const struct csv_row *row, const char *one)
{
	const char *other = csv_cell_of(row, COLUMN_TIME, 1);

	if (!other)
		other = csv_cell_of(row, COLUMN_DAY, 0);
	if (!other || is_clock(one) == is_clock(other))
		return NULL;
	if (is_clock(one))
		return g_strconcat(other, " ", one, NULL);
	return strchr(one, ':') ? NULL : g_strconcat(one, " ", other, NULL);
}

static bool read_times(struct reading *reading, const struct csv_row *row,
		       struct deploy *deploy)
{
	const char *time = csv_cell(row, COLUMN_TIME);
	g_autofree char *joined = join_time(row, time);
	int64_t ended_at;

	if (!text_time(reading, "time", joined ? joined : time,
		       &deploy->started_at) ||
	    !text_time(reading, "end", csv_cell(row, COLUMN_ENDED), &ended_at))
		return false;
	if (!reading_has_time(reading, deploy->started_at, "'time' is empty"))
		return false;
	deploy->deployed_at = MAX(deploy->started_at, ended_at);
	return true;
}

/* No word is a success: who writes down failures has a column for it. */
static void read_outcome(struct reading *reading, const struct csv_row *row,
			 struct deploy *deploy)
{
	const char *word = csv_cell(row, COLUMN_OUTCOME);

	if (*word == '\0')
		word = csv_cell(row, COLUMN_SUCCESS);
	if (*word == '\0' ||
	    word_is(word, "success|succeeded|successful|ok|done|passed|"
			  "complete|completed|finished|deployed|true|yes|1"))
		return;
	deploy->is_failure = true;
	if (word_is(word, "failure|failed|error|unsuccessful|timed out|"
			  "timed_out|timedout|false|no|0"))
		return;
	deploy->outcome =
		word_is(word, "cancelled|canceled|aborted|skipped") ?
			"cancelled" :
		word_is(word, "running|in progress|in_progress|inprogress|"
			      "pending|queued|started") ?
			"running" :
			"unknown";
	if (*deploy->outcome == 'u')
		reading_finding(reading, deploy->deployed_at, "unknown outcome",
				"'outcome' is \"%.60s\", not taken as a "
				"success",
				word);
}

/* Of the address of a repository the last part: "shop". */
static const char *service_of(struct reading *reading,
			      const struct csv_row *row)
{
	const char *cell = csv_cell(row, COLUMN_SERVICE);
	const char *last = strstr(cell, "://") ? strrchr(cell, '/') : NULL;
	g_autofree char *name = last ? g_strdup(last + 1) : NULL;

	if (!name || !*name)
		return table_row_own(reading, row, COLUMN_SERVICE);
	if (g_str_has_suffix(name, ".git"))
		name[strlen(name) - 4] = '\0';
	return facts_text(reading->import->facts, name);
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	struct deploy deploy = deploy_empty();

	if (!read_times(reading, row, &deploy))
		return;
	deploy.id = table_row_copy(reading, row, COLUMN_ID);
	deploy.commit_name = table_row_copy(reading, row, COLUMN_COMMIT);
	deploy.version = table_row_copy(reading, row, COLUMN_VERSION);
	deploy.environment = table_row_own(reading, row, COLUMN_ENVIRONMENT);
	deploy.run_id = table_row_copy(reading, row, COLUMN_RUN);
	deploy.link = table_row_copy(reading, row, COLUMN_LINK);
	deploy.content = deploy.id ? 0 : table_row_hash(row);
	if (word_is(csv_cell(row, COLUMN_KIND), "rollback|revert"))
		deploy.kind = KIND_ROLLBACK;
	read_outcome(reading, row, &deploy);
	reading_add_deploy(reading, &deploy, service_of(reading, row));
}

/* -- the same as objects */

/* What logs, incidents and points of series have, too, beside these. */
static bool is_other(const struct json *record)
{
	static const char *const keys[] = { "tags",	"text",	   "message",
					    "msg",	"level",   "severity",
					    "title",	"metric",  "value",
					    "trace_id", "traceId", "span_id" };

	for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
		if (json_has(record, keys[k]))
			return true;
	return false;
}

static bool has_what(const struct csv_row *row)
{
	return *csv_cell(row, COLUMN_COMMIT) || *csv_cell(row, COLUMN_VERSION);
}

static bool recognises(const struct json *record)
{
	return json_is_object(record) && !is_other(record) &&
	       table_object(record, &sheet, has_what, NULL, NULL);
}

static void read_object(struct reading *reading, const struct json *record)
{
	table_object(record, &sheet, has_what, read_row, reading);
}

const struct importer importer_table_deploys = {
	.name = "table-deploys",
	.about = "deploys, a row each: time, service, commit, version, "
		 "environment, outcome, kind",
	.forms = "CSV, JSON",
	.kind = SOURCE_DEPLOYS,
	.recognises = recognises,
	.read = read_object,
	.csv = &shape,
	.read_row = read_row,
};

const struct importer importer_sheet_deploys = {
	.name = "sheet-deploys",
	.about = "deploys as sheets have them: date, project, environment, "
		 "release, success",
	.forms = "CSV",
	.kind = SOURCE_DEPLOYS,
	.csv = &sheet,
	.read_row = read_row,
};
