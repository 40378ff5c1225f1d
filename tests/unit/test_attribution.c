/* test_attribution.c -- incidents, and the deploys they are attributed to */
#include "tests/history.h"

#include "analyzer/attribution.h"

/* clang-format off */
/* Deploys at 60, 120, 180 … minutes unless they say when; the window is 1 h. */
static const struct {
	const char *name, *deploys, *incidents, *want;
} cases[] = {
	{ "nothing",                "",         "",            "" },
	{ "no-deploys",             "",         "i:web@70-80", "i>-" },
	{ "soon-after",             "a b",      "i:web@130-140", "i>1" },
	{ "at-the-same-second",     "a b",      "i:web@120-140", "i>1" },
	{ "a-second-before",        "a b",      "i:web@1h59m59s-140", "i>0" },
	{ "before-all",             "a b",      "i:web@59-140",  "i>-" },
	{ "the-last-second-of-the-window", "a", "i:web@120-140", "i>0" },
	{ "a-second-too-late",      "a",        "i:web@2h1s-140", "i>-" },
	{ "two-months-later",       "a",        "i:web@60d-61d", "i>-" },
	{ "during-the-roll-out",    "a@60-90",  "i:web@70-80",   "i>0" },
	{ "before-the-roll-out",    "a@60-90",  "i:web@59-80",   "i>-" },
	{ "from-the-end-of-it",     "a@60-90",  "i:web@150-160", "i>0" },
	{ "an-overtaken-roll-out",  "b@60-200 a@80-90", "i:web@100-110", "i>0" },
	{ "overtaken-twice",        "c@60-200 a@110-120 b@130-140",
	  "i:web@100-110", "i>0" },
	{ "of-another-service",     "api=a",    "i:web@70-80",   "i>-" },
	{ "of-its-own-service",     "web=a@60 api=b@65", "i:web@70-80", "i>0" },
	{ "of-two-the-latest",      "web=a@60 api=b@65", "i:web,api@70-80", "i>1" },
	{ "of-two-the-one-in-time", "web=a@60 api=b@95", "i:web,api@90-99", "i>0" },
	{ "no-service-in-a-single-service-run", "a", "i@70-80",  "i>0" },
	{ "no-service-among-two",   "web=a api=a", "i@70-80",    "i>-" },
	{ "of-an-unknown-service",  "a",        "i:?@70-80",     "i>-" },
	{ "a-drill",                "a",        "~i:web@70-80",  "i>-" },
	{ "open",                   "a",        "i:web@70",      "i>0" },
	{ "one-deploy-of-several",  "a b",      "i:web@121-140 j:web@122-140",
	  "i>1 j>1" },

	/* a rollback is never blamed, nor a roll-out that failed */
	{ "after-a-rollback",       "a b@70 !a@75", "i:web@80-90", "i>1" },
	{ "after-an-inferred-rollback", "a b@70 a@75", "i:web@80-90", "i>1" },
	{ "after-a-redeploy",       "a b@70 b@85", "i:web@90-95", "i>2" },
	{ "after-a-failed-roll-out", "a /b@70", "i:web@80-90",   "i>0" },
	{ "after-an-unknown-commit", "a ?@70",  "i:web@80-90",   "i>1" },

	/* what it names wins, however long ago */
	{ "by-id",                  "a b c",    "i:web@60d-61d>#1", "i>1=" },
	{ "by-version",             "a:v1 b:v2", "i:web@60d-61d>v1", "i>0=" },
	{ "by-version-the-latest",  "a:v1 b:v1", "i:web@60d-61d>v1", "i>1=" },
	{ "by-the-commit-deployed", "a b c",    "i:web@60d-61d>b", "i>1=" },
	{ "by-the-commit-shipped",  "a c",      "i:web@60d-61d>b", "i>1=" },
	{ "by-letters-of-an-unknown-commit", "a ?feed01", "i:web@60d-61d>?feed01ab",
	  "i>1=" },
	{ "three-letters-are-few",  "a ?fee",   "i:web@60d-61d>?feed", "i>-" },
	{ "not-yet-started",        "a:v1 b:v2", "i:web@70-80>v2", "i>0" },
	{ "not-yet-started-but-before", "a:v1 b:v2 c:v1", "i:web@130-140>v1",
	  "i>0=" },
	{ "unknown-falls-back",     "a b",      "i:web@130-140>v9", "i>1" },
	{ "unknown-and-late",       "a b",      "i:web@60d-61d>v9", "i>-" },
	{ "a-version-of-its-service", "web=a:v1@60 api=a:v1@90",
	  "i:web@60d-61d>v1", "i>0=" },
	{ "a-name-without-service", "web=a:v1@60 api=a:v2@90", "i@60d-61d>v1",
	  "i>0=" },
	{ "a-rollback-is-not-named", "a b !a",  "i:web@60d-61d>#2", "i>-" },
	{ "a-version-rolled-back-to", "a:v1 b:v2 a:v1", "i:web@60d-61d>v1",
	  "i>0=" },
};
/* clang-format on */

static void blames(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		history_new("a b:a c:b", row->deploys, row->incidents);
	g_autofree char *got = NULL;

	history_measure(history, "0", "90d");
	got = history_print_incidents(history);
	g_assert_cmpstr(got, ==, row->want);
}

/* clang-format off */
static const struct {
	const char *name;
	int64_t window;
	const char *want;
} windows[] = {
	{ "zero",        0,         "i>0 j>- k>- l>-" },
	{ "one-minute",  60,        "i>0 j>0 k>- l>-" },
	{ "one-hour",    3600,      "i>0 j>0 k>0 l>-" },
	{ "without-end", INT64_MAX, "i>0 j>0 k>0 l>0" },
};
/* clang-format on */

static void reaches(const void *data)
{
	const typeof(windows[0]) *row = data;
	g_autoptr(History) history = history_new(
		"a", "a",
		"i:web@60-90 j:web@61-90 k:web@120-130 l:web@80d-81d");
	g_autofree char *got = NULL;

	history->settings->incident_window = row->window;
	history_measure(history, "0", "90d");
	got = history_print_incidents(history);
	g_assert_cmpstr(got, ==, row->want);
}

/* The second commit of one repository is not that of another. */
static void a_commit_is_of_its_repository(void)
{
	g_autoptr(History) history = history_new("", NULL, NULL);
	g_autofree char *got = NULL;

	facts_free(history->facts);
	history->facts = facts_new();
	history_read(history->facts, "1", "x y:x", "api=x@60#8 api=y@90#9",
		     NULL);
	history_read(history->facts, "2", "a b:a", "web=a@100#1 web=b@120#2",
		     "i@60d-61d>y j@60d-61d>b");
	facts_seal(history->facts, 600);
	history_measure(history, "0", "90d");
	got = history_print_incidents(history);
	g_assert_cmpstr(got, ==, "i>9= j>2=");
}

static void tells_what_is_unknown(void)
{
	g_autoptr(History) history =
		history_new("a", "a", "i:web@70-80>v9 j:web@71-80>#0");
	struct attribution unknown, known;

	history_measure(history, "0", "90d");
	unknown = attribute(history->metrics, 0, 3600);
	known = attribute(history->metrics, 1, 3600);
	g_assert_true(unknown.is_unknown);
	g_assert_cmpint(unknown.match, ==, MATCH_WINDOW);
	g_assert_false(known.is_unknown);
	g_assert_cmpint(known.match, ==, MATCH_EXPLICIT);
	g_assert_cmpuint(history->metrics->findings->len, ==, 1);
	g_assert_cmpstr(
		g_array_index(history->metrics->findings, struct finding, 0)
			.kind,
		==, "unknown deploy named");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/attribution/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], blames);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(windows); i++) {
		g_autofree char *path = g_strconcat("/attribution/window/",
						    windows[i].name, NULL);

		g_test_add_data_func(path, &windows[i], reaches);
	}
	g_test_add_func("/attribution/tells-what-is-unknown",
			tells_what_is_unknown);
	g_test_add_func("/attribution/a-commit-is-of-its-repository",
			a_commit_is_of_its_repository);
	return g_test_run();
}
