/* jenkins_deploy.c -- the deploy that a build of Jenkins is
 *
 * Nothing in a build says that it deploys, but the name of its job: the same
 * patterns that tell tags of annotations.  What is deployed, and where, stands
 * in parameters, which everybody calls otherwise, or in the words of the name.
 */
#include "importers/field.h"
#include "importers/jenkins.h"

/* The value of the first parameter that is called so, or NULL. */
static const char *parameter(const struct json *record, const char *names)
{
	const struct json *actions = json_member(record, "actions");

	for (const struct json *action = json_first(actions); action;
	     action = json_next(action)) {
		const struct json *list = field(action, "parameters");

		for (const struct json *one = json_first(list); one;
		     one = json_next(one))
			if (field_is(one, "name", names) &&
			    field_text(one, "value"))
				return field_text(one, "value");
	}
	return NULL;
}

static const char *own(struct reading *reading, const char *text)
{
	return facts_text(reading->import->facts, text);
}

static bool is_known(struct reading *reading, const char *name)
{
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));

	if (reading->import->settings->services->len == 0)
		return true;
	facts_find_named(reading->import->facts, name, found);
	return found->len > 0;
}

/* "orders" of "deploy-orders-production", whose environment is kept. */
static char *without_words(struct reading *reading, const char *part,
			   const char **environment)
{
	struct tags *tags = reading->import->tags;
	g_auto(GStrv) words = g_strsplit_set(part, "-_ .", -1);
	GString *rest = g_string_new(NULL);

	for (int i = 0; words[i]; i++) {
		struct tag tag = tags_read(tags, words[i]);

		if (tag.meaning == TAG_ENVIRONMENT)
			*environment = own(reading, words[i]);
		else if (*words[i] && !tag.is_deploy && !tag.is_rollback &&
			 !word_is(words[i], "to|job|pipeline"))
			g_string_append_printf(rest, "%s%s",
					       rest->len > 0 ? "-" : "",
					       words[i]);
	}
	return g_string_free(rest, false);
}

/* The last part of the path of the job that names a service. */
static const char *service_of(struct reading *reading, const char *job,
			      const char **environment)
{
	g_auto(GStrv) parts = g_strsplit(job, "/", -1);
	const char *last = NULL;

	for (uint32_t p = g_strv_length(parts); p-- > 0;) {
		g_autofree char *rest =
			without_words(reading, parts[p], environment);

		if (*parts[p] && is_known(reading, parts[p]) &&
		    reading->import->settings->services->len > 0)
			return own(reading, parts[p]);
		if (*rest && is_known(reading, rest))
			return own(reading, rest);
		if (*rest && !last)
			last = own(reading, rest);
	}
	return last ? last : job;
}

static void set_outcome(struct deploy *deploy, const struct ci_run *run,
			const char *word)
{
	/* what is unstable has been deployed; its tests failed */
	deploy->is_failure =
		run->result != RESULT_SUCCESS && !word_is(word, "UNSTABLE");
	if (run->result == RESULT_RUNNING)
		deploy->is_failure = true;
	if (run->result != RESULT_FAILURE && deploy->is_failure)
		deploy->outcome = run->result == RESULT_RUNNING ? "running" :
				  run->result == RESULT_CANCELLED ?
								  "cancelled" :
								  "unknown";
}

static void set_names(struct reading *reading, const struct json *record,
		      const struct ci_run *run, struct deploy *deploy)
{
	deploy->version =
		own(reading, parameter(record, "version|release|tag|image_tag|"
					       "app_version"));
	deploy->commit_name =
		own(reading, parameter(record, "commit|sha|git_commit|git_sha|"
					       "revision"));
	if (!deploy->commit_name)
		deploy->commit_name = run->commit_name;
	deploy->run_id = run->run_id;
	deploy->link = run->link;
}

void jenkins_add_deploy(struct reading *reading, const struct json *record,
			const char *job, const struct ci_run *run)
{
	struct deploy deploy = deploy_empty();
	const char *service =
		own(reading, parameter(record, "service|application|app|"
					       "component|project"));
	const char *place =
		own(reading, parameter(record, "environment|env|deploy_env|"
					       "target_env|target"));
	const char *named;
	struct tag tag;

	if (!job || run->result == RESULT_SKIPPED)
		return;
	tag = tags_read(reading->import->tags, job);
	if (!tag.is_deploy && !tag.is_rollback)
		return;
	named = service_of(reading, job, &deploy.environment);
	deploy.kind = tag.is_rollback ? KIND_ROLLBACK : KIND_DEPLOY;
	if (place)
		deploy.environment = place;
	deploy.id = run->run_id;
	deploy.content = deploy.id ? 0 : json_hash(record);
	deploy.started_at = run->started_at;
	deploy.deployed_at = run->finished_at != NO_TIME ? run->finished_at :
							   run->started_at;
	deploy.created_at = run->started_at;
	deploy.modified_at = run->finished_at;
	set_outcome(&deploy, run, field_text(record, "result"));
	set_names(reading, record, run, &deploy);
	reading_add_deploy(reading, &deploy, service ? service : named);
}
