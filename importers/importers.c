/* importers.c -- the table of the formats of exports
 *
 * The weakest shape comes last: an annotation is any object with a time and
 * tags.  A row is a line here and in importers_list.h.
 */
#include "importers/export.h"
#include "importers/importers_list.h"

#include <string.h>

const struct importer *const importers[] = {
	&importer_objectives,
	&importer_flagger,
	&importer_argocd,
	&importer_flux,
	&importer_argo_rollouts,
	&importer_litmus,
	&importer_chaos_mesh,
	&importer_otlp_traces,
	&importer_otlp_logs,
	&importer_otlp_metrics,
	&importer_faro,
	&importer_promtool,
	&importer_prometheus_api,
	&importer_exposition,
	&importer_upptime,
	&importer_cstate,
	&importer_fedora_status,
	&importer_postmortem,
	&importer_alertmanager,
	&importer_grafana_activity,
	&importer_incident,
	&importer_oncall,
	&importer_pagerduty_analytics,
	&importer_pagerduty,
	&importer_incident_io,
	&importer_opsgenie,
	&importer_statuspage,
	&importer_github_statuses,
	&importer_servicenow,
	&importer_jira,
	&importer_github_issues,
	&importer_gitlab_issues,
	&importer_datadog,
	&importer_rootly,
	&importer_better_stack,
	&importer_firehydrant,
	&importer_victorops,
	&importer_squadcast,
	&importer_grafana_frames,
	&importer_github_deployments,
	&importer_gitlab_deployments,
	&importer_gitlab_runs,
	&importer_gitlab_releases,
	&importer_devlake_commits,
	&importer_devlake_deployments,
	&importer_devlake_issues,
	&importer_four_keys_deploys,
	&importer_four_keys_incidents,
	&importer_test_reports,
	&importer_cianalyzer,
	&importer_github_runs,
	&importer_github_releases,
	&importer_jenkins,
	&importer_circleci,
	&importer_octopus,
	&importer_spinnaker,
	&importer_bitbucket_bamboo,
	&importer_harness,
	&importer_helm,
	&importer_git_tag_list,
	&importer_flags,
	&importer_statuspage_atom,
	&importer_junit,
	&importer_pagerduty_table,
	&importer_opsgenie_table,
	&importer_servicenow_table,
	&importer_jira_table,
	&importer_grafana_rows,
	&importer_table_incidents,
	&importer_sheet_incidents,
	&importer_table_deploys,
	&importer_sheet_deploys,
	&importer_grafana_table,
	&importer_graphite,
	&importer_annotation,
};
const uint32_t n_importers = G_N_ELEMENTS(importers);

const char *const importers_slices[] = {
	"scopeSpans.spans",
	"scope_spans.spans",
	"instrumentationLibrarySpans.spans",
	"instrumentation_library_spans.spans",
	"scopeLogs.logRecords",
	"scope_logs.log_records",
	"instrumentationLibraryLogs.logRecords",
	"instrumentationLibraryLogs.logs",
	"instrumentation_library_logs.log_records",
	"instrumentation_library_logs.logs",
	"scopeMetrics.metrics.dataPoints",
	"scope_metrics.metrics.data_points",
	"instrumentationLibraryMetrics.metrics.dataPoints",
	"instrumentation_library_metrics.metrics.data_points",
	NULL,
};

const char *const importers_list_keys[] = {
	"incidents",
	"incidentPreviews",
	"scheduled_maintenances",
	"annotations",
	"items",
	"Items",
	"activityItems",
	"issues",
	"data",
	"data.result",
	"result",
	"results",
	"results.result",
	"builds",
	"test_suites",
	"suites",
	"allBuilds",
	"jobs",
	"records",
	"workflow_runs",
	"alerts",
	"alert_groups",
	"frames",
	"series",
	"flags",
	"resourceSpans",
	"resource_spans",
	"resourceLogs",
	"resource_logs",
	"resourceMetrics",
	"resourceProfiles",
	"resource_metrics",
	"batches",
	NULL,
};

const struct importer *importers_find(const struct json *record)
{
	for (uint32_t i = 0; i < n_importers; i++)
		if (importers[i]->recognises &&
		    importers[i]->recognises(record))
			return importers[i];
	return NULL;
}

/* What any object of Kubernetes has says nothing of which one it is. */
static bool is_anybodys(const char *key)
{
	return strcmp(key, "apiVersion") == 0 || strcmp(key, "kind") == 0 ||
	       strcmp(key, "metadata") == 0;
}

static uint32_t overlap(const struct importer *importer, const GPtrArray *keys,
			bool is_table)
{
	struct csv_header header = {
		.names = (const char *const *)keys->pdata,
		.n = keys->len,
	};
	uint32_t n = 0;

	if (is_table)
		return importer->csv ? csv_map_overlap(&header, importer->csv) :
				       0;
	for (int k = 0; importer->keys && importer->keys[k]; k++)
		for (uint32_t i = 0;
		     !is_anybodys(importer->keys[k]) && i < keys->len; i++)
			n += csv_is_name(importer->keys[k], keys->pdata[i]);
	return n;
}

const struct importer *importers_nearest(const GPtrArray *keys, bool is_table,
					 uint32_t few)
{
	const struct importer *nearest = NULL;
	uint32_t best = few;

	for (uint32_t i = 0; i < n_importers; i++) {
		uint32_t n = overlap(importers[i], keys, is_table);

		if (n > best) {
			best = n;
			nearest = importers[i];
		}
	}
	return nearest;
}
