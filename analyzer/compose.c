/* compose.c -- metrics into the review: names, pages in order, tables */
#include "analyzer/compose.h"

#include "analyzer/composer.h"
#include "analyzer/delivery.h"
#include "analyzer/order.h"
#include "analyzer/tables.h"

#include <stdlib.h>
#include <string.h>

static const char *quarter_name(struct composer *composer,
				const struct window *window, bool is_short)
{
	g_autofree char *date =
		period_date_text(window->since, composer->metrics->zone);
	int month = atoi(date + 5);
	g_autofree char *name =
		is_short ? g_strdup_printf("Q%d", (month + 2) / 3) :
			   g_strdup_printf("%.4s Q%d", date, (month + 2) / 3);

	return pool_text(composer->pool, name);
}

static const char *month_name(struct composer *composer,
			      const struct window *window, bool is_short)
{
	static const char *const months[] = {
		"January",   "February", "March",    "April",
		"May",	     "June",	 "July",     "August",
		"September", "October",	 "November", "December",
	};
	g_autofree char *date =
		period_date_text(window->since, composer->metrics->zone);
	const char *month = months[atoi(date + 5) - 1];
	g_autofree char *name = is_short ?
					g_strndup(month, 3) :
					g_strdup_printf("%s %.4s", month, date);

	return pool_text(composer->pool, name);
}

/* "2014" for a calendar year, else first to last day. */
static const char *days_name(struct composer *composer,
			     const struct window *window)
{
	GTimeZone *zone = composer->metrics->zone;
	g_autofree char *first = period_date_text(window->since, zone);
	g_autofree char *last = period_date_text(window->until - 1, zone);
	g_autofree char *name =
		g_str_has_suffix(first, "-01-01") &&
				g_str_has_suffix(last, "-12-31") &&
				strncmp(first, last, 4) == 0 ?
			g_strndup(first, 4) :
			g_strdup_printf("%s to %s", first, last);

	return pool_text(composer->pool, name);
}

/* In charts a year is short enough, other days are not. */
static const char *shorten(const char *name, const char *otherwise)
{
	return strlen(name) == strlen("2014") ? name : otherwise;
}

static const char *name_of(struct composer *composer,
			   const struct window *window, bool is_short,
			   const char *short_name)
{
	const char *name;

	switch (window->kind) {
	case WINDOW_QUARTER:
		return quarter_name(composer, window, is_short);
	case WINDOW_MONTH:
		return month_name(composer, window, is_short);
	default:
		name = days_name(composer, window);
		return is_short ? shorten(name, short_name) : name;
	}
}

/* In sentences only a quarter, month or year is called by its name. */
static const char *say_period(const char *name, const char *otherwise)
{
	return name && strstr(name, " to ") ? otherwise : name;
}

static void name_periods(struct composer *composer)
{
	struct report *report = composer->report;
	const struct metrics *metrics = composer->metrics;
	const struct settings *settings = metrics->settings;
	g_autofree char *days = NULL;

	report->title = settings->title;
	report->organisation =
		settings->organisation ? settings->organisation : "";
	report->zone_name = settings->timezone;
	report->zone = metrics->zone;
	report->generated_at = settings->as_of;
	report->period_name = name_of(composer, &metrics->window, false, NULL);
	report->short_name = name_of(composer, &metrics->window, true, "now");
	if (metrics->has_previous) {
		report->previous_name =
			name_of(composer, &metrics->previous, false, NULL);
		report->short_previous =
			name_of(composer, &metrics->previous, true, "before");
	}
	composer->said = say_period(report->period_name, "the window");
	days = g_strdup_printf("the %d days before",
			       period_days(metrics->previous.since,
					   metrics->previous.until,
					   metrics->zone));
	composer->said_before = say_period(report->previous_name,
					   pool_text(composer->pool, days));
	composer->span = (struct span){
		.since = composer->days->since,
		.split = metrics->window.since,
		.until = metrics->window.until,
		.previous_name = report->short_previous,
		.current_name = report->short_name,
	};
}

static void rank(struct composer *composer)
{
	GArray *order = order_scopes(composer->metrics);

	composer->n_scopes = order->len;
	composer->ranking = pool_steal_array(composer->pool, order);
	composer->buckets = pool_new_array(composer->pool, struct buckets,
					   composer->n_scopes + 1);
}

/* Most commands print one table, or none. */
static const struct table *build_table(const struct report *report, uint32_t t)
{
	return table_build(report->pool, report->metrics, report->schemas[t],
			   report->has_all);
}

static void offer_tables(struct composer *composer, bool all)
{
	struct report *report = composer->report;

	report->tables =
		pool_new_array(composer->pool, const struct table *, n_schemas);
	report->schemas = pool_new_array(composer->pool, const struct schema *,
					 n_schemas);
	for (uint32_t s = 0; s < n_schemas; s++)
		if (!schema_is_only_shown(schemas[s]) &&
		    table_has_source(report->metrics, schemas[s]))
			report->schemas[report->n_tables++] = schemas[s];
	report->build = build_table;
	report->has_all = all;
}

static void compose_pages(struct composer *composer)
{
	composer->delivery = delivery_new(composer->metrics);
	compose_summary(composer);
	compose_loop(composer);
	compose_scorecard(composer);
	compose_lead_time(composer);
	compose_failure(composer);
	compose_recovery(composer);
	compose_timeline(composer);
	compose_impact(composer);
	compose_rollback(composer);
	compose_ci(composer);
	compose_delivery(composer);
	compose_canary(composer);
	compose_flags(composer);
	compose_budgets(composer);
	compose_chaos(composer);
	compose_quality(composer);
	compose_definitions(composer);
	delivery_free(composer->delivery);
}

struct report *compose(const struct metrics *metrics, bool all, bool draws)
{
	g_autoptr(Days) days = days_new(metrics);
	struct report *report = g_new0(struct report, 1);
	struct composer composer = {
		.pool = pool_new(),
		.report = report,
		.metrics = metrics,
		.days = days,
		.pages = g_array_new(false, false, sizeof(struct page)),
	};

	report->pool = composer.pool;
	report->metrics = metrics;
	name_periods(&composer);
	rank(&composer);
	offer_tables(&composer, all);
	if (draws)
		compose_pages(&composer);
	report->n_pages = composer.pages->len;
	report->pages = pool_steal_array(composer.pool, composer.pages);
	return report;
}
