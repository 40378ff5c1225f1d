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

struct json *json_new_object(void)
{
	return (struct json *)cJSON_CreateObject();
}

struct json *json_new_array(void)
{
	return (struct json *)cJSON_CreateArray();
}

struct json *json_new_null(void)
{
	return (struct json *)cJSON_CreateNull();
}

/* A text of our own must not look like the mark of a long integer. */
struct json *json_new_text(const char *text, size_t length)
{
	g_autofree char *valid = g_utf8_make_valid(text, (gssize)length);

	if (*valid == JSON_EXACT)
		*valid = ' ';
	return (struct json *)cJSON_CreateString(valid);
}

void json_add(struct json *container, const char *key, struct json *value)
{
	g_autofree char *valid = key ? g_utf8_make_valid(key, -1) : NULL;

	if (valid)
		cJSON_AddItemToObject((cJSON *)container, valid,
				      (cJSON *)value);
	else
		cJSON_AddItemToArray((cJSON *)container, (cJSON *)value);
}

struct json *json_copy(const struct json *value)
{
	return value ? (struct json *)cJSON_Duplicate(node(value), true) : NULL;
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

const char *json_digits(const struct json *value)
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
	return value && (cJSON_IsNumber(node(value)) || json_digits(value));
}

const char *json_text(const struct json *value)
{
	if (!value || !cJSON_IsString(node(value)) || json_digits(value))
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
	const char *text = json_digits(value);

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
	const char *text = json_digits(value);
	int64_t integer;

	if (!text)
		text = json_text(value);
	if (text)
		return *text ? g_strdup(text) : NULL;
	if (!json_is_number(value) || !json_integer(value, &integer))
		return NULL;
	return g_strdup_printf("%" PRId64, integer);
}

static bool real_from_text(const char *text, double *number)
{
	char *end;

	if (!g_ascii_isdigit(text[strcspn(text, "0123456789nNiI")]) &&
	    !strpbrk(text, "nNiI"))
		return false;
	if (strpbrk(text, "xXpP") || g_ascii_isspace(*text))
		return false;
	*number = g_ascii_strtod(text, &end);
	return end != text && *end == '\0';
}

bool json_real(const struct json *value, double *number)
{
	const char *text = json_digits(value);

	if (!text)
		text = json_text(value);
	if (text)
		return real_from_text(text, number);
	if (!json_is_number(value))
		return false;
	*number = node(value)->valuedouble;
	return true;
}
