/* gitlab_issues.c -- issues of GitLab as incidents, by their type or labels
 *
 * As the interface lists them, and as hooks send them.  An incident of GitLab
 * is an issue of that type; its time to restore is how long it was open.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/service_names.h"

#include <string.h>

static bool is_issue(const struct json *record)
{
	return json_member(record, "iid") && json_member(record, "title") &&
	       json_member(record, "created_at") &&
	       json_member(record, "state") &&
	       !json_member(record, "source_branch") &&
	       (json_member(record, "issue_type") ||
		json_is_array(json_member(record, "labels")) ||
		json_member(record, "closed_at"));
}

static bool is_sent(const struct json *record)
{
	return field_is(record, "object_kind", "issue|incident|work_item") &&
	       json_is_object(json_member(record, "object_attributes"));
}

static bool recognises(const struct json *record)
{
	return is_issue(record) || is_sent(record);
}

/* -- labels: texts, or objects with a title where hooks send them */

static const char *label_of(const struct json *label)
{
	return json_is_object(label) ? field_text(label, "title|name") :
				       json_text(label);
}

static bool is_incident(struct reading *reading, const struct json *record)
{
	for (const struct json *label =
		     json_first(json_member(record, "labels"));
	     label; label = json_next(label))
		if (label_of(label) &&
		    tags_is_incident(reading->import->tags, label_of(label)))
			return true;
	return tags_is_incident(reading->import->tags,
				field_text(record, "issue_type|type"));
}

static void read_labels(struct reading *reading, const struct json *record,
			GPtrArray *names, struct incident *incident)
{
	for (const struct json *label =
		     json_first(json_member(record, "labels"));
	     label; label = json_next(label)) {
		const char *name = label_of(label);
		const char *value =
			word_behind(name, "service|component|app", ":", ": ");

		if (value)
			service_names_add(reading, names, value);
		else if (name && service_names_is_known(reading, name))
			service_names_add(reading, names, name);
		value = word_behind(name, "severity|sev|priority", ":", ": ");
		if (value && !incident->severity)
			incident->severity =
				facts_text(reading->import->facts, value);
	}
}

/* -- where it is: "group/project" of a link to an issue; or NULL */

static char *project_of(const char *link)
{
	const char *host = link ? strstr(link, "://") : NULL;
	const char *begin = host ? strchr(host + 3, '/') : NULL;
	const char *end = begin ? strstr(begin, "/-/") : NULL;

	if (begin && !end)
		end = strstr(begin, "/issues/");
	return end && end > begin + 1 ?
		       g_strndup(begin + 1, (size_t)(end - begin - 1)) :
		       NULL;
}

static const char *id_of(struct reading *reading, const struct json *record,
			 const char *project)
{
	const char *number = field_name(reading, record, "iid");
	g_autofree char *id =
		g_strconcat(project ? project : "", "#", number, NULL);

	return number ? facts_text(reading->import->facts, id) : NULL;
}

static void add_project(struct reading *reading, GPtrArray *names,
			const char *project)
{
	const char *slash = project ? strrchr(project, '/') : NULL;
	const char *name = slash ? slash + 1 : project;

	if (names->len == 0 && service_names_is_known(reading, name))
		service_names_add(reading, names, name);
}

/* -- an issue */

static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident)
{
	static const char *const paths[] = { "created_at", "closed_at",
					     "updated_at", NULL };
	int64_t times[3];

	if (!field_times(reading, record, paths, times))
		return false;
	if (!reading_has_time(reading, times[0], "'created_at' is not there"))
		return false;
	incident->began_at = incident->detected_at = times[0];
	incident->created_at = times[0];
	incident->modified_at = times[2];
	if (!field_is(record, "state", "opened|open|reopened"))
		incident->ended_at = times[1];
	return true;
}

static void read_issue(struct reading *reading, const struct json *record)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	const char *title = field_own(reading, record, "title");
	g_autofree char *project = NULL;

	if (!is_incident(reading, record)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_times(reading, record, &incident))
		return;
	incident.title = title ? title : "";
	incident.link = field_own(reading, record, "web_url|url");
	project = project_of(incident.link);
	incident.id = id_of(reading, record, project);
	if (!field_is(record, "severity", "unknown"))
		incident.severity = field_own(reading, record, "severity");
	read_labels(reading, record, names, &incident);
	add_project(reading, names, project);
	service_names_end(reading, names, &incident);
}

static void read_record(struct reading *reading, const struct json *record)
{
	read_issue(reading, is_sent(record) ?
				    json_member(record, "object_attributes") :
				    record);
}

static const char *const keys[] = { "iid",	  "issue_type", "closed_at",
				    "severity",	  "web_url",	"labels",
				    "project_id", "references", NULL };
static const uint32_t page_limits[] = { 20, 50, 100, 0 };

const struct importer importer_gitlab_issues = {
	.name = "gitlab-issues",
	.about = "issues of GitLab that are incidents by type or label: lists, "
		 "hooks",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
