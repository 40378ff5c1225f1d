/* history_measure.c -- a history, sealed and measured */
#include "tests/history.h"

#include "analyzer/join.h"
#include "analyzer/measure.h"
#include "analyzer/shipment.h"

struct facts *history_parse(const char *commits, const char *deploys)
{
	struct facts *facts = facts_new();

	history_read(facts, "", commits, deploys, NULL);
	facts_seal(facts, 600);
	return facts;
}

struct history *history_new(const char *commits, const char *deploys,
			    const char *incidents)
{
	struct history *history = g_new0(struct history, 1);

	history->facts = facts_new();
	history_read(history->facts, "", commits, deploys, incidents);
	facts_seal(history->facts, 600);
	history->settings = settings_new();
	history->settings->as_of = history_time("365d");
	return history;
}

void history_free(struct history *history)
{
	metrics_free(history->metrics);
	settings_free(history->settings);
	facts_free(history->facts);
	g_free(history);
}

void history_join(struct history *history)
{
	metrics_free(history->metrics);
	history->metrics = metrics_new(history->facts, history->settings);
	join_services(history->metrics, INT64_MIN, INT64_MAX);
	shipment_settle(history->metrics);
}

void history_measure(struct history *history, const char *since,
		     const char *until)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	g_autofree char *first = period_date_text(history_time(since), zone);
	g_autofree char *last = period_date_text(history_time(until), zone);
	struct window_request request = { .since = first, .until = last };
	struct window window;

	g_assert_true(period_window(&request, history->settings->as_of, NO_TIME,
				    zone, &window, NULL));
	metrics_free(history->metrics);
	history->metrics = join(history->facts, history->settings, &window,
				zone, history->has_all);
	measure(history->metrics);
}
