/* test_accounting.c -- what became of every record that was read */
#include "tests/history.h"

#include <string.h>

/* "used 3, duplicate 1" and how many findings; fates of none are left out. */
static char *print(const struct history *history, const char *name)
{
	GString *out = g_string_new(NULL);

	for (uint32_t s = 0; s < history->facts->sources->len; s++) {
		const struct source *source = facts_source(history->facts, s);
		const struct source_result *result =
			metrics_source(history->metrics, s);
		uint32_t sum = 0;

		for (int fate = 0; fate < FATES; fate++)
			sum += result->fates[fate];
		g_assert_cmpuint(sum, ==, source->read);
		if (strcmp(source->name, name) != 0)
			continue;
		for (int fate = 0; fate < FATES; fate++)
			if (result->fates[fate] > 0)
				g_string_append_printf(
					out, "%s%s %u", out->len > 0 ? " " : "",
					fate_name((enum fate)fate),
					result->fates[fate]);
		if (result->findings > 0)
			g_string_append_printf(out, " findings %u",
					       result->findings);
	}
	return g_string_free(out, false);
}

/* clang-format off */
/* The window is of 28 days. */
static const struct {
	const char *name, *deploys, *incidents, *only, *source, *want;
} cases[] = {
	{ "commits", "a@1d", NULL, NULL, "repo", "used 3" },
	{ "deploys", "a@1d b@2d", NULL, NULL, "deploys.json", "used 2" },
	{ "rollbacks-and-failed-roll-outs-are-used", "a@1d /b@2d !a@3d", NULL,
	  NULL, "deploys.json", "used 3" },
	{ "the-window", "a@-1s b@0 a@27d23h59m59s b@28d", NULL, NULL,
	  "deploys.json", "used 2 out_of_window 2" },
	{ "by-the-end-of-the-roll-out", "a@-10m-10m b@27d23h55-28d", NULL, NULL,
	  "deploys.json", "used 1 out_of_window 1" },
	{ "unmatched", "a@1d ?@2d", NULL, NULL, "deploys.json",
	  "used 1 unmatched 1" },
	{ "outside-before-unmatched", "a@1d ?@29d", NULL, NULL, "deploys.json",
	  "used 1 out_of_window 1" },
	{ "duplicates", "a@1d#1 a@1d#1 b@2d#2 b@2d5#3", NULL, NULL,
	  "deploys.json", "used 2 duplicate 2" },
	{ "other-services", "web=a@1d api=a@2d api=b@40d", NULL, "web",
	  "deploys.json", "used 1 not_relevant 2" },

	{ "incidents", "a@1d", "i:web@2d-3d j:web@4d", NULL, "incidents.json",
	  "used 2" },
	{ "not-attributed-is-used", "a@1d", "i:web@20d-21d k@20d-21d", NULL,
	  "incidents.json", "used 2" },
	{ "drills", "a@1d", "~i:web@2d-3d ~j:web@40d-41d", NULL,
	  "incidents.json", "drill 2" },
	{ "incidents-outside", "a@1d", "i:web@-1s-10 j:web@28d-29d", NULL,
	  "incidents.json", "out_of_window 2" },
	{ "unknown-services", "a@1d", "i:?@2d-3d j:?@40d-41d", NULL,
	  "incidents.json", "out_of_window 1 unmatched 1" },
	{ "ends-before-it-begins", "a@1d", "i:web@2d-1d", NULL,
	  "incidents.json", "used 1 findings 1" },
	{ "outside-the-window-nothing-is-odd", "a@1d", "i:web@40d-39d", NULL,
	  "incidents.json", "out_of_window 1" },
	{ "incidents-of-other-services", "web=a@1d api=a@1d",
	  "i:api@2d-3d j:web,api@2d-3d k@2d-3d", "web", "incidents.json",
	  "used 1 not_relevant 2" },
	{ "clock-skew-is-a-finding", "a@-40 c@5", NULL, NULL,
	  "deploys.json", "used 1 out_of_window 1 findings 1" },
};
/* clang-format on */

static void accounts(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history = history_new("a@-60 b:a@-50 c:b@60",
						 row->deploys, row->incidents);
	g_autofree char *got = NULL;

	if (row->only)
		g_ptr_array_add(history->settings->only_services,
				(char *)row->only);
	history_measure(history, "0", "28d");
	got = print(history, row->source);
	g_assert_cmpstr(got, ==, row->want);
}

/* All eight in one file, as an importer counts them. */
static void all_eight_add_up(void)
{
	g_autoptr(History) history = g_new0(struct history, 1);
	g_autofree char *got = NULL;
	struct place place = { 1, 90 };

	history->facts = facts_new();
	history->settings = settings_new();
	history_read(history->facts, "", "a", "a@1d#1 a@1d#1 a@40d#2", NULL);
	facts_count(history->facts, 1, FATE_NOT_PRODUCTION);
	facts_count(history->facts, 1, FATE_NOT_RELEVANT);
	facts_count(history->facts, 1, FATE_NOT_RELEVANT);
	facts_count(history->facts, 1, FATE_DRILL);
	facts_leave_out(history->facts, FATE_MALFORMED, place, NO_TIME,
			"not JSON", "{");
	facts_leave_out(history->facts, FATE_UNMATCHED, place,
			history_time("3d"), "unknown service", "x");
	facts_leave_out(history->facts, FATE_UNMATCHED, place,
			history_time("40d"), "unknown service", "x");
	facts_leave_out(history->facts, FATE_UNMATCHED, place, NO_TIME,
			"unknown service", "x");
	finding_add(history->facts, place, history_time("3d"), "odd", "odd");
	finding_add(history->facts, place, history_time("40d"), "odd", "odd");
	finding_add(history->facts, place, NO_TIME, "odd", "of the file");
	facts_seal(history->facts, 600);
	history_measure(history, "0", "28d");
	got = print(history, "deploys.json");
	g_assert_cmpstr(got, ==,
			"used 1 duplicate 1 out_of_window 2 "
			"not_production 1 drill 1 not_relevant 2 "
			"unmatched 2 malformed 1 findings 2");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/accounting/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], accounts);
	}
	g_test_add_func("/accounting/all-eight", all_eight_add_up);
	return g_test_run();
}
