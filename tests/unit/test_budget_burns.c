/* test_budget_burns.c -- how fast budgets burn, and what incidents took
 *
 * An objective of 99 % over a day or a month; series begin at the epoch.
 */
#include "analyzer/budget.h"

#include "tests/sampled.h"

static struct history *measured(enum slo_window window, const char *deploys,
				const char *incidents, const char *series)
{
	struct history *history = sampled_history(deploys, incidents, series);
	struct settings *settings = history->settings;
	struct slo_settings *slo = settings_slo(settings, "promise");

	slo->service = "web";
	slo->objective = 0.99;
	slo->length = (struct slo_length){ window, 24 * 60 * 60 };
	slo->errors = selector_parse(settings->pool, "e_total");
	slo->total = selector_parse(settings->pool, "t_total");
	history_measure(history, "0", "1d");
	return history;
}

/* clang-format off */
/* A thousand a minute of which so many are bad: how often each pair rings. */
static const struct {
	const char *name, *errors, *want;
} burns[] = {
	{ "never", "0+1x1441", "0 0 0 0" },
	{ "slowly", "0+10x1441", "0 0 0 1" },
	{ "thrice", "0+30x1441", "0 0 1 1" },
	{ "fast", "0+60x1441", "0 1 1 1" },
	{ "at-once", "0+144x1441", "1 1 1 1" },
	{ "a-minute-of-nothing-else", "0x700 1000x741", "0 0 0 0" },
	{ "an-hour-twice", "0x200 0+500x60 30000x300 30500+500x60 60000x821",
	  "2 2 2 1" },
};
/* clang-format on */

static void rings(const void *data)
{
	const typeof(burns[0]) *row = data;
	g_autofree char *series = g_strconcat("t_total 0+1000x1441 | e_total ",
					      row->errors, NULL);
	g_autoptr(History) history = measured(SLO_ROLLING, "", NULL, series);
	const uint32_t *alerts = metrics_budget(history->metrics, 0)->alerts;
	g_autofree char *got = g_strdup_printf("%u %u %u %u", alerts[0],
					       alerts[1], alerts[2], alerts[3]);

	g_assert_cmpstr(got, ==, row->want);
}

/* clang-format off */
/* What incidents took of the budget of a day, 240, from and to minutes. */
static const struct {
	const char *name, *errors, *incidents, *want;
} steps[] = {
	{ "none", "0+1x25", "", "" },
	{ "one", "0x5 60x20", "i:web@240-300", "240-300 0.25" },
	{ "up-to-the-sample-after-it", "0x5 60x20", "i:web@230-270",
	  "230-300 0.25" },
	{ "two", "0x5 60x6 96x14", "i:web@250-290 k:web@630-660",
	  "250-300 0.25 630-660 0.15" },
	{ "an-open-one", "0x5 60x20", "i:web@240", "240-1440 0.25" },
	{ "a-small-one-is-none", "0x5 2x20", "i:web@240-300", "" },
	{ "a-drill-is-none", "0x5 60x20", "~i:web@240-300", "" },
	{ "of-another-service", "0x5 60x20", "i:api@240-300 k:web@20h-21h",
	  "" },
};
/* clang-format on */

static void steps_down(const void *data)
{
	const typeof(steps[0]) *row = data;
	g_autofree char *series = g_strconcat(
		"t_total @0/60 0+1000x25 | e_total @0/60 ", row->errors, NULL);
	g_autoptr(History) history = measured(SLO_MONTH, "web=?@-1d api=?@-1d",
					      row->incidents, series);
	const struct budget *budget = metrics_budget(history->metrics, 0);
	g_autoptr(GString) got = g_string_new(NULL);

	for (uint32_t i = 0; i < budget->steps; i++) {
		const struct budget_step *step = metrics_budget_step(
			history->metrics, budget->first_step + i);

		g_string_append(got, i > 0 ? " " : "");
		g_string_append_printf(
			got, "%d-%d %g",
			(int)((step->began_at - history_epoch) / 60),
			(int)((step->ended_at - history_epoch) / 60),
			step->taken);
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

#define ADD(group, table, test)                                             \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                  \
		g_autofree char *path = g_strconcat("/budget/" group "/",   \
						    (table)[i].name, NULL); \
		g_test_add_data_func(path, &(table)[i], test);              \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("rings", burns, rings);
	ADD("steps", steps, steps_down);
	return g_test_run();
}
