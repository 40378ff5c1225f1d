/* ways.c -- the quick way of reading JSON held against the careful one */
#include "tests/ways.h"

#include "importers/json_node.h"

#include <string.h>

static void assert_same(const struct json *a, const struct json *b)
{
	const struct json *x = json_first(a), *y = json_first(b);

	g_assert_cmpuint(a->kind, ==, b->kind);
	g_assert_cmpstr(a->key, ==, b->key);
	g_assert_cmpstr(a->text, ==, b->text);
	if (a->kind == JSON_NUMBER && !a->text)
		g_assert_cmpmem(&a->number, sizeof(a->number), &b->number,
				sizeof(b->number));
	for (; x && y; x = json_next(x), y = json_next(y))
		assert_same(x, y);
	g_assert_null(x);
	g_assert_null(y);
}

bool ways_agree(const char *text, size_t length)
{
	g_autoptr(JsonArena) quick_arena = json_arena_new();
	g_autoptr(JsonArena) careful_arena = json_arena_new();
	const struct json *quick =
		json_parse_quickly(quick_arena, text, length);
	const struct json *careful;
	size_t broken;

	if (!quick)
		return false;
	careful = json_parse_carefully(careful_arena, text, length, &broken);
	if (!careful)
		g_error("read quickly only: %.*s", (int)length, text);
	assert_same(quick, careful);
	return true;
}
