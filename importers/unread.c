/* unread.c -- what teams have at hand, too, and is not read */
#include "importers/unread.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *keys; /* all of them, separated by blanks; `_` is one;
			     behind "= " these alone */
	const char *words;
} kinds[] = {
	{ "API_Version",
	  "what kubectl describe prints is not read: kubectl get -o json" },
	{ "pr_cycle_time deployment_commit_id",
	  "metrics of DevLake's pull requests are not read: "
	  "cicd_deployment_commits, issues" },
	{ "change_id time_created",
	  "changes of Four Keys are not read: the repository has them" },
	{ "guid delivered_at",
	  "a list of what GitHub delivered has no payloads: /hooks/ID/"
	  "deliveries/ID of each" },
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
	{ "tagName createdAt",
	  "a release without its date is not read: gh release list --json "
	  "tagName,publishedAt" },
	{ "environments total_count",
	  "environments of GitHub are not read: /deployments and their "
	  "statuses" },
	{ "ref object url",
	  "references of GitHub have no dates: give the repository" },
	{ "check_suites",
	  "check suites of GitHub are not read: /actions/runs and their jobs" },
	{ "slug external_url tier",
	  "environments of GitLab without their last deployment are not read: "
	  "/projects/ID/deployments" },
	{ "total_count success_count build_ids",
	  "a summary of tests has none of them: /pipelines/ID/test_report" },
	{ "traceID spans processes",
	  "traces in Jaeger's own form are not read: export OTLP" },
	{ "traceId timestamp duration",
	  "traces in Zipkin's own form are not read: export OTLP" },
	{ "type user parameters artifacts",
	  "a trigger of Spinnaker alone is not read: /applications/NAME/"
	  "pipelines" },
	{ "stream values",
	  "logs of Loki are not read, but for those of Faro" },
	{ "Assembled Version ChannelId",
	  "releases of Octopus are not read: /api/deployments and /api/tasks" },
	{ "_class number url",
	  "builds without their times are not read: api/json?tree=builds["
	  "number,url,timestamp,duration,result]" },
	{ "_class name url color",
	  "jobs without their builds are not read: api/json?tree=jobs[name,"
	  "url,builds[number,url,timestamp,duration,result]]" },
	{ "= count value",
	  "answers of Azure DevOps are not read: a table of deploys, and "
	  "tests as JUnit" },
	{ "= id message",
	  "an answer to what was posted is not read: what was posted, or "
	  "/api/annotations" },
	{ "statement_id series",
	  "answers of InfluxDB are not read: a table of deploys" },
	{ "dashboard",
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
	bool is_exact = g_str_has_prefix(words, "= ");
	g_auto(GStrv) all = g_strsplit(words + (is_exact ? 2 : 0), " ", -1);

	if (is_exact && keys->len != g_strv_length(all))
		return false;
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

const char *unread_root(const char *root)
{
	static const char *const tests[] = { "TestRun",	       "test-run",
					     "test-results",   "assemblies",
					     "testng-results", "Site" };

	for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
		if (strcmp(root, tests[i]) == 0)
			return "tests in another form are not read: have them "
			       "written as JUnit's XML";
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
