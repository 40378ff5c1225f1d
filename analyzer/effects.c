/* effects.c -- what the gaps in the data do to each metric */
#include "analyzer/effects.h"

#include "analyzer/gaps.h"

#include <math.h>

enum { EFFECTS = 5 };

static void add_effect(struct composer *composer, const struct sentence **cells,
		       const char *metric, const struct sentence *basis,
		       const struct sentence *words)
{
	cells[0] = say(composer, "%", value_text(metric));
	cells[1] = basis;
	cells[2] = words;
}

static const struct sentence *of(struct composer *composer, uint32_t part,
				 uint32_t whole, const char *what)
{
	return say(composer, "% of % %", value_count(part), value_count(whole),
		   value_text(what));
}

static void tell_lead_time(struct composer *composer, const struct gaps *gaps,
			   const struct sentence **cells)
{
	uint32_t without = gaps->deploys_without_commit;
	uint32_t all = gaps->deploys + gaps->deploys_without_repository;

	add_effect(composer, cells, "Lead time",
		   of(composer, gaps->deploys - without, all, "deploys"),
		   all == 0 ?
			   say(composer, "There is no deploy.") :
		   gaps->deploys == 0 ?
			   say(composer, "No repository was given.") :
		   without == 0 && gaps->deploys < all ?
			   say(composer,
			       "% deploys are of services without a repository "
			       "and have no lead time.",
			       value_count(gaps->deploys_without_repository)) :
		   without == 0 ?
			   say(composer, "Every deploy has a known commit.") :
			   say(composer,
			       "% deploys without a known commit have no lead "
			       "time; what they shipped is counted with the "
			       "deploy after.",
			       value_count(without)));
}

/* None is said apart from not asked. */
static const struct sentence *without_incidents(struct composer *composer)
{
	return say(composer, composer_has_incidents(composer) ?
				     "There is no incident." :
				     "No incidents were given.");
}

static void tell_failures(struct composer *composer, const struct gaps *gaps,
			  const struct sentence **cells)
{
	const struct measure *rate = composer_measure(
		composer, NONE, CHANGE_FAILURE_RATE, STATISTIC_RATE);
	const struct measure *failed = composer_measure(
		composer, NONE, CHANGE_FAILURE_RATE, STATISTIC_FAILED);
	uint32_t apart =
		gaps->incidents_without_deploy + gaps->incidents_unmatched;
	double most = fmin((failed->value + apart) / rate->n, 1);

	add_effect(composer, cells, "Change failure rate",
		   of(composer, gaps->incidents - apart, gaps->incidents,
		      "incidents"),
		   gaps->incidents == 0 ?
			   without_incidents(composer) :
		   rate->n == 0 ?
			   say(composer, "There is no deploy to follow.") :
		   apart == 0 ?
			   say(composer,
			       "Every incident is attributed to a deploy.") :
			   say(composer,
			       "% incidents follow no deploy; if each came "
			       "from one, the rate would be %.",
			       value_count(apart), value_rate(most, rate->n)));
}

static void tell_recovery(struct composer *composer, const struct gaps *gaps,
			  const struct sentence **cells)
{
	uint32_t out = gaps->incidents_open + gaps->incidents_backwards +
		       gaps->incidents_unmatched;

	add_effect(composer, cells, "Time to recovery",
		   of(composer, gaps->incidents - out, gaps->incidents,
		      "incidents"),
		   gaps->incidents == 0 ? without_incidents(composer) :
		   out == 0 ? say(composer, "Every incident has an end.") :
			      say(composer,
				  "In no mean: % open, % ending before the "
				  "beginning, % of unknown services.",
				  value_count(gaps->incidents_open),
				  value_count(gaps->incidents_backwards),
				  value_count(gaps->incidents_unmatched)));
}

static void tell_clock(struct composer *composer, const struct gaps *gaps,
		       const struct sentence **cells)
{
	const struct measure *p50 =
		composer_measure(composer, NONE, LEAD_TIME, STATISTIC_P50);

	add_effect(
		composer, cells, "Clock",
		of(composer, p50->n, p50->n + gaps->skewed, "changes"),
		gaps->skewed == 0 ?
			say(composer, "No change is younger than its deploy.") :
			say(composer,
			    gaps->skewed == 1 ?
				    "% change is younger than its deploy "
				    "and is left out of the lead time." :
				    "% changes are younger than their "
				    "deploy and are left out of the lead "
				    "time.",
			    value_count(gaps->skewed)));
}

static void tell_duplicates(struct composer *composer, const struct gaps *gaps,
			    const struct sentence **cells)
{
	add_effect(composer, cells, "All",
		   say(composer, "% records", value_count(gaps->read)),
		   gaps->duplicate == 0 ?
			   say(composer, "No record was exported twice.") :
			   say(composer,
			       "% repeat another record or are another region "
			       "of the same roll-out; they count once.",
			       value_count(gaps->duplicate)));
}

struct panel effects_panel(struct composer *composer)
{
	static const struct grid_column columns[] = {
		{ NULL, 2, false, true },
		{ NULL, 2, false, false },
		{ NULL, 8, false, false },
	};
	struct grid *grid = pool_new_array(composer->pool, struct grid, 1);
	uint32_t width = G_N_ELEMENTS(columns);
	const struct sentence **cells = pool_new_array(
		composer->pool, const struct sentence *, EFFECTS *width);
	struct gaps gaps = gaps_count(composer);

	tell_lead_time(composer, &gaps, cells);
	tell_failures(composer, &gaps, cells + width);
	tell_recovery(composer, &gaps, cells + 2 * width);
	tell_clock(composer, &gaps, cells + 3 * width);
	tell_duplicates(composer, &gaps, cells + 4 * width);
	grid->columns = columns;
	grid->width = width;
	grid->rows = EFFECTS;
	grid->cells = cells;
	return panel_drawn(
		PANEL_GRID, "What this does to the metrics",
		say(composer, "each row says which numbers to read with care"),
		grid, NULL);
}
