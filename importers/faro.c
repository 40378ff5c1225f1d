/* faro.c -- what browsers tell Grafana Faro
 *
 * There is no signal for flags of its own: what has a flag in its context or
 * attributes is an evaluation, or a measurement under a variant.  Everything
 * else that a browser says is not about delivery.
 */
#include "importers/faro_line.h"
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/otlp_field.h"
#include "importers/otlp_metrics.h"
#include "model/entries.h"
#include "model/records_delivery.h"

#include <math.h>

/* A line of a log as Loki exports it. */
static bool is_line(const struct json *record)
{
	const char *line = json_text(json_member(record, "line"));

	return line && faro_line_is(line);
}

static const char *line_of(const struct json *value)
{
	return json_text(json_next(json_first(value)));
}

/* Of the answer of Loki to a query: a stream with its times and lines. */
static bool is_stream(const struct json *record)
{
	if (!json_member(record, "stream"))
		return false;
	for (const struct json *value =
		     json_first(json_member(record, "values"));
	     value; value = json_next(value))
		if (line_of(value) && faro_line_is(line_of(value)))
			return true;
	return false;
}

static bool recognises(const struct json *record)
{
	static const char *const signals[] = { "measurements", "events", "logs",
					       "exceptions", "traces" };

	if (is_line(record) || is_stream(record) || faro_line_is_pairs(record))
		return true;
	if (!json_is_object(json_member(record, "meta")))
		return false;
	for (size_t s = 0; s < G_N_ELEMENTS(signals); s++)
		if (json_member(record, signals[s]))
			return true;
	return false;
}

/* The first of several keys, which may have dots. */
static const char *first_of(struct reading *reading, const struct json *object,
			    const char *const *names)
{
	for (int n = 0; names[n]; n++) {
		g_autofree char *text =
			json_name(json_member(object, names[n]));

		if (text)
			return facts_text(reading->import->facts, text);
	}
	return NULL;
}

static const char *const flag_names[] = { "flag", "feature_flag",
					  "feature_flag_key",
					  "feature_flag.key", NULL };
static const char *const variant_names[] = { "variant",
					     "flag_variant",
					     "feature_flag.variant",
					     "feature_flag.result.variant",
					     "feature_flag_variant",
					     NULL };
/* Only where the signal itself says that it is of a flag. */
static const char *const key_names[] = { "key", NULL };
static const char *const value_names[] = { "value", NULL };

static const char *subject_of(struct reading *reading, const struct json *meta)
{
	const char *subject = field_name(reading, meta, "user.id");

	return subject ? subject : field_name(reading, meta, "session.id");
}

static void read_words(struct reading *reading, const struct json *record,
		       const struct json *words, bool is_of_flag,
		       struct flag_evaluation *evaluation)
{
	static const char *const reasons[] = { "reason", "feature_flag.reason",
					       "feature_flag.result.reason",
					       NULL };
	const struct json *meta = json_member(record, "meta");

	evaluation->flag = first_of(reading, words, flag_names);
	evaluation->variant = first_of(reading, words, variant_names);
	if (is_of_flag && !evaluation->flag)
		evaluation->flag = first_of(reading, words, key_names);
	if (is_of_flag && !evaluation->variant)
		evaluation->variant = first_of(reading, words, value_names);
	evaluation->why = first_of(reading, words, reasons);
	evaluation->subject = subject_of(reading, meta);
	evaluation->entry.service_name = field_own(reading, meta, "app.name");
}

/* Each number of a measurement is one; without numbers it is an evaluation. */
static void add(struct reading *reading, const struct json *signal,
		struct flag_evaluation *evaluation)
{
	struct facts *facts = reading->import->facts;
	const struct json *values = json_member(signal, "values");
	const char *type = field_text(signal, "type");
	uint32_t n = 0;

	evaluation->is_error = word_is(evaluation->why, "error");
	for (const struct json *value = json_first(values); value;
	     value = json_next(value)) {
		g_autofree char *measure =
			g_strconcat(type ? type : "", type ? "." : "",
				    json_key(value), NULL);

		if (!json_key(value) || !json_real(value, &evaluation->value))
			continue;
		evaluation->measure = facts_text(facts, measure);
		facts_add_record(facts, RECORD_EVALUATION, evaluation);
		evaluation->entry.content++;
		n++;
	}
	if (n == 0)
		facts_add_record(facts, RECORD_EVALUATION, evaluation);
}

/* False: it is not about a flag, or ended as malformed. */
static bool read_signal(struct reading *reading, const struct json *record,
			const struct json *signal, const char *words_key)
{
	const struct json *words = json_member(signal, words_key);
	const char *type = field_text(signal, "type");
	const char *name = field_text(signal, "name");
	struct flag_evaluation evaluation = { .value = NAN };
	bool is_of_flag = (type && g_str_has_prefix(type, "feature_flag")) ||
			  (name && g_str_has_prefix(name, "feature_flag"));
	int64_t at;

	read_words(reading, record, words, is_of_flag, &evaluation);
	if (!evaluation.flag)
		return false;
	if (!field_time(reading, signal, "timestamp", INSTANT_GUESSED, &at))
		return true;
	evaluation.entry = reading_entry(reading, NULL, at, signal);
	evaluation.entry.service_name =
		field_own(reading, record, "meta.app.name");
	add(reading, signal, &evaluation);
	return true;
}

static void read_payload(struct reading *reading, const struct json *record)
{
	static const char *const signals[][2] = {
		{ "measurements", "context" },
		{ "events", "attributes" },
		{ "logs", "context" },
		{ "exceptions", "context" },
	};
	const struct json *traces = json_member(record, "traces");
	uint32_t n = 0;

	for (size_t s = 0; s < G_N_ELEMENTS(signals); s++)
		for (const struct json *signal =
			     json_first(json_member(record, signals[s][0]));
		     signal; signal = json_next(signal))
			n += read_signal(reading, record, signal,
					 signals[s][1]);
	if (json_is_object(traces) && json_first(traces)) {
		otlp_read(reading, traces);
		n++;
	}
	if (n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_pairs(struct reading *reading, const struct json *pairs)
{
	g_autoptr(Json) payload = faro_line_payload(pairs);

	read_payload(reading, payload);
}

static void read_words_of_line(struct reading *reading, const char *line)
{
	g_autoptr(Json) pairs = faro_line_pairs(line);

	read_pairs(reading, pairs);
}

static void read_line_of_any(struct reading *reading, const char *line)
{
	if (line && faro_line_is(line))
		read_words_of_line(reading, line);
	else
		reading_malformed(reading, "not a signal",
				  "the line has no 'kind' and 'app_name'");
}

static void read_stream(struct reading *reading, const struct json *record)
{
	for (const struct json *value =
		     json_first(json_member(record, "values"));
	     value; value = json_next(value))
		read_line_of_any(reading, line_of(value));
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_stream(record))
		read_stream(reading, record);
	else if (is_line(record))
		read_words_of_line(reading,
				   json_text(json_member(record, "line")));
	else if (faro_line_is_pairs(record))
		read_pairs(reading, record);
	else
		read_payload(reading, record);
}

/* -- a log */

static bool recognises_text(const char *head)
{
	g_autofree char *first = NULL;

	head += strspn(head, " \t\r\n");
	if (*head == '{' || *head == '[')
		return false;
	first = g_strndup(head, strcspn(head, "\n"));
	return faro_line_is(first);
}

static void read_line(struct reading *reading, char *line, size_t length)
{
	(void)length;
	if (*g_strstrip(line) == '\0')
		return;
	read_line_of_any(reading, line);
}

static const struct text_shape text = {
	.recognises = recognises_text,
	.read_line = read_line,
};

static const char *const keys[] = { "meta", "measurements", "events",
				    "logs", "exceptions",   "traces",
				    NULL };

const struct importer importer_faro = {
	.name = "faro",
	.about = "payloads of Grafana Faro and log lines of them: flags that "
		 "browsers met, traces",
	.forms = "JSON, text",
	.kind = SOURCE_FLAGS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.text = &text,
	.finish = otlp_finish_metrics,
};
