/* flux.c -- HelmReleases and Kustomizations of Flux
 *
 * A HelmRelease keeps a handful of snapshots, a deploy each, the newest first
 * (the command line prints the oldest first); status.history of a Kustomization
 * is alike.  Those of before have no history: then the last change of the
 * condition Ready is when it was deployed, as near as can be known.
 */
#include "importers/field.h"
#include "importers/flux_events.h"
#include "importers/importers_list.h"

#include <string.h>

/* A snapshot as the command line prints it, without what is around it. */
static bool is_snapshot(const struct json *record)
{
	return json_member(record, "chartName") &&
	       json_member(record, "chartVersion") &&
	       json_member(record, "lastDeployed");
}

static bool recognises(const struct json *record)
{
	const char *version = field_text(record, "api_version");

	return is_snapshot(record) || flux_events_is(record) ||
	       (version && json_member(record, "kind") &&
		strstr(version, ".toolkit.fluxcd.io/"));
}

static const char *own(struct reading *reading, const char *text)
{
	return facts_text(reading->import->facts, text);
}

static const char *id_of(struct reading *reading, const struct json *names,
			 const char *last)
{
	const char *space = field_text(names, "namespace");
	const char *name = field_text(names, "name");
	g_autofree char *id = NULL;

	if (name && last)
		id = g_strdup_printf("%s/%s/%s", space ? space : "", name,
				     last);
	return own(reading, id);
}

void flux_name_revision(struct reading *reading, const char *revision,
			struct deploy *deploy)
{
	const char *last = revision ? revision + strlen(revision) : NULL;

	while (last && last > revision && !strchr(":/", last[-1]))
		last--;
	if (last && (last > revision || strlen(last) == 40) &&
	    strspn(last, "0123456789abcdef") == strlen(last) &&
	    strlen(last) >= 7)
		deploy->commit_name = own(reading, last);
	else
		deploy->version = own(reading, revision);
}

static void add(struct reading *reading, const struct json *record,
		const struct json *names, struct deploy *deploy)
{
	if (!reading_has_time(reading, deploy->started_at,
			      "it does not say when it was deployed"))
		return;
	if (deploy->deployed_at == NO_TIME)
		deploy->deployed_at = deploy->started_at;
	deploy->created_at = deploy->started_at;
	deploy->content = deploy->id ? 0 : json_hash(record);
	deploy->environment =
		own(reading, field_text(names, "labels.environment"));
	if (!deploy->environment)
		deploy->environment =
			own(reading, field_text(names, "labels.env"));
	reading_add_deploy(reading, deploy,
			   own(reading, field_text(names, "name")));
}

/* -- snapshots of Helm */

static void set_status(const char *status, struct deploy *deploy)
{
	if (word_is(status, "deployed|superseded"))
		return;
	deploy->is_failure = true;
	if (word_is(status, "failed"))
		return;
	deploy->outcome = status && g_str_has_prefix(status, "pending") ?
				  "running" :
				  "unknown";
}

static int64_t number_of(const struct json *snapshot)
{
	int64_t number;

	return field_integer(snapshot, "version", &number) ? number : -1;
}

static bool is_same(const struct json *a, const struct json *b, const char *key)
{
	const char *x = field_text(a, key), *y = field_text(b, key);

	return x && y && strcmp(x, y) == 0;
}

enum { MOST_KEPT = 64 }; /* snapshots that are looked at */

/* Whether chart and values are those of one before the one before. */
static bool goes_back(const struct json *history, const struct json *snapshot)
{
	const struct json *one = json_first(history);
	int64_t number = number_of(snapshot);
	bool was_there = false, was_last = false;

	for (int n = 0; one && n < MOST_KEPT; n++, one = json_next(one)) {
		int64_t before = number_of(one);

		if (before < 0 || before >= number ||
		    !is_same(one, snapshot, "chart_version") ||
		    !is_same(one, snapshot, "config_digest"))
			continue;
		was_there |= before < number - 1;
		was_last |= before == number - 1;
	}
	return was_there && !was_last;
}

static void read_snapshot(struct reading *reading, const struct json *snapshot,
			  const struct json *names, const struct json *history)
{
	struct deploy deploy = deploy_empty();
	g_autofree char *number = json_name(field(snapshot, "version"));

	if (!field_time(reading, snapshot, "last_deployed", INSTANT_GUESSED,
			&deploy.started_at))
		return;
	deploy.id = id_of(reading, names, number);
	deploy.version = own(reading, field_text(snapshot, "app_version"));
	if (!deploy.version)
		deploy.version =
			own(reading, field_text(snapshot, "chart_version"));
	if (goes_back(history, snapshot))
		deploy.kind = KIND_ROLLBACK;
	set_status(field_text(snapshot, "status"), &deploy);
	add(reading, snapshot, names, &deploy);
}

/* -- what a Kustomization was reconciled to */

static void read_reconciled(struct reading *reading, const struct json *one,
			    const struct json *names)
{
	struct deploy deploy = deploy_empty();
	const char *revision = field_text(one, "metadata.revision");

	if (!field_time(reading, one, "first_reconciled", INSTANT_GUESSED,
			&deploy.started_at))
		return;
	flux_name_revision(reading, revision, &deploy);
	deploy.id = id_of(reading, names, field_text(one, "digest"));
	deploy.modified_at =
		field_time_if(reading, one, "last_reconciled", INSTANT_GUESSED);
	deploy.is_failure = !field_is(one, "last_reconciled_status",
				      "ReconciliationSucceeded");
	add(reading, one, names, &deploy);
}

/* -- no history */

static void read_condition(struct reading *reading, const struct json *record,
			   const struct json *names)
{
	const struct json *ready =
		field_among(record, "status.conditions", "type", "Ready");
	bool is_good = field_is(ready, "status", "True");
	const char *revision =
		field_text(record, is_good ? "status.last_applied_revision" :
					     "status.last_attempted_revision");
	struct deploy deploy = deploy_empty();

	if (!ready || !revision) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!field_time(reading, ready, "last_transition_time", INSTANT_GUESSED,
			&deploy.started_at))
		return;
	flux_name_revision(reading, revision, &deploy);
	deploy.id = id_of(reading, names, revision);
	deploy.is_failure = !is_good;
	if (field_is(ready, "status", "Unknown"))
		deploy.outcome = "running";
	reading_finding(reading, deploy.started_at, "time approximate",
			"it has no history: taken as deployed at the last "
			"change of its condition Ready");
	add(reading, record, names, &deploy);
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *names = json_member(record, "metadata");
	const struct json *history = field_at(record, "status.history");

	if (is_snapshot(record)) {
		read_snapshot(reading, record, record, NULL);
		return;
	}
	if (flux_events_is(record)) {
		flux_events_read(reading, record);
		return;
	}
	if (!field_is(record, "kind", "HelmRelease|Kustomization")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!json_is_object(json_first(history))) {
		read_condition(reading, record, names);
		return;
	}
	for (const struct json *one = json_first(history); one;
	     one = json_next(one))
		if (field_is(record, "kind", "HelmRelease"))
			read_snapshot(reading, one, names, history);
		else
			read_reconciled(reading, one, names);
}

static const char *const keys[] = { "apiVersion", "kind",   "metadata",
				    "spec",	  "status", NULL };

const struct importer importer_flux = {
	.name = "flux",
	.about = "HelmReleases and Kustomizations of Flux: history, events",
	.forms = "JSON, YAML",
	.kind = SOURCE_DEPLOYS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.finish = flux_events_finish,
};
