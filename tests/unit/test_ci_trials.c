/* test_ci_trials.c -- tests, and which of them are flaky */
#include "analyzer/ci_gather.h"
#include "tests/pipelines.h"

/* clang-format off */
/* Flaky ones as SERVICE SUITE/TEST=COMMIT PASSED+FAILED! FIRST..LAST KNOWN. */
static const struct {
	const char *name, *text, *want;
} cases[] = {
	{ "none", "test:+s/a=abc@5", "" },
	{ "both-on-one-commit", "test:!s/a=abc@5 test:+s/a=abc@9",
	  " s/a=abc 1+1! 5..9 9" },
	{ "both-on-two-commits", "test:!s/a=abc@5 test:+s/a=def@9", "" },
	{ "without-a-commit-nobody-knows", "test:!s/a@5 test:+s/a@9", "" },
	{ "its-report-says-so", "test:fs/a@5", " s/a= 1+1! 5..5 5" },
	{ "skipped-is-neither", "test:!s/a=abc@5 test:os/a=abc@9", "" },
	{ "of-another-suite", "test:!s/a=abc@5 test:+t/a=abc@9", "" },
	{ "parameters-fail-together", "test:!s/a=abc@5 test:+s/a=abc@5", "" },
	{ "known-when-the-second-comes",
	  "test:+s/a=abc@5 test:+s/a=abc@6 test:!s/a=abc@7 test:+s/a=abc@8",
	  " s/a=abc 3+1! 5..8 7" },
	{ "on-each-commit-apart",
	  "test:!s/a=abc@5 test:+s/a=abc@6 test:!s/a=def@7 test:+s/a=def@8",
	  " s/a=abc 1+1! 5..6 6 s/a=def 1+1! 7..8 8" },
	{ "the-run-that-was-on",
	  "run:!web/ci#1.1=abc@0/1-9 run:+web/ci#1.2=abc@20/21-29 test:!s/a@5 test:+s/a@25",
	  " web s/a=abc 1+1! 5..25 25" },
	{ "two-runs-were-on",
	  "run:!web/ci#1.1=abc@0/1-9 run:+web/ci#1.2=abc@20/21-29 "
	  "run:+api/ci#2=def@0/1-30 test:!s/a@5 test:+s/a@25", "" },
	{ "its-commit-names-its-pipeline",
	  "run:+web/ci#1=abc@0/1-9 test:!s/a=abc@50 test:+s/a=abc@60",
	  " web s/a=abc 1+1! 50..60 60" },
	{ "a-counter-grows",
	  "series:pipeline_flaky_tests_total{service=web,test_name=a}@0=3,1=5,2=5,3=6",
	  " web /a= !2 1..1 1 web /a= !1 3..3 3" },
	{ "a-counter-is-born",
	  "series:pipeline_flaky_tests_total{service=web,test_name=a}@0=3,1=3 "
	  "series:pipeline_flaky_tests_total{service=web,test_name=b}@1=1,2=1",
	  " web /b= !1 1..1 1" },
	{ "a-service-with-reports-needs-no-counter",
	  "run:+web/ci#1=abc@0/1-9 test:+s/a=abc@5 "
	  "series:pipeline_flaky_tests_total{service=web,test_name=a}@0=3,1=5", "" },
};
/* clang-format on */

static int minute(int64_t at)
{
	return (int)((at - history_epoch) / 60);
}

static void is_flaky(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history = pipelines_history("", NULL, row->text);
	g_autoptr(GString) got = g_string_new(NULL);

	history_measure(history, "0", "7d");
	for (uint32_t i = 0; i < history->metrics->ci.flaky->len; i++) {
		const struct flaky_test *one = &g_array_index(
			history->metrics->ci.flaky, struct flaky_test, i);

		if (*one->home.service)
			g_string_append_printf(got, " %s", one->home.service);
		g_string_append_printf(got, " %s/%s=%s", one->suite, one->test,
				       one->commit ? one->commit : "");
		if (one->passed == NONE)
			g_string_append_printf(got, " !%u", one->failed);
		else
			g_string_append_printf(got, " %u+%u!", one->passed,
					       one->failed);
		g_string_append_printf(got, " %d..%d %d", minute(one->first_at),
				       minute(one->last_at),
				       minute(one->known_at));
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/ci/flaky/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], is_flaky);
	}
	return g_test_run();
}
