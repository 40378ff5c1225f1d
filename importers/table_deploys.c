/* table_deploys.c -- deploys in a table with named columns
 *
 * The one form that everybody can write: a row a deploy, whatever tool made it.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/table_row.h"

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
};

static const char *const columns[] = {
	[COLUMN_TIME] = "time|deployed at|deploy time|started at|timestamp",
	[COLUMN_SERVICE] = "service|application|app|component",
	[COLUMN_COMMIT] = "commit|sha|commit sha|revision",
	[COLUMN_VERSION] = "version|release|tag",
	[COLUMN_ENVIRONMENT] = "environment|env",
	[COLUMN_OUTCOME] = "outcome|result|status|state",
	[COLUMN_KIND] = "kind|type",
	[COLUMN_ENDED] = "end|ended at|finished at|time end",
	[COLUMN_ID] = "id|deploy id|deployment id",
	[COLUMN_RUN] = "run|run id",
	[COLUMN_LINK] = "link|url",
	NULL,
};

static const struct csv_shape shape = { columns, 2, 5 };

static bool read_times(struct reading *reading, const struct csv_row *row,
		       struct deploy *deploy)
{
	int64_t ended_at;

	if (!text_time(reading, "time", csv_cell(row, COLUMN_TIME),
		       &deploy->started_at) ||
	    !text_time(reading, "end", csv_cell(row, COLUMN_ENDED), &ended_at))
		return false;
	if (deploy->started_at == NO_TIME) {
		reading_malformed(reading, "time missing", "'time' is empty");
		return false;
	}
	deploy->deployed_at = MAX(deploy->started_at, ended_at);
	return true;
}

/* No word is a success: who writes down failures has a column for it. */
static void read_outcome(struct reading *reading, const struct csv_row *row,
			 struct deploy *deploy)
{
	const char *word = csv_cell(row, COLUMN_OUTCOME);

	if (*word == '\0' ||
	    word_is(word, "success|succeeded|successful|ok|done|passed"))
		return;
	deploy->is_failure = true;
	if (word_is(word, "failure|failed|error"))
		return;
	deploy->outcome =
		word_is(word, "cancelled|canceled|aborted")  ? "cancelled" :
		word_is(word, "running|in progress|pending") ? "running" :
							       "unknown";
	if (*deploy->outcome == 'u')
		reading_finding(reading, deploy->deployed_at, "unknown outcome",
				"'outcome' is \"%.60s\", not taken as a "
				"success",
				word);
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
	reading_add_deploy(reading, &deploy,
			   table_row_own(reading, row, COLUMN_SERVICE));
}

const struct importer importer_table_deploys = {
	.name = "table-deploys",
	.about = "deploys, a row each: time, service, commit, version, "
		 "environment, outcome, kind",
	.forms = "CSV",
	.kind = SOURCE_DEPLOYS,
	.csv = &shape,
	.read_row = read_row,
};
