/* otlp_field.c -- attributes, ids and times of OpenTelemetry's JSON
 *
 * Three programs write it three ways: ids in hex or in base64, keys in
 * camelCase or in snake_case, times as texts or as numbers.
 */
#include "importers/otlp_field.h"

#include "importers/field.h"

#include <math.h>
#include <string.h>

/* Twice as many as an SDK allows. */
enum { ATTRIBUTES = 256 };

/* The one member of an object: of a key that is doubled the last. */
static const struct json *only(const struct json *object)
{
	const struct json *first = json_first(object);

	return json_key(first) ? json_member(object, json_key(first)) : NULL;
}

/* The value of an attribute, or NULL. */
/* What Go's own printer makes of it: one level more. */
static const struct json *value_of(const struct json *attribute)
{
	const struct json *value = only(json_member(attribute, "value"));

	return json_key(value) && strcmp(json_key(value), "Value") == 0 ?
		       only(value) :
		       value;
}

static const struct json *find_in(const struct json *owner, const char *name,
				  size_t length)
{
	const struct json *pair = json_first(json_member(owner, "attributes"));

	for (int n = 0; pair && n < ATTRIBUTES; n++, pair = json_next(pair)) {
		const char *key = json_text(json_member(pair, "key"));

		if (key && strlen(key) == length &&
		    strncmp(key, name, length) == 0)
			return value_of(pair);
	}
	return NULL;
}

static const struct json *find(const struct otlp_around *around,
			       const char *names)
{
	const struct json *owners[] = { around->record, around->scope,
					around->resource };

	for (size_t length; *names; names += length + (names[length] == '|')) {
		length = strcspn(names, "|");
		for (size_t o = 0; o < G_N_ELEMENTS(owners); o++) {
			const struct json *value =
				find_in(owners[o], names, length);

			if (value)
				return value;
		}
	}
	return NULL;
}

const char *otlp_text(struct reading *reading, const struct otlp_around *around,
		      const char *names)
{
	const struct json *value = find(around, names);
	g_autofree char *text = json_name(value);
	double number;

	if (!text && json_key(value) &&
	    word_is(json_key(value), "boolValue|bool_value"))
		text = g_strdup(json_is_true(value) ? "true" : "false");
	if (!text && !json_text(value) && json_real(value, &number)) {
		char digits[G_ASCII_DTOSTR_BUF_SIZE];

		text = g_strdup(g_ascii_dtostr(digits, sizeof(digits), number));
	}
	return facts_text(reading->import->facts, text);
}

double otlp_real(const struct otlp_around *around, const char *names)
{
	double number;

	return json_real(find(around, names), &number) ? number : NAN;
}

static bool is_hex(const char *text)
{
	size_t length = strlen(text);

	return strspn(text, "0123456789abcdefABCDEF") == length &&
	       (length == 16 || length == 32);
}

const char *otlp_id(struct reading *reading, const struct json *value)
{
	const char *text = json_text(value);
	g_autofree char *id = NULL;

	if (!text || strspn(text, "0") == strlen(text))
		return NULL;
	if (is_hex(text)) {
		id = g_ascii_strdown(text, -1);
	} else if (strlen(text) == 24 || strlen(text) == 12) {
		size_t length;
		g_autofree unsigned char *bytes =
			g_base64_decode(text, &length);
		GString *hex = g_string_new(NULL);

		for (size_t i = 0; i < length; i++)
			g_string_append_printf(hex, "%02x", bytes[i]);
		id = g_string_free(hex, false);
	} else {
		id = g_strdup(text);
	}
	if (strspn(id, "0") == strlen(id))
		return NULL;
	return facts_text(reading->import->facts, id);
}

bool otlp_time(const struct json *record, const char *key, int64_t *at)
{
	const struct json *value = field(record, key);
	const char *text = json_text(value);

	*at = 0;
	if (json_is_null(value) || (text && *text == '\0'))
		return true;
	return json_integer(value, at) && *at >= 0;
}

int64_t otlp_seconds(int64_t nanoseconds)
{
	return nanoseconds / INT64_C(1000000000);
}
