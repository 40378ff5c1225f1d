/* terminal_keys.c -- values, changes and weeks of the four keys */
#include "render/terminal_keys.h"

#include "render/format.h"

#include <math.h>
#include <string.h>

enum { FEW = 5, MOST_WEEKS = 14, WEEKS_OF_LONGER = 13, DAYS_OF_WEEK = 7 };

static const struct {
	const char *label;
	enum metric metric;
	enum statistic statistic;
} keys[KEYS] = {
	[KEY_FREQUENCY] = { "Deployment frequency", DEPLOYMENT_FREQUENCY,
			    STATISTIC_PER_DAY },
	[KEY_LEAD] = { "Lead time, median", LEAD_TIME, STATISTIC_P50 },
	[KEY_FAILURE] = { "Change failure rate", CHANGE_FAILURE_RATE,
			  STATISTIC_RATE },
	[KEY_RECOVERY] = { "Time to recovery, mean", TIME_TO_RECOVERY,
			   STATISTIC_MEAN },
};

const char *key_label(enum key key)
{
	return keys[key].label;
}

const struct measure *key_measure(const struct metrics *metrics, uint32_t scope,
				  enum key key)
{
	return metrics_find(metrics, scope, keys[key].metric,
			    keys[key].statistic);
}

/*
 * The limit between two tiers that is nearest, so that a rate is not rounded
 * to its other side.  Without a table of thresholds there is none.
 */
static double nearest_limit(const struct report *report, double rate)
{
	const struct table *table = report_table(report, "thresholds");
	double nearest = NAN;

	for (uint32_t row = 0; table && row < table->rows; row++) {
		const struct cell *name = &table_cell(table, row, 0);
		const struct cell *limit = &table_cell(table, row, 1);

		if (name->is_empty || limit->is_empty ||
		    !g_str_has_prefix(name->text, "cfr_"))
			continue;
		if (isnan(nearest) ||
		    fabs(limit->real - rate) < fabs(nearest - rate))
			nearest = limit->real;
	}
	return nearest;
}

static bool is_measured(const struct metrics *metrics, enum key key,
			const struct measure *measure)
{
	if (measure->note && g_str_has_prefix(measure->note, "not measured"))
		return false;
	if (key != KEY_LEAD || measure->service == NONE)
		return true;
	return facts_service(metrics->facts, measure->service)->repository !=
	       NONE;
}

static char *print_value(const struct report *report, enum key key,
			 double value, uint32_t n, double beside)
{
	if (key == KEY_FREQUENCY)
		return format_per_week(value * DAYS_OF_WEEK);
	if (n < FEW)
		return g_strdup_printf("n=%u", n);
	if (key == KEY_FAILURE)
		return format_rate(value, n, nearest_limit(report, value));
	return format_duration_pair(value, beside);
}

char *key_value(const struct report *report, enum key key,
		const struct measure *measure, double beside)
{
	if (!is_measured(report->metrics, key, measure))
		return g_strdup(FORMAT_UNKNOWN);
	return print_value(report, key, measure->value, measure->n, beside);
}

char *key_previous(const struct report *report, enum key key,
		   const struct measure *measure)
{
	if (!report->metrics->has_previous ||
	    !is_measured(report->metrics, key, measure))
		return g_strdup(FORMAT_UNKNOWN);
	return print_value(report, key, measure->previous, measure->previous_n,
			   measure->value);
}

char *key_per_week(enum key key, char *value)
{
	g_autofree char *number = value;

	if (key != KEY_FREQUENCY || !g_ascii_isdigit(number[0]))
		return g_steal_pointer(&number);
	return g_strconcat(number, " /wk", NULL);
}

static char *change_text(const struct measure *measure)
{
	if (measure->change_kind == CHANGE_POINTS)
		return format_points(measure->change);
	return format_change(measure->change);
}

/* A range that is printed as ratios wants a ratio before it. */
static char *change_beside_range(const struct measure *measure,
				 const char *range)
{
	if (g_str_has_prefix(range, "×"))
		return format_ratio(measure->change);
	return change_text(measure);
}

static char *range_text(const struct measure *measure)
{
	if (measure->change_kind == CHANGE_POINTS)
		return format_points_range(measure->change_ci_low,
					   measure->change_ci_high);
	return format_change_range(measure->change_ci_low,
				   measure->change_ci_high);
}

char *key_change(const struct measure *measure, bool has_range)
{
	g_autofree char *range = range_text(measure);
	g_autofree char *change = change_beside_range(measure, range);

	switch (measure->verdict) {
	case VERDICT_BETTER:
	case VERDICT_WORSE:
		return has_range ? g_strdup_printf("%s (%s)", change, range) :
				   change_text(measure);
	case VERDICT_NONE:
		return g_strdup("no detectable change");
	case VERDICT_TOO_FEW:
		return g_strdup("too few to compare");
	case VERDICT_NO_PREVIOUS:
		return g_strdup("no previous period");
	case VERDICT_EMPTY:
		break;
	}
	return g_strdup("");
}

static double week_value(const struct week *week, enum key key)
{
	switch (key) {
	case KEY_FREQUENCY:
		return week->deploys;
	case KEY_LEAD:
		return week->lead_p50;
	case KEY_FAILURE:
		return week->failure_rate;
	default:
		return week->recovery_mean;
	}
}

static GArray *all_weeks(const struct metrics *metrics, uint32_t scope,
			 enum key key)
{
	uint32_t service =
		scope == NONE ? NONE :
				g_array_index(metrics->scopes, uint32_t, scope);
	GArray *values = g_array_new(false, false, sizeof(double));

	for (uint32_t w = 0; w < metrics->weeks->len; w++) {
		const struct week *week = metrics_week(metrics, w);
		double value = week_value(week, key);

		if (week->service == service && !week->is_previous)
			g_array_append_val(values, value);
	}
	return values;
}

double *key_weeks(const struct metrics *metrics, uint32_t scope, enum key key,
		  uint32_t *n)
{
	GArray *values = all_weeks(metrics, scope, key);

	if (values->len > MOST_WEEKS)
		g_array_remove_range(values, 0, values->len - WEEKS_OF_LONGER);
	*n = values->len;
	return (double *)g_array_free(values, false);
}

char *key_weeks_title(const struct metrics *metrics, bool is_short)
{
	g_autoptr(GArray) values = all_weeks(metrics, NONE, KEY_FREQUENCY);
	const char *weeks = is_short	     ? "wk" :
			    values->len == 1 ? "week" :
					       "weeks";

	if (values->len == 0)
		return NULL;
	if (values->len > MOST_WEEKS)
		return g_strdup_printf("last %d %s", WEEKS_OF_LONGER, weeks);
	return g_strdup_printf("%u %s", values->len, weeks);
}
