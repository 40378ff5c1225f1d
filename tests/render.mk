# Tests of render/: a program is a line.
check_tests += \
	tests/unit/test_arrange \
	tests/unit/test_callout \
	tests/unit/test_charts \
	tests/unit/test_csv \
	tests/unit/test_format \
	tests/unit/test_headlines \
	tests/unit/test_json_render \
	tests/unit/test_manifest \
	tests/unit/test_marks \
	tests/unit/test_pdf \
	tests/unit/test_publish \
	tests/unit/test_publish_trouble \
	tests/unit/test_reach \
	tests/unit/test_renderers \
	tests/unit/test_ruler \
	tests/unit/test_scale \
	tests/unit/test_scene \
	tests/unit/test_terminal \
	tests/unit/test_terminal_table \
	tests/unit/test_theme \
	tests/unit/test_verdicts \
	tests/unit/test_words \
	tests/unit/test_workbook \
	tests/unit/test_workbook_series \
	tests/unit/test_xlsx

EXTRA_DIST += \
	tests/scenes \
	tests/unit/test_terminal_screens.h
