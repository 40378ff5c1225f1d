/* test_error_rate.c -- where the error rate of a service comes from */
#include "analyzer/error_rate.h"

#include "tests/sampled.h"

/* clang-format off */
/* `how` is error-rate, or errors and total between blanks; "" is none. */
static const struct {
	const char *name, *how, *series, *want;
} cases[] = {
	{ "none", "", "", "" },
	{ "by-name", "", "http_errors_ratio{service=web} 0.1 0.2",
	  "0:0.1 1:0.2" },
	{ "of-another-service", "", "http_errors_ratio{service=api} 0.1", "" },
	{ "of-no-service", "", "http_errors_ratio 0.1", "" },
	{ "another-name", "", "http_ratio{service=web} 0.1", "" },
	{ "percent", "", "error_percent{service=web} 5 100", "0:0.05 1:1" },
	{ "a-rate-is-a-share", "", "error_rate{service=web} 0.1 1",
	  "0:0.1 1:1" },
	{ "a-rate-is-errors-a-second", "", "error_rate{service=web} 0.1 2",
	  "" },
	{ "the-first-name-counts", "",
	  "b_error_ratio{service=web} 0.2 | a_error_ratio{service=web} 0.1",
	  "0:0.1" },
	{ "the-worst-region-counts", "",
	  "error_ratio{service=web,r=1} 0.2 0.1 | "
	  "error_ratio{service=web,r=2} 0.1 0.3", "0:0.2 1:0.3" },
	{ "selected", "e{s=web}", "e{s=web} 0.1 | e{s=api} 0.2 | "
	  "error_ratio{service=web} 0.3", "0:0.1" },
	{ "selected-none-is-none", "e{s=web}",
	  "error_ratio{service=web} 0.3", "" },
	{ "counted", "err_total all_total",
	  "err_total 0 1 3 3 | all_total 0+10x4", "1:0.1 2:0.2 3:0" },
	{ "no-errors-yet-are-none", "err_total all_total",
	  "err_total @2 1 2 | all_total 0+10x4", "1:0 2:0 3:0.1" },
	{ "without-requests-no-rate", "err_total all_total",
	  "err_total 0x3 | all_total 0 10 10", "1:0 2:-" },
	{ "without-errors-no-rate", "err_total all_total",
	  "all_total 0+10x4", "" },
	{ "added-before-divided", "err_total all_total",
	  "err_total{i=1} 0 9 | all_total{i=1} 0 10 | all_total{i=2} 0 90",
	  "1:0.09" },
};
/* clang-format on */

static void configure(struct settings *settings, const char *how)
{
	struct service_settings *web = settings_service(settings, "web");
	g_auto(GStrv) words = g_strsplit(how, " ", -1);

	if (!words[0] || !*words[0])
		return;
	if (!words[1])
		web->error_rate = selector_parse(settings->pool, words[0]);
	if (!words[1])
		return;
	web->errors = selector_parse(settings->pool, words[0]);
	web->total = selector_parse(settings->pool, words[1]);
}

static void has_rate(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		sampled_history("web=?@0", NULL, row->series);
	g_autoptr(ErrorRate) rate = NULL;
	g_autofree char *got = NULL;

	configure(history->settings, row->how);
	rate = error_rate_of(history->facts, history->settings,
			     facts_find_service(history->facts, "web"));
	got = sampled_print(rate->rate);
	g_assert_cmpstr(got, ==, row->want);
	g_assert_true((rate->total != NULL) == (rate->errors != NULL));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/error-rate/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], has_rate);
	}
	return g_test_run();
}
