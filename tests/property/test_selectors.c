/* test_selectors.c -- many selectors find what each alone finds
 *
 * Series of few names, labels and values; selectors of all signs, with and
 * without a name, some of which mean nothing.
 */
#include "analyzer/random.h"
#include "analyzer/selectors.h"
#include "tests/sampled.h"

#include <string.h>

enum { ROUNDS = 200, SERIES = 40, SELECTORS = 30 };

static void add_labels(GString *out, struct random *random, bool is_selector)
{
	static const char *const signs[] = { "=", "=", "=", "!=", "=~", "!~" };
	const char *comma = "";

	g_string_append_c(out, '{');
	for (char label = 'x'; label <= 'z'; label++) {
		if (random_below(random, 2) == 0)
			continue;
		g_string_append_printf(
			out, "%s%c%s", comma, label,
			is_selector ? signs[random_below(random,
							 G_N_ELEMENTS(signs))] :
				      "=");
		if (random_below(random, 5) > 0)
			g_string_append_printf(out, "%u",
					       random_below(random, 3));
		comma = ",";
	}
	g_string_append_c(out, '}');
}

static struct facts *make_facts(struct random *random)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = 0; i < SERIES; i++) {
		g_string_append_printf(text, "%s%c", i > 0 ? " | " : "",
				       'a' + (int)random_below(random, 3));
		add_labels(text, random, false);
		g_string_append(text, " 1");
	}
	return sampled_facts(text->str);
}

/* Or NULL, if what was drawn is refused. */
static const struct selector *make_selector(struct pool *pool,
					    struct random *random)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (random_below(random, 4) > 0)
		g_string_append_c(text, 'a' + (int)random_below(random, 4));
	add_labels(text, random, true);
	return selector_parse(pool, text->str);
}

static void expect_same(const struct facts *facts,
			const struct selector *selector, const GArray *found)
{
	g_autoptr(GArray) want = g_array_new(false, false, sizeof(uint32_t));

	if (!selector) {
		g_assert_null(found);
		return;
	}
	selector_find(facts, selector, want);
	g_assert_cmpmem(found->data, found->len * sizeof(uint32_t), want->data,
			want->len * sizeof(uint32_t));
}

static void many_find_what_each_finds(void)
{
	struct random random;

	random_seed(&random, "selectors", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(Facts) facts = make_facts(&random);
		struct pool *pool = pool_new();
		const struct selector *selectors[SELECTORS];
		g_autoptr(GPtrArray) found = NULL;

		for (int s = 0; s < SELECTORS; s++)
			selectors[s] = make_selector(pool, &random);
		found = selectors_find(facts, selectors, SELECTORS);
		g_assert_cmpuint(found->len, ==, SELECTORS);
		for (int s = 0; s < SELECTORS; s++)
			expect_same(facts, selectors[s], found->pdata[s]);
		pool_free(pool);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/selectors/twin", many_find_what_each_finds);
	return g_test_run();
}
