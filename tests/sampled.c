/* sampled.c -- series that can be read aloud */
#include "tests/sampled.h"

#include "model/entries.h"

#include <math.h>
#include <string.h>

/* Where the next point stands. */
struct place_in_time {
	int64_t at, step; /* milliseconds */
};

int64_t sampled_time(const char *text)
{
	return history_time(text) * 1000;
}

static void add_point(struct facts *facts, struct series *series,
		      struct place_in_time *place, const char *value,
		      double rise)
{
	double number = strcmp(value, "stale") == 0 ?
				NAN :
				g_ascii_strtod(value, NULL) + rise;

	if (strcmp(value, "_") != 0) {
		g_array_append_val(facts->times, place->at);
		g_array_append_val(facts->values, number);
		series->points++;
	}
	place->at += place->step;
}

static void move(struct place_in_time *place, char *word)
{
	char *step = strchr(word, '/');

	if (step) {
		*step++ = '\0';
		place->step = sampled_time(step) - history_epoch * 1000;
	}
	place->at = sampled_time(word);
}

/* Where FROM+BY has its sign, if it has: not that of a number itself. */
static char *find_rise(char *word)
{
	for (char *sign = word; *sign; sign++)
		if (sign > word && strchr("+-", *sign) && sign[-1] != 'e')
			return sign;
	return NULL;
}

static void add_points(struct facts *facts, struct series *series,
		       struct place_in_time *place, char *word)
{
	char *times = strchr(word, 'x');
	char *sign = NULL;
	int64_t n = times ? g_ascii_strtoll(times + 1, NULL, 10) : 1;
	double by = 0;

	if (times)
		*times = '\0';
	if (g_ascii_isdigit(*word))
		sign = find_rise(word);
	if (sign) {
		by = g_ascii_strtod(sign, NULL);
		*sign = '\0';
	}
	for (int64_t k = 0; k < n; k++)
		add_point(facts, series, place, word, by * (double)k);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(((const struct label *)a)->name,
		      ((const struct label *)b)->name);
}

/* NAME{LABEL=VALUE,…} */
static void read_name(struct facts *facts, struct series *series, char *word)
{
	char *brace = strchr(word, '{');
	g_autoptr(GArray) labels =
		g_array_new(false, false, sizeof(struct label));

	if (brace) {
		g_auto(GStrv) pairs = NULL;

		*brace = '\0';
		*strchr(brace + 1, '}') = '\0';
		pairs = g_strsplit(brace + 1, ",", -1);
		for (char **pair = pairs; *pair; pair++) {
			char *value = strchr(*pair, '=');

			*value++ = '\0';
			struct label label = { facts_text(facts, *pair),
					       facts_text(facts, value) };
			g_array_append_val(labels, label);
			if (strcmp(*pair, "service") == 0)
				series->entry.service_name = label.value;
		}
	}
	g_array_sort(labels, by_name);
	g_array_append_vals(facts->labels, labels->data, labels->len);
	series->labels = labels->len;
	series->name = facts_text(facts, word);
	if (g_str_has_suffix(word, "_total"))
		series->type = SERIES_COUNTER;
	if (g_str_has_suffix(word, "_bucket"))
		series->type = SERIES_HISTOGRAM;
}

static void read_series(struct facts *facts, uint32_t source, uint32_t record,
			char *text)
{
	g_auto(GStrv) words = g_strsplit(g_strstrip(text), " ", -1);
	struct place_in_time place = { sampled_time("0"), 60000 };
	struct series series = {
		.entry = {
			.created_at = NO_TIME,
			.modified_at = NO_TIME,
			.place = { source, record },
			.service = NONE,
		},
		.first_label = facts->labels->len,
		.first_point = facts->times->len,
	};

	read_name(facts, &series, words[0]);
	for (char **word = words + 1; *word; word++)
		if (**word == '@')
			move(&place, *word + 1);
		else if (**word)
			add_points(facts, &series, &place, *word);
	series.entry.at = NO_TIME;
	if (series.points > 0)
		series.entry.at = g_array_index(facts->times, int64_t,
						series.first_point) /
				  1000;
	facts_add_record(facts, RECORD_SERIES, &series);
}

void sampled_read(struct facts *facts, const char *series)
{
	g_auto(GStrv) texts = g_strsplit(series, "|", -1);
	uint32_t source = facts_add_source(facts, "series.json", "promtool",
					   SOURCE_SERIES);

	for (uint32_t i = 0; texts[i]; i++)
		if (*g_strstrip(texts[i]))
			read_series(facts, source, i + 1, texts[i]);
}

struct history *sampled_history(const char *deploys, const char *incidents,
				const char *series)
{
	struct history *history = g_new0(struct history, 1);

	history->facts = facts_new();
	history_read(history->facts, "", "", deploys, incidents);
	if (series)
		sampled_read(history->facts, series);
	facts_seal(history->facts, 600);
	history->settings = settings_new();
	history->settings->as_of = history_time("365d");
	return history;
}

struct facts *sampled_facts(const char *series)
{
	struct facts *facts = facts_new();

	sampled_read(facts, series);
	facts_seal(facts, 600);
	return facts;
}

char *sampled_print(const struct curve *curve)
{
	GString *out = g_string_new(NULL);
	char number[G_ASCII_DTOSTR_BUF_SIZE];

	for (uint64_t i = 0; i < curve->n; i++) {
		double minutes =
			(double)(curve->times[i] - history_epoch * 1000) /
			60000;

		g_string_append_printf(out, "%s%g:", i > 0 ? " " : "", minutes);
		if (isnan(curve_value(curve, i)))
			g_string_append_c(out, '-');
		else
			g_string_append(out,
					g_ascii_formatd(number, sizeof(number),
							"%.6g",
							curve_value(curve, i)));
	}
	return g_string_free(out, false);
}
