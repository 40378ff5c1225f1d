# Fuzz targets: a program is a line, its source (its name with .c) defines
# LLVMFuzzerTestOneInput().  `make check` replays tests/fuzz/corpus/NAME through
# fuzz_NAME, a test point for each file.  With --enable-fuzzing it searches:
#
#	tests/fuzz/fuzz_NAME NEW-FOLDER SOURCE/tests/fuzz/corpus/NAME
fuzz_targets += \
	tests/fuzz/fuzz_alertmanager \
	tests/fuzz/fuzz_annotation \
	tests/fuzz/fuzz_any \
	tests/fuzz/fuzz_argo_rollouts \
	tests/fuzz/fuzz_argocd \
	tests/fuzz/fuzz_better_stack \
	tests/fuzz/fuzz_bitbucket_bamboo \
	tests/fuzz/fuzz_chaos_mesh \
	tests/fuzz/fuzz_cianalyzer \
	tests/fuzz/fuzz_circleci \
	tests/fuzz/fuzz_commit_graph \
	tests/fuzz/fuzz_cstate \
	tests/fuzz/fuzz_datadog \
	tests/fuzz/fuzz_devlake \
	tests/fuzz/fuzz_exposition \
	tests/fuzz/fuzz_faro \
	tests/fuzz/fuzz_faro_line \
	tests/fuzz/fuzz_fedora_status \
	tests/fuzz/fuzz_firehydrant \
	tests/fuzz/fuzz_flagger \
	tests/fuzz/fuzz_flagger_table \
	tests/fuzz/fuzz_flags \
	tests/fuzz/fuzz_flux \
	tests/fuzz/fuzz_four_keys \
	tests/fuzz/fuzz_git_inflate \
	tests/fuzz/fuzz_git_tag_list \
	tests/fuzz/fuzz_github_deployments \
	tests/fuzz/fuzz_github_issues \
	tests/fuzz/fuzz_github_releases \
	tests/fuzz/fuzz_github_runs \
	tests/fuzz/fuzz_github_statuses \
	tests/fuzz/fuzz_gitlab_deployments \
	tests/fuzz/fuzz_gitlab_issues \
	tests/fuzz/fuzz_gitlab_releases \
	tests/fuzz/fuzz_gitlab_runs \
	tests/fuzz/fuzz_grafana_activity \
	tests/fuzz/fuzz_grafana_frames \
	tests/fuzz/fuzz_grafana_rows \
	tests/fuzz/fuzz_grafana_table \
	tests/fuzz/fuzz_graphite \
	tests/fuzz/fuzz_harness \
	tests/fuzz/fuzz_helm \
	tests/fuzz/fuzz_incident \
	tests/fuzz/fuzz_incident_io \
	tests/fuzz/fuzz_jenkins \
	tests/fuzz/fuzz_jira \
	tests/fuzz/fuzz_jira_table \
	tests/fuzz/fuzz_json \
	tests/fuzz/fuzz_junit \
	tests/fuzz/fuzz_litmus \
	tests/fuzz/fuzz_objectives \
	tests/fuzz/fuzz_octopus \
	tests/fuzz/fuzz_oncall \
	tests/fuzz/fuzz_opsgenie \
	tests/fuzz/fuzz_opsgenie_table \
	tests/fuzz/fuzz_otlp \
	tests/fuzz/fuzz_pagerduty \
	tests/fuzz/fuzz_pagerduty_analytics \
	tests/fuzz/fuzz_pagerduty_table \
	tests/fuzz/fuzz_postmortem \
	tests/fuzz/fuzz_prometheus_api \
	tests/fuzz/fuzz_promtool \
	tests/fuzz/fuzz_promtool_text \
	tests/fuzz/fuzz_rootly \
	tests/fuzz/fuzz_servicenow \
	tests/fuzz/fuzz_servicenow_table \
	tests/fuzz/fuzz_spinnaker \
	tests/fuzz/fuzz_squadcast \
	tests/fuzz/fuzz_statuspage \
	tests/fuzz/fuzz_statuspage_atom \
	tests/fuzz/fuzz_tables \
	tests/fuzz/fuzz_test_reports \
	tests/fuzz/fuzz_upptime \
	tests/fuzz/fuzz_victorops

if FUZZING
noinst_PROGRAMS += $(fuzz_targets)
else
check_tests += $(fuzz_targets)
tests_libsupport_a_SOURCES += tests/fuzz/replay.c
endif

EXTRA_DIST += \
	tests/fuzz/corpus \
	tests/fuzz/fuzz.h \
	tests/fuzz/replay.c
