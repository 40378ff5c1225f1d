# Tests of cli/: a program is a line.
check_tests += \
	tests/unit/test_cli_words \
	tests/unit/test_config \
	tests/unit/test_config_delivery \
	tests/unit/test_config_targets \
	tests/unit/test_config_values \
	tests/unit/test_options
