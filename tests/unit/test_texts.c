/* test_texts.c -- one copy of equal strings, and no two strings mixed up */
#include "model/texts.h"

static void equal_strings_are_one(void)
{
	g_autoptr(Texts) texts = texts_new();
	g_autoptr(GPtrArray) all = g_ptr_array_new();

	for (int round = 0; round < 2; round++)
		for (uint32_t i = 0; i < 20000; i++) {
			g_autofree char *text = g_strdup_printf("v%u", i);
			const char *one = texts_one(texts, text);

			g_assert_cmpstr(one, ==, text);
			if (round == 0)
				g_ptr_array_add(all, (char *)one);
			g_assert_true(one == all->pdata[i]);
		}
	g_assert_cmpstr(texts_one(texts, ""), ==, "");
	g_assert_true(texts_one(texts, "") == texts_one(texts, ""));
}

static void a_copy_is_of_its_own(void)
{
	g_autoptr(Texts) texts = texts_new();
	g_autofree char *text = g_strnfill(100000, 'x');
	const char *copy = texts_copy(texts, text);

	g_assert_cmpstr(copy, ==, text);
	g_assert_true(copy != text && copy != texts_copy(texts, text));
	g_assert_true(texts_one(texts, text) != copy);
	g_assert_cmpstr(copy, ==, text);
}

/* The hash takes every byte, and the length. */
static void hashes_differ(void)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, NULL);
	char text[24] = { 0 };

	for (size_t length = 0; length <= sizeof(text); length++)
		for (size_t i = 0; i <= length; i++) {
			uint64_t hash;

			if (i < length)
				text[i] = 'a';
			hash = texts_hash(text, length);
			g_assert_true(hash == texts_hash(text, length));
			g_assert_true(g_hash_table_add(
				seen, g_memdup2(&hash, sizeof(hash))));
			text[i < length ? i : 0] = '\0';
			if (length == 0)
				break;
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/texts/one", equal_strings_are_one);
	g_test_add_func("/texts/copy", a_copy_is_of_its_own);
	g_test_add_func("/texts/hash", hashes_differ);
	return g_test_run();
}
