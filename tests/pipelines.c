/* pipelines.c -- runs, jobs, spans, tests and series that can be read aloud */
#include "tests/pipelines.h"

#include "model/ci.h"
#include "model/entries.h"
#include "model/records_ci.h"

#include <math.h>
#include <string.h>

/* Cuts the word at the first of the letter; what follows it, or NULL. */
static char *cut(char *word, char letter)
{
	char *at = word ? strchr(word, letter) : NULL;

	if (!at)
		return NULL;
	*at = '\0';
	return at + 1;
}

static int64_t time_of(const char *text)
{
	return text && *text ? history_time(text) : NO_TIME;
}

static enum result result_of(char mark)
{
	static const char marks[] = { '?', '+', '!', 'x', 'o', '~' };

	for (int i = 0; i < RESULTS; i++)
		if (marks[i] == mark)
			return (enum result)i;
	g_assert_not_reached();
}

static uint32_t attempt_of(const char *text)
{
	return text ? (uint32_t)g_ascii_strtoull(text, NULL, 10) : 1;
}

static struct record_entry entry_of(const struct facts *facts, uint32_t source,
				    const char *id, int64_t at)
{
	return (struct record_entry){
		.id = id,
		.at = at,
		.created_at = NO_TIME,
		.modified_at = NO_TIME,
		.place = { source, facts_source(facts, source)->read + 1 },
	};
}

static const char *id_of(struct facts *facts, const char *run, uint32_t attempt)
{
	g_autofree char *id =
		run && *run ? g_strdup_printf("%s.%u", run, attempt) : NULL;

	return facts_text(facts, id);
}

static void add_run(struct facts *facts, uint32_t source, char *word)
{
	char mark = *word++;
	char *at = cut(word, '@'), *commit = cut(word, '=');
	char *id = cut(word, '#'), *attempt = cut(id, '.');
	char *pipeline = cut(word, '/');
	char *started = cut(at, '/'), *finished = cut(started, '-');
	struct ci_run run = {
		.run_id = id && *id ? facts_text(facts, id) : NULL,
		.name = facts_text(facts, pipeline),
		.commit_name = facts_text(facts, commit),
		.queued_at = time_of(at),
		.started_at = time_of(started),
		.finished_at = time_of(finished),
		.busy_seconds = NAN,
		.queued_seconds = NAN,
		.attempt = attempt_of(attempt),
		.result = result_of(mark),
	};

	run.entry = entry_of(facts, source, id_of(facts, id, run.attempt),
			     run.queued_at);
	run.entry.service_name =
		strcmp(word, "-") == 0 ? NULL : facts_text(facts, word);
	facts_add_record(facts, RECORD_RUN, &run);
}

static void add_job(struct facts *facts, uint32_t source, char *word)
{
	char mark = *word++;
	char *at = cut(word, '@'), *name = cut(word, ':');
	char *id = cut(word, '#'), *attempt = cut(id, '.');
	char *started = cut(at, '/'), *finished = cut(started, '-');
	struct ci_job job = {
		.entry = entry_of(facts, source, NULL, time_of(at)),
		.run_id = facts_text(facts, id),
		.name = facts_text(facts, name),
		.queued_at = time_of(at),
		.started_at = time_of(started),
		.finished_at = time_of(finished),
		.busy_seconds = NAN,
		.queued_seconds = NAN,
		.attempt = attempt_of(attempt),
		.result = result_of(mark),
	};

	facts_add_record(facts, RECORD_JOB, &job);
}

static void add_span(struct facts *facts, uint32_t source, char *word)
{
	char mark = *word++;
	char *at = cut(word, '@'), *commit = cut(word, '=');
	char *run = cut(word, '#'), *name = cut(word, ':');
	char *parent = cut(word, '<'), *id = cut(word, '/');
	char *ended = cut(at, '-');
	struct span span = {
		.entry = entry_of(facts, source, NULL, time_of(at)),
		.trace_id = facts_text(facts, word),
		.span_id = facts_text(facts, id),
		.parent_id = facts_text(facts, parent),
		.name = facts_text(facts, name),
		.pipeline = parent ? NULL : facts_text(facts, name),
		.task = parent ? facts_text(facts, name) : NULL,
		.run_id = facts_text(facts, run),
		.commit_name = facts_text(facts, commit),
		.started_ns = time_of(at) * 1000000000,
		.ended_ns = time_of(ended) * 1000000000,
		.queued_seconds = NAN,
		.result = result_of(mark),
	};

	facts_add_record(facts, RECORD_SPAN, &span);
}

static void add_test(struct facts *facts, uint32_t source, char *word)
{
	char mark = *word++;
	char *at = cut(word, '@'), *commit = cut(word, '=');
	char *name = cut(word, '/');
	struct test_result test = {
		.entry = entry_of(facts, source, NULL, time_of(at)),
		.suite = facts_text(facts, word),
		.name = facts_text(facts, name),
		.commit_name = facts_text(facts, commit),
		.seconds = NAN,
		.outcome = mark == '!' ? TEST_FAILED :
			   mark == 'o' ? TEST_SKIPPED :
					 TEST_PASSED,
		.is_flaky = mark == 'f',
	};

	facts_add_record(facts, RECORD_TEST, &test);
}

static void add_labels(struct facts *facts, struct series *series,
		       const char *labels)
{
	g_auto(GStrv) pairs = g_strsplit(labels, ",", -1);

	series->first_label = facts->labels->len;
	for (char **pair = pairs; *pair && **pair; pair++) {
		char *value = cut(*pair, '=');
		struct label label = { facts_text(facts, *pair),
				       facts_text(facts, value) };

		if (strcmp(*pair, "service") == 0 ||
		    (strcmp(*pair, "job") == 0 && !series->entry.service_name))
			series->entry.service_name = label.value;
		g_array_append_val(facts->labels, label);
		series->labels++;
	}
}

static void add_series(struct facts *facts, uint32_t source, char *word)
{
	char *points = cut(word, '}'), *labels = cut(word, '{');
	g_auto(GStrv) all = g_strsplit(points + 1, ",", -1);
	struct series series = {
		.entry = entry_of(facts, source, NULL, NO_TIME),
		.name = facts_text(facts, word),
		.first_point = facts->times->len,
	};

	add_labels(facts, &series, labels);
	for (char **point = all; *point && **point; point++) {
		char *value = cut(*point, '=');
		int64_t at = history_time(*point) * 1000;
		double number = strcmp(value, "nan") == 0 ?
					NAN :
					g_ascii_strtod(value, NULL);

		g_array_append_val(facts->times, at);
		g_array_append_val(facts->values, number);
		if (series.points++ == 0)
			series.entry.at = at / 1000;
	}
	facts_add_record(facts, RECORD_SERIES, &series);
}

void pipelines_read(struct facts *facts, const char *text)
{
	static const struct {
		const char *kind;
		void (*add)(struct facts *facts, uint32_t source, char *word);
		enum source_kind source;
	} kinds[] = {
		{ "run:", add_run, SOURCE_RUNS },
		{ "job:", add_job, SOURCE_RUNS },
		{ "span:", add_span, SOURCE_TRACES },
		{ "test:", add_test, SOURCE_TESTS },
		{ "series:", add_series, SOURCE_SERIES },
	};
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	uint32_t sources[SOURCE_KINDS];

	memset(sources, 0xff, sizeof(sources));
	for (char **word = words; *word; word++)
		for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
			uint32_t *source = &sources[kinds[k].source];

			if (!g_str_has_prefix(*word, kinds[k].kind))
				continue;
			if (*source == NONE)
				*source = facts_add_source(
					facts,
					source_kind_name(kinds[k].source),
					"made-up", kinds[k].source);
			kinds[k].add(facts, *source,
				     *word + strlen(kinds[k].kind));
		}
}

struct history *pipelines_history(const char *commits, const char *deploys,
				  const char *text)
{
	struct history *history = g_new0(struct history, 1);

	history->facts = facts_new();
	history_read(history->facts, "", commits, deploys, NULL);
	pipelines_read(history->facts, text);
	facts_seal(history->facts, 600);
	history->settings = settings_new();
	history->settings->as_of = history_time("365d");
	return history;
}

static void print_attempt(const struct metrics *metrics,
			  const struct attempt *one, GString *out)
{
	g_string_append_printf(
		out, "%s%s/%s#%s.%u %s", out->len > 0 ? " | " : "",
		one->home.service, one->home.pipeline,
		one->run_id ? one->run_id : "", one->number,
		one->result == RESULT_UNKNOWN ? "unknown" :
						result_name(one->result));
	if (!isnan(one->duration))
		g_string_append_printf(out, " %gs", one->duration);
	if (!isnan(one->wait))
		g_string_append_printf(out, " wait %gs", one->wait);
	if (one->is_last)
		g_string_append(out, " last");
	for (uint32_t s = 0; s < one->stages; s++) {
		const struct stage_time *time =
			&g_array_index(metrics->ci.stage_times,
				       struct stage_time, one->first_stage + s);

		g_string_append_printf(out, "%s%s %g/%g", s > 0 ? ", " : " [",
				       time->stage, time->seconds,
				       time->critical);
	}
	if (one->stages > 0)
		g_string_append_c(out, ']');
}

char *pipelines_print(const struct metrics *metrics)
{
	GString *out = g_string_new(NULL);

	for (uint32_t i = 0; i < metrics->ci.attempts->len; i++)
		print_attempt(
			metrics,
			&g_array_index(metrics->ci.attempts, struct attempt, i),
			out);
	return g_string_free(out, false);
}
