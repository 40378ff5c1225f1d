/* test_words.c -- sentences and the text they become */
#include "render/words.h"

#include "model/measure.h"

#include <string.h>

#define MAY INT64_C(1778594551)	  /* 2026-05-12 14:02:31 */
#define APRIL INT64_C(1775001600) /* 2026-04-01 */
#define JULY INT64_C(1782864000)  /* 2026-07-01 */

static uint32_t number_of(const char *id, const void *data)
{
	(void)data;
	return strcmp(id, "lead-time") == 0 ? 7 : 0;
}

static struct value with_n(struct value value, uint32_t n)
{
	value.n = n;
	return value;
}

static struct value tier(enum tier tier)
{
	return value_time(VALUE_TIER, tier);
}

static void test_values(void)
{
	const struct {
		struct value value;
		const char *want;
	} cases[] = {
		{ value_text("web-frontend"), "web-frontend" },
		{ value_text("a\033b\nc"), "a\ufffdb c" },
		{ value_text(NULL), "–" },
		{ value_count(4120), "4\u202f120" },
		{ value_word(9), "nine" },
		{ value_word(13), "13" },
		{ value_duration(72000), "20\u00a0h" },
		{ value_duration(NAN), "–" },
		{ value_duration_pair(112320, 336960), "1.3\u00a0d" },
		{ value_rate(0.061, 776), "6.1%" },
		{ value_rate(0.25, 4), "1 of 4" },
		{ value_rate_limit(0.1549, 71, 0.15), "15.5%" },
		{ value_k_of_n(14, 50), "14 of 50" },
		{ value_number(VALUE_PER_WEEK, 5.5), "5.5" },
		{ value_number(VALUE_PER_DAY, 0.4), "0.4" },
		{ value_number(VALUE_NUMBER, 123.4), "120" },
		{ value_number(VALUE_RATIO, 8.62), "×8.6" },
		{ value_number(VALUE_RATIO, 0.25), "×0.25" },
		{ value_number(VALUE_SHARE, 0.05), "5%" },
		{ value_number(VALUE_SHARE, NAN), "–" },
		{ value_number(VALUE_CHANGE, 0.57), "−43%" },
		{ value_number(VALUE_CHANGE, 4.2), "×4.2" },
		{ value_number(VALUE_POINTS, -0.02), "−2.0\u00a0pp" },
		{ value_range(VALUE_CHANGE_RANGE, 0.47, 0.68), "−53 to −32" },
		{ value_range(VALUE_POINTS_RANGE, -0.031, 0.012),
		  "−3.1 to +1.2" },
		{ with_n(value_range(VALUE_RATE_RANGE, 0.17, 0.42), 50),
		  "17–42" },
		{ value_time(VALUE_DATE, MAY), "12 May" },
		{ value_time(VALUE_MOMENT, MAY), "12 May 14:02" },
		{ value_period(APRIL, JULY), "1 April – 30 June 2026" },
		{ value_time(VALUE_STAMP, MAY), "2026-05-12T14:02:31Z" },
		{ tier(TIER_ELITE), "Elite" },
		{ tier(TIER_NONE), "" },
		{ value_page("lead-time"), "p.\u00a07" },
		{ value_page("nowhere"), "" },
	};
	const struct words_context context = { .page_number = number_of };

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = words_value(&cases[i].value, &context);

		g_assert_cmpstr(got, ==, cases[i].want);
	}
}

static void test_sentences(void)
{
	g_autoptr(Pool) pool = pool_new();
	const struct words_context context = { .page_number = number_of };
	const struct words_context pageless = { .zone = NULL };
	const struct {
		const struct sentence *sentence;
		const struct words_context *context;
		const char *want;
	} cases[] = {
		{ NULL, &context, "" },
		{ sentence_make(pool, ""), &context, "" },
		{ sentence_make(pool, "No values"), &context, "No values" },
		{ sentence_make(pool, "Lead time fell from % to %",
				value_duration_pair(336960, 112320),
				value_duration_pair(112320, 336960)),
		  &context, "Lead time fell from 3.9\u00a0d to 1.3\u00a0d" },
		{ sentence_make(pool, "%% of % (95%% CI)", value_count(3)),
		  &context, "% of 3 (95% CI)" },
		{ sentence_make(pool, "Lead time fell %",
				value_page("lead-time")),
		  &context, "Lead time fell p.\u00a07" },
		{ sentence_make(pool, "Lead time fell %",
				value_page("lead-time")),
		  &pageless, "Lead time fell" },
		{ sentence_make(pool, "% and %.", value_page("nowhere"),
				value_text("50%")),
		  &context, " and 50%." },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got =
			words_text(cases[i].sentence, cases[i].context);

		g_assert_cmpstr(got, ==, cases[i].want);
	}
}

static void test_zone(void)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/Berlin");
	const struct words_context context = { .zone = zone };
	const struct value value = value_time(VALUE_MOMENT, MAY);
	g_autofree char *got = words_value(&value, &context);

	g_assert_cmpstr(got, ==, "12 May 16:02");
}

static void test_spans(void)
{
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(GArray) spans =
		g_array_new(false, false, sizeof(struct words_span));
	const struct words_context context = { .page_number = number_of };
	const struct sentence *sentence =
		sentence_make(pool, "% fell % %", value_text("Zürich"),
			      value_page("nowhere"), value_page("lead-time"));
	g_autofree char *text = words_spans(sentence, &context, spans);
	const struct words_span *all =
		&g_array_index(spans, struct words_span, 0);

	g_assert_cmpstr(text, ==, "Zürich fell p.\u00a07");
	g_assert_cmpuint(spans->len, ==, 3);
	g_assert_cmpuint(all[0].start, ==, 0);
	g_assert_cmpuint(all[0].length, ==, strlen("Zürich"));
	g_assert_cmpuint(all[1].length, ==, 0);
	g_assert_cmpuint(all[2].start, ==, strlen("Zürich fell "));
	g_assert_cmpuint(all[2].length, ==, strlen("p.\u00a07"));
	g_assert_true(all[2].value == &sentence->values[2]);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/words/values", test_values);
	g_test_add_func("/words/sentences", test_sentences);
	g_test_add_func("/words/zone", test_zone);
	g_test_add_func("/words/spans", test_spans);
	return g_test_run();
}
