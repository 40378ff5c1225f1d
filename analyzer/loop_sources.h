/* loop_sources.h -- which kinds of source are behind a number of the loop */
#ifndef ANALYZER_LOOP_SOURCES_H
#define ANALYZER_LOOP_SOURCES_H

#include "model/metrics.h"

/* What a number may rest on, as bits. */
enum {
	LOOP_FROM_COMMITS = 1 << SOURCE_COMMITS,
	LOOP_FROM_DEPLOYS = 1 << SOURCE_DEPLOYS,
	LOOP_FROM_INCIDENTS = 1 << SOURCE_INCIDENTS,
	LOOP_FROM_RUNS = 1 << SOURCE_RUNS,
	LOOP_FROM_TESTS = 1 << SOURCE_TESTS,
	LOOP_FROM_TRACES = 1 << SOURCE_TRACES,
	LOOP_FROM_SERIES = 1 << SOURCE_SERIES,
	LOOP_FROM_CANARIES = 1 << SOURCE_CANARIES,
	LOOP_FROM_CHAOS = 1 << SOURCE_CHAOS,
	LOOP_FROM_FLAGS = 1 << SOURCE_FLAGS,
	LOOP_FROM_OBJECTIVES = 1 << SOURCE_OBJECTIVES,
};

/* Those of them that were given, joined by ;, as data_quality names them. */
const char *loop_sources(const struct metrics *metrics, struct pool *pool,
			 unsigned int from);

#endif
