# Tests of analyzer/: a program is a line.
check_tests += \
	tests/property/test_ancestry \
	tests/property/test_curve \
	tests/property/test_comparison \
	tests/property/test_join \
	tests/property/test_join_kept \
	tests/property/test_limits \
	tests/property/test_measures \
	tests/property/test_observe \
	tests/property/test_rework \
	tests/property/test_statistics \
	tests/unit/test_accounting \
	tests/unit/test_ancestry \
	tests/unit/test_attribution \
	tests/unit/test_backtest \
	tests/unit/test_bootstrap \
	tests/unit/test_change_failure \
	tests/unit/test_comparison \
	tests/unit/test_compose \
	tests/unit/test_curve \
	tests/unit/test_error_rate \
	tests/unit/test_histogram \
	tests/unit/test_impact \
	tests/unit/test_interval \
	tests/unit/test_join \
	tests/unit/test_limits \
	tests/unit/test_measures \
	tests/unit/test_random \
	tests/unit/test_rework \
	tests/unit/test_selector \
	tests/unit/test_statistics \
	tests/unit/test_survival \
	tests/unit/test_tables \
	tests/unit/test_tails \
	tests/unit/test_tier \
	tests/unit/test_traps \
	tests/unit/test_weekly
