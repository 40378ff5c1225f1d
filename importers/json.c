/* json.c -- JSON values: the only file that knows the library
 *
 * A value is a cJSON node.  The library keeps numbers as doubles, so integers
 * too long for one reach it as marked text (json_repair.h) and are told from
 * text here.
 */
#include "importers/json.h"

#include "importers/json_repair.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { QUOTED_CHARACTERS = 60, QUOTED_KEYS = 6 };

static const cJSON *node(const struct json *value)
{
	return (const cJSON *)value;
}

static cJSON *parse(const char *text, size_t length, size_t *broken)
{
	const char *end = text;
	cJSON *value = cJSON_ParseWithLengthOpts(text, length, &end, false);

	while (value && end < text + length && g_ascii_isspace(*end))
		end++;
	*broken = (size_t)(end - text);
	if (value && *broken < length) {
		cJSON_Delete(value);
		return NULL;
	}
	return value;
}

struct json *json_parse(const char *text, size_t length, size_t *broken)
{
	size_t broken_repaired;
	cJSON *value = NULL;
	GString *repaired;

	*broken = 0;
	if (!json_needs_repair(text, length))
		value = parse(text, length, broken);
	if (value)
		return (struct json *)value;
	repaired = json_repair(text, length);
	value = parse(repaired->str, repaired->len, &broken_repaired);
	g_string_free(repaired, true);
	return (struct json *)value;
}

void json_free(struct json *value)
{
	cJSON_Delete((cJSON *)value);
}

const struct json *json_member(const struct json *object, const char *key)
{
	const cJSON *found = NULL;

	if (!json_is_object(object))
		return NULL;
	for (const cJSON *child = node(object)->child; child;
	     child = child->next)
		if (strcmp(child->string, key) == 0)
			found = child;
	return (const struct json *)found;
}

const struct json *json_first(const struct json *container)
{
	if (!json_is_object(container) && !json_is_array(container))
		return NULL;
	return (const struct json *)node(container)->child;
}

const struct json *json_next(const struct json *value)
{
	return value ? (const struct json *)node(value)->next : NULL;
}

const char *json_key(const struct json *member)
{
	return member ? node(member)->string : NULL;
}

bool json_is_object(const struct json *value)
{
	return value && cJSON_IsObject(node(value));
}

bool json_is_array(const struct json *value)
{
	return value && cJSON_IsArray(node(value));
}

bool json_is_null(const struct json *value)
{
	return !value || cJSON_IsNull(node(value));
}

bool json_is_true(const struct json *value)
{
	const char *text = json_text(value);

	return (value && cJSON_IsTrue(node(value))) ||
	       (text && g_ascii_strcasecmp(text, "true") == 0);
}

/* The digits of an integer that was too long for a double, or NULL. */
static const char *exact_digits(const struct json *value)
{
	const char *text;
	size_t length;

	if (!value || !cJSON_IsString(node(value)) ||
	    node(value)->valuestring[0] != JSON_EXACT)
		return NULL;
	text = node(value)->valuestring + 1;
	length = strlen(text);
	if (length <= JSON_EXACT_LENGTH ||
	    strspn(text, "-0123456789") != length)
		return NULL;
	return text;
}

bool json_is_number(const struct json *value)
{
	return value && (cJSON_IsNumber(node(value)) || exact_digits(value));
}

const char *json_text(const struct json *value)
{
	if (!value || !cJSON_IsString(node(value)) || exact_digits(value))
		return NULL;
	return node(value)->valuestring;
}

static bool integer_from_double(double number, int64_t *integer)
{
	number = floor(number);
	if (!(number >= -0x1p63 && number < 0x1p63))
		return false;
	*integer = (int64_t)number;
	return true;
}

static bool integer_from_text(const char *text, int64_t *integer)
{
	const char *digits = text + (*text == '-' || *text == '+');
	char *end;
	double number;

	if (!g_ascii_isdigit(*digits))
		return false;
	errno = 0;
	*integer = g_ascii_strtoll(text, &end, 10);
	if (*end == '\0')
		return errno == 0;
	if (strspn(text, "+-.0123456789eE") != strlen(text))
		return false;
	number = g_ascii_strtod(text, &end);
	return *end == '\0' && integer_from_double(number, integer);
}

bool json_integer(const struct json *value, int64_t *integer)
{
	const char *text = exact_digits(value);

	if (!text)
		text = json_text(value);
	if (text)
		return integer_from_text(text, integer);
	if (!json_is_number(value))
		return false;
	return integer_from_double(node(value)->valuedouble, integer);
}

char *json_name(const struct json *value)
{
	const char *text = exact_digits(value);
	int64_t integer;

	if (!text)
		text = json_text(value);
	if (text)
		return *text ? g_strdup(text) : NULL;
	if (!json_is_number(value) || !json_integer(value, &integer))
		return NULL;
	return g_strdup_printf("%" PRId64, integer);
}

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
	const char *exact = exact_digits(value);
	double number = node(value)->valuedouble;

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
	else if (json_is_array(value))
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
	double number = node(value)->valuedouble;

	if (cJSON_IsString(node(value)))
		return hash_text(node(value)->valuestring);
	if (cJSON_IsNumber(node(value)))
		memcpy(&bits, &number, sizeof(bits));
	return mix(bits + (uint64_t)(node(value)->type & 0xff));
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
