/* test_config_delivery.c -- what [canary], [flag] and [chaos] sections say */
#include "cli/configuration_keys.h"
#include "model/settings_delivery.h"

#include <math.h>
#include <string.h>

/* clang-format off */
/* Keys and values of [canary "web"] between `;`. */
static const struct { const char *name, *text, *want; } canaries[] = {
	{ "metric", "metric = error-rate = err{track=canary}",
	  "error-rate of err{track=canary}" },
	{ "metric-and-primary",
	  "metric = load = a;primary = load = b{x=~1|2};primary = other = c",
	  "load of a beside b{x=~1|2} | other beside c" },
	{ "the-last-one-counts", "metric = load = a;metric = load = b",
	  "load of b" },
	{ "limit-in-percent", "limit = error-rate = < 2%",
	  "error-rate < 0.02" },
	{ "limit-of-success", "limit = request-success-rate = >= 99%",
	  "request-success-rate >= 99" },
	{ "limit-of-success-bare", "limit = request-success-rate = >=99.5",
	  "request-success-rate >= 99.5" },
	{ "limit-in-milliseconds", "limit = latency = <= 800ms",
	  "latency <= 800" },
	{ "limit-in-seconds", "limit = latency = < 1.5 s",
	  "latency < 1500" },
	{ "both-limits", "limit = load = >= 1;limit = load = <= 5",
	  "load >= 1 <= 5" },
	{ "dropped", "limit = latency = < 5;limit = latency = none",
	  "latency < 5 dropped" },
	{ "taken-back", "limit = latency = none;limit = latency = < 5",
	  "latency < 5" },
	{ "ladder", "steps = 1, 5 25;steps = 10 100;observe = 5m;threshold = 3",
	  "steps 10 100 observe 300 threshold 3" },
	{ "counters", "errors = e;total = t;primary-errors = f;"
	  "primary-total = u", "e/t f/u" },

	{ "no-selector", "metric = error-rate",
	  "--set: 'canary.web.metric' is \"error-rate\", "
	  "not NAME = SELECTOR" },
	{ "an-empty-selector", "primary = error-rate = {}",
	  "--set: 'canary.web.primary' is \"error-rate = {}\", "
	  "not NAME = SELECTOR" },
	{ "no-name", "metric = = a", "--set: 'canary.web.metric' is \"= a\", "
	  "not NAME = SELECTOR" },
	{ "no-sign", "limit = error-rate = 1%",
	  "--set: 'canary.web.limit' is \"error-rate = 1%\", "
	  "not NAME = LIMIT, as in error-rate = < 1%, or NAME = none" },
	{ "no-number", "limit = error-rate = < few",
	  "--set: 'canary.web.limit' is \"error-rate = < few\", "
	  "not NAME = LIMIT, as in error-rate = < 1%, or NAME = none" },
	{ "steps-that-fall", "steps = 5 25 20",
	  "--set: 'canary.web.steps' is \"5 25 20\", "
	  "not weights that rise, such as 5 25 50 100" },
	{ "steps-too-high", "steps = 5, 101",
	  "--set: 'canary.web.steps' is \"5, 101\", "
	  "not weights that rise, such as 5 25 50 100" },
	{ "no-steps", "steps = ,", "--set: 'canary.web.steps' is \",\", "
	  "not weights that rise, such as 5 25 50 100" },
	{ "no-threshold", "threshold = 0",
	  "--set: 'canary.web.threshold' is \"0\", "
	  "not a number of failed checks, 1 or more" },
	{ "no-time", "observe = 0", "--set: 'canary.web.observe' is \"0\", "
	  "not a duration such as 10m" },
	{ "no-key", "threshhold = 1",
	  "--set: unknown key 'canary.web.threshhold'; "
	  "nearest is 'threshold'" },
};
/* The same of [flag "web"]. */
static const struct { const char *name, *text, *want; } flags[] = {
	{ "weights", "weight = off = 50;weight = on = 25%",
	  "off 50 on 0.25" },
	{ "words", "control = off;conversion = bought;measure = basket;"
	  "label = arm", "control off conversion bought measure basket "
	  "label arm" },
	{ "counters", "exposures = a{x=1};conversions = b;errors = c",
	  "a{x=1} b c" },
	{ "no-weight", "weight = off",
	  "--set: 'flag.web.weight' is \"off\", "
	  "not VARIANT = NUMBER, as in off = 50" },
	{ "a-weight-of-nothing", "weight = off = 0",
	  "--set: 'flag.web.weight' is \"off = 0\", "
	  "not VARIANT = NUMBER, as in off = 50" },
	{ "no-key", "weights = 1",
	  "--set: unknown key 'flag.web.weights'; nearest is 'weight'" },
};
/* The same of [chaos "web"]. */
static const struct { const char *name, *text, *want; } experiments[] = {
	{ "usual", "service = shop", "shop 600 3600" },
	{ "hypotheses", "hypothesis = err{path=~<x>} < 5%;"
	  "hypothesis = ok >= 0.99",
	  "600 3600 | err{path=~<x>} < 0.05 | ok >= 0.99" },
	{ "a-delay", "hypothesis = d_seconds <= 800ms",
	  "600 3600 | d_seconds <= 0.8 delay" },
	{ "seconds", "hypothesis = d_ms<1.5s", "600 3600 | d_ms < 1.5 delay" },
	{ "times", "steady = 5m;recovery = 30m;from = 2026-06-01T00:00:00Z;"
	  "until = 2026-06-01T02:10:00+02:00",
	  "300 1800 from 0 until 600" },
	{ "no-sign", "hypothesis = err", "--set: 'chaos.web.hypothesis' is "
	  "\"err\", not SELECTOR < LIMIT, as in "
	  "http_errors_ratio{service=web} < 5%" },
	{ "no-limit", "hypothesis = err <", "--set: 'chaos.web.hypothesis' is "
	  "\"err <\", not SELECTOR < LIMIT, as in "
	  "http_errors_ratio{service=web} < 5%" },
	{ "no-series", "hypothesis = < 5", "--set: 'chaos.web.hypothesis' is "
	  "\"< 5\", not SELECTOR < LIMIT, as in "
	  "http_errors_ratio{service=web} < 5%" },
	{ "no-time", "from = noon", "--set: 'chaos.web.from' is \"noon\", "
	  "not a time such as 2026-05-12T14:00:00Z" },
};
/* clang-format on */

static void add(GString *out, const char *form, ...)
{
	va_list values;

	g_string_append(out, out->len > 0 ? " " : "");
	va_start(values, form);
	g_string_append_vprintf(out, form, values);
	va_end(values);
}

static void add_metric(GString *out,
		       const struct canary_metric_settings *metric)
{
	const struct canary_check *limit = &metric->limit;

	add(out, "%s%s", out->len > 0 ? "| " : "", metric->name);
	if (metric->canary)
		add(out, "of %s", metric->canary->text);
	if (metric->primary)
		add(out, "beside %s", metric->primary->text);
	if (!isnan(limit->low))
		add(out, "%s %g", limit->is_open ? ">" : ">=", limit->low);
	if (!isnan(limit->high))
		add(out, "%s %g", limit->is_open ? "<" : "<=", limit->high);
	g_assert_true(metric->has_limit ==
		      (!isnan(limit->low) || !isnan(limit->high)));
	if (metric->is_dropped)
		add(out, "dropped");
}

static void add_canary(GString *out, const struct canary_settings *canary)
{
	for (uint32_t m = 0; m < canary->metrics->len; m++)
		add_metric(out, canary->metrics->pdata[m]);
	for (uint32_t s = 0; s < canary->steps->len; s++)
		add(out, s == 0 ? "steps %u" : "%u",
		    g_array_index(canary->steps, uint32_t, s));
	if (canary->observe_seconds > 0)
		add(out, "observe %" G_GINT64_FORMAT, canary->observe_seconds);
	if (canary->threshold > 0)
		add(out, "threshold %u", canary->threshold);
	if (canary->total)
		add(out, "%s/%s %s/%s", canary->errors->text,
		    canary->total->text, canary->primary_errors->text,
		    canary->primary_total->text);
}

/* False, and the message, if a key is refused. */
static bool set(struct settings *settings, const char *section,
		const char *text, GString *out)
{
	g_auto(GStrv) lines = g_strsplit(text, ";", -1);
	struct key_reading reading = { .settings = settings };

	for (char **line = lines; *line; line++) {
		char *equal = strstr(*line, " = ");
		g_autofree char *key = NULL;
		g_autoptr(GError) error = NULL;

		*equal = '\0';
		key = g_strdup_printf("%s.web.%s", section, *line);
		if (configuration_key_read(&reading, "--set", false, key,
					   equal + 3, &error))
			continue;
		g_string_assign(out, error->message);
		return false;
	}
	return true;
}

static void reads_canary(const void *data)
{
	const typeof(canaries[0]) *row = data;
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GString) got = g_string_new(NULL);

	if (set(settings, "canary", row->text, got)) {
		const struct canary_settings *canary =
			settings_find_canary(settings, "WEB");

		g_assert_cmpuint(settings->canaries->len, ==, 1);
		add_canary(got, canary);
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

static void add_word(GString *out, const char *name, const char *word)
{
	if (word)
		add(out, "%s %s", name, word);
}

static void add_flag(GString *out, const struct flag_settings *flag)
{
	for (uint32_t w = 0; w < flag->weights->len; w++) {
		const struct flag_weight *weight = flag->weights->pdata[w];

		add(out, "%s %g", weight->variant, weight->weight);
	}
	add_word(out, "control", flag->control);
	add_word(out, "conversion", flag->conversion);
	add_word(out, "measure", flag->measure);
	add_word(out, "label", flag->label);
	if (flag->exposures)
		add(out, "%s %s %s", flag->exposures->text,
		    flag->conversions->text, flag->errors->text);
}

static void reads_flag(const void *data)
{
	const typeof(flags[0]) *row = data;
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GString) got = g_string_new(NULL);

	if (set(settings, "flag", row->text, got)) {
		g_assert_cmpuint(settings->flags->len, ==, 1);
		add_flag(got, settings_find_flag(settings, "WEB"));
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

static void add_hypothesis(GString *out, const struct chaos_hypothesis *one)
{
	const struct canary_check *limit = &one->limit;

	add(out, "| %s", one->series->text);
	if (!isnan(limit->low))
		add(out, "%s %g", limit->is_open ? ">" : ">=", limit->low);
	if (!isnan(limit->high))
		add(out, "%s %g", limit->is_open ? "<" : "<=", limit->high);
	if (one->is_delay)
		add(out, "delay");
}

static void add_chaos(GString *out, const struct chaos_settings *chaos)
{
	if (chaos->service)
		add(out, "%s", chaos->service);
	add(out, "%d %d", (int)chaos->steady_seconds,
	    (int)chaos->recovery_seconds);
	for (uint32_t h = 0; h < chaos->hypotheses->len; h++)
		add_hypothesis(out, &g_array_index(chaos->hypotheses,
						   struct chaos_hypothesis, h));
	if (chaos->from != NO_TIME)
		add(out, "from %d until %d",
		    (int)(chaos->from - INT64_C(1780272000)),
		    (int)(chaos->until - INT64_C(1780272000)));
}

static void reads_chaos(const void *data)
{
	const typeof(experiments[0]) *row = data;
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GString) got = g_string_new(NULL);

	if (set(settings, "chaos", row->text, got)) {
		g_assert_cmpuint(settings->experiments->len, ==, 1);
		add_chaos(got, settings_find_chaos(settings, "WEB"));
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

#define ADD_ROWS(what, rows, function)                                        \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                     \
		g_autofree char *path =                                       \
			g_strconcat("/config/" what "/", rows[i].name, NULL); \
		g_test_add_data_func(path, &rows[i], function);               \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("canary", canaries, reads_canary)
	ADD_ROWS("flag", flags, reads_flag)
	ADD_ROWS("chaos", experiments, reads_chaos)
	return g_test_run();
}
