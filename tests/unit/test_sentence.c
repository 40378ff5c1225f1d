/* test_sentence.c -- words and typed values, before anybody prints them */
#include "model/sentence.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *words;
	uint32_t want;
} counts[] = {
	{ "", 0 }, { "plain words", 0 }, { "%", 1 }, { "% of %", 2 },
	{ "95%% of %", 1 }, { "%%", 0 }, { "%%%", 1 }, { "%%%%", 0 },
	{ "100%%", 0 }, { "%, %; %", 3 },
};
/* clang-format on */

static void counts_places(void)
{
	g_autoptr(Pool) pool = pool_new();

	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
		const struct sentence *sentence =
			sentence_make(pool, counts[i].words, value_count(1),
				      value_count(2), value_count(3));

		g_assert_cmpuint(sentence->n, ==, counts[i].want);
		g_assert_cmpstr(sentence->words, ==, counts[i].words);
	}
}

static void keeps_values_in_order(void)
{
	g_autoptr(Pool) pool = pool_new();
	char name[] = "web";
	const struct sentence *sentence =
		sentence_make(pool, "% had % of %", value_text(name),
			      value_count(7), value_k_of_n(3, 9));

	name[0] = 'x'; /* the sentence has its own copy */
	g_assert_cmpint(sentence->values[0].kind, ==, VALUE_TEXT);
	g_assert_cmpstr(sentence->values[0].text, ==, "web");
	g_assert_cmpfloat(sentence->values[1].number, ==, 7);
	g_assert_cmpint(sentence->values[2].kind, ==, VALUE_K_OF_N);
	g_assert_cmpuint(sentence->values[2].n, ==, 9);
}

static void knows_what_is_missing(void)
{
	g_assert_true(value_count(NAN).is_missing);
	g_assert_true(value_duration(NAN).is_missing);
	g_assert_true(value_duration(INFINITY).is_missing);
	g_assert_true(value_rate(NAN, 0).is_missing);
	g_assert_true(value_text(NULL).is_missing);
	g_assert_true(value_range(VALUE_CHANGE_RANGE, NAN, 1).is_missing);
	g_assert_true(value_range(VALUE_CHANGE_RANGE, 1, NAN).is_missing);
	g_assert_false(value_count(0).is_missing);
	g_assert_false(value_duration(0).is_missing);
	g_assert_false(value_rate(0, 4).is_missing);
	g_assert_false(value_text("").is_missing);
	g_assert_false(value_range(VALUE_RATE_RANGE, 0, 0).is_missing);
}

static void says_what_is_not_there(void)
{
	g_assert_true(isnan(value_duration(5).beside));
	g_assert_cmpfloat(value_duration_pair(5, 6).beside, ==, 6);
	g_assert_true(isnan(value_rate(0.5, 4).limit));
	g_assert_cmpfloat(value_rate_limit(0.5, 4, 0.3).limit, ==, 0.3);
	g_assert_cmpuint(value_rate(0.5, 4).n, ==, 4);
	g_assert_cmpint(value_period(3, 9).integer, ==, 3);
	g_assert_cmpint(value_period(3, 9).until, ==, 9);
	g_assert_cmpstr(value_page("summary").text, ==, "summary");
	g_assert_cmpfloat(value_range(VALUE_RATE_RANGE, 0.1, 0.2).high, ==,
			  0.2);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sentence/places", counts_places);
	g_test_add_func("/sentence/order", keeps_values_in_order);
	g_test_add_func("/sentence/missing", knows_what_is_missing);
	g_test_add_func("/sentence/absent", says_what_is_not_there);
	return g_test_run();
}
