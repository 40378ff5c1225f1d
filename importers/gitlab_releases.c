/* gitlab_releases.c -- releases of GitLab as deploys: lists, GraphQL, hooks
 *
 * A release is deployed at `released_at`, which may lie in the future.  A hook
 * calls the tag otherwise, and comes for each change; a release has no number,
 * so its tag and when it was created tell it from others.
 */
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/graphql.h"
#include "importers/importers_list.h"

static const char LIST[] = "releases";

static bool is_release(const struct json *record)
{
	return field(record, "tag_name") && field(record, "released_at");
}

static bool is_hook(const struct json *record)
{
	return field_is(record, "object_kind", "release") &&
	       json_text(json_member(record, "tag"));
}

static bool recognises(const struct json *record)
{
	return is_release(record) || is_hook(record) ||
	       graphql_has(record, LIST, is_release);
}

static const char *project_of(struct reading *reading,
			      const struct json *record,
			      const struct json *around)
{
	static const char *const addresses[] = {
		"_links.self", "_links.edit_url", "links.self_url", "url",
		"tag_path",    "commit_path",	  "commit.web_url"
	};
	const char *name =
		address_last(reading, field_text(around, "full_path"));

	if (!name)
		name = address_last(
			reading,
			field_text(record, "project.path_with_namespace"));
	for (size_t a = 0; a < G_N_ELEMENTS(addresses) && !name; a++)
		name = address_project(reading,
				       field_text(record, addresses[a]));
	return name ? name : service_otherwise(reading);
}

/* What the tag is of, where that is a service; else the project. */
static const char *service_of(struct reading *reading,
			      const struct json *record, const char *tag,
			      const struct json *around)
{
	const char *of_tag = tag_service(reading, tag);

	return is_service(reading, of_tag) ?
		       of_tag :
		       project_of(reading, record, around);
}

static void read_release(struct reading *reading, const struct json *record,
			 const struct json *around)
{
	static const char *const paths[] = { "released_at", "created_at",
					     NULL };
	struct deploy deploy = deploy_empty();
	const char *tag = field_text(record, "tag_name|tag");
	int64_t times[2];

	if (!field_times(reading, record, paths, times))
		return;
	if (times[0] == NO_TIME || field_truth(record, "upcoming_release") ||
	    field_is(record, "action", "delete")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	deploy.started_at = deploy.deployed_at = times[0];
	deploy.created_at = times[1];
	deploy.id = deploy.version = facts_text(reading->import->facts, tag);
	deploy.content = deploy.id ? 0 : json_hash(record);
	deploy.commit_name = field_own(reading, record, "commit.id|commit.sha");
	deploy.link =
		field_own(reading, record, "_links.self|links.self_url|url");
	reading_add_deploy(reading, &deploy,
			   service_of(reading, record, tag, around));
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_release(record) || is_hook(record))
		read_release(reading, record, NULL);
	else
		graphql_read(reading, record, LIST, read_release);
}

static const char *const keys[] = { "tag_name", "released_at", "commit_path",
				    "tag_path", "evidences",   NULL };
static const uint32_t page_limits[] = { 20, 100, 0 };

const struct importer importer_gitlab_releases = {
	.name = "gitlab-releases",
	.about = "releases of GitLab: lists, GraphQL, hooks",
	.forms = "JSON",
	.kind = SOURCE_DEPLOYS,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
