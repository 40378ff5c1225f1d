/* unread.c -- what teams have at hand, too, and is not read */
#include "importers/unread.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *keys; /* all of them, separated by blanks; `_` is one */
	const char *words;
} kinds[] = {
	{ "API_Version",
	  "what kubectl describe prints is not read: kubectl get -o json" },
	{ "months components",
	  "history.json of Statuspage is not read, since it has no ends: "
	  "api/v2/incidents.json or history.atom" },
	{ "mean_seconds_to_resolve total_incident_count",
	  "sums of PagerDuty's analytics are not read: POST /analytics/raw/"
	  "incidents" },
	{ "incident_updates pagination_meta",
	  "updates of incident.io are not read: /v2/incidents has the times" },
	{ "incident_id new_incident_status",
	  "updates of incident.io are not read: /v2/incidents has the times" },
	{ "follow_ups",
	  "follow-ups of incident.io are not read: /v2/incidents" },
	{ "alert_source_id deduplication_key",
	  "alerts of incident.io are not read: /v2/incidents, or the alerts of "
	  "whoever sent them" },
	{ "offset log owner type",
	  "the log of an alert of Opsgenie is not read: /v2/alerts and "
	  "/v1/incidents" },
	{ "result requestId took",
	  "an answer of Opsgenie that something was accepted has no data: "
	  "/v2/alerts, /v1/incidents" },
	{ "evalMatches ruleName",
	  "what Grafana's old alerting sends has no time: incidents of Grafana "
	  "Incident, or alerts of an Alertmanager" },
	{ "unique_id creation_date incident_number",
	  "incidents of Zenduty are not read: a table of incidents" },
	{ "reportTime alertSource",
	  "alerts of ilert are not read: a table of incidents" },
	{ "incidentIdentifier",
	  "incidents of xMatters are not read: a table of incidents" },
	{ "dateStarted dateDetected",
	  "alerts of Sentry are not read: a table of incidents" },
	{ "started resolved impact updates",
	  "incidents of Instatus are not read as JSON: history.atom of the "
	  "page" },
	{ "arn event_log service",
	  "the status of AWS is not read: a table of incidents" },
	{ "issueKey requestTypeId",
	  "requests of Jira Service Management are not read: /rest/api/3/search "
	  "of the same" },
	{ "cStateVersion",
	  "what the pages of cState answer is not read: its files under "
	  "content/issues" },
	{ "matchers createdBy endsAt",
	  "silences are not read: api/v2/alerts" },
	{ "activeIncidents page",
	  "what a page of Instatus shows now is not read, since it has no ends: "
	  "history.atom" },
	{ "arn eventTypeCode service",
	  "events of AWS Health are not read: a table of incidents" },
	{ "external_desc most_recent_update service_name",
	  "the status of Google Cloud is not read: a table of incidents" },
	{ "change_events",
	  "change events of PagerDuty are not read: the deployments of whoever "
	  "sent them" },
	{ "check_runs",
	  "check runs of GitHub are not read: /actions/runs and their jobs" },
	{ "check_suites",
	  "check suites of GitHub are not read: /actions/runs and their jobs" },
	{ "tag_name released_at",
	  "releases of GitLab are not read: /projects/ID/deployments, or the "
	  "repository with --deploys-from-tags=GLOB" },
	{ "revision updated chart app_version",
	  "what helm lists is not read: HelmReleases of Flux, Applications of "
	  "Argo CD, or a table of deploys" },
	{ "traceID spans processes",
	  "traces in Jaeger's own form are not read: export OTLP" },
	{ "traceId timestamp duration",
	  "traces in Zipkin's own form are not read: export OTLP" },
	{ "type user parameters artifacts",
	  "a trigger of Spinnaker alone is not read: /applications/NAME/"
	  "pipelines" },
	{ "stream values",
	  "logs of Loki are not read, but for those of Faro" },
	{ "dashboard meta",
	  "a dashboard of Grafana has no data: Inspect > Data of a panel" },
	{ "panels schemaVersion",
	  "a dashboard of Grafana has no data: Inspect > Data of a panel" },
};
/* clang-format on */

static bool has(const GPtrArray *keys, const char *key)
{
	for (uint32_t k = 0; k < keys->len; k++)
		if (strcmp(keys->pdata[k], key) == 0)
			return true;
	return false;
}

static bool has_all(const GPtrArray *keys, const char *words)
{
	g_auto(GStrv) all = g_strsplit(words, " ", -1);

	for (int i = 0; all[i]; i++) {
		g_autofree char *spaced =
			g_strdelimit(g_strdup(all[i]), "_", ' ');

		if (!has(keys, all[i]) && !has(keys, spaced))
			return false;
	}
	return true;
}

const char *unread_keys(const GPtrArray *keys)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (has_all(keys, kinds[i].keys))
			return kinds[i].words;
	return NULL;
}

const char *unread_line(const char *line)
{
	static const struct {
		const char *prefix, *words;
	} lines[] = {
		{ "+++",
		  "front matter in TOML is not read: hugo convert toYAML" },
		{ "Alertname  ", "what amtool prints is not read: amtool -o "
				 "json" },
		{ "Labels  ",
		  "what amtool prints is not read: amtool -o json" },
	};

	for (size_t l = 0; l < G_N_ELEMENTS(lines); l++)
		if (g_str_has_prefix(line, lines[l].prefix))
			return lines[l].words;
	return NULL;
}
