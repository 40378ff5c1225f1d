/* test_rework.c -- what messages say, and which deploys mend others */
#include "tests/history.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *commits, *deploys;
	const char *links; /* FROM MARK TO: - reverts, ~ fixes, < picked from,
			      "- by the subject */
	const char *want; /* ids of the deploys that are rework */
} cases[] = {
	{ "nothing-said", "a b:a c:b", "a b c", "", "" },
	{ "a-revert", "a b:a r:b", "a b r", "r-b", "2" },
	{ "a-fix", "a b:a f:b", "a b f", "f~b", "2" },
	{ "not-what-is-picked", "a b:a p:b", "a b p", "p<b", "" },
	{ "in-the-same-deploy", "a b:a r:b", "a r", "r-b", "" },
	{ "of-what-was-before-the-baseline", "a r:a", "a r", "r-a", "" },
	{ "of-a-stranger", "a r:a", "a r", "r-?", "" },
	{ "at-last-21-days", "a b:a r:b", "a@0 b@1 r@21d1", "r-b", "2" },
	{ "after-21-days", "a b:a r:b", "a@0 b@1 r@21d2", "r-b", "" },
	{ "a-revert-that-is-not-shipped", "a b:a r:b", "a b", "r-b", "" },
	{ "a-revert-of-a-revert", "a b:a r:b s:r", "a b r s", "r-b s-r",
	  "2 3" },
	{ "taken-back-in-the-same-deploy", "a b:a r:b s:r", "a b s",
	  "r-b s-r", "" },
	{ "and-that-taken-back-too", "a b:a r:b s:r t:s", "a b t",
	  "r-b s-r t-s", "2" },
	{ "of-what-was-picked", "a b:a p:a c:a r:p,c", "a p r",
	  "p<b", "" },
	{ "names-the-original-of-a-pick", "a b:a p:a r:p", "a p r",
	  "p<b r-b", "2" },
	{ "by-its-subject", "a b:a r:b", "a b r", "r\"b", "2" },
	{ "by-a-subject-nobody-has", "a b:a r:b", "a b r", "r\"x", "" },
	{ "by-the-subject-of-its-own-deploy", "a b:a r:b", "a r", "r\"b", "" },
	{ "a-redeploy-of-it-is-none", "a b:a r:b", "a b r r", "r-b", "2" },
	{ "the-service-that-shipped-it", "a b:a r:b",
	  "web=a api=a web=b api=r web=r", "r-b", "4" },
};
/* clang-format on */

static uint32_t find(const struct graph *graph, char name)
{
	for (uint32_t c = 0; c < graph->n; c++)
		if (graph->subjects[c][0] == name)
			return c;
	return NONE;
}

static void add_link(struct facts *facts, const char *word)
{
	const struct graph *graph = facts_graph(facts, 0);
	g_autofree char *name = g_strdup_printf("%c%040d", word[2], 0);
	struct commit_link link = {
		.from = find(graph, word[0]),
		.kind = word[1] == '~' ? LINK_FIXES :
			word[1] == '<' ? LINK_PICKED :
					 LINK_REVERTS,
		.is_subject = word[1] == '"',
		.to = NONE,
	};

	link.name = facts_text(facts, link.is_subject ? word + 2 : name);
	if (!link.is_subject)
		link.to = find(graph, word[2]);
	g_array_append_val(facts->links, link);
}

static void mends(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		history_new(row->commits, row->deploys, NULL);
	g_auto(GStrv) words = g_strsplit(row->links, " ", -1);
	g_autoptr(GString) got = g_string_new(NULL);

	for (char **word = words; *word && **word; word++)
		add_link(history->facts, *word);
	history_measure(history, "-60d", "60d");
	for (uint32_t d = 0; d < history->facts->deploys->len; d++)
		if (metrics_deploy(history->metrics, d)->is_rework)
			g_string_append_printf(
				got, "%s%s", got->len > 0 ? " " : "",
				facts_deploy(history->facts, d)->id);
	g_assert_cmpstr(got->str, ==, row->want);
}

static void is_a_share_of_deploys(void)
{
	g_autoptr(History) history =
		history_new("a b:a r:b c:r", "a b r c", NULL);
	g_autofree char *got = NULL, *of_web = NULL;

	add_link(history->facts, "r-b");
	history_measure(history, "-1d", "60d");
	got = history_print_measure(history, NULL, REWORK_RATE, STATISTIC_RATE);
	of_web = history_print_measure(history, "web", REWORK_RATE,
				       STATISTIC_RATE);
	g_assert_cmpstr(got, ==, "0.25 n=4");
	g_assert_cmpstr(of_web, ==, "0.25 n=4");
}

static void needs_a_repository(void)
{
	g_autoptr(History) history = history_new("", "a b r c", NULL);
	g_autofree char *got = NULL;

	history_measure(history, "-1d", "60d");
	got = history_print_measure(history, NULL, REWORK_RATE, STATISTIC_RATE);
	g_assert_cmpstr(got, ==, "- n=4");
	g_assert_cmpstr(
		history_find(history, NULL, REWORK_RATE, STATISTIC_RATE)->note,
		==, "not measured: no repository was given");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/rework/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], mends);
	}
	g_test_add_func("/rework/is-a-share-of-deploys", is_a_share_of_deploys);
	g_test_add_func("/rework/needs-a-repository", needs_a_repository);
	return g_test_run();
}
