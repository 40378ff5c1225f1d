/* flux_events.c -- what the controllers of Flux tell of a resource
 *
 * A resource is reconciled again and again, and told each time, so a revision
 * is a deploy when it is told first; what failed is one each time.
 */
#include "importers/flux_events.h"
#include "importers/field.h"

#include <string.h>

#define DONE "InstallSucceeded|UpgradeSucceeded|ReconciliationSucceeded"
#define UNDONE "RollbackSucceeded"
#define FAILED                                                          \
	"InstallFailed|UpgradeFailed|RollbackFailed|HealthCheckFailed|" \
	"ReconciliationFailed|BuildFailed|TestFailed"

bool flux_events_is(const struct json *record)
{
	const struct json *object = field(record, "involved_object");
	const char *version = field_text(object, "api_version");
	const char *teller =
		field_text(record, "reporting_controller|source.component");

	if (!field_text(object, "kind") || !field_text(record, "reason"))
		return false;
	return (version && strstr(version, ".toolkit.fluxcd.io/")) ||
	       word_is(teller, "helm-controller|kustomize-controller|"
			       "source-controller|notification-controller");
}

/* A member called so, or whose key ends in "/NAME". */
static const char *told(const struct json *names, const char *name)
{
	g_autofree char *end = g_strconcat("/", name, NULL);
	const char *text = json_text(json_member(names, name));

	for (const struct json *one = json_first(names); one && !text;
	     one = json_next(one)) {
		const char *key = json_key(one);

		if (key && g_str_has_suffix(key, end))
			text = json_text(one);
	}
	return text;
}

static const char *told_of(const struct json *record, const char *name)
{
	const struct json *names = json_member(record, "metadata");
	const char *text = told(names, name);

	return text ? text : told(json_member(names, "annotations"), name);
}

/* Whether this revision of the resource was told before, and is the last. */
static bool is_told_again(struct reading *reading, const struct json *object,
			  const char *revision)
{
	const char *space = field_text(object, "namespace");
	const char *name = field_text(object, "name");
	g_autofree char *key =
		g_strdup_printf("%s/%s", space ? space : "", name ? name : "");
	const char *last;

	if (!revision)
		return false;
	if (!reading->state)
		reading->state = g_hash_table_new_full(g_str_hash, g_str_equal,
						       g_free, g_free);
	last = g_hash_table_lookup(reading->state, key);
	if (last && strcmp(last, revision) == 0)
		return true;
	g_hash_table_insert(reading->state, g_steal_pointer(&key),
			    g_strdup(revision));
	return false;
}

static bool read_time(struct reading *reading, const struct json *record,
		      struct deploy *deploy)
{
	static const char *const paths[] = { "first_timestamp", "event_time",
					     "timestamp", "last_timestamp",
					     NULL };
	int64_t times[4];

	if (!field_times(reading, record, paths, times))
		return false;
	for (int t = 0; t < 4 && deploy->started_at == NO_TIME; t++)
		deploy->started_at = times[t];
	if (!reading_has_time(
		    reading, deploy->started_at,
		    "neither 'firstTimestamp' nor 'timestamp' is there"))
		return false;
	deploy->deployed_at = deploy->created_at = deploy->started_at;
	return true;
}

static void name_what(struct reading *reading, const struct json *record,
		      struct deploy *deploy)
{
	struct facts *facts = reading->import->facts;
	const char *version = told_of(record, "app-version");
	const char *environment = told_of(record, "environment");

	if (version)
		deploy->version = facts_text(facts, version);
	else
		flux_name_revision(reading, told_of(record, "revision"),
				   deploy);
	deploy->environment = facts_text(
		facts, environment ? environment : told_of(record, "env"));
}

void flux_events_read(struct reading *reading, const struct json *record)
{
	const struct json *object = field(record, "involved_object");
	const char *reason = field_text(record, "reason");
	struct deploy deploy = deploy_empty();

	if (!field_is(object, "kind", "HelmRelease|Kustomization") ||
	    !word_is(reason, DONE "|" UNDONE "|" FAILED)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_time(reading, record, &deploy))
		return;
	deploy.is_failure = word_is(reason, FAILED);
	if (word_is(reason, UNDONE))
		deploy.kind = KIND_ROLLBACK;
	if (!deploy.is_failure &&
	    is_told_again(reading, object, told_of(record, "revision"))) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	name_what(reading, record, &deploy);
	deploy.content = json_hash(record);
	reading_add_deploy(reading, &deploy,
			   field_own(reading, object, "name"));
}

void flux_events_finish(struct reading *reading)
{
	GHashTable *last = reading->state;

	if (last)
		g_hash_table_unref(last);
	reading->state = NULL;
}
