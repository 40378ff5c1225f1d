/* json_careful.c -- JSON of any kind: the door to cJSON for reading
 *
 * The library keeps numbers as doubles, so integers too long for one reach it
 * as marked text (json_repair.h) and become numbers here.
 */
#include "importers/json_node.h"

#include "importers/json_repair.h"

#include <cjson/cJSON.h>
#include <string.h>

static cJSON *parse(const char *text, size_t length, size_t *broken)
{
	const char *end = text;
	cJSON *value = cJSON_ParseWithLengthOpts(text, length, &end, false);

	while (value && end < text + length && (unsigned char)*end <= ' ')
		end++;
	*broken = (size_t)(end - text);
	if (value && *broken < length) {
		cJSON_Delete(value);
		return NULL;
	}
	return value;
}

static cJSON *parse_repaired(const char *text, size_t length, size_t *broken)
{
	size_t broken_repaired;
	cJSON *value = NULL;
	GString *repaired;

	*broken = 0;
	if (!json_needs_repair(text, length))
		value = parse(text, length, broken);
	if (value)
		return value;
	repaired = json_repair(text, length);
	value = parse(repaired->str, repaired->len, &broken_repaired);
	g_string_free(repaired, true);
	return value;
}

/* The digits of an integer that was marked, or NULL. */
static const char *marked_digits(const char *text)
{
	size_t length = strlen(text);

	if (*text != JSON_EXACT || length <= JSON_EXACT_LENGTH + 1 ||
	    strspn(text + 1, "-0123456789") != length - 1)
		return NULL;
	return text + 1;
}

static struct json *convert_text(struct json_arena *arena, const char *text)
{
	const char *digits = marked_digits(text);
	struct json *node =
		json_arena_node(arena, digits ? JSON_NUMBER : JSON_TEXT);

	if (digits)
		text = digits;
	node->text = json_arena_text(arena, text, strlen(text));
	return node;
}

static struct json *convert(struct json_arena *arena, const cJSON *value)
{
	struct json *node;

	if (cJSON_IsString(value))
		return convert_text(arena, value->valuestring);
	if (cJSON_IsNumber(value)) {
		node = json_arena_node(arena, JSON_NUMBER);
		node->number = value->valuedouble;
		return node;
	}
	if (!cJSON_IsObject(value) && !cJSON_IsArray(value))
		return json_arena_node(arena, cJSON_IsTrue(value) ? JSON_TRUE :
					      cJSON_IsFalse(value) ?
								    JSON_FALSE :
								    JSON_NULL);
	node = json_arena_node(arena, cJSON_IsObject(value) ? JSON_OBJECT :
							      JSON_ARRAY);
	for (const cJSON *child = value->child; child; child = child->next) {
		struct json *converted = convert(arena, child);

		if (child->string)
			converted->key = json_arena_text(arena, child->string,
							 strlen(child->string));
		json_append(node, converted);
	}
	return node;
}

struct json *json_parse_carefully(struct json_arena *arena, const char *text,
				  size_t length, size_t *broken)
{
	cJSON *value = parse_repaired(text, length, broken);
	struct json *converted;

	if (!value)
		return NULL;
	converted = convert(arena, value);
	cJSON_Delete(value);
	return converted;
}
