/* loop_sources.c -- which kinds of source are behind a number of the loop */
#include "analyzer/loop_sources.h"

#include "analyzer/ci_series.h"
#include "model/settings_delivery.h"

/* What the facts have of a source of that kind; RECORD_KINDS: not a record. */
static const enum record_kind records[SOURCE_KINDS] = {
	[SOURCE_COMMITS] = RECORD_KINDS,
	[SOURCE_DEPLOYS] = RECORD_KINDS,
	[SOURCE_INCIDENTS] = RECORD_KINDS,
	[SOURCE_RUNS] = RECORD_RUN,
	[SOURCE_TESTS] = RECORD_TEST,
	[SOURCE_TRACES] = RECORD_SPAN,
	[SOURCE_SERIES] = RECORD_SERIES,
	[SOURCE_EVENTS] = RECORD_EVENT,
	[SOURCE_ALERTS] = RECORD_ALERT,
	[SOURCE_CANARIES] = RECORD_CANARY,
	[SOURCE_CHAOS] = RECORD_CHAOS,
	[SOURCE_FLAGS] = RECORD_EVALUATION,
	[SOURCE_OBJECTIVES] = RECORD_OBJECTIVE,
};

static bool has_source(const struct facts *facts, enum source_kind kind)
{
	for (uint32_t s = 0; s < facts->sources->len; s++)
		if (facts_source(facts, s)->kind == kind)
			return true;
	return false;
}

/* Of pipelines: those of tests, or the others. */
static bool has_ci_series(const struct metrics *metrics, bool are_tests)
{
	const GArray *series = metrics->ci.series;

	for (uint32_t i = 0; series && i < series->len; i++) {
		enum ci_use use =
			g_array_index(series, struct ci_series, i).use;

		if ((use == CI_TESTS || use == CI_FLAKY) == are_tests)
			return true;
	}
	return false;
}

static bool has_flag_series(const struct settings *settings)
{
	for (uint32_t f = 0; f < settings->flags->len; f++)
		if (((const struct flag_settings *)settings->flags->pdata[f])
			    ->exposures)
			return true;
	return false;
}

/* Series are everywhere; which of them it is shows what they stand beside. */
static bool has_series(const struct metrics *metrics, unsigned int from)
{
	if (metrics->facts->records[RECORD_SERIES]->len == 0)
		return false;
	if (from & LOOP_FROM_TESTS)
		return has_ci_series(metrics, true);
	if (from & LOOP_FROM_RUNS)
		return has_ci_series(metrics, false);
	if (from & LOOP_FROM_FLAGS)
		return has_flag_series(metrics->settings);
	return true;
}

static bool is_given(const struct metrics *metrics, enum source_kind kind,
		     unsigned int from)
{
	const struct facts *facts = metrics->facts;

	if (kind == SOURCE_SERIES)
		return has_series(metrics, from);
	if (kind == SOURCE_RUNS && facts->records[RECORD_JOB]->len > 0)
		return true;
	if (records[kind] != RECORD_KINDS &&
	    facts->records[records[kind]]->len > 0)
		return true;
	return has_source(facts, kind);
}

const char *loop_sources(const struct metrics *metrics, struct pool *pool,
			 unsigned int from)
{
	g_autoptr(GString) names = g_string_new(NULL);

	for (int kind = 0; kind < SOURCE_KINDS; kind++)
		if (from & 1u << kind &&
		    is_given(metrics, (enum source_kind)kind, from))
			g_string_append_printf(
				names, "%s%s", names->len > 0 ? ";" : "",
				source_kind_name((enum source_kind)kind));
	return names->len > 0 ? pool_text(pool, names->str) : NULL;
}
