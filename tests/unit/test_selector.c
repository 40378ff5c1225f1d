/* test_selector.c -- selectors, and the series they mean */
#include "analyzer/selector.h"

#include "tests/sampled.h"

/* clang-format off */
static const struct {
	const char *name, *text, *want; /* printed with quotes; "" refused */
} parsed[] = {
	{ "a-name", "up", "up{}" },
	{ "colons", "job:errors:ratio", "job:errors:ratio{}" },
	{ "a-label", "e{service=order-service}",
	  "e{service=\"order-service\"}" },
	{ "quotes", "e{a=\"x, }\", b='y\"'}", "e{a=\"x, }\",b=\"y\"\"}" },
	{ "a-backslash-in-quotes", "e{a=\"x\\\"y\\\\z\"}",
	  "e{a=\"x\"y\\z\"}" },
	{ "all-signs", "e{a=1,b!=2,c=~3,d!~4}",
	  "e{a=\"1\",b!=\"2\",c=~\"3\",d!~\"4\"}" },
	{ "blanks", "  e { a = x y , b =~ 5.. , } ",
	  "e{a=\"x y\",b=~\"5..\"}" },
	{ "brackets-hold-commas", "e{a=~4[0,1]{1,2}|(5,6),b=c}",
	  "e{a=~\"4[0,1]{1,2}|(5,6)\",b=\"c\"}" },
	{ "a-backslash-holds-one", "e{a=~x\\,y}", "e{a=~\"x\\,y\"}" },
	{ "no-name", "{__name__=~errors.*,a=b}",
	  "{__name__=~\"errors.*\",a=\"b\"}" },
	{ "a-quoted-name", "\"Error rate\"{a=b}", "Error rate{a=\"b\"}" },
	{ "dots", "http.errors{service.name=a}",
	  "http.errors{service.name=\"a\"}" },
	{ "an-empty-value", "e{a=,b!=}", "e{a=\"\",b!=\"\"}" },
	{ "braces-alone", "e{}", "e{}" },
	{ "nothing", "", "" },
	{ "means-everything", "{}", "" },
	{ "means-what-has-nothing", "{a=~.*}", "" },
	{ "open", "e{a=b", "" },
	{ "open-quote", "e{a=\"b}", "" },
	{ "no-sign", "e{a}", "" },
	{ "no-label", "e{=b}", "" },
	{ "two-commas", "e{a=b,,c=d}", "" },
	{ "wrong-pattern", "e{a=~(}", "" },
	{ "wrong-alone", "e{a=~\"a)|(b\"}", "" },
	{ "goes-on", "e{a=b} > 1", "" },
	{ "a-range", "rate(e[5m])", "" },
};

#define ORDERS "errors{service=orders,code=500}"
#define STOCK "errors{service=stock,code=404}"
#define BARE "errors"
#define OTHER "total{service=orders}"

static const struct {
	const char *name, *selector, *want; /* numbers of the four above */
} meant[] = {
	{ "by-name", "errors", "012" },
	{ "by-label", "errors{service=orders}", "0" },
	{ "any-name", "{service=orders}", "03" },
	{ "without-it-a-label-is-empty", "errors{service!=orders}", "12" },
	{ "none-is-empty", "errors{service=}", "2" },
	{ "some-is-not-empty", "errors{service!=}", "01" },
	{ "a-pattern", "errors{code=~5..}", "0" },
	{ "a-pattern-is-all-of-the-value", "errors{service=~order}", "" },
	{ "ways-are-all-of-the-value", "errors{code=~5..|40}", "0" },
	{ "not-a-pattern", "errors{code!~5..}", "12" },
	{ "both", "errors{code=~[45]..,service!=stock}", "0" },
	{ "name-as-a-label", "{__name__=~.*s}", "012" },
	{ "nobody", "nothing", "" },
};
/* clang-format on */

static void parses(const void *data)
{
	static const char *const signs[] = { "=", "!=", "=~", "!~" };
	const typeof(parsed[0]) *row = data;
	g_autoptr(Pool) pool = pool_new();
	const struct selector *selector = selector_parse(pool, row->text);
	g_autoptr(GString) got = g_string_new(NULL);

	if (selector) {
		g_assert_cmpstr(selector->text, ==, row->text);
		g_string_printf(got, "%s{",
				selector->name ? selector->name : "");
		for (uint32_t m = 0; m < selector->n; m++) {
			const struct matcher *matcher = &selector->matchers[m];

			g_string_append_printf(got, "%s%s%s\"%s\"",
					       m > 0 ? "," : "", matcher->label,
					       signs[matcher->matching],
					       matcher->value);
		}
		g_string_append_c(got, '}');
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

/* The records are in the order in which they stand: all begin at once. */
static void means(const void *data)
{
	const typeof(meant[0]) *row = data;
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(Facts) facts = sampled_facts(ORDERS " 1 | " STOCK " 1 | " BARE
						      " 1 | " OTHER " 1");
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GString) got = g_string_new(NULL);

	selector_find(facts, selector_parse(pool, row->selector), found);
	for (uint32_t i = 0; i < found->len; i++)
		g_string_append_printf(got, "%u",
				       g_array_index(found, uint32_t, i));
	g_assert_cmpstr(got->str, ==, row->want);
}

#define ADD_ROWS(what, rows, function)                                     \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                  \
		g_autofree char *path = g_strconcat("/selector/" what "/", \
						    rows[i].name, NULL);   \
		g_test_add_data_func(path, &rows[i], function);            \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("parses", parsed, parses)
	ADD_ROWS("means", meant, means)
	return g_test_run();
}
