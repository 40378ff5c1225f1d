/* longest.c -- the longest incidents, and what came before each */
#include "analyzer/longest.h"

#include "analyzer/flag_changes.h"
#include "analyzer/order.h"

#include <math.h>

enum { LONGEST_ROWS = 10, WIDTH_WITH_FLAGS = 5 };

static int by_length(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct metrics *metrics = data;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	double x_long = metrics_incident(metrics, x)->recovery_seconds;
	double y_long = metrics_incident(metrics, y)->recovery_seconds;

	if (x_long != y_long)
		return x_long > y_long ? -1 : 1;
	return x < y ? -1 : x > y;
}

GArray *longest_incidents(const struct composer *composer)
{
	const struct metrics *metrics = composer->metrics;
	g_autoptr(GArray) all = order_incidents(metrics, false);
	GArray *resolved = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t i = 0; i < all->len; i++) {
		uint32_t at = g_array_index(all, uint32_t, i);

		if (!isnan(metrics_incident(metrics, at)->recovery_seconds))
			g_array_append_val(resolved, at);
	}
	g_array_sort_with_data(resolved, by_length, (gpointer)metrics);
	return resolved;
}

static const struct sentence *before(struct composer *composer, uint32_t i)
{
	const struct metrics *metrics = composer->metrics;
	const struct incident_result *result = metrics_incident(metrics, i);
	double seconds;

	if (result->deploy == NONE)
		return NULL;
	seconds = (double)(facts_incident(metrics->facts, i)->began_at -
			   facts_deploy(metrics->facts, result->deploy)
				   ->deployed_at);
	if (seconds < 0)
		return say(composer, "during a roll-out");
	return say(composer, "% before", value_duration(seconds));
}

/* What else it may have come from: the flag, or how many were changed. */
static const struct sentence *flags_before(struct composer *composer,
					   const GArray *changes, uint32_t i)
{
	uint32_t n;
	const char *names = flag_changes_before(composer->metrics, changes,
						composer->pool, i, &n);

	if (n == 0)
		return NULL;
	if (n == 1)
		return say(composer, "%", value_text(names));
	return say(composer, "% flags", value_count(n));
}

static bool has_flags_before(struct composer *composer, const GArray *changes,
			     const GArray *incidents)
{
	for (uint32_t r = 0; r < MIN(incidents->len, LONGEST_ROWS); r++)
		if (flags_before(composer, changes,
				 g_array_index(incidents, uint32_t, r)))
			return true;
	return false;
}

static void fill_incident(struct composer *composer, uint32_t i,
			  const struct sentence **cells)
{
	const struct incident *incident =
		facts_incident(composer->metrics->facts, i);

	if (incident->services > 0)
		cells[0] = say(composer, "%",
			       value_text(composer_named(composer, incident)));
	cells[1] = say(composer, "%",
		       composer_moment(composer, incident->began_at));
	cells[2] = say(composer, "%",
		       value_duration(metrics_incident(composer->metrics, i)
					      ->recovery_seconds));
	cells[3] = before(composer, i);
}

bool longest_has_flags(const struct panel *panel)
{
	const struct grid *grid = panel->data;

	return panel->state == STATE_DRAWN && grid->width == WIDTH_WITH_FLAGS;
}

struct panel longest_panel(struct composer *composer)
{
	static const struct grid_column columns[WIDTH_WITH_FLAGS] = {
		{ "Service", 2, false, true },
		{ "Began", 1.4, false, false },
		{ "Recovery", 1, true, true },
		{ "Its deploy", 1.5, false, false },
		{ "Flag changed before", 2.2, false, false },
	};
	const char *title = "Longest incidents";
	g_autoptr(GArray) all = longest_incidents(composer);
	g_autoptr(GArray) changes =
		flag_changes(composer->metrics, composer->pool);
	struct grid *grid = pool_new_array(composer->pool, struct grid, 1);
	bool has_flags = has_flags_before(composer, changes, all);
	uint32_t width = WIDTH_WITH_FLAGS - !has_flags;
	const struct sentence **cells;

	if (!composer_has_incidents(composer))
		return panel_missing(composer, PANEL_GRID, STATE_NOT_MEASURED,
				     title, "incidents",
				     say(composer, "no incidents were given"));
	if (all->len == 0)
		return panel_missing(composer, PANEL_GRID, STATE_NONE, title,
				     "resolved incidents", NULL);
	grid->columns = columns;
	grid->width = width;
	grid->rows = MIN(all->len, LONGEST_ROWS);
	cells = pool_new_array(composer->pool, const struct sentence *,
			       grid->rows *width);
	for (uint32_t r = 0; r < grid->rows; r++) {
		uint32_t i = g_array_index(all, uint32_t, r);

		fill_incident(composer, i, cells + r * width);
		if (has_flags)
			cells[r * width + width - 1] =
				flags_before(composer, changes, i);
	}
	grid->cells = cells;
	return panel_drawn(PANEL_GRID, title, NULL, grid,
			   say(composer,
			       grid->rows == 1 ? "The longest of % incident" :
						 "The % longest incidents",
			       value_count(grid->rows)));
}
