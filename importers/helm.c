/* helm.c -- releases of Helm as it lists them, and the history of one
 *
 * A list has the last revision of each release; a history has all that are
 * kept of one, and does not say of which.
 */
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/go_time.h"
#include "importers/importers_list.h"

static bool recognises(const struct json *record)
{
	return json_member(record, "revision") &&
	       json_text(json_member(record, "chart")) &&
	       json_member(record, "app_version") &&
	       json_text(json_member(record, "updated")) &&
	       json_text(json_member(record, "status"));
}

static void set_status(const char *status, struct deploy *deploy)
{
	if (word_is(status, "deployed|superseded"))
		return;
	deploy->is_failure = true;
	if (!word_is(status, "failed"))
		deploy->outcome =
			status && g_str_has_prefix(status, "pending") ?
				"running" :
				"unknown";
}

static const char *id_of(struct reading *reading, const struct json *record,
			 const char *name)
{
	const char *space = field_text(record, "namespace");
	g_autofree char *number = json_name(json_member(record, "revision"));
	g_autofree char *id =
		name ? g_strdup_printf("%s/%s/%s", space ? space : "", name,
				       number ? number : "") :
		       NULL;

	return facts_text(reading->import->facts, id);
}

static void read_record(struct reading *reading, const struct json *record)
{
	g_autofree char *updated = go_time(field_text(record, "updated"));
	const char *name = field_own(reading, record, "name");
	const char *status = field_text(record, "status");
	const char *what = field_text(record, "description");
	struct deploy deploy = deploy_empty();

	if (word_is(status, "uninstalled|uninstalling")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!text_time(reading, "updated", updated, &deploy.started_at))
		return;
	if (!reading_has_time(reading, deploy.started_at, "'updated' is empty"))
		return;
	if (!name)
		name = service_otherwise(reading);
	deploy.deployed_at = deploy.created_at = deploy.started_at;
	deploy.id = id_of(reading, record, name);
	deploy.content = deploy.id ? 0 : json_hash(record);
	deploy.version = field_own(reading, record, "app_version|chart");
	if (what && g_str_has_prefix(what, "Rollback"))
		deploy.kind = KIND_ROLLBACK;
	set_status(status, &deploy);
	reading_add_deploy(reading, &deploy, name);
}

static const char *const keys[] = { "revision", "updated", "chart",
				    "app_version", NULL };

const struct importer importer_helm = {
	.name = "helm",
	.about = "releases of Helm: helm list, helm history, with -o json",
	.forms = "JSON, YAML",
	.kind = SOURCE_DEPLOYS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
