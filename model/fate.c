/* fate.c -- the words for sources and for what became of a record */
#include "model/fate.h"

#include "model/source.h"

const char *fate_name(enum fate fate)
{
	static const char *const names[FATES] = {
		[FATE_USED] = "used",
		[FATE_DUPLICATE] = "duplicate",
		[FATE_OUT_OF_WINDOW] = "out_of_window",
		[FATE_NOT_PRODUCTION] = "not_production",
		[FATE_DRILL] = "drill",
		[FATE_NOT_RELEVANT] = "not_relevant",
		[FATE_UNMATCHED] = "unmatched",
		[FATE_MALFORMED] = "malformed",
	};

	return names[fate];
}

const char *source_kind_name(enum source_kind kind)
{
	static const char *const names[SOURCE_KINDS] = {
		[SOURCE_COMMITS] = "commits",
		[SOURCE_DEPLOYS] = "deploys",
		[SOURCE_INCIDENTS] = "incidents",
		[SOURCE_RUNS] = "runs",
		[SOURCE_TESTS] = "tests",
		[SOURCE_TRACES] = "traces",
		[SOURCE_SERIES] = "series",
		[SOURCE_EVENTS] = "events",
		[SOURCE_ALERTS] = "alerts",
		[SOURCE_CANARIES] = "canaries",
		[SOURCE_CHAOS] = "chaos",
		[SOURCE_FLAGS] = "flags",
		[SOURCE_OBJECTIVES] = "objectives",
	};

	return names[kind];
}
