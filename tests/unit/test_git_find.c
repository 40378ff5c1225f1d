/* test_git_find.c -- sorted ids, and the place of one among them */
#include "importers/git_find.h"

#include <glib.h>
#include <string.h>

enum { ID = 20 };

/* Ids are given as what stands behind the same first byte, in hex; the last
 * byte tells those apart that are equal so far. */
/* clang-format off */
static const struct {
	const char *name, *ids, *wanted;
	uint32_t low, high, want;
} cases[] = {
	{ "none",              "",                "01",   0, 0, UINT32_MAX },
	{ "the-only-one",      "05",              "05",   0, 1, 0 },
	{ "before-it",         "05",              "04",   0, 1, UINT32_MAX },
	{ "behind-it",         "05",              "06",   0, 1, UINT32_MAX },
	{ "the-first",         "00 05 09",        "00",   0, 3, 0 },
	{ "the-middle-one",    "00 05 09",        "05",   0, 3, 1 },
	{ "the-last",          "00 05 ff",        "ff",   0, 3, 2 },
	{ "between",           "00 05 09",        "06",   0, 3, UINT32_MAX },
	{ "not-looked-at-yet", "00 05 09",        "00",   1, 3, UINT32_MAX },
	{ "not-looked-at",     "00 05 09",        "09",   0, 2, UINT32_MAX },
	{ "misleading",        "00 01 02 03 ff",  "03",   0, 5, 3 },
	{ "alike-to-the-end",  "07:1 07:2 07:3",  "07:2", 0, 3, 1 },
	{ "alike-and-missing", "07:1 07:3 07:4",  "07:2", 0, 3, UINT32_MAX },
};
/* clang-format on */

static void put_id(uint8_t *id, const char *word)
{
	const char *last = strchr(word, ':');

	memset(id, 0, ID);
	id[0] = 0x42;
	id[1] = (uint8_t)g_ascii_strtoull(word, NULL, 16);
	id[ID - 1] = last ? (uint8_t)g_ascii_strtoull(last + 1, NULL, 16) : 0;
}

static void finds(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_auto(GStrv) words = g_strsplit(row->ids, " ", -1);
	g_autofree uint8_t *ids = g_new0(uint8_t, 16 * ID);
	uint8_t id[ID];

	for (uint32_t i = 0; words[i] && *words[i]; i++)
		put_id(ids + i * ID, words[i]);
	put_id(id, row->wanted);
	g_assert_cmpuint(git_find(ids, row->low, row->high, id), ==, row->want);
}

/* Crowded at one end, so that guesses are wrong. */
static void finds_all_of_many(void)
{
	enum { MANY = 5000 };
	g_autofree uint8_t *ids = g_new0(uint8_t, MANY * ID);

	for (uint32_t i = 0; i < MANY; i++) {
		uint64_t number = (uint64_t)i * i * i / 30;

		ids[i * ID] = 0x42;
		for (int b = 0; b < 4; b++)
			ids[i * ID + 1 + (uint32_t)b] =
				(uint8_t)(number >> (24 - 8 * b));
		ids[i * ID + 18] = (uint8_t)(i >> 8);
		ids[i * ID + 19] = (uint8_t)i;
	}
	for (uint32_t i = 0; i < MANY; i++)
		g_assert_cmpuint(git_find(ids, 0, MANY, ids + i * ID), ==, i);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/git_find/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], finds);
	}
	g_test_add_func("/git_find/all-of-many", finds_all_of_many);
	return g_test_run();
}
