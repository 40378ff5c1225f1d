/* test_join.c -- histories, deploys, and which deploy ships each commit */
#include "analyzer/shipment.h"
#include "tests/history.h"

/* clang-format off */
static const struct {
	const char *name, *commits, *deploys;
	const char *want; /* commits, then | and deploys */
} cases[] = {
	/* the first deploy is the baseline: nobody knows what was before */
	{ "no-history",             "",          "",      "|" },
	{ "no-deploys",             "a b:a",     "",      "a- b-|" },
	{ "a-line-ships-in-order",  "a b:a c:b", "a b c",
	  "a- b1 c2|0=baseline 1=1 2=1" },
	{ "a-skipped-commit-ships", "a b:a c:b", "a c",
	  "a- b1 c1|0=baseline 1=2" },
	{ "a-merge-ships-its-arms", "a b:a c:a d:b,c e:d", "b e",
	  "a- b- c1 d- e1|0=baseline 1=2" },
	{ "the-tip-waits",          "a b:a c:b", "a b",
	  "a- b1 c-|0=baseline 1=1" },
	{ "a-baseline-ships-none",  "a b:a",     "b",     "a- b-|0=baseline" },
	{ "two-roots",              "a b c:a,b d:c", "a d",
	  "a- b1 c- d1|0=baseline 1=2" },
	{ "unrelated-histories",    "a b",       "a b",
	  "a- b1|0=baseline 1=1" },
	{ "parents-twice",          "a b:a,a",   "a b",
	  "a- b-|0=baseline 1=0" },

	/* baseline = REV is what was there before */
	{ "a-baseline-by-revision", "a b:a c:b", "^a b c",
	  "a- b0 c1|0=1 1=1" },
	{ "a-deploy-of-that-revision", "a b:a", "^a a b",
	  "a- b1|0=redeploy 1=1" },
	{ "back-behind-that-revision", "a b:a c:b", "^b a c",
	  "a- b- c1|0=back 1=1" },
	{ "beside-that-revision",   "a b:a c:a", "^b c",
	  "a- b- c0|0=1" },

	/* rollbacks and redeploys ship nothing */
	{ "a-rollback-ships-none",  "a b:a",     "a b a",
	  "a- b1|0=baseline 1=1 2=back" },
	{ "an-annotated-rollback",  "a b:a",     "a b !a",
	  "a- b1|0=baseline 1=1 2=rollback" },
	{ "the-same-again",         "a b:a",     "a b b",
	  "a- b1|0=baseline 1=1 2=redeploy" },
	{ "forward-after-a-rollback", "a b:a",   "a b !a b",
	  "a- b1|0=baseline 1=1 2=rollback 3=redeploy" },
	{ "forward-after-an-inferred-one", "a b:a", "a b a b",
	  "a- b1|0=baseline 1=1 2=back 3=redeploy" },
	{ "half-way-forward",       "a b:a c:b", "a c a b",
	  "a- b1 c1|0=baseline 1=2 2=back 3=redeploy" },
	{ "back-twice",             "a b:a c:b", "a b c b a",
	  "a- b1 c2|0=baseline 1=1 2=1 3=back 4=back" },
	{ "back-by-unknown-then-forward", "a b:a", "a b !? b",
	  "a- b1|0=baseline 1=1 2=rollback 3=redeploy" },
	{ "sideways-to-the-old-arm", "a b:a c:a", "a b c b",
	  "a- b1 c2|0=baseline 1=1 2=1 3=back" },
	{ "a-rollback-that-runs-ahead", "a b:a c:b", "a !c b",
	  "a- b- c-|0=baseline 1=rollback 2=back" },
	{ "a-rollback-comes-first", "a b:a c:b", "!a b c",
	  "a- b- c2|0=rollback 1=baseline 2=1" },
	{ "a-revert-is-a-change",   "a b:a r:b", "a b r",
	  "a- b1 r2|0=baseline 1=1 2=1" },

	/* what was cherry-picked or fixed on a branch, then merged */
	{ "a-hotfix-branch",  "a b:a f:a c:b,f d:c", "a b f d",
	  "a- b1 f2 c- d3|0=baseline 1=1 2=1 3=1" },
	{ "all-earlier-deploys-count", "a b:a f:a g:f c:b", "a b f g c",
	  "a- b1 f2 g3 c4|0=baseline 1=1 2=1 3=1 4=1" },
	{ "back-to-the-branch", "a b:a f:a", "a b f b",
	  "a- b1 f2|0=baseline 1=1 2=1 3=back" },

	/* what nobody knows */
	{ "a-deploy-of-a-stranger", "a b:a",     "? a b",
	  "a- b2|0=unknown 1=baseline 2=1" },
	{ "after-a-gap",            "a b:a c:b", "a ? c",
	  "a- b2 c2|0=baseline 1=unknown 2=2+gap" },
	{ "after-two-gaps-once",    "a b:a c:b", "a ? ? b c",
	  "a- b3 c4|0=baseline 1=unknown 2=unknown 3=1+gap 4=1" },
	{ "a-gap-outlasts-a-redeploy", "a b:a",  "a ? a b",
	  "a- b3|0=baseline 1=unknown 2=redeploy 3=1+gap" },
	{ "a-gap-before-the-baseline", "a b:a",  "? a b",
	  "a- b2|0=unknown 1=baseline 2=1" },
	{ "no-repository",          "",          "a b",
	  "|0=unknown 1=unknown" },
	{ "a-shallow-clone-ends",   "a:? b:a",   "a b",
	  "a- b1|0=baseline+cut 1=1" },
	{ "a-shallow-arm",          "a b:? c:a,b d:c", "a d",
	  "a- b1 c- d1|0=baseline 1=2+cut" },

	/* a failed roll-out is counted nowhere */
	{ "a-failed-roll-out",      "a b:a",     "a /b b",
	  "a- b2|0=baseline 1=struck 2=1" },
	{ "it-is-no-baseline",      "a b:a",     "/a b",
	  "a- b-|0=struck 1=baseline" },
	{ "it-did-not-run",         "a b:a c:b", "a b /c b",
	  "a- b1 c-|0=baseline 1=1 2=struck 3=redeploy" },
	{ "a-failed-rollback",      "a b:a",     "a b !/a b",
	  "a- b1|0=baseline 1=1 2=struck 3=redeploy" },

	/* clocks say nothing about what is reachable */
	{ "a-parent-from-the-future", "a@900 b:a@10 c:b@20", "a b c",
	  "a- b1 c2|0=baseline 1=1 2=1" },
	{ "all-clocks-stand",       "a@0 b:a@0 c:b@0", "a@0 b@0 c@0",
	  "a- b1 c2|0=baseline 1=1 2=1" },
	{ "before-the-epoch",       "a@-1d b:a@-2d", "a@-5d b@-4d",
	  "a- b1|0=baseline 1=1" },
	{ "by-the-end-of-the-roll-out", "a b:a c:b", "a@60 c@70-300 b@90",
	  "a- b2 c1|0=baseline 2=1 1=1" },
	{ "ties-by-id-as-numbers",  "a b:a c:b",
	  "a@60#1 c@90#10 b@90#9", "a- b9 c10|1=baseline 9=1 10=1" },

	/* services have reaches of their own */
	{ "two-services",           "a b:a c:b",
	  "web=a api=b web=c api=c",
	  "a- b2 c3,2|1=baseline 3=1 0=baseline 2=2" },
	{ "scopes",                 "a b:a+web c:b+api d:c+ e:d",
	  "web=a api=a web=e api=e",
	  "a- b2 c3 d- e3,2|1=baseline 3=2 0=baseline 2=2" },
	{ "scope-does-not-cut-the-walk", "a b:a+api c:b+web",
	  "web=a web=c api=a", "a- b- c1|2=baseline 0=baseline 1=1" },
	{ "nothing-in-scope",       "a b:a+api", "web=a web=b",
	  "a- b-|0=baseline 1=0" },
};
/* clang-format on */

static void ships(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		history_new(row->commits, row->deploys, NULL);
	g_autofree char *commits = NULL, *deploys = NULL, *got = NULL;

	history_join(history);
	commits = history_print(history);
	deploys = history_print_deploys(history);
	got = g_strconcat(commits, "|", deploys, NULL);
	g_assert_cmpstr(got, ==, row->want);
}

static void merges_count_if_asked(void)
{
	g_autoptr(History) history =
		history_new("a b:a c:a d:b,c", "a d", NULL);
	g_autofree char *got = NULL;

	history->settings->counts_merges = true;
	history_join(history);
	got = history_print(history);
	g_assert_cmpstr(got, ==, "a- b1 c1 d1");
	g_assert_false(graph_is_merge(facts_graph(history->facts, 0), 1));
	g_assert_true(graph_is_merge(facts_graph(history->facts, 0), 3));
}

static void print_leads(const struct history *history, GString *out)
{
	const struct metrics *metrics = history->metrics;

	for (uint32_t d = 0; d < metrics->deploys->len; d++) {
		g_autoptr(GArray) changes = shipment_sorted(metrics, d);

		for (uint32_t c = 0; c < changes->len; c++) {
			const struct change *change =
				&g_array_index(changes, struct change, c);

			g_string_append_printf(out, "%s%s=%g",
					       out->len > 0 ? " " : "",
					       history_subject(history, change),
					       change->lead_seconds);
		}
	}
}

/* clang-format off */
static const struct {
	const char *name, *commits, *deploys;
	bool from_committer;
	const char *want; /* leads, in seconds; then the median of deploy 1 */
} leads[] = {
	{ "author-time", "a b:a@10/40", "a b@60", false, "b=3000|3000" },
	{ "committer-time", "a b:a@10/40", "a b@60", true, "b=1200|1200" },
	{ "to-the-end-of-the-roll-out", "a b:a@10", "a b@60-70", false,
	  "b=3600|3600" },
	{ "by-commit-time", "a b:a@30 c:b@20 d:c@10", "a@40 d@60", false,
	  "d=3000 c=2400 b=1800|2400" },
	{ "same-second-by-id", "a b:a@30 c:b@30", "a@40 c@60", false,
	  "b=1800 c=1800|1800" },
	{ "at-once-is-zero", "a b:a@60", "a@40 b@60", false, "b=0|0" },
	{ "negative-is-no-data", "a b:a@90 c:b@20", "a@40 c@60", false,
	  "c=2400 b=nan|2400" },
	{ "all-negative", "a b:a@90", "a@40 b@60", false, "b=nan|nan" },
	{ "even-medians", "a b:a@10 c:b@20", "a@40 c@60", false,
	  "b=3000 c=2400|2700" },
};
/* clang-format on */

static void has_leads(const void *data)
{
	const typeof(leads[0]) *row = data;
	g_autoptr(History) history =
		history_new(row->commits, row->deploys, NULL);
	g_autoptr(GString) got = g_string_new(NULL);

	history->settings->leads_from_committer = row->from_committer;
	history_join(history);
	print_leads(history, got);
	g_string_append_printf(got, "|%g",
			       metrics_deploy(history->metrics, 1)->lead_p50);
	g_assert_cmpstr(got->str, ==, row->want);
}

/* clang-format off */
static const struct {
	const char *name, *commits, *deploys;
	const char *want; /* what waits for web */
} waits[] = {
	{ "the-tip-is-deployed",    "a b:a",         "web=>b a b",   "" },
	{ "ahead-of-the-last-deploy", "a b:a c:b d:c", "web=>d a b", "c d" },
	{ "nothing-deployed-yet",   "a b:a",         "web=>b",       "" },
	{ "a-rollback-is-no-start", "a b:a",         "web=>b !a",    "" },
	{ "a-failed-roll-out-neither", "a b:a",      "web=>b /a",    "" },
	{ "a-baseline-is-one",      "a b:a",         "web=>b ^a ?",  "b" },
	{ "merges-are-no-changes",  "a b:a c:a d:b,c", "web=>d a",   "b c" },
	{ "what-is-not-merged-does-not", "a b:a c:a", "web=>b a",    "b" },
	{ "a-branch-was-deployed",  "a b:a f:b c:b", "web=>c a f",   "c" },
	{ "after-as-of-is-not-yet", "a b:a c:b",     "web=>c a b@400d", "b c" },
	{ "committed-after-as-of",  "a b:a c:b@400d", "web=>c a",    "b" },
	{ "deployed-at-as-of",      "a b:a c:b",     "web=>c a b@365d", "c" },
	{ "committed-at-as-of",     "a b:a c:b@365d", "web=>c a",    "b c" },
	{ "a-deploy-to-come-is-no-start", "a b:a",   "web=>b a@400d", "" },
	{ "an-unknown-one-neither", "a b:a",         "web=>b ?",     "" },
	{ "a-rollback-ships-it",    "a b:a c:b",     "web=>c a !b",  "c" },
	{ "a-failed-roll-out-does-not", "a b:a",     "web=>b a /b",  "b" },
	{ "behind-what-is-deployed", "a b:a",        "web=>a b",     "" },
	{ "before-the-baseline",    "a b:a c:b",     "web=>c ^b a",  "c" },
	{ "of-its-own-deploys",     "a b:a c:b",     "web=>c web=a api=c", "b c" },
	{ "in-scope",               "a b:a+api c:b+web", "web=>c web=a", "c" },
	{ "no-main-branch",         "a b:a",         "a",            "" },
};
/* clang-format on */

static void wait_for(const void *data)
{
	const typeof(waits[0]) *row = data;
	g_autoptr(History) history =
		history_new(row->commits, row->deploys, NULL);
	g_autofree char *got = NULL;

	history_join(history);
	got = history_print_waiting(history, "web");
	g_assert_cmpstr(got, ==, row->want);
}

static void merges_wait_if_asked(void)
{
	g_autoptr(History) history =
		history_new("a b:a c:a d:b,c", ">d a", NULL);
	g_autofree char *got = NULL;

	history->settings->counts_merges = true;
	history_join(history);
	got = history_print_waiting(history, "web");
	g_assert_cmpstr(got, ==, "b c d");
}

/* Commits are positions in the repository of a service, in no other. */
static void repositories_do_not_mix(void)
{
	g_autoptr(History) history = history_new("", NULL, NULL);
	g_autofree char *commits = NULL, *deploys = NULL, *got = NULL;
	g_autofree char *web = NULL, *api = NULL;

	facts_free(history->facts);
	history->facts = facts_new();
	history_read(history->facts, "1", "a b:a c:b", "web=>c web=a web=b",
		     NULL);
	history_read(history->facts, "2", "v w:v x:w y:x z:y",
		     "api=>z api=v#8 api=y#9", "i@3h-4h>w j@3h-4h>y");
	facts_seal(history->facts, 600);
	history_join(history);
	commits = history_print(history);
	deploys = history_print_deploys(history);
	web = history_print_waiting(history, "web");
	api = history_print_waiting(history, "api");
	got = g_strjoin("|", commits, deploys, web, api, NULL);
	g_assert_cmpstr(got, ==,
			"a- b1 c- v- w9 x9 y9 z-|"
			"8=baseline 9=3 0=baseline 1=1|c|z");
	g_assert_cmpuint(history->metrics->named->len, ==, 2);
	for (uint32_t i = 0; i < 2; i++) {
		const struct change *named = &g_array_index(
			history->metrics->named, struct change, i);

		g_assert_cmpstr(history_subject(history, named), ==,
				i == 0 ? "w" : "y");
		g_assert_cmpstr(facts_deploy(history->facts, named->deploy)->id,
				==, "9");
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/join/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], ships);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(leads); i++) {
		g_autofree char *path =
			g_strconcat("/join/leads/", leads[i].name, NULL);

		g_test_add_data_func(path, &leads[i], has_leads);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(waits); i++) {
		g_autofree char *path =
			g_strconcat("/join/waits/", waits[i].name, NULL);

		g_test_add_data_func(path, &waits[i], wait_for);
	}
	g_test_add_func("/join/merges-count-if-asked", merges_count_if_asked);
	g_test_add_func("/join/waits/merges-if-asked", merges_wait_if_asked);
	g_test_add_func("/join/repositories-do-not-mix",
			repositories_do_not_mix);
	return g_test_run();
}
