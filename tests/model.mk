# Tests of model/: a program is a line.
check_tests += \
	tests/property/test_period \
	tests/property/test_seal \
	tests/property/test_seal_sources \
	tests/unit/test_entries \
	tests/unit/test_facts \
	tests/unit/test_graph \
	tests/unit/test_period \
	tests/unit/test_seal \
	tests/unit/test_seal_sources \
	tests/unit/test_sentence \
	tests/unit/test_sort_keys \
	tests/unit/test_table \
	tests/unit/test_texts
