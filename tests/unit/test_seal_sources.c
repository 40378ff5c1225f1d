/* test_seal_sources.c -- records of several sources in, sealed facts out */
#include "tests/records.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *sources, *want;
} cases[] = {
	{ "names-are-one-service", "a.json Order_Service#1@1=a order-service#2@2=b",
	  "order-service:1@1-1 order-service:2@2-2" },
	{ "mixed-ids", "a.json web#10@5=a web#9@5=b web#1a@5=c web#009@5=d",
	  "web:9@5-5 web:009@5-5 web:10@5-5 web:1a@5-5" },

	{ "modified-beats-not", "a.json web#1@5~3^9 web#1@6~3",
	  "web:1@5-5; a.json duplicate=1" },
	{ "a-service-put-right", "a.json wbe#1@5~3^3 web#1@5~3^4",
	  "web:1@5-5; a.json duplicate=1" },
	{ "servers-by-creation", "a.json web#1@50~3=a web#1@6~4=b",
	  "web:1#2@6-6 web:1@50-50" },
	{ "unknown-content", "a.json web@5=a web@9=b",
	  "web:web@1970-01-01T00:00:05Z@5-5 web:web@1970-01-01T00:00:09Z@9-9" },
	{ "a-tag-of-two-services", "a.tags web#v1@5 api#v1@5",
	  "api:v1@5-5 web:v1@5-5" },
	{ "a-tag-is-no-annotation", "a.tags web#v1@5=a|b.json web#v1@9=b",
	  "web:v1@5-5 web:v1@9-9" },

	{ "a-commit-by-two-names",
	  "r.git x y:x|a.json web#1@0=r.git/x:v1 web#2@9=r.git/x:v2",
	  "web:1@0-9; a.json duplicate=1" },
	{ "a-commit-is-no-version", "a.json web#1@0=v1 web#2@9:v1",
	  "web:1@0-0 web:2@9-9" },
	{ "duplicates-do-not-bridge",
	  "a.json web#1@0=a web#2@500~1^9=b web#2@500~1=a web#3@1000=a",
	  "web:1@0-0 web:2@500-500 web:3@1000-1000; a.json duplicate=1" },
	{ "a-second-too-late", "a.json web#1@0=a web#2@601=a",
	  "web:1@0-0 web:2@601-601" },

	/* one thing, told by two kinds of source */
	{ "twins-by-id", "a.json *web#PT4K@100-900|b.pager *web#PT4K@3000-9000",
	  "*web:PT4K@100-900; b.pager duplicate=1" },
	{ "a-short-number-must-be-near",
	  "a.json *web#12@100-900|b.pager *web#12@3000-9000",
	  "*web:12@100-900 *web:12#2@3000-9000" },
	{ "a-short-number-that-is", "a.json *web#12@100|b.pager *web#12@500-9000",
	  "*web:12@500-9000; a.json duplicate=1" },
	{ "an-id-two-days-later",
	  "a.json *web#PT4K@100-900|b.pager *web#PT4K@180000-190000",
	  "*web:PT4K@100-900 *web:PT4K#2@180000-190000" },
	{ "twins-by-link",
	  "a.json *web#7@100-900>p/7/|b.pager *web#PT4K@3000-9000>P/7",
	  "*web:7@100-900; b.pager duplicate=1" },
	{ "a-link-without-service",
	  "a.json *web#7@100>p/7|b.pager *#PT4K@3000-9000>p/7",
	  "*web:7@100-9000; b.pager duplicate=1" },
	{ "twins-by-time", "a.json *web#7@100|b.pager *web,api#PT4K@700-9000",
	  "*api,web:PT4K@700-9000; a.json duplicate=1" },
	{ "eleven-minutes-are-two",
	  "a.json *web#7@100-300|b.pager *web#PT4K@760-9000",
	  "*web:7@100-300 *web:PT4K@760-9000" },
	{ "the-nearest-is-the-twin",
	  "a.json *web#7@100-300 *web#8@500-700|b.pager *web#P1@480-900 "
	  "*web#P2@90-200",
	  "*web:P2@90-200 *web:P1@480-900; a.json duplicate=2" },
	{ "another-service-is-another",
	  "a.json *web#7@100-300|b.pager *api#P1@100-300",
	  "*web:7@100-300 *api:P1@100-300" },
	{ "of-one-format-are-two", "a.json *web#7@100-300|b.json *web#8@100-300",
	  "*web:7@100-300 *web:8@100-300" },
	{ "a-drill-is-no-twin", "a.json &web#7@100-300|b.pager *web#P1@100-300",
	  "*web:7@100-300 *web:P1@100-300; a.json drill=1" },

	{ "a-deploy-by-time",
	  "a.json web#9@900|h.hub web#41@300-850=abcdef1234",
	  "web:41@300-850; a.json duplicate=1" },
	{ "a-deploy-by-commit",
	  "a.json web#9@900=abcdef1|h.hub web#41@300-850=abcdef1234",
	  "web:41@300-850; a.json duplicate=1" },
	{ "another-commit-is-another",
	  "a.json web#9@900=abcdef2|h.hub web#41@300-850=abcdef1234",
	  "web:41@300-850 web:9@900-900" },
	{ "a-version-without-v", "a.json web#9@900:1.2|h.hub web#41@300-850:v1.2",
	  "web:41@300-850; a.json duplicate=1" },
	{ "a-rollback-by-commit",
	  "a.json !web#9@900=abcdef1|h.hub web#41@300-850=abcdef1234",
	  "!web:41@300-850; a.json duplicate=1" },
	{ "a-rollback-is-no-deploy",
	  "a.json !web#9@900|h.hub web#41@300-850=abcdef1234",
	  "web:41@300-850 !web:9@900-900" },
	{ "a-failed-one-is-another",
	  "a.json web#9@900|h.hub /web#41@300-850=abcdef1234",
	  "web:41@300-850 web:9@900-900" },
	{ "two-and-two",
	  "a.json web#8@100 web#9@400|h.hub web#40@90-99=a web#41@390-399=b",
	  "web:40@90-99 web:41@390-399; a.json duplicate=2" },
	{ "three-sources",
	  "a.json web#9@400:v1|h.hub web#41@390-399=abc|t.tags web#v1@395:v1",
	  "web:41@390-399; a.json duplicate=1; t.tags duplicate=1" },

	{ "services-by-name", "a.json *web,api#1@5", "*api,web:1@5" },
	{ "a-drill-twice", "a.json &web#1@5 &web#1@5",
	  "*web:1@5; a.json duplicate=1 drill=1" },
	{ "left-out", "a.json ?x !?y web#1@5",
	  "web:1@5-5; a.json malformed=1" },
};
/* clang-format on */

static struct facts *read_all(const char *text)
{
	struct facts *facts = facts_new();
	g_auto(GStrv) sources = g_strsplit(text, "|", -1);

	for (char **source = sources; *source; source++)
		records_read(facts, *source);
	records_resolve(facts);
	return facts;
}

static void seals(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Facts) facts = read_all(row->sources);
	g_autofree char *got = NULL;

	facts_seal(facts, 600);
	got = records_print(facts);
	g_assert_cmpstr(got, ==, row->want);
}

/* An id that a record has of its own is not given to another. */
static void leaves_taken_ids(void)
{
	g_autoptr(Facts) facts = read_all("a.json web@5=a web#2@9=b");

	facts_deploy(facts, 1)->id = "web@1970-01-01T00:00:05Z";
	facts_seal(facts, 600);
	g_assert_cmpstr(facts_deploy(facts, 0)->id, ==,
			"web@1970-01-01T00:00:05Z#2");
}

/* A commit of one repository stays that commit, whoever comes first. */
static void keeps_references(void)
{
	g_autoptr(Facts) facts =
		read_all("s.git a b:a c:b,a +web|r.git a b:a +api|"
			 "a.json web#1@1=s.git/b api#2@2=r.git/b ?!odd "
			 "web#3@1=s.git/b ?!gone|"
			 "i.json *web#4@3=s.git/c *api#5@4=r.git/a *api#6@5");
	g_autofree char *got = NULL;

	facts_seal(facts, 600);
	got = records_print_all(facts);
	g_assert_cmpstr(got, ==,
			"api:2@2-2 web:1@1-1 *web:4@3 *api:5@4 *api:6@5; "
			"a.json duplicate=1\n"
			"source a.json grafana-annotations 3 1-2\n"
			"source i.json grafana-annotations 3 3-5\n"
			"source r.git git 2 -\n"
			"source s.git git 3 -\n"
			"service api r.git 0+1 r.git/b 0\n"
			"service web s.git 1+1 s.git/c 1\n"
			"repository r.git r.git\n"
			"repository s.git s.git\n"
			"commit r.git/a\n"
			"commit r.git/b r.git/a\n"
			"commit s.git/a\n"
			"commit s.git/b s.git/a\n"
			"commit s.git/c s.git/b s.git/a\n"
			"deploy a.json:2 r.git/b\n"
			"deploy a.json:1 s.git/b\n"
			"incident i.json:1 s.git/c\n"
			"incident i.json:2 r.git/a\n"
			"incident i.json:3 -\n"
			"finding odd a.json:2\n");
}

/* All in one second, each another: as quick as any other export. */
static void names_many(void)
{
	g_autoptr(Facts) facts = facts_new();
	GString *text = g_string_new("a.json");

	for (int i = 0; i < 20000; i++)
		g_string_append_printf(text, " web@5=%d", i);
	records_read(facts, text->str);
	facts_seal(facts, 600);
	g_assert_cmpuint(facts->deploys->len, ==, 20000);
	g_string_free(text, true);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/sources/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], seals);
	}
	g_test_add_func("/sources/taken-ids", leaves_taken_ids);
	g_test_add_func("/sources/references", keeps_references);
	g_test_add_func("/sources/many-names", names_many);
	return g_test_run();
}
