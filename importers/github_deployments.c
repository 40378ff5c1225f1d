/* github_deployments.c -- deployments of GitHub and their statuses
 *
 * The REST interface lists deployments without a state; it comes from another
 * list, of statuses, which is why each is an update to its deployment.  The
 * newest that is not `inactive` (superseded) says how it went, the first that
 * says how it went is the end.  In GraphQL's form a deployment has its
 * statuses with it; a hook has one deployment and perhaps one status.
 */
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/graphql.h"
#include "importers/importers_list.h"
#include "importers/updates.h"

#include <string.h>

#define ENDED "success|failure|error"
#define SUPERSEDED "inactive|destroyed"
#define ID "database_id|id"
static const char LIST[] = "deployments";

/* What is left where somebody chose some of its members. */
static bool is_picked(const struct json *record)
{
	return field_text(record, "environment") &&
	       json_text(json_member(record, "sha")) &&
	       json_text(json_member(record, "created_at")) &&
	       (json_member(record, "id") || json_member(record, "ref")) &&
	       !json_member(record, "status");
}

static bool is_deployment(const struct json *record)
{
	if (!json_is_object(record) || !field(record, "environment"))
		return false;
	if (json_member(record, "statuses_url"))
		return json_member(record, "sha");
	return field(record, "commit_oid") || is_picked(record) ||
	       (field_at(record, "commit.oid") &&
		(field(record, "latest_status") || field(record, "statuses") ||
		 field(record, "state")));
}

static bool is_status(const struct json *record)
{
	return json_text(json_member(record, "deployment_url")) &&
	       json_member(record, "state");
}

/* A hook; one of a job names the deployment that the job is of, too. */
static bool is_sent(const struct json *record)
{
	return is_deployment(json_member(record, "deployment")) &&
	       !json_is_object(json_member(record, "workflow_job"));
}

static bool recognises(const struct json *record)
{
	return is_deployment(record) || is_status(record) || is_sent(record) ||
	       graphql_has(record, LIST, is_deployment);
}

/* What a state says: whether it is no success, and the word for it. */
static bool outcome_of(const char *state, const char **outcome)
{
	*outcome = NULL;
	if (word_is(state, "success|active|" SUPERSEDED))
		return false;
	if (!word_is(state, "failure|error"))
		*outcome =
			word_is(state, "pending|queued|in_progress|waiting") ?
				"running" :
			word_is(state, "abandoned") ? "cancelled" :
						      "unknown";
	return true;
}

/* -- statuses that come with their deployment */

struct history {
	const char *state; /* of the newest that is not superseded, or NULL */
	int64_t newest_at, finished_at; /* or NO_TIME */
};

static int64_t status_at(struct reading *reading, const struct json *status)
{
	int64_t at =
		field_time_if(reading, status, "created_at", INSTANT_GUESSED);

	return at != NO_TIME ? at :
			       field_time_if(reading, status, "updated_at",
					     INSTANT_GUESSED);
}

static void add_status(struct reading *reading, const struct json *status,
		       struct history *history)
{
	const char *state = field_text(status, "state");
	int64_t at = status_at(reading, status);

	if (!state || word_is(state, SUPERSEDED))
		return;
	/* of equal times the first: they come newest first */
	if (!history->state || at > history->newest_at) {
		history->state = state;
		history->newest_at = at;
	}
	if (word_is(state, ENDED) && at != NO_TIME &&
	    (history->finished_at == NO_TIME || at < history->finished_at))
		history->finished_at = at;
}

static void read_outcome(struct reading *reading, const struct json *record,
			 struct deploy *deploy)
{
	const struct json *statuses = field(record, "statuses");
	struct history history = { NULL, NO_TIME, NO_TIME };

	if (json_is_object(statuses))
		statuses = field(statuses, "nodes");
	for (const struct json *status = json_first(statuses); status;
	     status = json_next(status))
		add_status(reading, status, &history);
	if (!history.state)
		add_status(reading, field(record, "latest_status"), &history);
	if (!history.state)
		history.state = field_text(record, "state");
	deploy->is_failure = outcome_of(history.state, &deploy->outcome);
	if (history.finished_at != NO_TIME)
		deploy->deployed_at =
			MAX(deploy->started_at, history.finished_at);
}

/* -- deployments */

static const char *environment_of(struct reading *reading,
				  const struct json *record)
{
	const char *name = field_text(record, "environment");
	bool is_other = name && (word_is(name, "github-pages|copilot") ||
				 g_str_has_prefix(name, "preview-") ||
				 g_str_has_prefix(name, "pr-"));

	return environment_name(
		reading, name,
		!is_other && field_truth(record, "production_environment"));
}

static const char *repository_of(struct reading *reading,
				 const struct json *record,
				 const struct json *around)
{
	const char *name = field_own(reading, record,
				     "repository.name|repository_name|service");

	if (!name)
		name = address_last(reading,
				    field_text(record, "repository_url"));
	if (!name)
		name = field_own(reading, around, "repository.name|name");
	if (!name)
		name = address_last(reading,
				    field_text(around, "name_with_owner"));
	if (!name)
		name = address_before(reading, field_text(record, "url"),
				      "/deployments/");
	return name ? name : service_otherwise(reading);
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct deploy *deploy)
{
	static const char *const paths[] = { "created_at", "updated_at", NULL };
	int64_t times[2];

	if (!field_times(reading, record, paths, times))
		return false;
	if (!reading_has_time(reading, times[0], "'created_at' is not there"))
		return false;
	deploy->created_at = deploy->started_at = times[0];
	deploy->deployed_at = times[0];
	deploy->modified_at = times[1];
	return true;
}

static bool says_rollback(struct reading *reading, const char *task)
{
	return task && tags_read(reading->import->tags, task).is_rollback;
}

/* "api.github.com": ids are a server's own. */
static const char *server_of(struct reading *reading, const char *address)
{
	const char *host = address ? strstr(address, "://") : NULL;
	g_autofree char *name =
		host ? g_ascii_strdown(host + 3,
				       (gssize)strcspn(host + 3, "/")) :
		       NULL;

	return facts_text(reading->import->facts, name);
}

/* `around` is what has the record in it, or NULL. */
static bool read_deployment(struct reading *reading, const struct json *record,
			    const struct json *around)
{
	struct deploy deploy = deploy_empty();
	const char *ref = field_text(record, "ref");

	if (!read_times(reading, record, &deploy))
		return false;
	deploy.id = field_name(reading, record, ID);
	deploy.content = deploy.id ? 0 : json_hash(record);
	deploy.commit_name =
		field_own(reading, record, "sha|commit_oid|commit.oid");
	deploy.version = ref_version(
		reading, ref ? ref : field_text(record, "ref.name"));
	deploy.environment = environment_of(reading, record);
	deploy.run_id = field_name(reading, around, "workflow_run.id");
	deploy.link = field_own(reading, around, "workflow_run.html_url");
	if (says_rollback(reading, field_text(record, "task")))
		deploy.kind = KIND_ROLLBACK;
	read_outcome(reading, record, &deploy);
	updates_serve(reading->import->updates, reading_place(reading),
		      server_of(reading, field_text(record, "url")));
	reading_add_deploy(reading, &deploy,
			   repository_of(reading, record, around));
	return true;
}

/* -- statuses in lists of their own */

static const char *deployment_id(struct reading *reading,
				 const struct json *status,
				 const struct json *deployment)
{
	const char *id = field_name(reading, deployment, ID);

	return id ? id :
		    address_after(reading, field_text(status, "deployment_url"),
				  "/deployments/");
}

static void read_status(struct reading *reading, const struct json *status,
			const struct json *deployment)
{
	const char *id = deployment_id(reading, status, deployment);
	const char *state = field_text(status, "state");
	struct update update;
	int64_t at;

	if (!id) {
		reading_malformed(reading, "belongs to nothing",
				  "'deployment_url' names no deployment");
		return;
	}
	if (!field_time(reading, status, "created_at", INSTANT_GUESSED, &at))
		return;
	if (!reading_has_time(reading, at, "'created_at' is not there"))
		return;
	update = update_empty(reading_place(reading),
			      importer_github_deployments.name, id, at);
	update.server =
		server_of(reading, field_text(status, "deployment_url"));
	if (state && !word_is(state, SUPERSEDED)) {
		update.has_outcome = true;
		update.is_failure = outcome_of(state, &update.outcome);
		update.link = field_own(reading, status, "log_url|target_url");
	}
	if (word_is(state, ENDED))
		update.finished_at = at;
	updates_add(reading->import->updates, update);
}

/* -- all of them */

static void read_node(struct reading *reading, const struct json *node,
		      const struct json *owner)
{
	read_deployment(reading, node, owner);
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *deployment = json_member(record, "deployment");
	const struct json *status = json_member(record, "deployment_status");

	if (is_deployment(deployment)) {
		if (read_deployment(reading, deployment, record) &&
		    json_is_object(status))
			read_status(reading, status, deployment);
	} else if (graphql_has(record, LIST, is_deployment)) {
		graphql_read(reading, record, LIST, read_node);
	} else if (is_status(record)) {
		read_status(reading, record, NULL);
	} else {
		read_deployment(reading, record, NULL);
	}
}

static const char *const list_keys[] = { "data.repository.deployments.nodes",
					 "data.repository.deployments.edges",
					 NULL };
static const char *const keys[] = { "statuses_url",
				    "environment",
				    "original_environment",
				    "sha",
				    "task",
				    "transient_environment",
				    "deployment_url",
				    "state",
				    "production_environment",
				    NULL };
static const uint32_t page_limits[] = { 30, 100, 0 };

const struct importer importer_github_deployments = {
	.name = "github-deployments",
	.about = "deployments of GitHub and their statuses: lists, GraphQL, "
		 "hooks",
	.forms = "JSON",
	.kind = SOURCE_DEPLOYS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
