/* github_releases.c -- releases of GitHub as deploys
 *
 * A release is deployed when it is published: its created_at is the date of
 * its commit.  Its target is a branch; the commit is found by the tag.
 */
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/gh_lists.h"
#include "importers/graphql.h"
#include "importers/importers_list.h"

#include <string.h>

static const char LIST[] = "releases";

static bool is_release(const struct json *record)
{
	static const char *const beside[] = { "published_at", "draft",
					      "is_draft", "target_commitish",
					      "is_prerelease" };

	if (!json_is_object(record) || !field(record, "tag_name"))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(beside); i++)
		if (field(record, beside[i]))
			return true;
	return false;
}

/* A tag without a date. */
static bool is_tag(const struct json *record)
{
	return json_member(record, "zipball_url") &&
	       json_is_object(json_member(record, "commit")) &&
	       json_member(record, "name");
}

/* As the list of a repository's events has it. */
static bool is_event(const struct json *record)
{
	const char *type = field_text(record, "type");

	return type && g_str_has_suffix(type, "Event") &&
	       json_is_object(json_member(record, "payload")) &&
	       field_text(record, "repo.name");
}

/* A hook of what is no deploy, no run and no issue: a push, a review, … */
static bool is_other_hook(const struct json *record)
{
	static const char *const ours[] = { "deployment", "workflow_run",
					    "workflow_job", "issue",
					    "release" };

	for (size_t k = 0; k < G_N_ELEMENTS(ours); k++)
		if (json_member(record, ours[k]))
			return false;
	return field_text(record, "sender.login") &&
	       field_text(record, "repository.full_name|organization.login");
}

static bool recognises(const struct json *record)
{
	return is_release(record) || is_tag(record) ||
	       is_release(json_member(record, "release")) ||
	       graphql_has(record, LIST, is_release) || is_event(record) ||
	       is_other_hook(record);
}

static const char *commit_of(struct reading *reading, const struct json *record)
{
	const char *target = field_text(record, "target_commitish");

	if (target && tags_is_object_id(target))
		return facts_text(reading->import->facts, target);
	return field_own(reading, record, "tag_commit.oid");
}

/* What the tag is of, where that is a service; else the repository. */
static const char *service_of(struct reading *reading,
			      const struct json *record,
			      const struct json *around)
{
	const char *of_tag =
		tag_service(reading, field_text(record, "tag_name"));
	const char *name;

	if (is_service(reading, of_tag))
		return of_tag;
	name = field_own(reading, around, "repository.name|name");
	if (!name)
		name = address_before(reading, field_text(record, "url"),
				      "/releases/");
	if (!name)
		name = address_before(reading, field_text(record, "html_url"),
				      "/releases/");
	if (!name)
		name = address_last(reading,
				    field_text(around, "name_with_owner"));
	if (!name)
		name = of_tag;
	return name ? name : service_otherwise(reading);
}

static bool truth_of(const struct json *record, const char *key,
		     const char * or)
{
	return field_truth(record, key) || field_truth(record, or);
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct deploy *deploy)
{
	static const char *const paths[] = { "published_at", "created_at",
					     "updated_at", NULL };
	int64_t times[3];

	if (!field_times(reading, record, paths, times))
		return false;
	deploy->started_at = deploy->deployed_at = times[0];
	deploy->created_at = times[1];
	deploy->modified_at = times[2];
	return true;
}

static void read_release(struct reading *reading, const struct json *record,
			 const struct json *around)
{
	struct deploy deploy = deploy_empty();

	if (!read_times(reading, record, &deploy))
		return;
	if (deploy.started_at == NO_TIME ||
	    truth_of(record, "draft", "is_draft")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	deploy.id = field_name(reading, record, "database_id|id");
	deploy.content = deploy.id ? 0 : json_hash(record);
	deploy.version = field_own(reading, record, "tag_name");
	deploy.commit_name = commit_of(reading, record);
	deploy.link = field_own(reading, record, "html_url|url");
	/* not for everybody yet: as if it were an environment of its own */
	if (truth_of(record, "prerelease", "is_prerelease"))
		deploy.environment =
			facts_text(reading->import->facts, "prerelease");
	reading_add_deploy(reading, &deploy,
			   service_of(reading, record, around));
}

/* What was sent about a release; of one that was not taken back the last
 * stays. */
static void read_sent(struct reading *reading, const struct json *record,
		      const struct json *around)
{
	const struct json *release = json_member(record, "release");

	if (!is_release(release) ||
	    field_is(record, "action", "deleted|unpublished"))
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		read_release(reading, release, around);
}

static void read_tag(struct reading *reading)
{
	if (!reading->state)
		reading_finding(reading, NO_TIME, "only tags",
				"tags without dates; give the repository "
				"instead");
	reading->state = reading; /* told */
	reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_release(json_member(record, "release"))) {
		read_sent(reading, record, record);
	} else if (is_event(record)) {
		read_sent(reading, json_member(record, "payload"), NULL);
	} else if (graphql_has(record, LIST, is_release)) {
		graphql_read(reading, record, LIST, read_release);
	} else if (is_release(record)) {
		read_release(reading, record, NULL);
	} else if (is_other_hook(record)) {
		reading_end(reading, FATE_NOT_RELEVANT);
	} else {
		read_tag(reading);
	}
}

static const char *const list_keys[] = { "data.repository.releases.nodes",
					 "data.repository.releases.edges",
					 NULL };
static const char *const keys[] = {
	"tag_name",    "published_at",	   "draft",
	"prerelease",  "target_commitish", "tagName",
	"publishedAt", "zipball_url",	   NULL
};
static const uint32_t page_limits[] = { 30, 100, 0 };

const struct importer importer_github_releases = {
	.name = "github-releases",
	.about = "releases of GitHub: lists, hooks, gh --json",
	.forms = "JSON, text",
	.kind = SOURCE_DEPLOYS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
	.text = &gh_lists_releases,
};
