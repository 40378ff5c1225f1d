/* json_print.c -- values as messages quote them, and as numbers that differ */
#include "importers/json_node.h"

#include <math.h>
#include <string.h>

enum { QUOTED_CHARACTERS = 60, QUOTED_KEYS = 6 };

static void quote_character(GString *quoted, gunichar c)
{
	if (c == '"' || c == '\\')
		g_string_append_printf(quoted, "\\%c", (int)c);
	else if (c == '\n')
		g_string_append(quoted, "\\n");
	else if (c < 0x20 || c == 0x7f)
		g_string_append_printf(quoted, "\\u%04x", c);
	else
		g_string_append_unichar(quoted, c);
}

static void quote_text(GString *quoted, const char *text)
{
	int n = 0;

	g_string_append_c(quoted, '"');
	for (; *text && n < QUOTED_CHARACTERS; text = g_utf8_next_char(text)) {
		quote_character(quoted, g_utf8_get_char(text));
		n++;
	}
	g_string_append(quoted, *text ? "…\"" : "\"");
}

static void quote_number(GString *quoted, const struct json *value)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	const char *exact = json_digits(value);
	double number = value->number;

	if (exact)
		g_string_append(quoted, exact);
	else if (fabs(number) < 1e15 && number == floor(number))
		g_string_append_printf(quoted, "%.0f", number);
	else
		g_string_append(quoted,
				g_ascii_dtostr(digits, sizeof(digits), number));
}

char *json_quote(const struct json *value)
{
	GString *quoted = g_string_new(NULL);

	if (json_text(value))
		quote_text(quoted, json_text(value));
	else if (json_is_number(value))
		quote_number(quoted, value);
	else if (json_is_object(value))
		g_string_append(quoted, "an object");
	else if (json_is_array(value) || (value && value->kind >= JSON_POINTS))
		g_string_append(quoted, "an array");
	else if (json_is_null(value))
		g_string_append(quoted, "null");
	else
		g_string_append(quoted, json_is_true(value) ? "true" : "false");
	return g_string_free(quoted, false);
}

char *json_quote_keys(const struct json *object)
{
	GString *quoted = g_string_new(NULL);
	int n = 0;

	for (const struct json *member = json_first(object); member;
	     member = json_next(member)) {
		if (n > 0)
			g_string_append(quoted, ", ");
		if (n++ == QUOTED_KEYS) {
			g_string_append(quoted, "…");
			break;
		}
		quote_text(quoted, json_key(member) ? json_key(member) : "");
	}
	return g_string_free(quoted, false);
}

/* splitmix64's last step: each bit of the input moves each of the output. */
static uint64_t mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15;
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return x ^ x >> 31;
}

static uint64_t hash_text(const char *text)
{
	uint64_t hash = 0xcbf29ce484222325;

	for (; *text; text++)
		hash = (hash ^ (uint8_t)*text) * 0x100000001b3;
	return mix(hash);
}

static uint64_t hash_leaf(const struct json *value)
{
	uint64_t bits = 0;

	if (value->text)
		return hash_text(value->text) + value->kind;
	if (value->kind == JSON_NUMBER)
		memcpy(&bits, &value->number, sizeof(bits));
	else if (value->kind >= JSON_POINTS)
		bits = value->run->n;
	return mix(bits + value->kind);
}

uint64_t json_hash(const struct json *value)
{
	bool is_object = json_is_object(value);
	uint64_t hash = is_object;

	if (!value)
		return 0;
	if (!is_object && !json_is_array(value))
		return hash_leaf(value);
	for (const struct json *child = json_first(value); child;
	     child = json_next(child)) {
		uint64_t inner = json_hash(child);

		if (is_object)
			hash += mix(inner ^ hash_text(json_key(child)));
		else
			hash = mix(hash ^ inner);
	}
	return mix(hash);
}
