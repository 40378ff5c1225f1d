/* json_careful.c -- JSON of any kind: the door to cJSON for reading
 *
 * The library keeps numbers as doubles, so integers too long for one reach it
 * as marked text (json_repair.h) and become numbers here.  So do holes, which
 * count up.
 */
#include "importers/json_node.h"

#include "importers/json_repair.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <string.h>

#define HOLE '\x02'

struct converter {
	struct json_arena *arena;
	const struct json_pack *pack; /* or NULL: there are no holes */
	uint32_t holes;		      /* met so far */
};

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

/* Whether it is the mark of the next hole; those are in arrays only. */
static bool is_hole(const struct converter *converter, const cJSON *value)
{
	const char *text = value->valuestring;

	return converter->pack && *text == HOLE && !value->string &&
	       converter->holes < converter->pack->holes->len &&
	       g_ascii_strtoull(text + 1, NULL, 10) == converter->holes;
}

static struct json *convert_text(struct converter *converter,
				 const cJSON *value)
{
	const char *text = value->valuestring, *digits = marked_digits(text);
	struct json *node;

	if (is_hole(converter, value))
		return json_arena_hole(converter->arena, converter->pack,
				       &g_array_index(converter->pack->holes,
						      struct json_hole,
						      converter->holes++));
	node = json_arena_node(converter->arena,
			       digits ? JSON_NUMBER : JSON_TEXT);
	if (digits)
		text = digits;
	node->text = json_arena_text(converter->arena, text, strlen(text));
	return node;
}

static struct json *convert(struct converter *converter, const cJSON *value)
{
	struct json_arena *arena = converter->arena;
	struct json *node;

	if (cJSON_IsString(value))
		return convert_text(converter, value);
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
		struct json *converted = convert(converter, child);

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
	struct converter converter = { .arena = arena };
	cJSON *value = parse_repaired(text, length, broken);
	struct json *converted;

	if (!value)
		return NULL;
	converted = convert(&converter, value);
	cJSON_Delete(value);
	return converted;
}

/* The text with a mark for each hole; the caller's. */
static GString *mark_holes(const char *text, size_t length,
			   const struct json_pack *pack)
{
	GString *marked = g_string_sized_new(length);
	size_t at = 0;

	for (uint32_t h = 0; h < pack->holes->len; h++) {
		const struct json_hole *hole =
			&g_array_index(pack->holes, struct json_hole, h);

		g_string_append_len(marked, text + at, (gssize)(hole->at - at));
		g_string_append_printf(marked, "\"%c%" PRIu32 "\"", HOLE, h);
		at = hole->at + hole->length;
	}
	return g_string_append_len(marked, text + at, (gssize)(length - at));
}

struct json *json_parse_packed_carefully(struct json_arena *arena,
					 const char *text, size_t length,
					 struct json_pack *pack)
{
	GString *marked = mark_holes(text, length, pack);
	struct converter converter = { .arena = arena, .pack = pack };
	size_t broken;
	cJSON *value = parse_repaired(marked->str, marked->len, &broken);
	struct json *converted = value ? convert(&converter, value) : NULL;

	g_string_free(marked, true);
	cJSON_Delete(value);
	if (converter.holes != pack->holes->len)
		return NULL;
	json_arena_own(arena, g_steal_pointer(&pack->points),
		       g_steal_pointer(&pack->numbers));
	return converted;
}
