/* test_random.c -- the published first words of the generator, and fair dice */
#include "analyzer/random.h"

#include <glib.h>
#include <stdbool.h>
#include <stdlib.h>

/* The first words of xoshiro256** from the state 1, 2, 3, 4. */
static void words_are_the_published_ones(void)
{
	static const uint64_t want[] = {
		UINT64_C(11520),
		UINT64_C(0),
		UINT64_C(1509978240),
		UINT64_C(1215971899390074240),
		UINT64_C(1216172134540287360),
		UINT64_C(607988272756665600),
		UINT64_C(16172922978634559625),
		UINT64_C(8476171486693032832),
		UINT64_C(10595114339597558777),
		UINT64_C(2904607092377533576),
	};
	struct random random = { { 1, 2, 3, 4 } };

	for (size_t i = 0; i < G_N_ELEMENTS(want); i++)
		g_assert_cmpuint(random_next(&random), ==, want[i]);
}

/* The first words of splitmix64 from 1234567. */
static void states_are_the_published_ones(void)
{
	static const uint64_t want[] = {
		UINT64_C(6457827717110365317),
		UINT64_C(3203168211198807973),
		UINT64_C(9817491932198370423),
		UINT64_C(4593380528125082431),
	};
	struct random random;

	random_start(&random, 1234567);
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++)
		g_assert_cmpuint(random.state[i], ==, want[i]);
}

/* FNV-1a of "foobar" is 85944171f73967e8; here three zero bytes close it. */
static void seeds_are_hashes_of_the_names(void)
{
	const uint64_t prime = UINT64_C(0x100000001b3);
	struct random got, want;

	random_start(&want,
		     UINT64_C(0x85944171f73967e8) * prime * prime * prime);
	random_seed(&got, "foobar", "", NULL);
	g_assert_cmpmem(&got, sizeof(got), &want, sizeof(want));
}

static const struct {
	const char *name;
	const char *a[3], *b[3];
	bool same;
} seeds[] = {
	{ "again", { "lead", "all", "Q3" }, { "lead", "all", "Q3" }, true },
	{ "metric", { "lead", "all", "Q3" }, { "fail", "all", "Q3" }, false },
	{ "scope", { "lead", "all", "Q3" }, { "lead", "web", "Q3" }, false },
	{ "period", { "lead", "all", "Q3" }, { "lead", "all", "Q4" }, false },
	{ "border", { "lead", "all", "Q3" }, { "leada", "ll", "Q3" }, false },
	{ "places", { "a", "b", "c" }, { "b", "a", "c" }, false },
	{ "empty", { "a", "", "c" }, { "a", NULL, "c" }, true },
};

static void seeds_tell_apart(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(seeds); i++) {
		const char *const *a = seeds[i].a, *const *b = seeds[i].b;
		struct random left, right;

		random_seed(&left, a[0], a[1], a[2]);
		random_seed(&right, b[0], b[1], b[2]);
		if ((random_next(&left) == random_next(&right)) !=
		    seeds[i].same)
			g_error("seeds/%s", seeds[i].name);
	}
}

/* Each face of 60 000 throws is within 5 standard errors of its share. */
static void dice_are_fair(void)
{
	enum { FACES = 6, THROWS = 60000 };
	int faces[FACES] = { 0 };
	struct random random;

	random_seed(&random, "dice", "all", "2026Q3");
	for (int i = 0; i < THROWS; i++) {
		uint32_t face = random_below(&random, FACES);

		g_assert_cmpuint(face, <, FACES);
		faces[face]++;
	}
	for (int f = 0; f < FACES; f++)
		g_assert_cmpint(abs(faces[f] - THROWS / FACES), <, 457);
}

/*
 * With a bound of 3 * 2^30 a product without rejection would fall on every
 * third number twice as often as on the others.
 */
static void large_bounds_are_fair(void)
{
	const uint32_t bound = UINT32_C(3) << 30;
	int thirds[3] = { 0 };
	struct random random;

	random_start(&random, 7);
	for (int i = 0; i < 30000; i++)
		thirds[random_below(&random, bound) % 3]++;
	for (int t = 0; t < 3; t++)
		g_assert_cmpint(abs(thirds[t] - 10000), <, 410);
}

static void small_bounds_have_one_answer(void)
{
	struct random random;

	random_start(&random, 1);
	for (int i = 0; i < 100; i++) {
		g_assert_cmpuint(random_below(&random, 0), ==, 0);
		g_assert_cmpuint(random_below(&random, 1), ==, 0);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/random/published-words",
			words_are_the_published_ones);
	g_test_add_func("/random/published-states",
			states_are_the_published_ones);
	g_test_add_func("/random/seed-is-a-hash",
			seeds_are_hashes_of_the_names);
	g_test_add_func("/random/seeds-tell-apart", seeds_tell_apart);
	g_test_add_func("/random/fair-dice", dice_are_fair);
	g_test_add_func("/random/fair-large-bounds", large_bounds_are_fair);
	g_test_add_func("/random/small-bounds", small_bounds_have_one_answer);
	return g_test_run();
}
