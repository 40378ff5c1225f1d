/* json.c -- JSON values
 *
 * A value that was parsed lives in an arena, one that was put together node by
 * node on the heap; the root knows.
 */
#include "importers/json_node.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* A value whose arena is its own. */
struct rooted {
	struct json root;
	struct json_arena *arena;
};

struct json *json_parse_in(struct json_arena *arena, const char *text,
			   size_t length, size_t *broken)
{
	struct json_arena_mark mark = json_arena_mark(arena);
	struct json *value = json_parse_quickly(arena, text, length);

	*broken = 0;
	if (value)
		return value;
	json_arena_rewind(arena, mark);
	return json_parse_carefully(arena, text, length, broken);
}

struct json *json_parse_held(struct json_arena *arena, const char *text,
			     size_t length, struct json_pack *pack,
			     size_t *broken)
{
	struct json_arena_mark mark = json_arena_mark(arena);
	struct json *value;

	*broken = 0;
	if (pack && pack->holes->len > 0) {
		value = json_parse_packed(arena, text, length, pack);
		if (value)
			return value;
		json_arena_rewind(arena, mark);
		value = json_parse_packed_carefully(arena, text, length, pack);
		if (value || pack->is_squeezed)
			return value;
		json_arena_rewind(arena, mark);
	}
	return json_parse_in(arena, text, length, broken);
}

struct json *json_parse(const char *text, size_t length, size_t *broken)
{
	g_autoptr(JsonArena) arena = json_arena_new();
	struct json *value = json_parse_in(arena, text, length, broken);
	struct rooted *rooted;

	if (!value)
		return NULL;
	rooted = g_new0(struct rooted, 1);
	rooted->root = *value;
	rooted->root.owns_arena = true;
	rooted->arena = g_steal_pointer(&arena);
	return &rooted->root;
}

static bool has_children(const struct json *value)
{
	return value &&
	       (value->kind == JSON_OBJECT || value->kind == JSON_ARRAY);
}

void json_free(struct json *value)
{
	if (!value)
		return;
	if (value->owns_arena) {
		json_arena_free(((struct rooted *)(void *)value)->arena);
		g_free(value);
		return;
	}
	g_assert(!value->is_of_arena);
	for (struct json *child = has_children(value) ? value->first : NULL;
	     child;) {
		struct json *next = child->next;

		json_free(child);
		child = next;
	}
	g_free((char *)value->key);
	g_free((char *)value->text);
	g_free(value);
}

static struct json *node_new(enum json_kind_of_value kind)
{
	struct json *node = g_new0(struct json, 1);

	node->kind = (uint8_t)kind;
	return node;
}

struct json *json_new_object(void)
{
	return node_new(JSON_OBJECT);
}

struct json *json_new_array(void)
{
	return node_new(JSON_ARRAY);
}

struct json *json_new_null(void)
{
	return node_new(JSON_NULL);
}

struct json *json_new_text(const char *text, size_t length)
{
	struct json *node = node_new(JSON_TEXT);

	node->text = g_utf8_make_valid(text, (gssize)length);
	return node;
}

void json_add(struct json *container, const char *key, struct json *value)
{
	g_assert(has_children(container) && !container->is_of_arena);
	value->key = container->kind == JSON_OBJECT ?
			     g_utf8_make_valid(key, -1) :
			     NULL;
	json_append(container, value);
}

struct json *json_copy(const struct json *value)
{
	struct json *copy;

	if (!value)
		return NULL;
	/* what is packed is not read from a copy */
	copy = node_new(value->kind >= JSON_POINTS ?
				JSON_NULL :
				(enum json_kind_of_value)value->kind);
	copy->text = g_strdup(value->text);
	if (value->kind == JSON_NUMBER)
		copy->number = value->number;
	if (!has_children(value))
		return copy;
	for (const struct json *child = value->first; child;
	     child = child->next) {
		struct json *copied = json_copy(child);

		copied->key = g_strdup(child->key);
		json_append(copy, copied);
	}
	return copy;
}

const struct json *json_member(const struct json *object, const char *key)
{
	const struct json *found = NULL;

	if (!json_is_object(object))
		return NULL;
	for (const struct json *child = object->first; child;
	     child = child->next)
		if (child->key[0] == key[0] &&
		    (!key[0] ||
		     (child->key[1] == key[1] && strcmp(child->key, key) == 0)))
			found = child;
	return found;
}

bool json_has(const struct json *object, const char *key)
{
	if (!json_is_object(object))
		return false;
	for (const struct json *child = object->first; child;
	     child = child->next)
		if (*child->key == *key && strcmp(child->key, key) == 0)
			return true;
	return false;
}

const struct json *json_first(const struct json *container)
{
	return has_children(container) ? container->first : NULL;
}

const struct json *json_next(const struct json *value)
{
	return value ? value->next : NULL;
}

const char *json_key(const struct json *member)
{
	return member ? member->key : NULL;
}

bool json_is_object(const struct json *value)
{
	return value && value->kind == JSON_OBJECT;
}

bool json_is_array(const struct json *value)
{
	return value && value->kind == JSON_ARRAY;
}

bool json_is_null(const struct json *value)
{
	return !value || value->kind == JSON_NULL;
}

bool json_is_true(const struct json *value)
{
	const char *text = json_text(value);

	return (value && value->kind == JSON_TRUE) ||
	       (text && g_ascii_strcasecmp(text, "true") == 0);
}

const char *json_digits(const struct json *value)
{
	return json_is_number(value) ? value->text : NULL;
}

bool json_is_number(const struct json *value)
{
	return value && value->kind == JSON_NUMBER;
}

const char *json_text(const struct json *value)
{
	return value && value->kind == JSON_TEXT ? value->text : NULL;
}

static bool integer_from_double(double number, int64_t *integer)
{
	if (!(number >= -0x1p53 && number <= 0x1p53) ||
	    number != (double)(int64_t)number)
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
	return integer_from_double(value->number, integer);
}

/* Nearly all records have a number for an id: printf() is slow. */
static char *decimal(uint64_t number)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	return g_strndup(digits + at, sizeof(digits) - at);
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
	return integer >= 0 ? decimal((uint64_t)integer) :
			      g_strdup_printf("%" PRId64, integer);
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
	*number = value->number;
	return true;
}
