/* days.c -- the days of both periods, counted from a Monday
 *
 * A calendar is asked once a day of the periods, not once a record: finding
 * the day, and so the week, of an instant is a binary search.
 */
#include "analyzer/days.h"

struct days *days_new(const struct metrics *metrics)
{
	GArray *starts = g_array_new(false, false, sizeof(int64_t));
	struct days *days = g_new0(struct days, 1);
	GTimeZone *zone = metrics->zone;
	int64_t at;

	days->since = metrics->has_previous ? metrics->previous.since :
					      metrics->window.since;
	days->until = metrics->window.until;
	at = period_week(days->since, zone);
	g_array_append_val(starts, at);
	while (at < days->until || (starts->len - 1) % 7 != 0) {
		at = period_add_days(at, 1, zone);
		g_array_append_val(starts, at);
	}
	days->n = starts->len - 1;
	days->starts = (int64_t *)(void *)g_array_free(starts, false);
	return days;
}

void days_free(struct days *days)
{
	if (!days)
		return;
	g_free(days->starts);
	g_free(days);
}

uint32_t days_find(const struct days *days, int64_t at)
{
	uint32_t low = 0, high = days->n;

	if (days->n == 0 || at < days->starts[0] || at >= days->starts[days->n])
		return NONE;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (days->starts[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

bool days_week_is_whole(const struct days *days, uint32_t w, int64_t since,
			int64_t until)
{
	return days->starts[7 * w] >= since &&
	       days->starts[7 * (w + 1)] <= until;
}
