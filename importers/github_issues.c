/* github_issues.c -- issues of GitHub as incidents, by their labels
 *
 * As both APIs list them, as `gh issue list --json` prints them, and as hooks
 * send them.  Requests to pull are issues, too, and never incidents.  Those
 * that Upptime opens are told by their titles.
 */
#include "importers/field.h"
#include "importers/graphql.h"
#include "importers/importers_list.h"
#include "importers/service_names.h"
#include "importers/upptime.h"

#include <string.h>

static bool is_issue(const struct json *record)
{
	static const char *const own[] = { "labels",	   "repository_url",
					   "comments_url", "html_url",
					   "closed_at",	   "state_reason",
					   "locked" };

	if (!field(record, "number") || !field(record, "title") ||
	    !field(record, "created_at") ||
	    (!field(record, "state") && !field(record, "closed_at")))
		return false;
	for (size_t k = 0; k < G_N_ELEMENTS(own); k++)
		if (field(record, own[k]))
			return true;
	return false;
}

static const struct json *unwrap(const struct json *record)
{
	const struct json *issue = json_member(record, "issue");

	return is_issue(issue) ? issue : record;
}

/* What a query asks for, or what it searches. */
static const char *list_of(const struct json *record)
{
	static const char *const names[] = { "issues", "search" };

	for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
		if (graphql_has(record, names[n], is_issue))
			return names[n];
	return NULL;
}

static bool recognises(const struct json *record)
{
	return is_issue(unwrap(record)) || list_of(record);
}

static bool is_request(const struct json *record)
{
	static const char *const own[] = { "pull_request",     "merged_at",
					   "head_ref_name",    "base_ref_name",
					   "merge_commit_sha", "is_draft" };

	for (size_t k = 0; k < G_N_ELEMENTS(own); k++)
		if (field(record, own[k]) &&
		    !json_is_null(field(record, own[k])))
			return true;
	return json_is_object(field(record, "head"));
}

/* -- labels */

static const struct json *first_label(const struct json *record)
{
	const struct json *labels = field(record, "labels");
	const struct json *nodes = json_member(labels, "nodes");
	const struct json *edges = json_member(labels, "edges");

	return json_first(json_is_array(nodes) ? nodes :
			  json_is_array(edges) ? edges :
						 labels);
}

static const char *label_name(const struct json *label)
{
	return json_is_object(label) ? field_text(label, "name|node.name") :
				       json_text(label);
}

/* sev1, SEV-2, P1, severity: high, priority/critical */
static const char *severity_in(const char *label)
{
	const char *value =
		word_behind(label, "severity|sev|priority|impact", ":=/", " ");
	const char *digits = label;

	if (value)
		return value;
	if (g_ascii_strncasecmp(label, "sev", 3) == 0)
		digits = label + 3 + (label[3] == '-' || label[3] == ' ');
	else if (g_ascii_toupper(*label) == 'P')
		digits = label + 1;
	return digits > label && g_ascii_isdigit(*digits) && !digits[1] ?
		       label :
		       NULL;
}

static void add_configured(struct reading *reading, GPtrArray *names,
			   const char *name)
{
	if (service_names_is_known(reading, name))
		service_names_add(reading, names, name);
}

/* OWNER/NAME of the repository, or NULL; the caller's. */
static char *repository_of(const struct json *record, const struct json *around)
{
	const char *full = field_text(
		around, "repository.full_name|repository.name_with_owner|"
			"name_with_owner");
	const char *url = field_text(record, "repository_url|html_url|url");
	const char *at = url ? strstr(url, "://") : NULL;

	if (!full)
		full = field_text(record, "repository.full_name|"
					  "repository.name_with_owner");
	if (full || !at)
		return g_strdup(full);
	at = strchr(at + 3, '/');
	if (at && g_str_has_prefix(at, "/repos/"))
		at += strlen("/repos");
	if (!at)
		return NULL;
	g_auto(GStrv) parts = g_strsplit(at + 1, "/", 3);

	return parts[0] && parts[1] ?
		       g_strconcat(parts[0], "/", parts[1], NULL) :
		       NULL;
}

/* What its labels name, else the repository that it is of. */
static GPtrArray *services_of(struct reading *reading,
			      const struct json *record, const char *repository)
{
	GPtrArray *names = g_ptr_array_new();
	const char *slash = repository ? strchr(repository, '/') : NULL;

	for (const struct json *label = first_label(record); label;
	     label = json_next(label)) {
		const char *name = label_name(label);
		const char *value =
			word_behind(name, "service|component|app", ":=/", " ");

		if (value)
			service_names_add(reading, names, value);
		else
			add_configured(reading, names, name);
	}
	if (names->len == 0 && slash)
		add_configured(reading, names, slash + 1);
	return names;
}

static bool is_labelled(struct reading *reading, const struct json *record)
{
	for (const struct json *label = first_label(record); label;
	     label = json_next(label)) {
		const char *name = label_name(label);

		if (name && tags_is_incident(reading->import->tags, name))
			return true;
	}
	return tags_is_incident(reading->import->tags,
				field_text(record, "type.name|type"));
}

/* -- issues of Upptime */

/* `<!-- start: TIME, end: TIME, expectedDown: SLUG, SLUG -->` */
static char *comment_value(const char *body, const char *key)
{
	const char *from = body ? strstr(body, "<!--") : NULL;
	const char *at = from ? strstr(from, key) : NULL;
	const char *end = from ? strstr(from, "-->") : NULL;

	if (!at || !end || at > end)
		return NULL;
	at += strlen(key);
	return g_strstrip(
		g_strndup(at, MIN(strcspn(at, "\r\n"), (size_t)(end - at))));
}

static bool has_label(const struct json *record, const char *word)
{
	for (const struct json *label = first_label(record); label;
	     label = json_next(label))
		if (word_is(label_name(label), word))
			return true;
	return false;
}

/* False: it is none. */
static bool read_work(struct reading *reading, const struct json *record,
		      struct incident *incident, GPtrArray *names)
{
	const char *body = field_text(record, "body");
	g_autofree char *start = comment_value(body, "start:");
	g_autofree char *end = comment_value(body, "end:");
	g_autofree char *slugs = comment_value(body, "expectedDown:");
	struct instant instant;

	if (!start || !has_label(record, "maintenance"))
		return false;
	incident->is_maintenance = true;
	start[strcspn(start, ",")] = '\0';
	if (instant_from_words(start, reading->import->zone, &instant) ==
	    INSTANT_KNOWN)
		incident->began_at = instant.at;
	if (end)
		end[strcspn(end, ",")] = '\0';
	if (instant_from_words(end, reading->import->zone, &instant) ==
	    INSTANT_KNOWN)
		incident->ended_at = instant.at;
	service_names_add_text(reading, names, slugs);
	return true;
}

static bool read_state(struct reading *reading, const struct json *record,
		       struct incident *incident, GPtrArray *names)
{
	struct upptime_line line;
	g_autofree char *site = NULL;

	if (!upptime_parse(incident->title, &line) ||
	    line.state == UPPTIME_UP || !has_label(record, "status"))
		return false;
	site = g_strndup(line.name, line.length);
	incident->severity =
		facts_text(reading->import->facts,
			   line.state == UPPTIME_DOWN ? "down" : "degraded");
	if (names->len == 0)
		service_names_add(reading, names, site);
	return true;
}

/* -- all of them */

enum { CREATED, CLOSED, UPDATED, TIMES };

static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident)
{
	static const char *const paths[] = { "created_at", "closed_at",
					     "updated_at", NULL };
	int64_t times[TIMES];

	if (!field_times(reading, record, paths, times))
		return false;
	if (!reading_has_time(reading, times[CREATED],
			      "'created_at' is not there"))
		return false;
	incident->began_at = incident->detected_at = times[CREATED];
	incident->created_at = times[CREATED];
	incident->modified_at = times[UPDATED];
	if (!field_is(record, "state", "open"))
		incident->ended_at = times[CLOSED];
	return true;
}

static const char *id_of(struct reading *reading, const struct json *record,
			 const char *repository)
{
	const char *number = field_name(reading, record, "number");
	g_autofree char *id =
		g_strconcat(repository ? repository : "", "#", number, NULL);

	return number ? facts_text(reading->import->facts, id) : NULL;
}

static void read_issue(struct reading *reading, const struct json *record,
		       const struct json *around)
{
	struct incident incident = incident_empty();
	const char *title = field_own(reading, record, "title");
	g_autofree char *repository = repository_of(record, around);
	g_autoptr(GPtrArray) names = NULL;

	/* closed as no trouble after all, or as told before */
	if (is_request(record) ||
	    field_is(record, "state_reason", "not_planned|duplicate")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_times(reading, record, &incident))
		return;
	names = services_of(reading, record, repository);
	incident.title = title ? title : "";
	if (!read_work(reading, record, &incident, names) &&
	    !read_state(reading, record, &incident, names) &&
	    !is_labelled(reading, record)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	for (const struct json *label = first_label(record);
	     label && !incident.severity; label = json_next(label))
		if (label_name(label))
			incident.severity =
				facts_text(reading->import->facts,
					   severity_in(label_name(label)));
	incident.id = id_of(reading, record, repository);
	incident.link = field_own(reading, record, "html_url|url");
	service_names_end(reading, names, &incident);
}

static void read_record(struct reading *reading, const struct json *record)
{
	const char *list = list_of(record);

	if (list)
		graphql_read(reading, record, list, read_issue);
	else
		read_issue(reading, unwrap(record), record);
}

static const char *const list_keys[] = { "data.repository.issues.nodes",
					 "data.repository.issues.edges",
					 "data.search.nodes",
					 "data.search.edges", NULL };
static const char *const keys[] = { "repository_url", "comments_url",
				    "state_reason",   "author_association",
				    "closed_at",      "labels",
				    "milestone",      NULL };
static const uint32_t page_limits[] = { 30, 100, 0 };

const struct importer importer_github_issues = {
	.name = "github-issues",
	.about = "issues of GitHub that are labelled as incidents; of Upptime",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
