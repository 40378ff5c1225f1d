/* test_config_values.c -- selectors, levels and rules of shiplog.conf */
#include "cli/configuration.h"

#include "model/error.h"

#include <string.h>

/* Assignments KEY=VALUE, one a line, and what became of them. */
/* clang-format off */
static const struct {
	const char *name, *keys, *want;
} cases[] = {
	{ "usual", "", "min=0.001" },
	{ "min-error-rate", "metrics.min-error-rate=1%", "min=0.01" },
	{ "error-rate", "service.a.error-rate=e{a=b,d=~5..}",
	  "min=0.001 a: error_rate=e{a=b,d=~5..}" },
	{ "counts", "service.a.errors=e\nservice.a.total=t{x!=y}",
	  "min=0.001 a: errors=e total=t{x!=y}" },
	{ "a-rule", "rollback.slow.above=800\nrollback.slow.for=1m\n"
	  "rollback.slow.within=1h\nrollback.slow.series=latency{q=99}",
	  "min=0.001 slow: above=800 for=60 within=3600 "
	  "series=latency{q=99}" },
	{ "rules-as-they-stand", "rollback.b.above=5%\nrollback.a.for=0",
	  "min=0.001 b: above=0.05 for=180 within=1800 "
	  "a: above=0.05 for=0 within=1800" },
	{ "impacts", "impact.slow.series=latency{q=99}\nimpact.a.series=b",
	  "min=0.001 slow: impact=latency{q=99} a: impact=b" },
	{ "an-objective", "slo.a.service=web\nslo.a.objective=99.9%\n"
	  "slo.a.window=month\nslo.a.errors=e{x=y}\nslo.a.total=t",
	  "min=0.001 a: web 0.999 month errors=e{x=y} total=t" },
	{ "a-latency", "slo.a.objective=0.95\nslo.a.window=30d\n"
	  "slo.a.latency=l_bucket\nslo.a.below=300ms",
	  "min=0.001 a: - 0.95 2592000 latency=l_bucket below=0.3" },
	{ "a-ratio-and-good", "slo.b.window=quarter\nslo.b.ratio=r\n"
	  "slo.b.below=1m\nslo.a.good=g\nslo.a.below=1.5s",
	  "min=0.001 b: - nan quarter ratio=r below=60 "
	  "a: - nan 2419200 good=g below=1.5" },
	{ "no-objective-above-1", "slo.a.objective=999",
	  "--set: 'slo.a.objective' is \"999\", not a share such as 99.9% or "
	  "0.999" },
	{ "no-objective-of-0", "slo.a.objective=0",
	  "--set: 'slo.a.objective' is \"0\", not a share such as 99.9% or "
	  "0.999" },
	{ "no-window", "slo.a.window=week",
	  "--set: 'slo.a.window' is \"week\", not a duration such as 28d, "
	  "month or quarter" },
	{ "no-delay", "slo.a.below=fast",
	  "--set: 'slo.a.below' is \"fast\", not a duration such as 300ms or "
	  "2s" },
	{ "no-selector", "service.a.error-rate=rate(e[5m])",
	  "--set: 'service.a.error-rate' is \"rate(e[5m])\", not a selector "
	  "such as NAME{label=value,other=~5..}" },
	{ "no-level", "rollback.a.above=lots",
	  "--set: 'rollback.a.above' is \"lots\", not a number or a share such "
	  "as 5%" },
	{ "below-0", "rollback.a.above=-1",
	  "--set: 'rollback.a.above' is \"-1\", not a number or a share such "
	  "as 5%" },
	{ "no-length", "rollback.a.within=0",
	  "--set: 'rollback.a.within' is \"0\", not a duration such as 30m" },
	{ "no-share", "metrics.min-error-rate=2",
	  "--set: 'metrics.min-error-rate' is \"2\", not a share such as 1% "
	  "or 0.01" },
	{ "a-rule-of-nothing", "rollback.above=5%",
	  "--set: 'rollback.above' is not said of anything; the section is "
	  "[rollback \"NAME\"]" },
};
/* clang-format on */

static void add_selector(GString *out, const char *name,
			 const struct selector *selector)
{
	if (selector)
		g_string_append_printf(out, " %s=%s", name, selector->text);
}

static void print_slo(GString *out, const struct slo_settings *slo)
{
	g_string_append_printf(out, " %s: %s %g", slo->name,
			       slo->service ? slo->service : "-",
			       slo->objective);
	if (slo->length.window == SLO_ROLLING)
		g_string_append_printf(out, " %" G_GINT64_FORMAT,
				       slo->length.seconds);
	else
		g_string_append(out, slo->length.window == SLO_MONTH ?
					     " month" :
					     " quarter");
	add_selector(out, "errors", slo->errors);
	add_selector(out, "good", slo->good);
	add_selector(out, "ratio", slo->ratio);
	add_selector(out, "latency", slo->latency);
	add_selector(out, "total", slo->total);
	if (slo->below == slo->below)
		g_string_append_printf(out, " below=%g", slo->below);
}

static char *print(const struct settings *settings)
{
	GString *out = g_string_new(NULL);

	g_string_printf(out, "min=%g", settings->min_error_rate);
	for (uint32_t s = 0; s < settings->services->len; s++) {
		const struct service_settings *one =
			settings->services->pdata[s];

		g_string_append_printf(out, " %s:", one->name);
		add_selector(out, "error_rate", one->error_rate);
		add_selector(out, "errors", one->errors);
		add_selector(out, "total", one->total);
	}
	for (uint32_t i = 0; i < settings->impacts->len; i++) {
		const struct impact_settings *one = settings->impacts->pdata[i];

		g_string_append_printf(out, " %s:", one->name);
		add_selector(out, "impact", one->series);
	}
	for (uint32_t r = 0; r < settings->rollbacks->len; r++) {
		const struct rollback_settings *one =
			settings->rollbacks->pdata[r];

		g_string_append_printf(out,
				       " %s: above=%g for=%" G_GINT64_FORMAT
				       " within=%" G_GINT64_FORMAT,
				       one->name, one->above, one->for_seconds,
				       one->within_seconds);
		add_selector(out, "series", one->series);
	}
	for (uint32_t i = 0; i < settings->slos->len; i++)
		print_slo(out, settings->slos->pdata[i]);
	return g_string_free(out, false);
}

static void reads(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_auto(GStrv) keys = g_strsplit(row->keys, "\n", -1);
	g_autoptr(GArray) assignments =
		g_array_new(false, false, sizeof(struct assignment));
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GError) error = NULL;
	g_autofree char *got = NULL;

	for (char **key = keys; *key; key++) {
		char *value = strchr(*key, '=');

		*value++ = '\0';
		struct assignment assignment = { "--set", *key, value };
		g_array_append_val(assignments, assignment);
	}
	if (configuration_read(NULL, assignments, settings, &error))
		got = print(settings);
	else
		got = g_strdup(error->message);
	g_assert_cmpstr(got, ==, row->want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/config-values/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], reads);
	}
	return g_test_run();
}
