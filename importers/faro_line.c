/* faro_line.c -- signals of Faro as collectors write them to a log
 *
 * A signal is pairs of a key and a value, flat: what a context or attributes
 * were is told by the beginnings of the keys.  Of what stands before the pairs
 * (a time, labels) nothing is known.
 */
#include "importers/faro_line.h"

#include "importers/field.h"

#include <string.h>

#define KINDS "measurement|event|log|exception"

/* The first pair: a collector begins with the time, or the kind. */
static const char *first_pair(const char *line)
{
	static const char *const keys[] = { "timestamp=", "kind=" };
	const char *first = NULL;

	for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
		const char *at = line;

		while ((at = strstr(at, keys[k])) && at > line &&
		       !strchr(" \t", at[-1]))
			at++;
		if (at && (!first || at < first))
			first = at;
	}
	return first;
}

bool faro_line_is(const char *line)
{
	static const char *const around[] = {
		" app_name=",	" sdk_name=", " sdk_version=",
		" session_id=", " page_url=", " browser_name="
	};
	const char *pairs = first_pair(line);
	const char *kind = pairs ? strstr(pairs, "kind=") : NULL;
	g_autofree char *word = NULL;

	if (!kind)
		return false;
	word = g_strndup(kind + 5, strcspn(kind + 5, " \t\r\n"));
	for (size_t a = 0; a < G_N_ELEMENTS(around); a++)
		if (strstr(pairs, around[a]))
			return word_is(word, KINDS);
	return false;
}

/* What stands between quotes; `*at` ends behind them. */
static char *quoted(const char **at)
{
	GString *text = g_string_new(NULL);

	for ((*at)++; **at && **at != '"'; (*at)++) {
		if (**at == '\\' && (*at)[1]) {
			(*at)++;
			g_string_append_c(text, **at == 'n' ? '\n' :
						**at == 't' ? '\t' :
							      **at);
		} else {
			g_string_append_c(text, **at);
		}
	}
	*at += **at == '"';
	return g_string_free(text, false);
}

struct json *faro_line_pairs(const char *line)
{
	struct json *pairs = json_new_object();
	const char *at = first_pair(line);

	while (at && *at) {
		size_t length = strcspn(at, "= \t");
		g_autofree char *key = g_strndup(at, length);
		g_autofree char *value = NULL;

		at += length;
		if (*at == '=') {
			at++;
			length = strcspn(at, " \t");
			value = *at == '"' ? NULL : g_strndup(at, length);
			if (value)
				at += length;
			else
				value = quoted(&at);
			json_add(pairs, key,
				 json_new_text(value, strlen(value)));
		}
		at += strspn(at, " \t");
	}
	return pairs;
}

bool faro_line_is_pairs(const struct json *record)
{
	return field_is(record, "kind", KINDS) &&
	       json_member(record, "timestamp") &&
	       (json_member(record, "app_name") ||
		json_member(record, "sdk_name") ||
		json_member(record, "session_id"));
}

/* The members whose keys begin so, without that. */
static void add_under(struct json *around, const char *name,
		      const struct json *pairs, const char *prefix)
{
	struct json *object = json_new_object();
	size_t length = strlen(prefix);

	for (const struct json *pair = json_first(pairs); pair;
	     pair = json_next(pair))
		if (g_str_has_prefix(json_key(pair), prefix))
			json_add(object, json_key(pair) + length,
				 json_copy(pair));
	json_add(around, name, object);
}

/* Older collectors: the numbers of a measurement under their own names. */
static void add_numbers(struct json *signal, const struct json *pairs)
{
	static const char *const others[] = {
		"context_", "app_",  "sdk_",	  "user_", "session_", "page_",
		"browser_", "view_", "action_",	  "k6_",   "value_",   "kind",
		"type",	    "trace", "timestamp", "span",
	};
	struct json *values = json_new_object();

	for (const struct json *pair = json_first(pairs); pair;
	     pair = json_next(pair)) {
		double number;
		bool is_other = !json_real(pair, &number);

		for (size_t o = 0; o < G_N_ELEMENTS(others); o++)
			is_other |= g_str_has_prefix(json_key(pair), others[o]);
		if (!is_other)
			json_add(values, json_key(pair), json_copy(pair));
	}
	json_add(signal, "values", values);
}

static bool has_values(const struct json *pairs)
{
	for (const struct json *pair = json_first(pairs); pair;
	     pair = json_next(pair))
		if (g_str_has_prefix(json_key(pair), "value_"))
			return true;
	return false;
}

/* As Go prints times: "2023-11-14 22:13:20.68 +0000 UTC". */
static void add_time(struct json *signal, const struct json *pairs)
{
	const char *text = field_text(pairs, "timestamp");
	size_t length = text ? strlen(text) : 0;

	if (!text)
		return;
	if (g_str_has_suffix(text, " +0000 UTC"))
		length -= 4;
	json_add(signal, "timestamp", json_new_text(text, length));
}

static void add_text(struct json *signal, const char *key,
		     const struct json *pairs, const char *from)
{
	const char *text = field_text(pairs, from);

	if (text)
		json_add(signal, key, json_new_text(text, strlen(text)));
}

struct json *faro_line_payload(const struct json *pairs)
{
	struct json *payload = json_new_object(), *meta = json_new_object();
	struct json *list = json_new_array(), *signal = json_new_object();
	bool is_event = field_is(pairs, "kind", "event");

	add_under(meta, "app", pairs, "app_");
	add_under(meta, "user", pairs, "user_");
	add_under(meta, "session", pairs, "session_");
	add_time(signal, pairs);
	add_text(signal, "type", pairs, "type");
	add_text(signal, "name", pairs, "event_name");
	if (has_values(pairs))
		add_under(signal, "values", pairs, "value_");
	else if (field_is(pairs, "kind", "measurement"))
		add_numbers(signal, pairs);
	add_under(signal, is_event ? "attributes" : "context", pairs,
		  is_event ? "event_data_" : "context_");
	json_add(list, NULL, signal);
	json_add(payload, "meta", meta);
	json_add(payload,
		 is_event				? "events" :
		 field_is(pairs, "kind", "measurement") ? "measurements" :
		 field_is(pairs, "kind", "log")		? "logs" :
							  "exceptions",
		 list);
	return payload;
}
