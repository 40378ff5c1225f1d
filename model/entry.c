/* entry.c -- the words and sizes of the kinds of records */
#include "model/entry.h"

#include "model/records_ci.h"
#include "model/records_delivery.h"
#include "model/records_series.h"

size_t record_kind_size(enum record_kind kind)
{
	static const size_t sizes[RECORD_KINDS] = {
		[RECORD_RUN] = sizeof(struct ci_run),
		[RECORD_JOB] = sizeof(struct ci_job),
		[RECORD_TEST] = sizeof(struct test_result),
		[RECORD_SPAN] = sizeof(struct span),
		[RECORD_SERIES] = sizeof(struct series),
		[RECORD_EVENT] = sizeof(struct event),
		[RECORD_ALERT] = sizeof(struct alert),
		[RECORD_CANARY] = sizeof(struct canary),
		[RECORD_CHAOS] = sizeof(struct chaos_result),
		[RECORD_EVALUATION] = sizeof(struct flag_evaluation),
		[RECORD_OBJECTIVE] = sizeof(struct objective),
	};

	return sizes[kind];
}

const char *result_name(enum result result)
{
	static const char *const names[RESULTS] = {
		[RESULT_UNKNOWN] = "",	      [RESULT_SUCCESS] = "success",
		[RESULT_FAILURE] = "failure", [RESULT_CANCELLED] = "cancelled",
		[RESULT_SKIPPED] = "skipped", [RESULT_RUNNING] = "running",
	};

	return names[result];
}

const char *test_outcome_name(enum test_outcome outcome)
{
	static const char *const names[TEST_OUTCOMES] = {
		[TEST_PASSED] = "passed",
		[TEST_FAILED] = "failed",
		[TEST_BROKEN] = "error",
		[TEST_SKIPPED] = "skipped",
	};

	return names[outcome];
}

const char *series_type_name(enum series_type type)
{
	static const char *const names[SERIES_TYPES] = {
		[SERIES_UNKNOWN] = "",
		[SERIES_COUNTER] = "counter",
		[SERIES_GAUGE] = "gauge",
		[SERIES_HISTOGRAM] = "histogram",
	};

	return names[type];
}

const char *chaos_verdict_name(enum verdict_of_chaos verdict)
{
	static const char *const names[CHAOS_VERDICTS] = {
		[CHAOS_UNKNOWN] = "",	     [CHAOS_PASSED] = "pass",
		[CHAOS_FAILED] = "fail",     [CHAOS_STOPPED] = "stopped",
		[CHAOS_AWAITED] = "awaited",
	};

	return names[verdict];
}
