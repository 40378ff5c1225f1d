/* test_slos.c -- objectives of exports, and what is understood of them */
#include "analyzer/slos.h"

#include "model/entries.h"
#include "model/records_delivery.h"
#include "tests/history.h"

#include <math.h>

/* clang-format off */
static const struct {
	const char *name;
	struct objective objective;
	const char *want;
} cases[] = {
	{ "bad-by-total", { .bad = "sum(rate(e[5m]))", .total = "sum(rate(t[5m]))" },
	  "28d errors=e total=t" },
	{ "good-by-total", { .good = "g", .total = "t" }, "28d good=g total=t" },
	{ "good-comes-before-bad", { .good = "g", .bad = "b", .total = "t" },
	  "28d good=g total=t" },
	{ "a-ratio-of-counts", { .ratio = "rate(e[5m]) / rate(t[5m])" },
	  "28d errors=e total=t" },
	{ "its-complement", { .ratio = "1 - rate(g[5m]) / rate(t[5m])" },
	  "28d good=g total=t" },
	{ "a-ratio-of-the-good",
	  { .ratio = "rate(g[5m]) / rate(t[5m])", .is_ratio_good = true },
	  "28d good=g total=t" },
	{ "a-level", { .ratio = "error_ratio" }, "28d ratio=error_ratio" },
	{ "a-level-of-the-good", { .ratio = "up", .is_ratio_good = true },
	  "28d ratio=up of the good" },
	{ "a-level-of-what-is-not-good", { .ratio = "1 - up" },
	  "28d ratio=up of the good" },
	{ "thirty-days", { .good = "g", .total = "t", .window_seconds = 2592000 },
	  "30d good=g total=t" },
	{ "a-month", { .good = "g", .total = "t", .window_seconds = 2592000,
	  .is_calendar = true }, "month good=g total=t" },
	{ "a-quarter", { .good = "g", .total = "t", .window_seconds = 7776000,
	  .is_calendar = true }, "quarter good=g total=t" },
	{ "hours", { .good = "g", .total = "t", .window_seconds = 5400 },
	  "90m good=g total=t" },
	{ "slices", { .good = "g", .total = "t", .slice_seconds = 300,
	  .slice_target = 0.95 }, "28d good=g total=t slices 300 0.95" },
	{ "shares-of-slices", { .good = "g", .total = "t", .slice_seconds = 60,
	  .slice_target = 0.95, .adds_shares = true },
	  "28d good=g total=t slices 60" },
	{ "slices-of-seconds", { .good = "g", .total = "t", .slice_seconds = 90,
	  .slice_target = 0.95 },
	  "28d good=g total=t slices 90 0.95 (its slices are no whole minutes)" },
	{ "slices-without-a-target", { .good = "g", .total = "t",
	  .slice_seconds = 60 },
	  "28d good=g total=t slices 60 (its slices have no target)" },
	{ "a-threshold", { .level = "p99", .level_is = "LTE", .threshold = 0.3 },
	  "28d level=p99 1 0.3" },
	{ "a-threshold-of-slices", { .level = "max(up)", .level_is = "gt",
	  .threshold = 0.5, .slice_seconds = 60, .slice_target = 0.9 },
	  "28d level=up 2 0.5 slices 60 0.9" },
	{ "a-threshold-without-an-operator", { .level = "p99",
	  .threshold = 0.3 },
	  "28d level=p99 0 0.3 (its threshold has no operator)" },
	{ "a-threshold-without-a-value", { .level = "p99", .level_is = "lt" },
	  "28d level=p99 0 nan (its threshold has no value)" },
	{ "a-threshold-of-a-quantile", { .threshold = 0.3, .level_is = "lt",
	  .level = "histogram_quantile(0.9, sum(rate(b[5m])) by (le))" },
	  "28d (its query is not of a usual form)" },
	{ "not-read", { .unread = "its indicator is another document" },
	  "28d (its indicator is another document)" },
	{ "a-mean-over-time", { .ratio = "1 - (sum(sum_over_time(r[1h])) / "
	  "sum(count_over_time(r[1h])))" }, "28d ratio=r of the good" },
	{ "not-usual", { .bad = "e - f", .total = "t" },
	  "28d total=t (its query is not of a usual form)" },
	{ "not-usual-at-all", { .ratio = "a - b" },
	  "28d (its query is not of a usual form)" },
	{ "nothing", { .total = "t" },
	  "28d total=t (it names no series of good or bad events)" },
};
/* clang-format on */

static void add(GString *out, const char *name, const struct selector *selector)
{
	if (selector)
		g_string_append_printf(out, " %s=%s", name, selector->text);
}

static char *print(struct pool *pool, const struct slo_settings *slo)
{
	GString *out = g_string_new(slos_length_text(pool, &slo->length));

	add(out, "errors", slo->errors);
	add(out, "good", slo->good);
	add(out, "ratio", slo->ratio);
	if (slo->is_ratio_good && slo->ratio)
		g_string_append(out, " of the good");
	add(out, "total", slo->total);
	add(out, "level", slo->level);
	if (slo->level)
		g_string_append_printf(out, " %d %g", slo->comparison,
				       slo->limit);
	if (slo->slice_seconds > 0)
		g_string_append_printf(out, " slices %d",
				       (int)slo->slice_seconds);
	if (!isnan(slo->slice_target))
		g_string_append_printf(out, " %g", slo->slice_target);
	if (slo->unmeasured)
		g_string_append_printf(out, " (%s)", slo->unmeasured);
	return g_string_free(out, false);
}

static struct history *with(const struct objective *objective, const char *name)
{
	struct history *history = g_new0(struct history, 1);
	struct objective record = *objective;

	history->facts = facts_new();
	facts_add_source(history->facts, "o.yaml", "objectives",
			 SOURCE_OBJECTIVES);
	record.name = name;
	record.target = 0.99;
	if (record.threshold == 0)
		record.threshold = NAN;
	if (record.slice_target == 0)
		record.slice_target = NAN;
	record.entry = (struct record_entry){ .at = NO_TIME,
					      .created_at = NO_TIME,
					      .modified_at = NO_TIME,
					      .content = 1,
					      .place = { 0, 1 },
					      .service = NONE };
	facts_add_record(history->facts, RECORD_OBJECTIVE, &record);
	facts_seal(history->facts, 600);
	history->settings = settings_new();
	history->metrics = metrics_new(history->facts, history->settings);
	return history;
}

static void understood(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history = with(&row->objective, "a");
	g_autoptr(GPtrArray) slos = slos_gather(history->metrics);
	g_autofree char *got = NULL;

	g_assert_cmpuint(slos->len, ==, 1);
	got = print(history->metrics->pool, slos->pdata[0]);
	g_assert_cmpstr(got, ==, row->want);
}

/* What is configured by the same name stands for it. */
static void configured_comes_first(void)
{
	struct objective objective = { .good = "g", .total = "t" };
	g_autoptr(History) history = with(&objective, "a");
	g_autoptr(GPtrArray) one = NULL;
	g_autoptr(GPtrArray) two = NULL;

	settings_slo(history->settings, "a");
	one = slos_gather(history->metrics);
	g_assert_cmpuint(one->len, ==, 1);
	settings_slo(history->settings, "b");
	two = slos_gather(history->metrics);
	g_assert_cmpuint(two->len, ==, 2);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/slos/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], understood);
	}
	g_test_add_func("/slos/configured-comes-first", configured_comes_first);
	return g_test_run();
}
