/* test_query.c -- queries, and the selectors that are in them */
#include "analyzer/query.h"

#include "analyzer/random.h"

/* clang-format off */
static const struct {
	const char *name, *query, *want;
} cases[] = {
	{ "a-name", "errors_total", "errors_total" },
	{ "labels", "e{job=\"api\",code=~\"5..\"}", "e{job=\"api\",code=~\"5..\"}" },
	{ "a-range", "e{a=\"b\"}[5m]", "e{a=\"b\"}" },
	{ "a-rate", "rate(e[5m])", "e" },
	{ "a-sum", "sum(rate(e{a=\"b\"}[5m]))", "e{a=\"b\"}" },
	{ "spread-out", "sum (\n  rate( e{a=\"b\"}[ 5m ] )\n)\n", "e{a=\"b\"}" },
	{ "by-before", "sum by (job) (increase(e[1h]))", "e" },
	{ "by-behind", "sum(increase(e[1h])) by (job, a)", "e" },
	{ "without", "sum without(instance)(irate(e[1m]))", "e" },
	{ "a-template", "sum(rate(e{a=\"b\"}[{{.window}}]))", "e{a=\"b\"}" },
	{ "a-variable", "sum(rate(e[$window]))", "e" },
	{ "or-zero", "sum(rate(e[5m])) or vector(0)", "e" },
	{ "or-zero-within", "(sum(rate(e[5m])) or on() vector(0))", "e" },
	{ "a-bracket-in-quotes", "sum(rate(e{a=\")/(\"}[5m]))", "e{a=\")/(\"}" },
	{ "a-level", "avg(error_ratio{a=\"b\"})", "error_ratio{a=\"b\"}" },
	{ "over-time", "avg_over_time(r[1h])", "r" },
	{ "a-share", "sum(rate(e[5m])) / sum(rate(t[5m]))", "e / t" },
	{ "a-share-in-brackets", "(sum(rate(e[5m]))\n/\nsum(rate(t[5m])))",
	  "e / t" },
	{ "two-in-brackets", "(rate(e[5m])) / (rate(t[5m]))", "e / t" },
	{ "a-slash-in-a-label", "e{path=\"/a/b\"} / t", "e{path=\"/a/b\"} / t" },
	{ "a-complement", "1 - sum(rate(g[5m])) / sum(rate(t[5m]))",
	  "1 - g / t" },
	{ "its-brackets", "1 - (sum(rate(g[5m])) / sum(rate(t[5m])))",
	  "1 - g / t" },
	{ "a-mean", "sum(sum_over_time(r{a=\"b\"}[1h])) /\n"
	  "sum(count_over_time(r{a=\"b\"}[1h]))", "r{a=\"b\"}" },
	{ "what-a-mean-lacks",
	  "1 - (sum(sum_over_time(r[1h])) / sum(count_over_time(r[1h])))",
	  "1 - r" },
	{ "a-mean-of-one", "sum_over_time(r[1h]) / count_over_time(r[1h])", "r" },
	{ "a-sum-by-another-count",
	  "sum_over_time(r[1h]) / count_over_time(s[1h])", "?" },
	{ "a-count-alone", "count_over_time(s[1h])", "?" },
	{ "of-a-level", "1 - availability", "1 - availability" },
	{ "a-sum-of-two", "sum(rate(e[5m])) + sum(rate(f[5m]))", "?" },
	{ "a-difference", "sum(rate(t[5m])) - sum(rate(e[5m]))", "?" },
	{ "a-quantile", "histogram_quantile(0.9, rate(b[5m]))", "?" },
	{ "a-comparison", "latency > 0.3", "?" },
	{ "an-offset", "e offset 1d", "?" },
	{ "a-join", "e * on(a) t", "?" },
	{ "a-number", "5", "5" },
	{ "twice-divided", "a / b / c", "?" },
	{ "nothing", "", "?" },
	{ "open", "sum(rate(e[5m])", "?" },
	{ "open-quotes", "e{a=\"b", "?" },
	{ "closed-too-often", "e)", "?" },
	{ "brackets-alone", "()", "?" },
	{ "a-function-of-nothing", "rate", "rate" },
};
/* clang-format on */

static char *print(const struct query *query)
{
	g_autofree char *series =
		g_strconcat(query->part->text, query->whole ? " / " : "",
			    query->whole ? query->whole->text : "", NULL);

	return g_strconcat(query->kind == QUERY_COMPLEMENT ? "1 - " : "",
			   series, NULL);
}

static void reads(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Pool) pool = pool_new();
	struct query query;
	g_autofree char *got = query_read(pool, row->query, &query) ?
				       print(&query) :
				       g_strdup("?");

	g_assert_cmpstr(got, ==, row->want);
}

/* Whatever stands in it, it is read or refused; what is read is whole. */
static void survives_anything(void)
{
	static const char *const parts[] = {
		"sum", "rate",	  "(",	       ")",  "[5m]",  "{", "}",
		"e",   "a=\"b\"", "\"",	       "\\", " or ",  "/", "1",
		"-",   " by ",	  "vector(0)", ",",  "=~5..", "'", "\n",
	};
	struct random random;
	uint32_t n_read = 0;

	random_seed(&random, "query", "", "");
	for (int round = 0; round < 50000; round++) {
		g_autoptr(Pool) pool = pool_new();
		g_autoptr(GString) text = g_string_new(NULL);
		struct query query;

		for (uint32_t i = random_below(&random, 12); i > 0; i--)
			g_string_append(
				text, parts[random_below(&random,
							 G_N_ELEMENTS(parts))]);
		if (!query_read(pool, text->str, &query))
			continue;
		n_read++;
		g_assert_nonnull(query.part);
		if (query.kind == QUERY_SHARE)
			g_assert_nonnull(query.whole);
	}
	g_assert_cmpuint(n_read, >, 100);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/query/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], reads);
	}
	g_test_add_func("/query/survives-anything", survives_anything);
	return g_test_run();
}
