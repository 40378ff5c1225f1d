/* strips.c -- a row of dots a service */
#include "analyzer/strips.h"

#include "analyzer/tier.h"

#include <math.h>

static struct strip_row lead_row(struct composer *composer, uint32_t scope)
{
	const struct metrics *metrics = composer->metrics;
	const struct measure *p50 =
		composer_measure(composer, scope, LEAD_TIME, STATISTIC_P50);
	struct sample sample =
		composer_leads(composer, scope, &metrics->window);

	return (struct strip_row){
		.name = composer_service(composer, scope)->name,
		.sample = sample,
		.centre = sample.p50,
		.previous_centre =
			p50->previous_n >= TIER_MIN_N ? p50->previous : NAN,
	};
}

static struct strip_row recovery_row(struct composer *composer, uint32_t scope)
{
	const struct measure *mean = composer_measure(
		composer, scope, TIME_TO_RECOVERY, STATISTIC_MEAN);
	struct sample sample = composer_recoveries(composer, scope,
						   &composer->metrics->window);

	return (struct strip_row){
		.name = composer_service(composer, scope)->name,
		.sample = sample,
		.centre = sample.mean,
		.previous_centre =
			mean->previous_n >= TIER_MIN_N ? mean->previous : NAN,
	};
}

/* Rows without a centre come last. */
static int by_centre(gconstpointer a, gconstpointer b)
{
	const struct strip_row *x = a, *y = b;

	if (isnan(x->centre) != isnan(y->centre))
		return isnan(x->centre) ? 1 : -1;
	if (!isnan(x->centre) && x->centre != y->centre)
		return x->centre < y->centre ? -1 : 1;
	if (x->sample.n != y->sample.n)
		return x->sample.n > y->sample.n ? -1 : 1;
	return g_strcmp0(x->name, y->name);
}

static struct strip *make_strip(struct composer *composer,
				struct strip_row (*row)(struct composer *,
							uint32_t),
				enum metric metric)
{
	GArray *rows = g_array_new(false, false, sizeof(struct strip_row));
	struct strip *strip = pool_new_array(composer->pool, struct strip, 1);

	for (uint32_t i = 0; i < composer->n_scopes && rows->len < STRIP_ROWS;
	     i++) {
		struct strip_row one = row(composer, composer->ranking[i]);

		if (one.sample.n > 0)
			g_array_append_val(rows, one);
	}
	g_array_sort(rows, by_centre);
	strip->n = rows->len;
	strip->rows = pool_steal_array(composer->pool, rows);
	for (int i = 0; i < 3; i++)
		strip->limits[i] = tier_limits(metric)->limits[i];
	return strip;
}

struct panel strips_lead_time(struct composer *composer)
{
	struct strip *strip = make_strip(composer, lead_row, LEAD_TIME);
	const struct sentence *subtitle;

	if (strip->n == 0)
		return panel_missing(composer, PANEL_STRIP,
				     composer_state_of_changes(composer),
				     "By service", "changes", NULL);
	subtitle =
		composer->metrics->has_previous ?
			say(composer,
			    "each dot is one change of %; bar = median, tick = "
			    "p90, ring = % median; sorted by median; shading "
			    "marks the tiers",
			    value_text(composer->said),
			    value_text(composer->report->short_previous)) :
			say(composer,
			    "each dot is one change of %; bar = median, tick = "
			    "p90; sorted by median; shading marks the tiers",
			    value_text(composer->said));
	return panel_drawn(PANEL_STRIP, "By service", subtitle, strip, NULL);
}

struct panel strips_recovery(struct composer *composer)
{
	struct strip *strip =
		make_strip(composer, recovery_row, TIME_TO_RECOVERY);

	if (!composer_has_incidents(composer))
		return panel_missing(composer, PANEL_STRIP, STATE_NOT_MEASURED,
				     "By service", "incidents",
				     say(composer, "no incidents were given"));
	if (strip->n == 0)
		return panel_missing(composer, PANEL_STRIP, STATE_NONE,
				     "By service", "resolved incidents", NULL);
	strip->has_mean = true;
	return panel_drawn(
		PANEL_STRIP, "By service",
		say(composer,
		    "each dot is one resolved incident of %; bar = mean; "
		    "shading marks the tiers",
		    value_text(composer->said)),
		strip, NULL);
}
