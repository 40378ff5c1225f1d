/* spinnaker.c -- executions of pipelines of Spinnaker
 *
 * What deploys are stages.  Those of one account (one environment) are one
 * deploy, from the first start to the last end: regions are rolled out one
 * after the other.  Stages that belong to another only carry it out, and the
 * execution that triggered this one stands in the trigger, whole, and is
 * another record: neither is looked into.
 */
#include "importers/field.h"
#include "importers/importers_list.h"

#include <string.h>

/* An execution, or what is sent when one ends. */
static const struct json *execution_of(const struct json *record)
{
	const struct json *sent = field_at(record, "content.execution");

	return json_is_object(sent) ? sent : record;
}

static bool recognises(const struct json *record)
{
	const struct json *execution = execution_of(record);

	return json_is_array(json_member(execution, "stages")) &&
	       json_member(execution, "application") &&
	       (json_member(execution, "pipelineConfigId") ||
		json_member(execution, "buildTime"));
}

static bool goes_back(const struct json *stage)
{
	return field_is(stage, "type",
			"rollbackCluster|rollbackServerGroup|"
			"undoRolloutManifest");
}

static bool is_deploying(const struct json *stage)
{
	if (!json_is_null(field(stage, "synthetic_stage_owner")) ||
	    !json_is_null(field(stage, "parent_stage_id")) ||
	    field_is(stage, "status", "NOT_STARTED|SKIPPED"))
		return false;
	return goes_back(stage) ||
	       field_is(stage, "type",
			"deploy|createServerGroup|cloneServerGroup|"
			"deployManifest|deployService|deployCloudFormation|"
			"upsertServerGroup|deployLambda");
}

/* The account is what separates one environment from the other. */
static const char *account_of(struct reading *reading, const struct json *stage)
{
	static const char *const paths[] = { "context.account",
					     "context.credentials", NULL };
	const struct json *cluster =
		json_first(field_at(stage, "context.clusters"));

	for (int i = 0; paths[i]; i++)
		if (field_text(stage, paths[i]))
			return field_own(reading, stage, paths[i]);
	return field_own(reading, cluster, "account");
}

struct rollout {
	struct reading *reading;
	const struct json *execution;
	const char *service, *version, *commit_name;
	int64_t built_at;
	GPtrArray *accounts; /* those already told; NULL is "" */
};

static void set_outcome(const struct json *stage, struct deploy *deploy)
{
	const char *status = field_text(stage, "status");

	if (word_is(status, "SUCCEEDED"))
		return;
	if (word_is(status, "TERMINAL|FAILED_CONTINUE|STOPPED")) {
		deploy->is_failure = true;
		deploy->outcome = NULL;
		return;
	}
	if (deploy->is_failure && !deploy->outcome)
		return; /* one region that failed is enough */
	deploy->is_failure = true;
	deploy->outcome = word_is(status, "CANCELED") ? "cancelled" :
			  word_is(status, "RUNNING|PAUSED|SUSPENDED|BUFFERED") ?
							"running" :
							"unknown";
}

/* One of its stages; false if a time of it is none. */
static bool add_stage(struct rollout *rollout, const struct json *stage,
		      struct deploy *deploy)
{
	int64_t from, until;

	if (!field_time(rollout->reading, stage, "start_time",
			INSTANT_MILLISECONDS, &from) ||
	    !field_time(rollout->reading, stage, "end_time",
			INSTANT_MILLISECONDS, &until))
		return false;
	if (from != NO_TIME &&
	    (deploy->started_at == NO_TIME || from < deploy->started_at))
		deploy->started_at = from;
	deploy->deployed_at = MAX(deploy->deployed_at, until);
	if (goes_back(stage))
		deploy->kind = KIND_ROLLBACK;
	set_outcome(stage, deploy);
	return true;
}

static const char *id_of(const struct rollout *rollout, const char *account)
{
	g_autofree char *own = json_name(field(rollout->execution, "id"));
	g_autofree char *id =
		own && account ? g_strdup_printf("%s/%s", own, account) : NULL;

	return facts_text(rollout->reading->import->facts, id ? id : own);
}

static bool is_told(struct rollout *rollout, const char *account)
{
	const char *name = account ? account : "";

	for (uint32_t i = 0; i < rollout->accounts->len; i++)
		if (strcmp(rollout->accounts->pdata[i], name) == 0)
			return true;
	g_ptr_array_add(rollout->accounts, (char *)name);
	return false;
}

/* All stages of one account, from the first of them on. */
static void read_account(struct rollout *rollout, const struct json *first,
			 const char *account)
{
	struct reading *reading = rollout->reading;
	struct deploy deploy = deploy_empty();

	for (const struct json *stage = first; stage; stage = json_next(stage))
		if (is_deploying(stage) &&
		    g_strcmp0(account_of(reading, stage), account) == 0 &&
		    !add_stage(rollout, stage, &deploy))
			return;
	if (deploy.started_at == NO_TIME)
		deploy.started_at = rollout->built_at;
	if (!reading_has_time(
		    reading, deploy.started_at,
		    "neither a stage nor the execution says when it began"))
		return;
	if (deploy.deployed_at == NO_TIME)
		deploy.deployed_at = deploy.started_at;
	deploy.id = id_of(rollout, account);
	deploy.content = deploy.id ? 0 : json_hash(rollout->execution);
	deploy.created_at = rollout->built_at;
	deploy.modified_at = deploy.deployed_at;
	deploy.environment = account;
	deploy.version = rollout->version;
	deploy.commit_name = rollout->commit_name;
	reading_add_deploy(reading, &deploy, rollout->service);
}

/* What started it names what is deployed: a push, a build, an image. */
static void read_trigger(struct rollout *rollout)
{
	struct reading *reading = rollout->reading;
	const struct json *trigger = field(rollout->execution, "trigger");
	const struct json *artifact = json_first(field(trigger, "artifacts"));
	const struct json *scm =
		json_first(field_at(trigger, "build_info.scm"));

	rollout->commit_name = field_own(reading, trigger, "hash");
	if (!rollout->commit_name)
		rollout->commit_name = field_own(reading, scm, "sha1");
	rollout->version = field_own(reading, trigger, "tag");
	if (!rollout->version)
		rollout->version = field_own(reading, artifact, "version");
}

enum { MOST_ACCOUNTS = 64 };

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *execution = execution_of(record);
	const struct json *stages = json_member(execution, "stages");
	g_autoptr(GPtrArray) accounts = g_ptr_array_new();
	struct rollout rollout = {
		.reading = reading,
		.execution = execution,
		.service = field_name(reading, execution, "application"),
		.accounts = accounts,
	};

	if (!field_time(reading, execution, "build_time", INSTANT_MILLISECONDS,
			&rollout.built_at))
		return;
	read_trigger(&rollout);
	for (const struct json *stage = json_first(stages);
	     stage && accounts->len < MOST_ACCOUNTS; stage = json_next(stage)) {
		const char *account;

		if (!is_deploying(stage))
			continue;
		account = account_of(reading, stage);
		if (!is_told(&rollout, account))
			read_account(&rollout, stage, account);
	}
	if (accounts->len == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
	if (accounts->len == MOST_ACCOUNTS)
		reading_finding(reading, rollout.built_at, "many accounts",
				"it deploys to %d accounts or more; the others "
				"are not read",
				MOST_ACCOUNTS);
}

static const char *const keys[] = {
	"application",	  "pipelineConfigId", "buildTime", "stages", "trigger",
	"authentication", "limitConcurrent",  "canceled",  NULL
};

const struct importer importer_spinnaker = {
	.name = "spinnaker",
	.about = "executions of pipelines of Spinnaker: stages that deploy",
	.forms = "JSON",
	.kind = SOURCE_DEPLOYS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
