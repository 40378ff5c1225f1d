/* terminal_title.c -- head and foot of the screen */
#include "render/terminal_title.h"

#include "render/format.h"

#include <math.h>
#include <string.h>

static GPtrArray *new_pieces(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

/* "1 Apr – 30 Jun 2026" */
static char *days_text(const struct window *window, GTimeZone *zone)
{
	int64_t last_at = MAX(window->until - 1, window->since);
	g_autofree char *from = format_date(window->since, zone);
	g_autofree char *from_year = format_year(window->since, zone);
	g_autofree char *to = format_date(last_at, zone);
	g_autofree char *to_year = format_year(last_at, zone);

	if (g_str_equal(from_year, to_year))
		return g_strdup_printf("%s – %s %s", from, to, to_year);
	return g_strdup_printf("%s %s – %s %s", from, from_year, to, to_year);
}

/* A window of so many days has no name but its days, which follow. */
static void add_title(GPtrArray *pieces, const struct report *report,
		      const struct terminal_style *style)
{
	bool has_name = report->metrics->window.kind != WINDOW_DAYS;
	g_autofree char *title = terminal_clean(style, report->title);
	g_autofree char *period = terminal_clean(style, report->period_name);

	g_ptr_array_add(pieces, has_name ?
					g_strconcat(title, " ", period, NULL) :
					g_steal_pointer(&title));
}

static void add_days(GPtrArray *pieces, const struct report *report,
		     const struct terminal_style *style)
{
	const struct window *window = &report->metrics->window;
	g_autofree char *days = days_text(window, report->zone);
	g_autofree char *zone = terminal_clean(style, report->zone_name);

	g_ptr_array_add(
		pieces,
		g_strconcat(days, " ", zone,
			    window->is_incomplete ? ", not complete" : "",
			    NULL));
}

static void add_previous(GPtrArray *pieces, const struct report *report,
			 const struct terminal_style *style)
{
	const struct metrics *metrics = report->metrics;
	g_autofree char *name =
		metrics->previous.kind == WINDOW_DAYS ?
			days_text(&metrics->previous, report->zone) :
			terminal_clean(style, report->previous_name);

	g_ptr_array_add(pieces, metrics->has_previous ?
					g_strconcat("vs ", name, NULL) :
					g_strdup("no previous period"));
}

static void add_count(GPtrArray *pieces, double count, const char *thing)
{
	g_autofree char *number = format_count(isnan(count) ? 0 : count);

	g_ptr_array_add(pieces, g_strdup_printf("%s %s%s", number, thing,
						count == 1 ? "" : "s"));
}

static double value_of(const struct metrics *metrics, enum metric metric,
		       enum statistic statistic)
{
	return metrics_find(metrics, NONE, metric, statistic)->value;
}

/* NaN (nothing was given) adds nothing. */
static void add_incidents(GPtrArray *pieces, const struct metrics *metrics)
{
	double resolved =
		value_of(metrics, TIME_TO_RECOVERY, STATISTIC_RESOLVED);
	double open = value_of(metrics, TIME_TO_RECOVERY, STATISTIC_OPEN);

	if (!isnan(resolved) && !isnan(open))
		add_count(pieces, resolved + open, "incident");
}

/* Of the exports, what was used of what could have been. */
static void add_share(GPtrArray *pieces, const struct metrics *metrics)
{
	uint64_t usable, used = metrics_used(metrics, &usable);
	g_autofree char *share = NULL;

	if (usable == 0)
		return;
	share = format_rate((double)used / (double)usable,
			    (uint32_t)MIN(usable, UINT32_MAX), NAN);
	g_ptr_array_add(pieces,
			strstr(share, " of ") ?
				g_strdup_printf("%s records used", share) :
				g_strdup_printf("%s of records used", share));
}

void title_print(const struct report *report,
		 const struct terminal_style *style, FILE *stream)
{
	const struct metrics *metrics = report->metrics;
	g_autoptr(GPtrArray) title = new_pieces();
	g_autoptr(GPtrArray) counts = new_pieces();

	add_title(title, report, style);
	add_days(title, report, style);
	add_previous(title, report, style);
	terminal_pieces(title, "  ·  ", style, stream);

	add_count(counts, metrics->scopes->len, "service");
	add_count(counts,
		  value_of(metrics, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT),
		  "deploy");
	add_incidents(counts, metrics);
	add_share(counts, metrics);
	terminal_pieces(counts, " · ", style, stream);
}

void legend_print(const struct terminal_style *style, FILE *stream)
{
	g_autoptr(GPtrArray) pieces = new_pieces();

	for (enum tier tier = TIER_ELITE; tier > TIER_NONE; tier--)
		g_ptr_array_add(pieces,
				g_strdup_printf("%s %s", terminal_pips(tier),
						tier_name(tier)));
	g_ptr_array_add(pieces, g_strdup("n<5: no tier"));
	g_ptr_array_add(pieces, g_strdup("▲ better"));
	g_ptr_array_add(pieces, g_strdup("▼ worse"));
	g_ptr_array_add(pieces, g_strdup("– no detectable change"));
	terminal_pieces(pieces, "  ", style, stream);
}
