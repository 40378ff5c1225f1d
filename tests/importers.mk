# Tests of importers/: a program is a line.
check_tests += \
	tests/property/test_git_scope \
	tests/property/test_json \
	tests/property/test_robust \
	tests/unit/test_annotation \
	tests/unit/test_argo_rollouts \
	tests/unit/test_chaos_mesh \
	tests/unit/test_exposition \
	tests/unit/test_faro \
	tests/unit/test_flagger \
	tests/unit/test_flagger_table \
	tests/unit/test_flags \
	tests/unit/test_git \
	tests/unit/test_git_headers \
	tests/unit/test_git_names \
	tests/unit/test_git_scope \
	tests/unit/test_git_tags \
	tests/unit/test_github_runs \
	tests/unit/test_grafana_frames \
	tests/unit/test_grafana_table \
	tests/unit/test_import \
	tests/unit/test_incident \
	tests/unit/test_instant \
	tests/unit/test_json \
	tests/unit/test_junit \
	tests/unit/test_litmus \
	tests/unit/test_litmus_run \
	tests/unit/test_objectives \
	tests/unit/test_otlp \
	tests/unit/test_point \
	tests/unit/test_prometheus_api \
	tests/unit/test_promtool \
	tests/unit/test_promtool_text \
	tests/unit/test_source \
	tests/unit/test_tables_read
