/* test_config_targets.c -- the targets of pipelines in the configuration */
#include "cli/configuration.h"

/* clang-format off */
/* One assignment; the targets it makes, or what is wrong with it. */
static const struct {
	const char *name, *key, *value, *want;
} cases[] = {
	{ "success-rate", "target.success-rate.above", "97.5%",
	  "0.975 600 0.02 300" },
	{ "a-fraction", "target.success-rate.above", "0.9", "0.9 600 0.02 300" },
	{ "build-duration", "target.build-duration.below", "15m",
	  "0.95 900 0.02 300" },
	{ "flaky-rate", "target.flaky-rate.below", "1%", "0.95 600 0.01 300" },
	{ "queue-wait", "target.queue-wait.below", "90s", "0.95 600 0.02 90" },
	{ "of-the-other-kind", "target.queue-wait.below", "5%",
	  "--set: 'target.queue-wait.below' is \"5%\", not a duration of the "
	  "target build-duration or queue-wait, or a share of flaky-rate" },
	{ "the-wrong-way", "target.success-rate.below", "5%",
	  "--set: 'target.success-rate.below' is \"5%\", not a duration of the "
	  "target build-duration or queue-wait, or a share of flaky-rate" },
	{ "no-such-target", "target.speed.above", "95%",
	  "--set: 'target.speed.above' is \"95%\", not a share such as 95%, of "
	  "the target success-rate" },
	{ "no-such-key", "target.queue-wait.beneath", "5m",
	  "--set: unknown key 'target.queue-wait.beneath'; known are above, "
	  "below" },
	{ "no-name", "target.below", "5m",
	  "--set: 'target.below' is not said of anything; the section is "
	  "[target \"NAME\"]" },
};
/* clang-format on */

static void reads(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GArray) assignments =
		g_array_new(false, true, sizeof(struct assignment));
	g_autoptr(GError) error = NULL;
	g_autofree char *got = NULL;
	struct assignment one = { .option = "--set",
				  .key = row->key,
				  .value = row->value };

	g_array_append_val(assignments, one);
	if (configuration_read(NULL, assignments, settings, &error))
		got = g_strdup_printf("%g %g %g %g",
				      settings->targets.success_rate,
				      settings->targets.build_duration,
				      settings->targets.flaky_rate,
				      settings->targets.queue_wait);
	g_assert_cmpstr(error ? error->message : got, ==, row->want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/config/targets/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], reads);
	}
	return g_test_run();
}
