/* resilience_said.c -- panels of what releases bore, and what overlapped */
#include "analyzer/resilience_said.h"

#include "analyzer/resilience.h"
#include "analyzer/scope.h"

#include <math.h>
#include <string.h>

enum { RESILIENCE_WIDTH = 6, OVERLAP_WIDTH = 3 };

/* Rows of a drawn table in the making. */
struct listing {
	struct composer *composer;
	GPtrArray *cells;
	uint32_t room; /* for so many rows */
	uint32_t rows; /* also those that are not listed */
};

static struct panel listing_panel(struct listing *listing, const char *title,
				  const struct sentence *subtitle,
				  const struct grid_column *columns,
				  uint32_t width)
{
	struct composer *composer = listing->composer;
	struct grid *grid = pool_new_array(composer->pool, struct grid, 1);
	uint32_t rows = listing->cells->len / width;

	*grid = (struct grid){
		.columns = columns,
		.width = width,
		.rows = rows,
		.cells = pool_own(composer->pool,
				  g_ptr_array_free(listing->cells, false)),
	};
	if (listing->rows > rows)
		grid->more = say(composer, "and % more in the sheets",
				 value_count(listing->rows - rows));
	return panel_drawn(PANEL_GRID, title, subtitle, grid, NULL);
}

static const struct sentence *release_of(struct composer *composer,
					 const struct resilience *one)
{
	const struct deploy *deploy = one->deploy;

	if (!deploy)
		return NULL;
	return say(composer, "% (%)",
		   value_text(deploy->version ? deploy->version : deploy->id),
		   value_time(VALUE_DATE, deploy->deployed_at));
}

static const struct sentence *share_of(struct composer *composer, double share)
{
	return isnan(share) ? NULL : say(composer, "%", value_rate(share, 0));
}

static const struct sentence *names_of(struct composer *composer,
				       const char *names)
{
	g_auto(GStrv) parts = names ? g_strsplit(names, ";", -1) : NULL;
	g_autofree char *text = parts ? g_strjoinv(", ", parts) : NULL;

	return text ? say(composer, "%",
			  value_text(pool_text(composer->pool, text))) :
		      NULL;
}

static void list_release(struct listing *listing, const struct resilience *one)
{
	struct composer *composer = listing->composer;
	const struct sentence *cells[RESILIENCE_WIDTH] = {
		one->service ? say(composer, "%", value_text(one->service)) :
			       NULL,
		release_of(composer, one),
		say(composer, "% of %", value_count(one->ran),
		    value_count(one->faults)),
		share_of(composer, one->score),
		share_of(composer, one->previous),
		names_of(composer, one->not_run),
	};

	listing->rows++;
	if (listing->rows > listing->room)
		return;
	for (int c = 0; c < RESILIENCE_WIDTH; c++)
		g_ptr_array_add(listing->cells, (gpointer)cells[c]);
}

static struct panel releases_panel(struct composer *composer, uint32_t room)
{
	static const struct grid_column columns[RESILIENCE_WIDTH] = {
		{ "Service", 17, false, true },
		{ "Release", 22, false, false },
		{ "Faults run", 11, true, false },
		{ "Score", 9, true, true },
		{ "Before", 9, true, false },
		{ "Did not run", 24, false, false },
	};
	g_autoptr(GArray) results =
		resilience_of(composer->metrics, composer->pool, false);
	struct listing listing = { composer, g_ptr_array_new(), room, 0 };

	for (uint32_t r = 0; r < results->len; r++)
		list_release(&listing,
			     &g_array_index(results, struct resilience, r));
	return listing_panel(
		&listing, "Resilience by release",
		say(composer,
		    "Probe success of the faults that ran on what "
		    "was deployed then, weighted as LitmusChaos does"),
		columns, RESILIENCE_WIDTH);
}

static const struct sentence *moment_of(struct composer *composer,
					const struct chaos_run *run, int64_t at)
{
	if (at < run->started_at)
		return say(composer, "on before it");
	return say(composer, "% into it",
		   value_duration((double)(at - run->started_at)));
}

static void list_overlap(struct listing *listing, const struct chaos_run *run,
			 const struct sentence *what, int64_t at)
{
	struct composer *composer = listing->composer;
	const struct sentence *cells[OVERLAP_WIDTH] = {
		what,
		run->experiment ?
			say(composer, "%", value_text(run->experiment)) :
			NULL,
		moment_of(composer, run, at),
	};

	listing->rows++;
	if (listing->rows > listing->room)
		return;
	for (int c = 0; c < OVERLAP_WIDTH; c++)
		g_ptr_array_add(listing->cells, (gpointer)cells[c]);
}

static const struct sentence *call(struct composer *composer, const char *kind,
				   const char *id, const char *service)
{
	return say(composer, service ? "% %, %" : "% %", value_text(kind),
		   value_text(id ? id : ""),
		   value_text(service ? service : ""));
}

/* How many incidents began during one. */
static uint32_t list_incidents(struct listing *listing, const GArray *runs)
{
	struct composer *composer = listing->composer;
	const struct facts *facts = composer->metrics->facts;
	uint32_t began = 0;

	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident *one = facts_incident(facts, i);
		bool has_begun = false;

		for (uint32_t r = 0; r < runs->len; r++) {
			const struct chaos_run *run =
				&g_array_index(runs, struct chaos_run, r);

			if (!chaos_is_during(run, one->began_at,
					     one->ended_at) ||
			    !scope_has_incident(composer->metrics, NONE, i))
				continue;
			has_begun |= one->began_at >= run->started_at;
			list_overlap(listing, run,
				     call(composer, "incident", one->id,
					  composer_named(composer, one)),
				     one->began_at);
		}
		began += has_begun;
	}
	return began;
}

static void list_deploys(struct listing *listing, const GArray *runs)
{
	struct composer *composer = listing->composer;
	const struct facts *facts = composer->metrics->facts;

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *one = facts_deploy(facts, d);

		for (uint32_t r = 0; r < runs->len; r++) {
			const struct chaos_run *run =
				&g_array_index(runs, struct chaos_run, r);

			if (scope_has_deploy(composer->metrics, d) &&
			    chaos_is_during(run, one->started_at,
					    one->deployed_at))
				list_overlap(
					listing, run,
					call(composer, "deploy", one->id,
					     facts_service(facts, one->service)
						     ->name),
					one->started_at);
		}
	}
}

static const struct sentence *began_words(struct composer *composer,
					  uint32_t began)
{
	if (!composer_has_incidents(composer))
		return say(composer, "no incidents were given");
	return say(composer,
		   began == 1 ? "% incident began during an experiment, and is "
				"not laid to it" :
				"% incidents began during an experiment, and "
				"are not laid to it",
		   value_count(began));
}

static struct panel overlaps_panel(struct composer *composer,
				   const GArray *runs, uint32_t room)
{
	static const struct grid_column columns[OVERLAP_WIDTH] = {
		{ "What", 41, false, true },
		{ "Experiment", 34, false, false },
		{ "Began", 25, false, false },
	};
	struct listing listing = { composer, g_ptr_array_new(), room, 0 };
	uint32_t began = list_incidents(&listing, runs);

	list_deploys(&listing, runs);
	if (listing.rows == 0) {
		g_ptr_array_unref(listing.cells);
		if (!composer_has_incidents(composer))
			return panel_missing(composer, PANEL_GRID, STATE_NONE,
					     "Meanwhile",
					     "deploy during an experiment",
					     began_words(composer, began));
		return panel_missing(
			composer, PANEL_GRID, STATE_NONE, "Meanwhile",
			"incident or deploy during an experiment", NULL);
	}
	return listing_panel(&listing, "Meanwhile",
			     began_words(composer, began), columns,
			     OVERLAP_WIDTH);
}

void resilience_panels(struct draft *draft, const GArray *runs, uint32_t room)
{
	draft_panel(draft, releases_panel(draft->composer, room));
	draft_panel(draft, overlaps_panel(draft->composer, runs, room));
}
