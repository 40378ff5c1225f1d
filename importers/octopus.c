/* octopus.c -- deployments of Octopus, and the tasks that carry them out
 *
 * A deployment has no state; its task has, which is beside it in some exports
 * and in a list of its own in others, and completes it then.  Names of projects
 * and environments are known by their ids alone, unless the export was made
 * with them or a sentence has them ("Deploy Shop release 1.2 to Production").
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/octopus_events.h"
#include "importers/updates.h"

#include <string.h>

static bool is_deployment(const struct json *record)
{
	return field(record, "release_id") && field(record, "environment_id") &&
	       (field(record, "task_id") || field(record, "project_id")) &&
	       !field(record, "arguments");
}

static bool is_task(const struct json *record)
{
	return json_is_object(json_member(record, "Arguments")) &&
	       json_member(record, "State") &&
	       (json_member(record, "QueueTime") ||
		json_member(record, "CompletedTime"));
}

static bool recognises(const struct json *record)
{
	return (json_member(record, "ReleaseId") && is_deployment(record)) ||
	       is_task(record) || octopus_events_is(record);
}

/* Whether it did not succeed; then the word for it, or NULL: a failure. */
static bool is_failure(const char *state, const char **outcome)
{
	*outcome = NULL;
	if (word_is(state, "Success"))
		return false;
	if (word_is(state, "Failed|TimedOut"))
		return true;
	*outcome = word_is(state, "Canceled|Cancelled|Cancelling") ?
			   "cancelled" :
		   word_is(state, "Queued|Executing") ? "running" :
							"unknown";
	return true;
}

static const char *behind(const char *text, const char *word)
{
	const char *found = text ? g_strrstr(text, word) : NULL;

	return found && found[strlen(word)] ? found + strlen(word) : NULL;
}

/* What a dashboard calls the project or environment of that id; or NULL. */
static const char *name_beside(const struct reading *reading, const char *list,
			       const char *id)
{
	const struct json *all = json_member(reading->wrapper, list);

	for (const struct json *one = json_first(all); one && id;
	     one = json_next(one))
		if (g_strcmp0(field_text(one, "id"), id) == 0)
			return field_text(one, "name");
	return NULL;
}

static const char *environment_of(struct reading *reading,
				  const struct json *record)
{
	const char *name = field_text(record, "environment_name");
	const char *named = field_text(record, "name");

	if (!name && named && g_str_has_prefix(named, "Deploy to "))
		name = behind(named, "Deploy to ");
	if (!name)
		name = name_beside(reading, "Environments",
				   field_text(record, "environment_id"));
	if (!name)
		name = field_text(record, "environment_id");
	return facts_text(reading->import->facts, name);
}

static const struct json *last_of(const struct json *list)
{
	const struct json *last = NULL;

	for (const struct json *one = json_first(list); one;
	     one = json_next(one))
		last = one;
	return last;
}

/* The changes since the deployment before: the last is of this release. */
static void read_changes(struct reading *reading, const struct json *record,
			 struct deploy *deploy)
{
	const struct json *change = last_of(field(record, "changes"));
	const struct json *built =
		json_first(field(change, "build_information"));
	const struct json *commits = field(change, "commits");

	deploy->version = field_own(reading, record, "release_version");
	if (!deploy->version)
		deploy->version = field_own(reading, change, "version");
	deploy->commit_name = field_own(reading, built, "vcs_commit_number");
	if (!deploy->commit_name && !json_next(json_first(commits)))
		deploy->commit_name =
			field_own(reading, json_first(commits), "id");
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct deploy *deploy)
{
	static const char *const paths[] = {
		"created",    "task.start_time", "task.completed_time",
		"start_time", "completed_time",	 NULL
	};
	int64_t times[5];

	if (!field_times(reading, record, paths, times))
		return false;
	for (int t = 1; t <= 2; t++)
		if (times[t] == NO_TIME)
			times[t] = times[t + 2];
	deploy->created_at = times[0];
	deploy->started_at = times[1] != NO_TIME ? times[1] : times[0];
	deploy->deployed_at =
		times[2] != NO_TIME ? times[2] : deploy->started_at;
	deploy->modified_at = times[2];
	if (deploy->deployed_at == NO_TIME)
		reading_malformed(reading, "time missing",
				  "'Created' is not there");
	else if (deploy->started_at == NO_TIME)
		deploy->started_at = deploy->deployed_at;
	return deploy->deployed_at != NO_TIME;
}

static const char *service_of(struct reading *reading,
			      const struct json *record)
{
	const char *name = field_text(record, "project_name");

	if (!name)
		name = name_beside(reading, "Projects",
				   field_text(record, "project_id"));
	return name ? facts_text(reading->import->facts, name) :
		      field_name(reading, record, "project_id");
}

static void read_deployment(struct reading *reading, const struct json *record)
{
	struct deploy deploy = deploy_empty();

	if (!read_times(reading, record, &deploy))
		return;
	deploy.id = field_name(reading, record, "deployment_id|id");
	deploy.content = deploy.id ? 0 : json_hash(record);
	deploy.environment = environment_of(reading, record);
	deploy.is_failure = is_failure(field_text(record, "task.state|state"),
				       &deploy.outcome);
	if (field_truth(record, "failure_encountered")) {
		deploy.is_failure = true;
		deploy.outcome = NULL;
	}
	read_changes(reading, record, &deploy);
	reading_add_deploy(reading, &deploy, service_of(reading, record));
}

/* "1.2" of "Deploy Shop release 1.2 to Production". */
static const char *version_of(struct reading *reading,
			      const struct json *record)
{
	const char *version =
		behind(field_text(record, "description"), " release ");
	const char *end = version ? strstr(version, " to ") : NULL;
	g_autofree char *text =
		end ? g_strndup(version, (size_t)(end - version)) : NULL;

	return facts_text(reading->import->facts, text);
}

/* Tasks that keep house, and what is run by a runbook, deploy nothing. */
static void read_task(struct reading *reading, const struct json *record)
{
	static const char *const paths[] = { "queue_time", "start_time",
					     "completed_time",
					     "last_updated_time", NULL };
	const char *id = field_name(reading, record, "arguments.deployment_id");
	int64_t times[4];
	struct update update;

	if (!id) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!field_times(reading, record, paths, times))
		return;
	update = update_empty(
		reading_place(reading), "octopus", id,
		MAX(MAX(times[0], times[1]), MAX(times[2], times[3])));
	if (!reading_has_time(
		    reading, update.at,
		    "neither 'QueueTime' nor 'CompletedTime' is there"))
		return;
	reading_span(reading, update.at);
	update.has_outcome = true;
	update.is_failure =
		is_failure(field_text(record, "state"), &update.outcome);
	update.started_at = times[1];
	update.finished_at = times[2] != NO_TIME ? times[2] : times[1];
	update.version = version_of(reading, record);
	updates_add(reading->import->updates, update);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_task(record))
		read_task(reading, record);
	else if (octopus_events_is(record))
		octopus_events_read(reading, record);
	else
		read_deployment(reading, record);
}

static const char *const list_keys[] = { "Items", NULL };
static const char *const keys[] = { "Id",	 "ReleaseId",	  "ChannelId",
				    "ProjectId", "EnvironmentId", "TaskId",
				    "Created",	 "DeployedBy",	  "Changes",
				    "State",	 "Arguments",	  "QueueTime",
				    NULL };
static const uint32_t page_limits[] = { 30, 0 };

const struct importer importer_octopus = {
	.name = "octopus",
	.about = "deployments of Octopus Deploy, their tasks, events of them",
	.forms = "JSON",
	.kind = SOURCE_DEPLOYS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
