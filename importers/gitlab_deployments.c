/* gitlab_deployments.c -- deployments of GitLab, listed or sent by hooks
 *
 * The status of the deployment is right, not that of its job.  A hook comes
 * for each status and names no time of creation, so what it says is applied
 * to all copies of its deployment, which then are the same.  An environment
 * has its last deployment in it, or, asked for with GraphQL, a list of them.
 */
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/graphql.h"
#include "importers/importers_list.h"
#include "importers/updates.h"

#define ENDED "success|failed|canceled|cancelled"
static const char LIST[] = "deployments";

static bool is_hook(const struct json *record)
{
	return field_is(record, "object_kind", "deployment") &&
	       json_member(record, "status");
}

static bool is_deployment(const struct json *record)
{
	return json_is_object(json_member(record, "environment")) &&
	       json_member(record, "iid") && json_member(record, "sha") &&
	       json_member(record, "status") &&
	       !json_member(record, "object_kind");
}

/* One that was deployed to. */
static bool is_environment(const struct json *record)
{
	return json_member(json_member(record, "last_deployment"), "iid") &&
	       json_text(json_member(record, "name"));
}

static bool is_node(const struct json *node)
{
	return json_text(json_member(node, "iid")) &&
	       json_member(node, "createdAt") && json_member(node, "status") &&
	       (json_member(node, "sha") || json_member(node, "commit") ||
		json_member(node, "job"));
}

static bool recognises(const struct json *record)
{
	return is_deployment(record) || is_hook(record) ||
	       is_environment(record) || graphql_has(record, LIST, is_node);
}

/* What a status says: whether it is no success, and the word for it. */
static bool outcome_of(const char *status, const char **outcome)
{
	*outcome = NULL;
	if (word_is(status, "success"))
		return false;
	if (!word_is(status, "failed"))
		*outcome = word_is(status, "canceled|cancelled|skipped") ?
				   "cancelled" :
			   word_is(status, "created|running|blocked") ?
				   "running" :
				   "unknown";
	return true;
}

static void read_status(struct reading *reading, const struct json *record,
			struct deploy *deploy)
{
	g_autofree char *quoted = json_quote(json_member(record, "status"));

	deploy->is_failure =
		outcome_of(field_text(record, "status"), &deploy->outcome);
	if (deploy->outcome && *deploy->outcome == 'u' &&
	    tags_is_production(reading->import->tags, deploy->environment))
		reading_finding(reading, deploy->started_at, "unknown outcome",
				"'status' is %s, not taken as a success",
				quoted);
}

/* -- listed */

enum { CREATED, UPDATED, FINISHED, JOB_STARTED, JOB_FINISHED, TIMES };

static bool read_times(struct reading *reading, const struct json *record,
		       struct deploy *deploy)
{
	static const char *const paths[] = { "created_at",
					     "updated_at",
					     "finished_at",
					     "deployable.started_at",
					     "deployable.finished_at",
					     NULL };
	int64_t times[TIMES], finished_at;

	if (!field_times(reading, record, paths, times))
		return false;
	if (!reading_has_time(reading, times[CREATED],
			      "'created_at' is not there"))
		return false;
	finished_at = times[FINISHED];
	if (finished_at == NO_TIME)
		finished_at = times[JOB_FINISHED];
	if (finished_at == NO_TIME)
		finished_at = times[UPDATED];
	deploy->created_at = times[CREATED];
	deploy->modified_at = times[UPDATED];
	deploy->started_at = times[JOB_STARTED] != NO_TIME ?
				     times[JOB_STARTED] :
				     times[CREATED];
	deploy->deployed_at = deploy->started_at;
	if (field_is(record, "status", ENDED))
		deploy->deployed_at = MAX(deploy->started_at, finished_at);
	return true;
}

/* The last part of the path of its project. */
static const char *project_of(struct reading *reading,
			      const struct json *record)
{
	static const char *const addresses[] = {
		"deployable.pipeline.web_url", "deployable.web_url",
		"deployable.commit.web_url", "commit_url", "deployable_url"
	};
	const char *name = address_last(
		reading, field_text(record, "project.path_with_namespace"));

	for (size_t i = 0; !name && i < G_N_ELEMENTS(addresses); i++)
		name = address_project(reading,
				       field_text(record, addresses[i]));
	if (!name)
		name = field_own(reading, record, "project.name");
	if (name)
		reading->state = (void *)(uintptr_t)name;
	else /* a list is of one project */
		name = reading->state;
	return name ? name : service_otherwise(reading);
}

static void name_environment(struct reading *reading,
			     const struct json *environment,
			     struct deploy *deploy)
{
	deploy->environment =
		environment_name(reading, field_text(environment, "name"),
				 field_is(environment, "tier", "production"));
}

/* `environment` is in it, or around it. */
static void read_listed(struct reading *reading, const struct json *record,
			const struct json *environment)
{
	struct deploy deploy = deploy_empty();

	if (!read_times(reading, record, &deploy))
		return;
	deploy.id = field_name(reading, record, "id");
	deploy.content = deploy.id ? 0 : json_hash(record);
	deploy.commit_name = field_own(reading, record, "sha");
	deploy.version = ref_version(reading, field_text(record, "ref"));
	if (field_truth(record, "deployable.tag"))
		deploy.version = field_own(reading, record, "ref");
	deploy.run_id = field_name(reading, record, "deployable.pipeline.id");
	deploy.link = field_own(reading, record, "deployable.web_url");
	name_environment(reading, environment, &deploy);
	read_status(reading, record, &deploy);
	reading_add_deploy(reading, &deploy, project_of(reading, record));
}

/* -- asked for with GraphQL: the ids are paths, the last part a number */

static void read_node(struct reading *reading, const struct json *node,
		      const struct json *owner)
{
	const struct json *answer = reading->state;
	const char *id = field_text(node, "id|iid");
	const char *project = address_last(
		reading, field_text(answer, "data.project.full_path"));
	struct deploy deploy = deploy_empty();

	if (!read_times(reading, node, &deploy))
		return;
	deploy.id = address_last(reading, id);
	deploy.commit_name = field_own(reading, node, "sha|commit.sha");
	deploy.version = ref_version(reading, field_text(node, "ref"));
	if (field_truth(node, "tag"))
		deploy.version = field_own(reading, node, "ref");
	name_environment(reading, owner, &deploy);
	read_status(reading, node, &deploy);
	reading_add_deploy(reading, &deploy,
			   project ? project : service_otherwise(reading));
}

static void read_answer(struct reading *reading, const struct json *answer)
{
	void *project = reading->state;

	reading->state = (void *)(uintptr_t)answer;
	graphql_read(reading, answer, LIST, read_node);
	reading->state = project;
}

/* -- sent */

static void add_update(struct reading *reading, const struct json *record,
		       const struct deploy *deploy)
{
	struct update update = update_empty(reading_place(reading),
					    importer_gitlab_deployments.name,
					    deploy->id, deploy->started_at);

	update.has_outcome = true;
	update.outcome = deploy->outcome;
	update.is_failure = deploy->is_failure;
	if (field_is(record, "status", "running"))
		update.started_at = deploy->started_at;
	if (field_is(record, "status", ENDED))
		update.finished_at = deploy->started_at;
	updates_add(reading->import->updates, update);
}

static void read_sent(struct reading *reading, const struct json *record)
{
	struct deploy deploy = deploy_empty();
	const char *tier = field_text(record, "environment_tier");

	if (!field_time(reading, record, "status_changed_at", INSTANT_GUESSED,
			&deploy.started_at))
		return;
	if (!reading_has_time(reading, deploy.started_at,
			      "'status_changed_at' is not there"))
		return;
	deploy.deployed_at = deploy.modified_at = deploy.started_at;
	deploy.id = field_name(reading, record, "deployment_id");
	deploy.content = deploy.id ? 0 : json_hash(record);
	deploy.commit_name = address_after(
		reading, field_text(record, "commit_url"), "/commit/");
	if (!deploy.commit_name)
		deploy.commit_name = field_own(reading, record, "short_sha");
	deploy.version = ref_version(reading, field_text(record, "ref"));
	deploy.link = field_own(reading, record, "deployable_url");
	deploy.environment =
		environment_name(reading, field_text(record, "environment"),
				 word_is(tier, "production"));
	read_status(reading, record, &deploy);
	reading_add_deploy(reading, &deploy, project_of(reading, record));
	if (deploy.id)
		add_update(reading, record, &deploy);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_hook(record))
		read_sent(reading, record);
	else if (is_environment(record))
		read_listed(reading, json_member(record, "last_deployment"),
			    record);
	else if (is_deployment(record))
		read_listed(reading, record,
			    json_member(record, "environment"));
	else
		read_answer(reading, record);
}

static void finish(struct reading *reading)
{
	reading->state = NULL; /* the facts' own */
}

static const char *const keys[] = {
	"deployable",	 "environment",	     "iid", "sha", "status_changed_at",
	"deployment_id", "environment_tier", NULL
};
static const uint32_t page_limits[] = { 20, 100, 0 };

const struct importer importer_gitlab_deployments = {
	.name = "gitlab-deployments",
	.about = "deployments of GitLab: lists, environments, GraphQL, hooks",
	.forms = "JSON",
	.kind = SOURCE_DEPLOYS,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
	.finish = finish,
};
