# Rules that check themselves, and golden runs: a script is a line.
dist_check_SCRIPTS += \
	tests/check/copr.sh \
	tests/check/damaged_graphs.sh \
	tests/check/demo.sh \
	tests/check/demo_ci.sh \
	tests/check/doors.sh \
	tests/check/format.sh \
	tests/check/formats.sh \
	tests/check/histories.sh \
	tests/check/layers.sh \
	tests/check/listed.sh \
	tests/check/manual.sh \
	tests/check/objects.sh \
	tests/check/odd_hostile.sh \
	tests/check/odd_objects.sh \
	tests/check/odd_refs.sh \
	tests/check/odd_repositories.sh \
	tests/check/outputs.sh \
	tests/check/rework.sh \
	tests/check/same_bytes.sh \
	tests/check/samples.sh \
	tests/check/scripts.sh \
	tests/check/shape.sh \
	tests/golden/run.sh

EXTRA_DIST += \
	tests/check/histories.awk \
	tests/check/lib.sh \
	tests/check/many.sh \
	tests/check/odd.sh \
	tests/check/samples.txt \
	tests/golden/bad-key \
	tests/golden/bad-option \
	tests/golden/bad-output \
	tests/golden/bad-quarter \
	tests/golden/bad-repository \
	tests/golden/bad-service \
	tests/golden/bad-strict \
	tests/golden/bad-table \
	tests/golden/bad-truncated \
	tests/golden/bad-truncated-check \
	tests/golden/bad-unknown-file \
	tests/golden/check \
	tests/golden/check-unknown-files \
	tests/golden/check-selectors \
	tests/golden/metrics \
	tests/golden/metrics-80-ascii \
	tests/golden/metrics-csv \
	tests/golden/metrics-days \
	tests/golden/metrics-month \
	tests/golden/metrics-one-service \
	tests/golden/report \
	tests/golden/report-fail-on \
	tests/golden/show-canary \
	tests/golden/show-canary-comparison \
	tests/golden/show-deploys \
	tests/golden/show-flags \
	tests/golden/report-fail-on-missed \
	tests/golden/show-ci-stages \
	tests/golden/show-ci-weekly \
	tests/golden/show-deploys \
	tests/golden/show-flaky-json \
	tests/golden/show-impact \
	tests/golden/show-incidents-json \
	tests/golden/show-rollback \
	tests/golden/show-unmatched \
	tests/golden/show-weekly-md
