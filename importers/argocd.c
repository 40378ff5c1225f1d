/* argocd.c -- Applications of Argo CD, each with the syncs that it remembers
 *
 * Its history holds syncs that succeeded, the oldest first, and not more than
 * ten unless it is told to; only the last operation says that it failed.  The
 * same revision and source again is Argo healing itself: no deploy.  A revision
 * that was there before the one that runs goes back.
 */
#include "importers/argocd_history.h"
#include "importers/field.h"
#include "importers/importers_list.h"

#include <string.h>

enum { USUAL_LIMIT = 10 };

/* `argocd app list` prints them without version and kind. */
static bool is_bare(const struct json *record)
{
	return !json_member(record, "kind") &&
	       json_is_object(field_at(record, "spec.destination")) &&
	       (field_at(record, "spec.project") ||
		field_at(record, "status.sync")) &&
	       field_at(record, "metadata.name");
}

static bool recognises(const struct json *record)
{
	const char *version = field_text(record, "api_version");

	return (version && g_str_has_prefix(version, "argoproj.io/") &&
		field_is(record, "kind",
			 "Application|ApplicationSet|AppProject")) ||
	       is_bare(record);
}

struct application {
	struct reading *reading;
	const char *name, *environment;
	GHashTable *seen; /* hash of a revision: its order, from 1 */
	uint64_t running; /* hash of revision and source; 0: none */
	uint32_t order;	  /* of the revision that runs */
	uint32_t n;	  /* syncs in the history */
};

static void name_revision(struct reading *reading, const char *text,
			  struct deploy *deploy)
{
	const char **name = tags_is_object_id(text) ? &deploy->commit_name :
						      &deploy->version;

	if (!*name)
		*name = facts_text(reading->import->facts, text);
}

/* Of several sources the first commit, and the first that is a version. */
static void name_revisions(struct reading *reading, const struct json *sync,
			   struct deploy *deploy)
{
	const char *target = field_text(sync, "source.target_revision");

	if (field_text(sync, "revision"))
		name_revision(reading, field_text(sync, "revision"), deploy);
	for (const struct json *one = json_first(field(sync, "revisions")); one;
	     one = json_next(one))
		if (json_text(one) && *json_text(one))
			name_revision(reading, json_text(one), deploy);
	if (target && !deploy->version &&
	    tags_is_version(target, strlen(target)))
		deploy->version = facts_text(reading->import->facts, target);
}

static uint64_t hash_of(const struct json *sync, const char *one,
			const char *several)
{
	const struct json *list = field(sync, several);

	return json_hash(json_first(list) ? list : field(sync, one));
}

/* Whether it is another than what runs; then whether it goes back. */
static bool takes_over(struct application *application, const struct json *sync,
		       enum deploy_kind *kind)
{
	uint64_t revision = hash_of(sync, "revision", "revisions");
	uint64_t what = revision * 31 + hash_of(sync, "source", "sources") + 1;
	gpointer key = GSIZE_TO_POINTER((size_t)revision);
	uint32_t order =
		GPOINTER_TO_UINT(g_hash_table_lookup(application->seen, key));

	if (what == application->running)
		return false;
	if (order == 0) {
		order = g_hash_table_size(application->seen) + 1;
		g_hash_table_insert(application->seen, key,
				    GUINT_TO_POINTER(order));
	}
	*kind = order < application->order ? KIND_ROLLBACK : KIND_DEPLOY;
	application->running = what;
	application->order = order;
	return true;
}

static const char *id_of(const struct application *application,
			 const struct json *value)
{
	g_autofree char *last = json_name(value);
	g_autofree char *id =
		last ? g_strdup_printf("%s/%s", application->name, last) : NULL;

	return facts_text(application->reading->import->facts, id);
}

static void add(struct application *application, struct deploy *deploy,
		const struct json *from)
{
	struct reading *reading = application->reading;

	if (deploy->started_at == NO_TIME)
		deploy->started_at = deploy->deployed_at;
	if (deploy->deployed_at == NO_TIME)
		deploy->deployed_at = deploy->started_at;
	if (deploy->deployed_at == NO_TIME) {
		reading_malformed(reading, "time missing",
				  "a sync of \"%.60s\" says neither when it "
				  "began nor when it ended",
				  application->name);
		return;
	}
	deploy->environment = application->environment;
	deploy->content = deploy->id ? 0 : json_hash(from);
	reading_add_deploy(reading, deploy, application->name);
}

static void read_sync(struct application *application, const struct json *sync)
{
	struct reading *reading = application->reading;
	struct deploy deploy = deploy_empty();

	application->n++;
	if (!takes_over(application, sync, &deploy.kind)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!field_time(reading, sync, "deployed_at", INSTANT_GUESSED,
			&deploy.deployed_at) ||
	    !field_time(reading, sync, "deploy_started_at", INSTANT_GUESSED,
			&deploy.started_at))
		return;
	deploy.id = id_of(application, field(sync, "id"));
	deploy.created_at = deploy.deployed_at;
	name_revisions(reading, sync, &deploy);
	add(application, &deploy, sync);
}

/* One that succeeded is in the history.  Whether it was one to tell. */
static bool read_operation(struct application *application,
			   const struct json *record)
{
	struct reading *reading = application->reading;
	const struct json *operation =
		field_at(record, "status.operation_state");
	struct deploy deploy = deploy_empty();

	if (!field_is(operation, "phase", "Failed|Error|Running|Terminating"))
		return false;
	if (!field_time(reading, operation, "started_at", INSTANT_GUESSED,
			&deploy.started_at) ||
	    !field_time(reading, operation, "finished_at", INSTANT_GUESSED,
			&deploy.deployed_at))
		return true;
	deploy.is_failure = true;
	if (!field_is(operation, "phase", "Failed|Error"))
		deploy.outcome = "running";
	deploy.id = id_of(application, field(operation, "started_at"));
	deploy.created_at = deploy.started_at;
	deploy.modified_at = deploy.deployed_at;
	name_revisions(reading, field(operation, "sync_result"), &deploy);
	if (!deploy.commit_name && !deploy.version)
		name_revisions(reading, field_at(operation, "operation.sync"),
			       &deploy);
	add(application, &deploy, operation);
	return true;
}

static void tell_limit(const struct application *application,
		       const struct json *record)
{
	int64_t limit;

	if (!field_integer(record, "spec.revision_history_limit", &limit))
		limit = USUAL_LIMIT;
	if (application->n > 0 && application->n == limit)
		reading_finding(application->reading, NO_TIME, "probably cut",
				"\"%.60s\" remembers %u syncs, as many as it "
				"may",
				application->name, application->n);
}

static void read_record(struct reading *reading, const struct json *record)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	struct application application = {
		.reading = reading,
		.name = field_name(reading, record, "metadata.name"),
		.environment = field_own(reading, record,
					 "metadata.labels.environment"),
		.seen = seen,
	};
	const struct json *history = field_at(record, "status.history");

	if (!application.environment)
		application.environment =
			field_own(reading, record, "metadata.labels.env");
	if (!application.name ||
	    field_is(record, "kind", "ApplicationSet|AppProject")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	for (const struct json *sync = json_first(history); sync;
	     sync = json_next(sync))
		read_sync(&application, sync);
	tell_limit(&application, record);
	if (!read_operation(&application, record) && application.n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

static const char *const keys[] = { "apiVersion", "kind",   "metadata",
				    "spec",	  "status", NULL };

const struct importer importer_argocd = {
	.name = "argocd",
	.about = "Applications of Argo CD: their history, their last operation",
	.forms = "JSON, YAML, text",
	.kind = SOURCE_DEPLOYS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.text = &argocd_history,
	.finish = argocd_history_finish,
};
