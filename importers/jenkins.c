/* jenkins.c -- builds of Jenkins: runs, and deploys where the job is called so
 *
 * A build begins at `timestamp`, when it left the queue.  Its actions hold
 * empty objects, and what was checked out, perhaps of several repositories.
 * The path of the job comes from the build's URL, else from its full name,
 * else from the job around it.
 */
#include "importers/jenkins.h"
#include "importers/field.h"
#include "importers/importers_list.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

bool jenkins_is_build(const struct json *record)
{
	return json_member(record, "number") &&
	       (json_member(record, "timestamp") ||
		json_member(record, "result")) &&
	       (json_member(record, "_class") ||
		json_member(record, "duration"));
}

static bool recognises(const struct json *record)
{
	return jenkins_is_build(record) || jenkins_is_job(record) ||
	       jenkins_is_staged(record) || jenkins_is_ocean(record);
}

enum result jenkins_result(const char *word)
{
	if (word_is(word, "SUCCESS"))
		return RESULT_SUCCESS;
	if (word_is(word, "FAILURE|FAILED|UNSTABLE"))
		return RESULT_FAILURE;
	if (word_is(word, "ABORTED"))
		return RESULT_CANCELLED;
	if (word_is(word, "NOT_BUILT|NOT_BUILD|NOT_EXECUTED"))
		return RESULT_SKIPPED;
	if (word_is(word, "IN_PROGRESS|PAUSED_PENDING_INPUT|QUEUED"))
		return RESULT_RUNNING;
	return RESULT_UNKNOWN;
}

int64_t jenkins_end(const struct json *record, const char *start,
		    const char *duration)
{
	int64_t from, length;

	if (!field_integer(record, start, &from) ||
	    !field_integer(record, duration, &length) || from <= 0 ||
	    length < 0 || from > INT64_MAX / 4 || length > INT64_MAX / 4)
		return NO_TIME;
	return (from + length) / 1000;
}

static void add_part(GString *path, const char *part, size_t length)
{
	g_autofree char *name = g_uri_unescape_segment(part, part + length, "");
	g_autofree char *valid =
		name ? g_utf8_make_valid(name, -1) : g_strndup(part, length);

	g_string_append_printf(path, "%s%s", path->len > 0 ? "/" : "", valid);
}

char *jenkins_job_of_link(const char *link, char **number)
{
	const char *at = link ? strstr(link, "/job/") : NULL;
	g_autoptr(GString) path = g_string_new(NULL);
	size_t digits;

	*number = NULL;
	while (at && g_str_has_prefix(at, "/job/")) {
		size_t length = strcspn(at + 5, "/");

		add_part(path, at + 5, length);
		at += 5 + length;
	}
	if (path->len == 0)
		return NULL;
	digits = *at == '/' ? strspn(at + 1, "0123456789") : 0;
	if (digits > 0)
		*number = g_strndup(at + 1, digits);
	return g_string_free(g_steal_pointer(&path), false);
}

/* "a/b" of "a » b #31". */
static char *job_of_full_name(const char *name)
{
	const char *end = name ? g_strrstr(name, " #") : NULL;
	g_autofree char *path =
		name ? g_strndup(name,
				 end ? (size_t)(end - name) : strlen(name)) :
		       NULL;
	g_auto(GStrv) parts = path ? g_strsplit(path, " » ", -1) : NULL;

	return parts ? g_strjoinv("/", parts) : NULL;
}

static const char *job_of(struct reading *reading, const struct json *record,
			  const char *around)
{
	g_autofree char *number = NULL;
	g_autofree char *job =
		jenkins_job_of_link(field_text(record, "url"), &number);

	if (!job)
		job = job_of_full_name(field_text(record, "full_display_name"));
	if (!job)
		job = g_strdup(around);
	return facts_text(reading->import->facts, job);
}

/* The first action that has this member, or NULL. */
static const struct json *action_of(const struct json *record, const char *key)
{
	const struct json *actions = json_member(record, "actions");

	for (const struct json *action = json_first(actions); action;
	     action = json_next(action))
		if (field(action, key))
			return action;
	return NULL;
}

/* "acme/shop" of "https://host/acme/shop.git", the caller's. */
static char *repository_of_remote(const char *remote)
{
	const char *host = remote ? strstr(remote, "://") : NULL;
	const char *path = host	  ? strchr(host + 3, '/') :
			   remote ? strchr(remote, ':') :
				    NULL;
	char *name = path ? g_strdup(path + 1) : NULL;

	if (name && g_str_has_suffix(name, ".git"))
		name[strlen(name) - 4] = '\0';
	return name;
}

static const char *branch_of(struct reading *reading, const struct json *data)
{
	const struct json *first =
		json_first(field_at(data, "last_built_revision.branch"));
	const char *branch = field_text(first, "name");
	static const char *const before[] = { "refs/remotes/", "origin/" };

	for (size_t i = 0; branch && i < G_N_ELEMENTS(before); i++)
		if (g_str_has_prefix(branch, before[i]))
			branch += strlen(before[i]);
	return facts_text(reading->import->facts, branch);
}

/*
 * What was checked out: of several the one whose repository is in the path of
 * the job, else the first.
 */
static void read_checkout(struct reading *reading, const struct json *record,
			  const char *job, struct ci_run *run)
{
	const struct json *actions = json_member(record, "actions");

	for (const struct json *action = json_first(actions); action;
	     action = json_next(action)) {
		const struct json *remotes = field(action, "remote_urls");
		g_autofree char *repository =
			repository_of_remote(json_text(json_first(remotes)));
		const char *last = repository ? strrchr(repository, '/') : NULL;
		bool is_own = last && last[1] && job && strstr(job, last + 1);

		if (!field_text(action, "last_built_revision.SHA1") ||
		    (run->commit_name && !is_own))
			continue;
		run->commit_name =
			field_own(reading, action, "last_built_revision.SHA1");
		run->branch = branch_of(reading, action);
		run->repository =
			facts_text(reading->import->facts, repository);
		if (is_own)
			return;
	}
}

static const char *trigger_of(struct reading *reading,
			      const struct json *record)
{
	const struct json *cause =
		json_first(field(action_of(record, "causes"), "causes"));
	const char *name = field_text(cause, "_class");

	if (!name)
		return field_own(reading, cause, "short_description");
	return facts_text(reading->import->facts,
			  strstr(name, "UserId")       ? "user" :
			  strstr(name, "TimerTrigger") ? "schedule" :
			  strstr(name, "Upstream")     ? "upstream" :
			  strstr(name, "Replay")       ? "replay" :
							 "push");
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct ci_run *run)
{
	const struct json *queue = action_of(record, "queuing_duration_millis");
	int64_t waited;

	if (!field_time(reading, record, "timestamp", INSTANT_MILLISECONDS,
			&run->started_at))
		return false;
	if (!reading_has_time(reading, run->started_at,
			      "'timestamp' is not there"))
		return false;
	if (field_integer(queue, "queuing_duration_millis", &waited) &&
	    waited >= 0 && waited / 1000 < run->started_at) {
		run->queued_seconds = (double)waited / 1000;
		run->queued_at = run->started_at - waited / 1000;
	}
	if (run->result == RESULT_RUNNING)
		return true;
	run->busy_seconds = field_real(record, "duration") / 1000;
	run->finished_at = jenkins_end(record, "timestamp", "duration");
	return true;
}

static const char *run_id_of(struct reading *reading, const struct json *record,
			     const char *job)
{
	g_autofree char *number = json_name(json_member(record, "number"));
	g_autofree char *id =
		number ? g_strdup_printf("%s#%s", job ? job : "", number) :
			 NULL;

	return facts_text(reading->import->facts, id);
}

void jenkins_read_build(struct reading *reading, const struct json *record,
			const char *around)
{
	const char *job = job_of(reading, record, around);
	struct ci_run run = {
		.run_id = run_id_of(reading, record, job),
		.name = job,
		.attempt = 1,
		.result = jenkins_result(field_text(record, "result")),
		.queued_at = NO_TIME,
		.finished_at = NO_TIME,
		.busy_seconds = NAN,
		.queued_seconds = NAN,
	};

	if (field_truth(record, "building") ||
	    json_is_null(json_member(record, "result")))
		run.result = RESULT_RUNNING;
	if (!read_times(reading, record, &run))
		return;
	run.entry = reading_entry(reading, run.run_id,
				  run.queued_at != NO_TIME ? run.queued_at :
							     run.started_at,
				  record);
	run.entry.created_at = run.started_at;
	run.entry.modified_at = run.finished_at;
	run.trigger = trigger_of(reading, record);
	run.link = field_own(reading, record, "url");
	read_checkout(reading, record, job, &run);
	facts_add_record(reading->import->facts, RECORD_RUN, &run);
	jenkins_add_deploy(reading, record, job, &run);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (jenkins_is_staged(record))
		jenkins_read_staged(reading, record);
	else if (jenkins_is_ocean(record))
		jenkins_read_ocean(reading, record);
	else if (jenkins_is_job(record))
		jenkins_read_job(reading, record);
	else
		jenkins_read_build(
			reading, record,
			field_text(reading->wrapper, "full_name|name"));
}

static const char *const list_keys[] = { "builds", "allBuilds", NULL };
static const char *const keys[] = {
	"_class",    "number",	 "timestamp",	    "duration",
	"result",    "building", "fullDisplayName", "actions",
	"changeSet", "stages",	 "startTimeMillis", "durationMillis",
	NULL
};
static const uint32_t page_limits[] = { 100, 0 };

const struct importer importer_jenkins = {
	.name = "jenkins",
	.about = "builds and stages of Jenkins; deploys of jobs called so",
	.forms = "JSON",
	.kind = SOURCE_RUNS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
