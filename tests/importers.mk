# Tests of importers/: a program is a line.
check_tests += \
	tests/property/test_git_scope \
	tests/property/test_json \
	tests/property/test_robust \
	tests/unit/test_annotation \
	tests/unit/test_git \
	tests/unit/test_git_headers \
	tests/unit/test_git_names \
	tests/unit/test_git_scope \
	tests/unit/test_git_tags \
	tests/unit/test_github_deployments \
	tests/unit/test_github_releases \
	tests/unit/test_github_runs \
	tests/unit/test_gitlab_deployments \
	tests/unit/test_import \
	tests/unit/test_incident \
	tests/unit/test_instant \
	tests/unit/test_json \
	tests/unit/test_junit \
	tests/unit/test_objectives \
	tests/unit/test_source \
	tests/unit/test_tables_read
