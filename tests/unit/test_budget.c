/* test_budget.c -- series, an objective, and what is left of its budget
 *
 * Series begin at the epoch, the midnight of Monday, 1 June 2026.  What is
 * told: good/valid, the share that is left, since which minute nothing is, the
 * shares burned in incidents and after deploys, and the coverage.
 */
#include "analyzer/budget.h"

#include "tests/sampled.h"

#include <math.h>
#include <string.h>

/* clang-format off */

/* Keys of the objective: OBJECTIVE WINDOW, then NAME=SELECTOR …; one day. */
static const struct {
	const char *name, *slo, *series, *deploys, *incidents, *want;
} cases[] = {
	{ "all-is-well", "0.99 1d errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0x25", NULL, NULL,
	  "24000/24000 left 1 cover 1" },
	{ "half-spent", "0.99 1d errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0+5x25", NULL, NULL,
	  "23880/24000 left 0.5 cover 1" },
	{ "just-spent", "0.99 month errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0+10x25", NULL, NULL,
	  "23760/24000 left 0 spent 1440 cover 1" },
	{ "spent-at-noon", "0.99 month errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0x12 300x13", NULL, NULL,
	  "23700/24000 left -0.25 spent 720 cover 1" },
	{ "good-by-total", "0.99 1d good=g_total total=t_total",
	  "t_total @0/60 0+1000x25 | g_total @0/60 0+995x25", NULL, NULL,
	  "23880/24000 left 0.5 cover 1" },
	{ "a-reset", "0.9 1d errors=e_total total=t_total",
	  "t_total @0/60 0+100x5 0+100x20 | e_total @0/60 0 5 5 2 2x21",
	  NULL, NULL, "2293/2300 left 0.969565 cover 1" },
	{ "several-label-sets", "0.99 1d errors=r_total{s=500} total=r_total",
	  "r_total{s=200} @0/60 0+900x25 | r_total{s=404} @0/60 0+95x25 | "
	  "r_total{s=500} @0/60 0+5x25", NULL, NULL,
	  "23880/24000 left 0.5 cover 1" },
	{ "a-gap-is-counted-where-it-ends", "0.99 1d errors=e_total total=t_total",
	  "t_total @0/60 0+1000x11 _x9 20000+1000x5 | e_total @0/60 0x25",
	  NULL, NULL, "24000/24000 left 1 cover 0.625" },
	{ "stale-is-no-sample", "0.9 1d errors=e_total total=t_total",
	  "t_total @0/60 0+1000x13 stalex12 | e_total @0/60 0x25", NULL, NULL,
	  "12000/12000 left 1 cover 0.5" },
	{ "no-traffic", "0.9 1d errors=e_total total=t_total",
	  "t_total @0/60 7x25 | e_total @0/60 0x25", NULL, NULL,
	  "0/0 cover 1 (no traffic in its window)" },
	{ "no-samples", "0.9 1d errors=e_total total=t_total",
	  "t_total @-2000/60 0+1x9 | e_total @-2000/60 0x9", NULL, NULL,
	  "cover 0 (no samples in its window)" },
	{ "no-series-of-errors", "0.9 1d errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25", NULL, NULL, "(no series of errors)" },
	{ "no-series-of-the-total", "0.9 1d errors=e_total total=t_total",
	  "e_total @0/60 0+1000x25", NULL, NULL, "(no series of the total)" },
	{ "no-total", "0.9 1d errors=e_total", "e_total 1", NULL, NULL,
	  "(no total)" },
	{ "no-indicator", "0.9 1d", "e_total 1", NULL, NULL, "(no indicator)" },
	{ "no-objective", "- 1d ratio=r", "r 1", NULL, NULL, "(no objective)" },
	{ "all-must-be-good", "1 1d errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0+1x25", NULL, NULL,
	  "23976/24000 cover 1 (an objective of all leaves no budget)" },
	{ "a-ratio", "0.99 1d ratio=r", "r @0/60 _ 0x12 0.01x12", NULL, NULL,
	  "23.88/24 left 0.5 cover 1" },
	{ "a-ratio-with-gaps", "0.99 1d ratio=r", "r @0/60 _ 0x6 stalex12 0.01x6",
	  NULL, NULL, "11.94/12 left 0.5 cover 0.5" },
	{ "a-ratio-of-counts", "0.99 1d ratio=r total=t_total",
	  "r @0/60 0x13 0.5 0x11 | t_total @0/60 0+1000x25", NULL, NULL,
	  "23500/24000 left -1.08333 spent 780 cover 1" },
	{ "a-histogram", "0.9 1d latency=l_bucket below=0.3",
	  "l_bucket{le=0.1} @0/60 0+50x25 | l_bucket{le=0.3} @0/60 0+95x25 | "
	  "l_bucket{le=1} @0/60 0+99x25 | l_bucket{le=+Inf} @0/60 0+100x25",
	  NULL, NULL, "2280/2400 left 0.5 cover 1" },
	{ "by-its-name", "0.9 1d latency=l below=0.3",
	  "l_bucket{le=0.3} @0/60 0+95x25 | l_bucket{le=+Inf} @0/60 0+100x25",
	  NULL, NULL, "2280/2400 left 0.5 cover 1" },
	{ "the-bucket-below-the-limit", "0.9 1d latency=l below=0.5",
	  "l_bucket{le=0.3} @0/60 0+95x25 | l_bucket{le=1} @0/60 0+99x25 | "
	  "l_bucket{le=+Inf} @0/60 0+100x25", NULL, NULL,
	  "2280/2400 left 0.5 cover 1" },
	{ "no-bucket", "0.9 1d latency=l below=0.01",
	  "l_bucket{le=0.3} @0/60 0+95x25 | l_bucket{le=+Inf} @0/60 0+100x25",
	  NULL, NULL, "(no bucket up to the limit)" },
	{ "no-limit", "0.9 1d latency=l", "l 1", NULL, NULL,
	  "(no limit below which it is good)" },
	{ "a-level", "0.9 1d latency=p99 below=0.3",
	  "p99 @0/60 _ 0.2x12 0.3x11 0.4", NULL, NULL,
	  "23/24 left 0.583333 cover 1" },
	{ "milliseconds", "0.9 1d latency=p99_ms below=0.3",
	  "p99_ms @0/60 _ 200x23 400", NULL, NULL,
	  "23/24 left 0.583333 cover 1" },
	{ "a-threshold", "0.9 1d level=queue op=at-most limit=5",
	  "queue @0/60 _ 5x23 5.1", NULL, NULL, "23/24 left 0.583333 cover 1" },
	{ "below-it", "0.9 1d level=queue op=below limit=5",
	  "queue @0/60 _ 4x22 5x2", NULL, NULL,
	  "22/24 left 0.166667 cover 1" },
	{ "above-it", "0.9 1d level=free op=above limit=5",
	  "free @0/60 _ 6x22 5x2", NULL, NULL, "22/24 left 0.166667 cover 1" },
	{ "at-least-it", "0.9 1d level=free op=at-least limit=5",
	  "free @0/60 _ 5x23 4", NULL, NULL, "23/24 left 0.583333 cover 1" },
	{ "a-threshold-of-several-series", "0.9 1d level=queue op=below limit=5",
	  "queue{i=1} @0/60 _ 1x24 | queue{i=2} @0/60 _ 1x22 9x2", NULL, NULL,
	  "46/48 left 0.583333 cover 1" },
	{ "no-series-of-the-level", "0.9 1d level=queue op=below limit=5",
	  "up 1", NULL, NULL, "(no series of the level)" },
	{ "good-or-not", "0.9 1d up=up", "up @0/60 _ 1x23 0", NULL, NULL,
	  "23/24 left 0.583333 cover 1" },
	{ "good-or-not-of-several", "0.9 1d up=up",
	  "up{i=1} @0/60 _ 1x24 | up{i=2} @0/60 _ 1x20 0x4", NULL, NULL,
	  "44/48 left 0.166667 cover 1" },
	{ "percent-of-the-good", "0.9 1d up=up_percent",
	  "up_percent @0/60 _ 100x23 90", NULL, NULL,
	  "23.9/24 left 0.958333 cover 1" },
	{ "slices", "0.9 1d errors=e_total total=t_total slice=2h:0.99",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0x3 10x2 50x20",
	  NULL, NULL, "11/12 left 0.166667 cover 1" },
	{ "slices-just-good-enough",
	  "0.9 1d errors=e_total total=t_total slice=2h:0.99",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0x3 20x22",
	  NULL, NULL, "12/12 left 1 cover 1" },
	{ "how-good-slices-are", "0.9 1d errors=e_total total=t_total slice=2h",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0x3 200x2 1200x20",
	  NULL, NULL, "11.4/12 left 0.5 cover 1" },
	{ "a-slice-without-events-is-none",
	  "0.9 1d errors=e_total total=t_total slice=2h:0.99",
	  "t_total @0/60 0+1000x13 12000x12 | e_total @0/60 0x25",
	  NULL, NULL, "6/6 left 1 cover 1" },
	{ "slices-of-a-threshold",
	  "0.9 1d level=queue op=below limit=5 slice=2h:0.5",
	  "queue @0/60 _ 9x3 1x21", NULL, NULL, "11/12 left 0.166667 cover 1" },
	{ "burned-in-an-incident", "0.99 1d errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0+1x6 95x2 96+1x17",
	  NULL, "i:web@5h-6h",
	  "23888/24000 left 0.533333 incidents 0.803571 cover 1" },
	{ "and-after-a-deploy", "0.99 1d errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0+1x6 95x2 96+1x17",
	  "web=?@5h", "",
	  "23888/24000 left 0.533333 incidents 0 deploys 0.803571 cover 1" },
	{ "a-rollback-is-none", "0.99 1d errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0+1x6 95x2 96+1x17",
	  "web=!?@5h", "",
	  "23888/24000 left 0.533333 incidents 0 deploys 0 cover 1" },
	{ "a-drill-is-none", "0.99 1d errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0+1x25", NULL,
	  "~i:web@5h-6h", "23976/24000 left 0.9 incidents 0 cover 1" },
	{ "before-its-window", "0.99 6h errors=e_total total=t_total",
	  "t_total @0/60 0+1000x25 | e_total @0/60 0x10 500x15", NULL, NULL,
	  "6000/6000 left 1 cover 1" },
};
/* clang-format on */

static struct slo_length length_of(const char *text)
{
	struct slo_length length = { SLO_ROLLING, 0 };

	if (strcmp(text, "month") == 0)
		length.window = SLO_MONTH;
	else if (strcmp(text, "quarter") == 0)
		length.window = SLO_QUARTER;
	else
		length.seconds = history_time(text) - history_epoch;
	return length;
}

static enum slo_comparison comparison_of(const char *text)
{
	static const char *const words[] = { "below", "at-most", "above",
					     "at-least" };
	int i = 0;

	while (strcmp(words[i], text) != 0)
		i++;
	return (enum slo_comparison)i;
}

/* LENGTH[:TARGET]; without a target as good as its events. */
static void configure_slices(struct slo_settings *slo, const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, ":", 2);

	slo->slice_seconds = length_of(words[0]).seconds;
	if (words[1])
		slo->slice_target = g_ascii_strtod(words[1], NULL);
}

static void configure(struct settings *settings, const char *text)
{
	struct slo_settings *slo = settings_slo(settings, "promise");
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	const struct {
		const char *key;
		const struct selector **field;
	} fields[] = {
		{ "errors=", &slo->errors },   { "good=", &slo->good },
		{ "ratio=", &slo->ratio },     { "total=", &slo->total },
		{ "latency=", &slo->latency }, { "level=", &slo->level },
		{ "up=", &slo->ratio },
	};

	slo->service = "web";
	if (strcmp(words[0], "-") != 0)
		slo->objective = g_ascii_strtod(words[0], NULL);
	slo->length = length_of(words[1]);
	for (char **word = words + 2; *word; word++) {
		if (g_str_has_prefix(*word, "below="))
			slo->below = g_ascii_strtod(*word + 6, NULL);
		else if (g_str_has_prefix(*word, "limit="))
			slo->limit = g_ascii_strtod(*word + 6, NULL);
		else if (g_str_has_prefix(*word, "op="))
			slo->comparison = comparison_of(*word + 3);
		else if (g_str_has_prefix(*word, "slice="))
			configure_slices(slo, *word + 6);
		slo->is_ratio_good |= g_str_has_prefix(*word, "up=");
		for (size_t f = 0; f < G_N_ELEMENTS(fields); f++)
			if (g_str_has_prefix(*word, fields[f].key))
				*fields[f].field = selector_parse(
					settings->pool,
					*word + strlen(fields[f].key));
	}
}

static void print_number(GString *out, const char *name, double number)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];

	if (!isnan(number))
		g_string_append_printf(
			out, "%s%s", name,
			g_ascii_formatd(text, sizeof(text), "%.6g", number));
}

static char *print(const struct budget *budget)
{
	GString *out = g_string_new(NULL);

	print_number(out, " ", budget->valid - budget->bad);
	print_number(out, "/", budget->valid);
	print_number(out, " left ", budget->left);
	if (budget->spent_at != NO_TIME)
		print_number(out, " spent ",
			     (double)(budget->spent_at - history_epoch) / 60);
	print_number(out, " incidents ", budget->burn_incidents);
	print_number(out, " deploys ", budget->burn_deploys);
	print_number(out, " cover ", budget->coverage);
	if (budget->unmeasured)
		g_string_append_printf(out, " (%s)", budget->unmeasured);
	if (*out->str == ' ')
		g_string_erase(out, 0, 1);
	return g_string_free(out, false);
}

static struct history *measured(const char *slo, const char *deploys,
				const char *incidents, const char *series,
				const char *until)
{
	struct history *history =
		sampled_history(deploys ? deploys : "", incidents, series);

	configure(history->settings, slo);
	history_measure(history, "0", until);
	return history;
}

static void tells(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history = measured(
		row->slo, row->deploys, row->incidents, row->series, "1d");
	g_autofree char *got = print(metrics_budget(history->metrics, 0));

	g_assert_cmpuint(history->metrics->budgets->len, ==, 1);
	g_assert_cmpstr(got, ==, row->want);
}

/* clang-format off */
/* What is left at the end of each day; `-` without samples. */
static const struct {
	const char *name, *slo, *series, *until, *want;
} days[] = {
	{ "falls", "0.99 month errors=e_total total=t_total",
	  "t_total @0/1440 0+1000x5 | e_total @0/1440 0+10x5", "4d",
	  "1000:0.75 1000:0.5 1000:0.25 1000:0" },
	{ "a-day-without-samples", "0.99 month errors=e_total total=t_total",
	  "t_total @0/360 0+250x9 _x4 3000+250x4 | e_total @0/360 0x16", "4d",
	  "1000:1 1000:1 - 1750:1" },
	{ "rolls-back", "0.99 1d errors=e_total total=t_total",
	  "t_total @0/1440 0+1000x4 | e_total @0/1440 0 20 20 25", "3d",
	  "1000:-1 1000:1 1000:0.5" },
	{ "a-month-begins-anew", "0.99 month errors=e_total total=t_total",
	  "t_total @28d/1440 0+1000x5 | e_total @28d/1440 0+10x5", "32d",
	  "1000:0.5 1000:0 1000:0.5 1000:0" },
	{ "a-quarter-goes-on", "0.99 quarter errors=e_total total=t_total",
	  "t_total @26d/1440 0+1000x5 | e_total @26d/1440 0+10x5", "30d",
	  "1000:0.75 1000:0.5 1000:0.25 1000:0" },
};
/* clang-format on */

static char *print_days(const struct metrics *metrics, uint32_t last)
{
	const struct budget *budget = metrics_budget(metrics, 0);
	GString *out = g_string_new(NULL);

	for (uint32_t d = budget->days - last; d < budget->days; d++) {
		const struct budget_day *day =
			metrics_budget_day(metrics, budget->first_day + d);

		g_string_append(out, out->len > 0 ? " " : "");
		if (isnan(day->valid))
			g_string_append_c(out, '-');
		print_number(out, "", day->valid);
		print_number(out, ":", day->left);
	}
	return g_string_free(out, false);
}

static void by_day(const void *data)
{
	const typeof(days[0]) *row = data;
	g_autoptr(History) history =
		measured(row->slo, NULL, NULL, row->series, row->until);
	uint32_t n = metrics_budget(history->metrics, 0)->days;
	g_autofree char *got = print_days(history->metrics, MIN(n, 4));

	g_assert_cmpstr(got, ==, row->want);
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
	ADD("tells", cases, tells);
	ADD("days", days, by_day);
	return g_test_run();
}
