/* importers_list.h -- the rows of the table of importers, by name */
#ifndef IMPORTERS_IMPORTERS_LIST_H
#define IMPORTERS_IMPORTERS_LIST_H

#include "importers/importer.h"

extern const struct importer importer_alertmanager;
extern const struct importer importer_annotation;
extern const struct importer importer_argo_rollouts;
extern const struct importer importer_argocd;
extern const struct importer importer_better_stack;
extern const struct importer importer_bitbucket_bamboo;
extern const struct importer importer_chaos_mesh;
extern const struct importer importer_cianalyzer;
extern const struct importer importer_circleci;
extern const struct importer importer_cstate;
extern const struct importer importer_datadog;
extern const struct importer importer_devlake_commits;
extern const struct importer importer_devlake_deployments;
extern const struct importer importer_devlake_issues;
extern const struct importer importer_exposition;
extern const struct importer importer_faro;
extern const struct importer importer_fedora_status;
extern const struct importer importer_firehydrant;
extern const struct importer importer_flagger;
extern const struct importer importer_flags;
extern const struct importer importer_flux;
extern const struct importer importer_four_keys_deploys;
extern const struct importer importer_four_keys_incidents;
extern const struct importer importer_git_tag_list;
extern const struct importer importer_github_deployments;
extern const struct importer importer_github_issues;
extern const struct importer importer_github_releases;
extern const struct importer importer_github_runs;
extern const struct importer importer_github_statuses;
extern const struct importer importer_gitlab_deployments;
extern const struct importer importer_gitlab_issues;
extern const struct importer importer_gitlab_releases;
extern const struct importer importer_gitlab_runs;
extern const struct importer importer_grafana_activity;
extern const struct importer importer_grafana_frames;
extern const struct importer importer_grafana_rows;
extern const struct importer importer_grafana_table;
extern const struct importer importer_graphite;
extern const struct importer importer_harness;
extern const struct importer importer_helm;
extern const struct importer importer_incident;
extern const struct importer importer_incident_io;
extern const struct importer importer_jenkins;
extern const struct importer importer_jira;
extern const struct importer importer_jira_table;
extern const struct importer importer_junit;
extern const struct importer importer_litmus;
extern const struct importer importer_objectives;
extern const struct importer importer_octopus;
extern const struct importer importer_oncall;
extern const struct importer importer_opsgenie;
extern const struct importer importer_opsgenie_table;
extern const struct importer importer_otlp_logs;
extern const struct importer importer_otlp_metrics;
extern const struct importer importer_otlp_traces;
extern const struct importer importer_pagerduty;
extern const struct importer importer_pagerduty_analytics;
extern const struct importer importer_pagerduty_table;
extern const struct importer importer_postmortem;
extern const struct importer importer_prometheus_api;
extern const struct importer importer_promtool;
extern const struct importer importer_rootly;
extern const struct importer importer_servicenow;
extern const struct importer importer_servicenow_table;
extern const struct importer importer_sheet_deploys;
extern const struct importer importer_sheet_incidents;
extern const struct importer importer_spinnaker;
extern const struct importer importer_squadcast;
extern const struct importer importer_statuspage;
extern const struct importer importer_statuspage_atom;
extern const struct importer importer_table_deploys;
extern const struct importer importer_table_incidents;
extern const struct importer importer_test_reports;
extern const struct importer importer_upptime;
extern const struct importer importer_victorops;

#endif
