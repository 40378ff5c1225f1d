/* test_rework.c -- what messages say, and which deploys mend others */
#include "tests/history.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *commits, *deploys;
	const char *links; /* FROM MARK TO: - reverts, ~ fixes, < picked from;
			      FROM"SUBJECT: reverts by it; FROM=SUBJECT: has
			      it, _ for blanks.  TO `?`: an id not in the
			      history, `?7`: of it seven digits */
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
	{ "of-what-was-picked", "a b:a p:a r:p", "a p r", "p<b r-p", "2" },
	{ "names-the-original-of-a-pick", "a b:a p:a r:p", "a p r",
	  "p<b r-b", "2" },
	{ "names-the-pick-of-what-was-shipped", "a b:a p:a r:b", "a b r",
	  "p<b r-p", "" },
	{ "fixes-the-original-of-a-pick", "a p:a f:p", "a p f",
	  "p<? f~?", "2" },
	{ "names-the-beginning-of-a-pick", "a p:a f:p", "a p f",
	  "p<? f~?7", "2" },
	{ "of-the-earlier-of-two-picks", "a p:a q:a r:p m:q,r", "a p m",
	  "p<b q<b r-b", "2" },
	{ "of-the-later-of-two-picks", "a q:a p:q r:p",
	  "a@0 q@1 p@20d r@30d", "q<? p<? r-?", "3" },
	{ "of-an-old-one-picked-again", "a b:a p:b r:p",
	  "a@0 b@1 p@20d r@30d", "p<b r-b", "3" },
	{ "of-what-comes-after-its-pick", "a p:a b:a r:b m:p,r", "a p m",
	  "p<b r-b", "2" },
	{ "of-a-merge", "a b:a c:a m:b,c r:m", "a m r", "r-m", "2" },
	{ "of-a-merge-out-of-scope", "a b:a c:a m:b,c+ r:m", "a m r", "r-m",
	  "2" },
	{ "of-a-merge-after-21-days", "a b:a c:a m:b,c r:m",
	  "a@0 m@1 r@21d2", "r-m", "" },
	{ "of-a-merge-in-the-same-deploy", "a b:a c:a m:b,c r:m", "a r",
	  "r-m", "" },
	{ "of-a-merge-by-what-is-none", "a b:a c:a m:b,c r:m", "a m r",
	  "b<m", "" },
	{ "of-what-is-out-of-scope", "a b:a+ r:b", "a b r", "r-b", "" },
	{ "a-merge-that-says-so", "a b:a c:b r:b,c", "a b r", "r-b", "" },
	{ "by-its-subject", "a b:a r:b", "a b r", "r\"b", "2" },
	{ "by-the-subject-of-a-merge", "a b:a c:a m:b,c r:m", "a m r",
	  "r\"m", "" },
	{ "taken-back-by-its-subject", "a b:a r:b s:r", "a b s",
	  "r=Revert_\"b\" r\"b s\"Revert_\"b\"", "" },
	{ "and-that-taken-back-by-its-subject", "a b:a r:b s:r t:s", "a b t",
	  "r=Revert_\"b\" r\"b s=Reapply_\"b\" s\"Revert_\"b\" "
	  "t\"Reapply_\"b\"", "2" },
	{ "reverted-again-as-before", "a b:a r:b s:r t:s", "a b t",
	  "r=Revert_\"b\" r\"b s\"Revert_\"b\" t=Revert_\"b\" t\"b",
	  "2" },
	{ "taken-back-twice-once-in-vain", "a b:a r:b s:r t:s u:t", "a b u",
	  "r-b s-r t-s u-r", "" },
	{ "taken-back-twice-the-first-in-vain", "a b:a r:b s:r t:s u:t",
	  "a b u", "u-r r-b t-s s-r", "" },
	{ "taken-back-twice-both-in-vain", "a b:a r:b s:r t:s u:t v:u",
	  "a b v", "r-b s-r t-s u-r v-u", "2" },
	{ "taken-back-by-the-original", "a b:a r:b s:r", "a b s",
	  "r<? r-b s-?", "" },
	{ "taken-back-on-another-branch", "a b:a r:b s:r p:b m:s,p", "a b m",
	  "r-b s-r p<r p-b", "2" },
	{ "a-fix-taken-back", "a b:a f:b r:f", "a b r", "f~b r-f", "" },
	{ "a-fix-takes-nothing-back", "a b:a r:b f:r", "a b f", "r-b f~r",
	  "2" },
	{ "by-the-subject-without-the-number", "a b:a r:b", "a b r",
	  "b=Add_b_(#12) r\"Add_b", "2" },
	{ "by-the-subject-without-two-numbers", "a b:a r:b", "a b r",
	  "b=Add_b_(#12)_(#13) r\"Add_b", "2" },
	{ "by-the-subject-with-the-number", "a b:a r:b", "a b r",
	  "b=Add_b_(#12) r\"Add_b_(#12)", "2" },
	{ "by-the-subject-with-another-number", "a b:a r:b", "a b r",
	  "b=Add_b_(#12) r\"Add_b_(#13)", "" },
	{ "by-a-subject-with-a-word-behind", "a b:a r:b", "a b r",
	  "b=Add_b_(x12) r\"Add_b", "" },
	{ "by-the-subject-of-two", "a b:a c:b r:c", "a b r",
	  "b=x c=x r\"x", "2" },
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
		if (graph->ids[c][2] == name)
			return c;
	return NONE;
}

static const char *to_subject(struct facts *facts, const char *word)
{
	g_autofree char *subject = g_strdelimit(g_strdup(word), "_", ' ');

	return facts_text(facts, subject);
}

static void add_link(struct facts *facts, const char *word)
{
	const struct graph *graph = facts_graph(facts, 0);
	g_autofree char *name = g_strdup_printf("%c%039d", word[2], 0);
	struct commit_link link = {
		.from = find(graph, word[0]),
		.kind = word[1] == '~' ? LINK_FIXES :
			word[1] == '<' ? LINK_PICKED :
					 LINK_REVERTS,
		.is_subject = word[1] == '"',
		.to = NONE,
	};

	if (word[1] == '=') {
		graph->subjects[link.from] = to_subject(facts, word + 2);
		return;
	}
	if (!link.is_subject) {
		link.to = find(graph, word[2]);
		if (word[3])
			name[word[3] - '0'] = '\0';
	}
	link.name = link.is_subject ? to_subject(facts, word + 2) :
				      facts_text(facts, name);
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
	g_assert_cmpstr(got, ==, "- n=0");
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
