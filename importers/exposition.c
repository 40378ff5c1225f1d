/* exposition.c -- metrics as text: Prometheus, OpenMetrics, dumps of a TSDB
 *
 * Dumps go by time as often as by series, so the points of each series are
 * gathered until the file ends.  What has no time is the state at a moment that
 * nobody tells: it is left out, with a finding, but for chaos experiments,
 * which tell their times as values (exposition_chaos.c).
 *
 * Milliseconds or seconds: OpenMetrics has seconds, all others milliseconds,
 * and no time of an export is so early or late that they could be confused.
 */
#include "importers/exposition.h"

#include "importers/exposition_line.h"
#include "importers/field.h"
#include "importers/histogram_text.h"
#include "importers/importers_list.h"
#include "importers/point.h"
#include "importers/series_alerts.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

struct gathered {
	char *text; /* name and labels, as written */
	uint32_t record;
	GArray *times, *values;
	struct histogram_text *histograms; /* NULL: it has none */
};

struct exposition {
	GHashTable *found; /* text: struct gathered *, owned by `all` */
	GPtrArray *all;
	GHashTable *types;     /* name: enum series_type */
	GHashTable *units;     /* name: text */
	struct gathered *last; /* lines of a series stand together */
	uint32_t timeless;     /* samples without a time */
	uint32_t first_timeless;
	struct exposition_chaos *chaos;
};

static void gathered_free(void *data)
{
	struct gathered *gathered = data;

	g_array_unref(gathered->times);
	g_array_unref(gathered->values);
	histogram_text_free(gathered->histograms);
	g_free(gathered->text);
	g_free(gathered);
}

static struct exposition *state_of(struct reading *reading)
{
	struct exposition *state = reading->state;

	if (state)
		return state;
	state = g_new0(struct exposition, 1);
	state->found = g_hash_table_new(g_str_hash, g_str_equal);
	state->all = g_ptr_array_new_with_free_func(gathered_free);
	state->types =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	state->units =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	reading->state = state;
	return state;
}

static void state_free(struct exposition *state)
{
	g_hash_table_unref(state->found);
	g_ptr_array_unref(state->all);
	g_hash_table_unref(state->types);
	g_hash_table_unref(state->units);
	exposition_chaos_free(state->chaos);
	g_free(state);
}

/* -- lines */

/* `# TYPE name type`, `# UNIT name unit` */
static void read_comment(struct exposition *state, const char *line)
{
	const char *at = line + 1;
	g_autofree char *keyword = exposition_word(&at);
	g_autofree char *name = exposition_word(&at);
	g_autofree char *word = exposition_word(&at);

	if (!*word)
		return;
	if (strcmp(keyword, "UNIT") == 0)
		g_hash_table_insert(state->units, g_strdup(name),
				    g_strdup(word));
	if (strcmp(keyword, "TYPE") == 0)
		g_hash_table_insert(state->types, g_strdup(name),
				    GINT_TO_POINTER(exposition_type(word)));
}

static struct gathered *gathered_of(struct reading *reading,
				    struct exposition *state, const char *line,
				    size_t length)
{
	struct gathered *one = state->last;
	g_autofree char *text = NULL;

	if (one && strncmp(one->text, line, length) == 0 &&
	    one->text[length] == '\0')
		return one;
	text = g_strndup(line, length);
	one = g_hash_table_lookup(state->found, text);
	if (!one) {
		one = g_new0(struct gathered, 1);
		one->text = g_steal_pointer(&text);
		one->record = reading->record;
		one->times = g_array_new(false, false, sizeof(int64_t));
		one->values = g_array_new(false, false, sizeof(double));
		g_ptr_array_add(state->all, one);
		g_hash_table_insert(state->found, one->text, one);
	}
	state->last = one;
	return one;
}

static void read_timeless(struct reading *reading, struct exposition *state,
			  const char *line, size_t series, double value)
{
	if (g_str_has_prefix(line, "litmuschaos_") &&
	    exposition_chaos_take(&state->chaos, line, series, value,
				  reading->record))
		return;
	if (state->timeless++ == 0)
		state->first_timeless = reading->record;
	reading_end(reading, FATE_NOT_RELEVANT);
}

/* A native histogram of a dump. */
static void read_histogram(struct reading *reading, struct exposition *state,
			   const char *line, const struct sample *sample)
{
	struct gathered *gathered;
	int64_t at;

	if (sample->time_length == 0) {
		read_timeless(reading, state, line, sample->series, NAN);
		return;
	}
	gathered = gathered_of(reading, state, line, sample->series);
	if (!point_time(sample->time, sample->time_length, &at) ||
	    !histogram_text_add(&gathered->histograms, sample->value,
				sample->time, sample->time_length))
		reading_malformed(reading, "not a sample",
				  "\"%.60s\" is not a histogram and a time",
				  sample->value);
}

static void read_sample(struct reading *reading, struct exposition *state,
			const char *line)
{
	struct gathered *gathered;
	struct sample sample;
	int64_t at;
	double value;

	if (!exposition_cut(line, &sample)) {
		reading_malformed(reading, "not a sample",
				  "\"%.60s\" is not a series and its value",
				  line);
		return;
	}
	if (*sample.value == '{') {
		read_histogram(reading, state, line, &sample);
		return;
	}
	if (!point_value(sample.value, sample.value_length, &value) ||
	    (sample.time_length > 0 &&
	     !point_time(sample.time, sample.time_length, &at))) {
		reading_malformed(reading, "not a sample",
				  "\"%.60s\" is not a value and a time",
				  sample.value);
		return;
	}
	if (sample.time_length == 0) {
		read_timeless(reading, state, line, sample.series, value);
		return;
	}
	gathered = gathered_of(reading, state, line, sample.series);
	g_array_append_val(gathered->times, at);
	g_array_append_val(gathered->values, value);
}

static void read_line(struct reading *reading, char *line, size_t length)
{
	struct exposition *state = state_of(reading);

	(void)length;
	line += strspn(line, " \t\r");
	if (*line == '#')
		read_comment(state, line);
	else if (*line)
		read_sample(reading, state, line);
}

/* -- the end */

/* The name that a `# TYPE` line gives, without what its samples add to it. */
static char *base_of(const char *name)
{
	static const char *const suffixes[] = { "_total", "_bucket",  "_sum",
						"_count", "_created", "_gsum",
						"_gcount" };

	for (size_t s = 0; s < G_N_ELEMENTS(suffixes); s++)
		if (g_str_has_suffix(name, suffixes[s]))
			return g_strndup(name,
					 strlen(name) - strlen(suffixes[s]));
	return g_strdup(name);
}

static void *told(GHashTable *table, const char *name, const char *base)
{
	void *value = g_hash_table_lookup(table, name);

	return value ? value : g_hash_table_lookup(table, base);
}

static void take_label(void *data, const char *name, const char *value)
{
	series_label(data, name, value);
}

/* A summary counts in its _sum and _count, whatever its quantiles are. */
static void add_series(struct reading *reading, struct exposition *state,
		       struct gathered *one)
{
	struct facts *facts = reading->import->facts;
	size_t name_length = series_name_length(one->text);
	g_autofree char *name = g_strndup(one->text, name_length);
	char *labels = one->text + name_length;
	g_autofree char *base = NULL;
	struct series_draft draft;

	series_begin(&draft, reading, one->record);
	draft.series.name = facts_text(facts, name);
	labels += strspn(labels, " \t");
	if (*labels && !series_labels_read(labels, take_label, &draft)) {
		series_drop(&draft);
		reading->record = one->record;
		reading_malformed(reading, "not a series",
				  "its labels are not whole");
		return;
	}
	base = base_of(draft.series.name);
	draft.series.type = (enum series_type)GPOINTER_TO_INT(
		told(state->types, draft.series.name, base));
	if (g_str_has_suffix(draft.series.name, "_created"))
		draft.series.type = SERIES_GAUGE;
	draft.series.unit =
		facts_text(facts, told(state->units, draft.series.name, base));
	for (uint32_t p = 0; p < one->times->len; p++)
		series_point(&draft, g_array_index(one->times, int64_t, p),
			     g_array_index(one->values, double, p));
	series_end(&draft);
}

static void add_histograms(struct reading *reading, struct gathered *one)
{
	size_t name_length = series_name_length(one->text);
	g_autofree char *name = g_strndup(one->text, name_length);
	char *labels = one->text + name_length;

	reading->record = one->record;
	histogram_text_end(one->histograms, reading, name,
			   labels + strspn(labels, " \t"));
}

static void add_all(struct reading *reading, struct exposition *state)
{
	for (uint32_t i = 0; i < state->all->len; i++) {
		struct gathered *one = state->all->pdata[i];

		/* of one series either, mostly */
		if (one->histograms && one->times->len == 0)
			add_histograms(reading, one);
		else if (one->times->len > 0)
			add_series(reading, state, one);
		g_array_set_size(one->times, 0);
		g_array_set_size(one->values, 0);
	}
}

static void finish(struct reading *reading)
{
	struct exposition *state = reading->state;
	uint32_t record = reading->record;

	if (!state)
		return;
	add_all(reading, state);
	exposition_chaos_add(state->chaos, reading);
	series_alerts_add(reading);
	reading->record = state->first_timeless;
	if (state->timeless > 0)
		reading_finding(reading, NO_TIME, "no times",
				"%" PRIu32 " %s when taken, from here on: left "
				"out",
				state->timeless,
				state->timeless == 1 ? "sample does not say" :
						       "samples do not say");
	reading->record = record;
	g_clear_pointer((struct exposition **)&reading->state, state_free);
}

/* -- what it is known by */

/* A line that a comment of a table or of YAML is not. */
static bool is_type_line(const char *line)
{
	g_autofree char *copy = g_strndup(line, strcspn(line, "\r\n"));
	g_auto(GStrv) words = g_strsplit(copy, " ", 5);

	if (g_strv_length(words) == 2)
		return strcmp(copy, "# EOF") == 0;
	return g_strv_length(words) == 4 && strcmp(words[0], "#") == 0 &&
	       strcmp(words[1], "TYPE") == 0 &&
	       word_is(words[3], "counter|gauge|histogram|summary|untyped|"
				 "unknown|info|stateset|gaugehistogram");
}

static bool is_sample_line(const char *line)
{
	g_autofree char *copy = g_strndup(line, strcspn(line, "\r\n"));
	struct sample sample;
	int64_t at;
	double value;

	/* a word and a number alone may be anything */
	return exposition_cut(copy, &sample) &&
	       (sample.time_length > 0 || strchr(copy, '{')) &&
	       (*sample.value == '{' ||
		point_value(sample.value, sample.value_length, &value)) &&
	       (sample.time_length == 0 ||
		point_time(sample.time, sample.time_length, &at));
}

static bool recognises(const char *head)
{
	head += strspn(head, " \t\r\n");
	while (*head == '#') {
		if (is_type_line(head))
			return true;
		head += strcspn(head, "\n");
		head += strspn(head, " \t\r\n");
	}
	return is_sample_line(head);
}

static const struct text_shape text = {
	.recognises = recognises,
	.read_line = read_line,
};

const struct importer importer_exposition = {
	.name = "exposition",
	.about = "metrics of Prometheus and OpenMetrics as text, dumps of "
		 "promtool tsdb",
	.forms = "text",
	.kind = SOURCE_SERIES,
	.text = &text,
	.finish = finish,
};
